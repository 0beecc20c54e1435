"""What is due, unchecked, dead, changed elsewhere or outdated -> the page of the team's work.

No other page links to it; readers may see it all the same.
"""

from collections.abc import Iterator
from typing import NamedTuple

from portal.history.reviews import unreviewed
from portal.pages.rendering import Page, Templates, hidden, home
from portal.pages.translations import entry, outdated_entries, translation_table
from portal.publication import due_changes
from portal.views.localised import Views
from portal.views.season import PAGE as DAY_PAGE
from portal.views.values import Link

PATH = "owed/"


class ReviewList(NamedTuple):
    """The records of a theme that wait for somebody, each with when it was last checked."""

    title: str
    records: list[tuple[Link, str]]


class LinkView(NamedTuple):
    """An address elsewhere, what is wrong with it, and the entries that lead there."""

    url: str
    remark: str
    entries: list[Link]


def team_page(templates: Templates) -> Page:
    """The page with the work of the team."""
    views, words = templates.views, templates.views.words
    main = templates.render(
        "owed.html",
        title=words["owed"],
        trail=(home(views),),
        due=list(_due(views)),
        reviews=list(_reviews(views)),
        links=list(_links(views)),
        sources=list(_sources(views)),
        translation_table=translation_table(views),
        outdated_entries=list(outdated_entries(views)),
    )
    return hidden(templates, Page(PATH, words["owed"], words["owed_about"], main))


def _due(views: Views) -> Iterator[tuple[Link, str]]:
    """What appears or goes when, earliest first: of what appears, only a preview knows."""
    catalogue = views.catalogue
    for change in due_changes(catalogue.records.values(), catalogue.seasons.values(), views.history.windows):
        if change.moment > catalogue.now:
            what = f"due_part_{change.what}" if change.path else f"due_{change.what}"
            yield _due_entry(views, change.id), views.words.moment(what, change.moment)


def _due_entry(views: Views, key: str) -> Link:
    if key in views.catalogue.seasons:
        return Link(f"{views.words['benelux_day']} {key}", views.path(DAY_PAGE))
    return entry(views, key)


def _reviews(views: Views) -> Iterator[ReviewList]:
    catalogue, words = views.catalogue, views.words
    found = unreviewed(list(catalogue.records.values()), catalogue.today)
    for theme in (theme for theme in catalogue.themes.values() if theme.id in found):
        count = words.count("owed_records", len(found[theme.id]))
        title = words.say("owed_theme", theme=theme.title[views.language], count=count)
        yield ReviewList(title, [(entry(views, record.id), views.checked(record)) for record in found[theme.id]])


def _links(views: Views) -> Iterator[LinkView]:
    for url, found, keys in views.history.links:
        details = {"date": views.words.date(found.since), "answer": found.answer}
        yield LinkView(url, views.words.say(f"link_{found.state}", **details), [entry(views, key) for key in keys])


def _sources(views: Views) -> Iterator[LinkView]:
    """Cited pages that are not as they were read; what may not be seen yet is not named."""
    for source in views.history.sources:
        reference = views.catalogue.references[source.id]
        details = {"date": views.words.date(source.since), "read": views.words.date(reference.read)}
        records = [entry(views, key) for key in source.records if key in views.catalogue.records]
        yield LinkView(source.url, views.words.say(f"source_{source.state}", **details), records)
