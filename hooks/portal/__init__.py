"""The core of the portal: records in YAML become everything that is published.

    checking     data files -> sound records, or every fault in them       load, check
    catalogue    records -> ids to objects, relations both ways, the gate   resolve
    views        catalogue x language -> flat values, dates written out     localise
    html         views -> pages, filled into the frames of the theme        fill
    outputs      data, feeds, calendars, search beside the pages
    building     one build from beginning to end; publish swaps it in whole
    editing, translating, history                                           what editors and reviewers ask for
    commands     the `portal` command, one module a command

Imports run one way (tests/test_structure.py). Nothing here knows MkDocs;
`hooks/mkdocs_hooks.py` joins the two.
"""
