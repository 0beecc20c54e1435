"""What is due, unchecked, dead, changed elsewhere or outdated -> the pages of the team's work.

No other page links to them; readers may see them all the same.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.history.reviews import unreviewed
from portal.pages.paging import paged
from portal.pages.rendering import Page, Templates, hidden, home
from portal.pages.translations import entry, outdated_entries, translation_table
from portal.paths import path_of
from portal.publication import due_changes
from portal.records.kinds import Record
from portal.views.localised import Views
from portal.views.season import PAGE as DAY_PAGE
from portal.views.values import Link

PATH = "owed/"
REVIEWS_A_PAGE = 100


class ReviewList(NamedTuple):
    """The records of a theme that wait for somebody: the page that lists them, and how many there are."""

    link: Link
    records: Sequence[Record]


class LinkView(NamedTuple):
    """An address elsewhere, what is wrong with it, and the entries that lead there."""

    url: str
    remark: str
    entries: list[Link]


def team_pages(templates: Templates) -> Iterator[Page]:
    """The page with the work of the team, then those of what waits to be checked."""
    views, words = templates.views, templates.views.words
    reviews = list(_reviews(views))
    main = templates.render(
        "owed.html",
        title=words["owed"],
        trail=(home(views),),
        due=list(_due(views)),
        reviews=[(review.link, words.number(len(review.records))) for review in reviews],
        links=list(_links(views)),
        sources=list(_sources(views)),
        translation_table=translation_table(views),
        outdated_entries=list(outdated_entries(views)),
    )
    yield hidden(templates, Page(PATH, words["owed"], words["owed_about"], main))
    for review in reviews:
        yield from _review_pages(templates, review)


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
    catalogue = views.catalogue
    found = unreviewed(list(catalogue.records.values()), catalogue.today)
    for theme in (theme for theme in catalogue.themes.values() if theme.id in found):
        yield ReviewList(Link(theme.title[views.language], views.path(f"{PATH}{theme.id}/")), found[theme.id])


def _review_pages(templates: Templates, review: ReviewList) -> Iterator[Page]:
    """The records of a theme that wait, each with when it was last checked, on as many pages as they need."""
    views, words = templates.views, templates.views.words
    title = f"{words['owed']} – {review.link.text}"
    pages = paged(views, title, path_of(review.link.path), review.records, REVIEWS_A_PAGE)
    for number, path, heading, part in pages.parts:
        main = templates.render(
            "reviews.html",
            title=heading,
            trail=(home(views), Link(words["owed"], views.path(PATH))),
            records=[(entry(views, record.id), views.checked(record)) for record in part],
            pages=pages.links,
            current=number,
        )
        yield hidden(templates, Page(path, heading, words["owed_reviews"], main))


def _links(views: Views) -> Iterator[LinkView]:
    for url, found, keys in views.history.links:
        details = {"date": views.words.date(found.since), "answer": found.answer}
        yield LinkView(url, views.words.say(f"link_{found.state}", **details), [entry(views, key) for key in keys])


def _sources(views: Views) -> Iterator[LinkView]:
    """Cited pages that are not as they were read; what may not be seen yet is not named."""
    for source in views.history.sources:
        if (reference := views.catalogue.references.get(source.id)) is None:
            continue
        details = {"date": views.words.date(source.since), "read": views.words.date(reference.read)}
        records = [entry(views, key) for key in source.records if key in views.catalogue.records]
        yield LinkView(source.url, views.words.say(f"source_{source.state}", **details), records)
