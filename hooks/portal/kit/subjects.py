"""Views -> what a sheet or a brochure is about: the four themes, cross-border workers, the Benelux-dag."""

from collections.abc import Iterable
from typing import NamedTuple

from portal.benelux_day import BENELUX_DAY
from portal.paths import INSTITUTIONAL
from portal.records.kinds import Project, Record, Service
from portal.views.localised import Views
from portal.views.season import PAGE, day_view
from portal.views.values import Link

WORKERS = "cross-border-workers"


class PaperItem(NamedTuple):
    """One item on a paper, and the whole address of its page."""

    title: str
    text: str
    address: str


class PaperSection(NamedTuple):
    """Things under one heading, and the whole address where all of them are."""

    title: str
    items: tuple[PaperItem, ...]
    address: str


class Subject(NamedTuple):
    """Something to hand out paper about; `id` also names its colour."""

    id: str
    title: str
    lead: str
    page: Link
    address: str
    sections: tuple[PaperSection, ...]
    sources: tuple[str, ...]


def subjects(views: Views) -> list[Subject]:
    """Everything that there is paper about in one language."""
    themes = [theme for theme in views.catalogue.themes if theme != INSTITUTIONAL]
    workers = [_workers(views)] if WORKERS in views.catalogue.audiences else []
    return [*(_theme(views, theme) for theme in themes), *workers, benelux_day(views)]


def benelux_day(views: Views) -> Subject:
    """The Benelux-dag that is spoken of at the moment of the catalogue."""
    day, words = day_view(views), views.words
    theme = day.theme and words.say("benelux_day_theme", year=day.day.year, theme=day.theme)
    told = " ".join(filter(None, (day.text, theme)))
    records = [
        found for card in (day.record, *day.highlights, *day.past) if card and (found := views.catalogue.find(card.id))
    ]
    why = PaperSection(
        words["kit_why"],
        (PaperItem(words["benelux_day"], words["benelux_day_every_year"], views.address(day.page.path)),),
        "",
    )
    return _subject(
        views, BENELUX_DAY, words["benelux_day"], told, day.page, [why, _section(views, "events", records)], records
    )


def _theme(views: Views, id_: str) -> Subject:
    about = [record for record in views.catalogue.about(id_) if not record.withdrawn]
    chosen = [record for record in views.catalogue.flagships() if id_ in (record.theme, *record.also_themes)]
    newest = sorted((record for record in about if record.since and record not in chosen), key=_newest, reverse=True)
    projects = [*chosen, *(record for record in newest if isinstance(record, Project))][:6]
    services = [record for record in about if isinstance(record, Service) and not record.for_officials_only][:4]
    sections = [_section(views, "projects", projects), _section(views, "services", services)]
    theme = views.catalogue.themes[id_]
    title, lead = theme.title[views.language], theme.summary[views.language]
    return _subject(views, id_, title, lead, views.theme(id_), sections, [*projects, *services])


def _workers(views: Views) -> Subject:
    audience = views.catalogue.audiences[WORKERS]
    about = [
        record for record in views.catalogue.records.values() if WORKERS in record.audiences and not record.withdrawn
    ]
    told = [record for record in about if any(part.audience == WORKERS for part in record.for_you)][:6]
    services = [record for record in about if isinstance(record, Service) and not record.for_officials_only][:4]
    items = tuple(_item(views, record, WORKERS) for record in told if record not in services)
    link = views.audience(WORKERS)
    sections = [
        PaperSection(views.words["for_you"], items, views.address(link.path)),
        _section(views, "services", services),
    ]
    title, lead = audience.title[views.language], audience.summary[views.language]
    return _subject(views, WORKERS, title, lead, link, sections, [*told, *services])


def _subject(
    views: Views,
    id_: str,
    title: str,
    lead: str,
    page: Link,
    sections: Iterable[PaperSection],
    records: Iterable[Record],
) -> Subject:
    sources = dict.fromkeys(views.source(source).text for record in records for source in record.sources)
    address = views.address(views.path(PAGE) if id_ == BENELUX_DAY else page.path)
    return Subject(id_, title, lead, page, address, tuple(s for s in sections if s.items), tuple(sources))


def _section(views: Views, kind: str, records: Iterable[Record]) -> PaperSection:
    items = tuple(_item(views, record) for record in records)
    return PaperSection(views.words[f"kind_{kind}"], items, views.address(views.path(f"{kind}/")))


def _item(views: Views, record: Record, audience: str = "") -> PaperItem:
    card = views.card(record)
    told = next((part.text[views.language] for part in record.for_you if part.audience == audience), card.summary)
    return PaperItem(card.title, told, views.address(card.path))


def _newest(record: Record) -> str:
    return max((since.when.last.isoformat() for since in record.since if since.when), default="")
