"""The core of the portal: records in YAML become everything that is published.

From the ground up; a package imports only from those above it:

    language dates characters problems messages publish workers policy paths    used everywhere
    records        kinds, fields and vocabularies, as editors write them
    loading        data files -> records with positions, or every fault in them
    rules          what must hold between records and between languages
    catalogue      ids -> objects, relations both ways, the publication gate
    history        git and ledgers: last change, diff, addresses
    editing        one data file and the changes made in it
    translating    which text each translation follows, and its state
    views          catalogue x language x moment -> flat values
    figures        charts and the map
    pages          views -> HTML, one module a page type
    metadata       JSON-LD, Open Graph and share images
    theme          the frames of the theme, their slots and assets
    outputs        data, feeds, calendars, search beside the pages
    building       one build from beginning to end
    session        one run of the program that draws the frames
    page_digests   a digest a page, to compare two moments
    commands       the `portal` command, one module a command

Nothing here knows MkDocs; `hooks/mkdocs_hooks.py` joins the two (tests/test_structure.py holds both rules).
"""
