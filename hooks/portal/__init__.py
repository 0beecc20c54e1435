"""The core of the portal: records in YAML become everything that is published.

ARCHITECTURE.md lists the packages in the order in which they build on each other. Nothing here knows MkDocs;
`hooks/mkdocs_hooks.py` joins the two (tests/test_structure.py holds both rules).
"""
