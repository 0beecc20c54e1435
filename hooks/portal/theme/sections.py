"""A path -> its section of the site: the menu item to mark, the theme that colours the page, the breadcrumb."""

from functools import partial

from markupsafe import Markup

from portal.figures.mark import MARK_PATH as MARK
from portal.language import LANGUAGES
from portal.views.localised import Views
from portal.views.values import Link, site_link
from portal.views.wording import LOCALES

# The five parts of the menu: how a part is called in a frame, where it begins, and which other paths belong to it.
SECTIONS: dict[str, tuple[str, ...]] = {
    "you": ("for/", "answers/", "services/", "schools/"),
    "themes": ("themes/", "projects/"),
    "when": ("when/", "events/", "benelux-day/"),
    "whom": ("partners/", "organisations/"),
    "about": ("benelux/", "in-brief/", "institutions/", "how-it-works/", "instruments/", "documents/", "glossary/"),
}


def menu(views: Views) -> list[tuple[str, Link]]:
    """What the header offers on every page, each with the name of its part."""
    return [
        (section, Link(views.words[f"menu_{section}"], views.path(paths[0]))) for section, paths in SECTIONS.items()
    ]


def current(section: str, path: str) -> Markup:
    """The attribute by which the menu marks the part to which a page belongs (WAI-ARIA 1.2, aria-current)."""
    if path == SECTIONS[section][0]:
        return Markup(' aria-current="page"')
    return Markup(' aria-current="true"') if path.startswith(SECTIONS[section]) else Markup()


def theme_of(views: Views, path: str) -> str:
    """The theme whose page this is; empty for any other."""
    folder, _, name = path.strip("/").partition("/")
    if folder == "themes" and name in views.catalogue.themes:
        return name
    return "institutional" if path == "institutions/" else ""


def way_up(views: Views, path: str) -> list[Link]:
    """The pages between home and a page of prose: the beginning of its part of the menu."""
    for section, (first, *others) in SECTIONS.items():
        if path != first and path.startswith((first, *others)):
            return [Link(views.words[f"menu_{section}"], views.path(first))]
    return []


def section_values(views: Views) -> dict[str, object]:
    """What the frame of every page shows: the menu, whose the site is, and the day of the build."""
    return {
        "words": views.words.words,
        "languages": LANGUAGES,
        "language_names": views.catalogue.words["language_own"],
        "locales": {code: str(locale) for code, locale in LOCALES.items()},
        "official": site_link(views.catalogue.settings.official_site),
        "menu": menu(views),
        "current": current,
        "theme_of": partial(theme_of, views),
        "way_up": partial(way_up, views),
        "mark": MARK,
        "mail": views.mail,
        "form": views.form,
        "edit_file": views.edit_file,
        "examples": views.words["home_example_words"].split(", "),
        "day": views.words.date(views.catalogue.today),
    }
