"""Views -> what stands around every page of a language: menu, footer, announcement, ways to subscribe."""

from portal.endpoints import alternate_links
from portal.metadata.json_ld import as_script, website
from portal.pages.announcement import announcement
from portal.theme import sections
from portal.views.localised import Views


def chrome(views: Views) -> dict[str, object]:
    """What the skeleton of a page shows of the data, by the names under which the templates of the theme know it."""
    return {
        **sections.section_values(views),
        "announcement": announcement(views),
        "alternates": alternate_links(views),
        "website": as_script(website(views)),
    }
