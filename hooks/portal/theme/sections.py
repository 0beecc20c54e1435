"""The menu and the footer; and where a path stands in them: the item to mark, the theme, the breadcrumb."""

from functools import partial

from markupsafe import Markup

from portal.figures.mark import MARK_PATH as MARK
from portal.language import LANGUAGES
from portal.records.kinds import MODELS
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


def footer(views: Views) -> list[tuple[str, list[Link]]]:
    """What the footer offers on every page, in groups."""
    groups = {
        "footer_records": {f"kind_{kind}": f"{kind}/" for kind in MODELS},
        "footer_find": {
            "a_to_z": "a-z/",
            "glossary": "glossary/",
            "documents": "documents/",
            "references": "references/",
            "figures": "figures/",
            "open_data": "data/",
        },
        "footer_about": {
            "benelux_day": "benelux-day/",
            "whats_new": "whats-new/",
            "press": "press/",
            "follow": "follow/",
            "about": "about/",
            "privacy": "privacy/",
            "accessibility": "accessibility/",
        },
    }
    return [
        (views.words[name], [Link(views.words[key], views.path(path)) for key, path in pages.items()])
        for name, pages in groups.items()
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


def prose_trail(views: Views, path: str) -> list[Link]:
    """The pages between home and a page of prose: the beginning of its part of the menu."""
    for section, (first, *others) in SECTIONS.items():
        if path != first and path.startswith((first, *others)):
            return [Link(views.words[f"menu_{section}"], views.path(first))]
    return []


def section_values(views: Views) -> dict[str, object]:
    """What the frame of every page shows: the menu, the footer, whose the site is, and the day of the build."""
    return {
        "words": views.words.words,
        "languages": LANGUAGES,
        "language_names": views.catalogue.words["language_own"],
        "locales": {code: str(locale) for code, locale in LOCALES.items()},
        "official": site_link(views.catalogue.settings.official_site),
        "menu": menu(views),
        "footer": footer(views),
        "current": current,
        "theme_of": partial(theme_of, views),
        "prose_trail": partial(prose_trail, views),
        "mark": MARK,
        "mail": views.mail,
        "form": views.form,
        "edit_file": views.edit_file,
        "examples": views.words["home_example_words"].split(", "),
        "day": views.words.date(views.catalogue.today),
    }
