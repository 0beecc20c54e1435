"""The page with the form by which editors make and change records in a browser. Its fields are made by its script.

It is for editors: no page leads there but the links to change one, and search engines are kept away.
"""

from dataclasses import replace

from portal.pages.rendering import Page, Templates, hidden, home

PATH = "edit/"


def form_page(templates: Templates) -> Page:
    """The page; until its script has run it holds only a note for readers without scripts."""
    words = templates.views.words
    main = templates.render("record-form.html", title=words["edit_title"], trail=(home(templates.views),))
    page = hidden(templates, Page(PATH, words["edit_title"], words["edit_about"], main))
    return replace(page, head=page.head + templates.script("record-form"))
