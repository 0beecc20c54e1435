"""The core of the portal: records in YAML become everything that is published.

load (reading, screening, validation) -> check (rules) -> resolve (catalogue) -> localise (views)
-> fill (pages into frames) and the other outputs beside it -> publish (stage, check, swap).
Nothing here knows MkDocs; `hooks/mkdocs_hooks.py` does.
"""
