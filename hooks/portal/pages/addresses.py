"""Records -> everything that prose may link to: the paths of generated pages and files, without generating them.

`tests/test_prose.py` holds this against a built site.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args

from portal.endpoints import (
    CALENDAR,
    FEED,
    TABLES,
    WHOLE_DATA_FILES,
    api_path,
    archive_path,
    note_path,
    package_path,
    table_path,
    workbook_path,
)
from portal.language import LANGUAGES
from portal.loading.load import Records
from portal.paths import CROSSING, INSTITUTIONAL, section_path, theme_path
from portal.publication import is_due
from portal.records.crossing import DIRECTIONS, TOPICS
from portal.records.kinds import MODELS, Record
from portal.records.parts import Stage
from portal.records.registry import VOCABULARIES
from portal.records.sorts import InstrumentType, Level, OrganisationKind
from portal.rules.names import Names
from portal.rules.slots import CHOSEN_BY
from portal.rules.targets import Targets
from portal.views.facets import FACETS, PROPERTIES

_GENERATED = (
    *("documents/", "partners/", "references/", "when/", "calendar/", "timeline/", "glossary/", "a-z/", "figures/"),
    *("translations/", "search/"),
)
# Pages of prose that menus and lists lead to; those of themes and audiences beside them.
_WRITTEN = (
    *("index", "about", "accessibility", "benelux", "benelux-day", "data", "for/index", "for/cross-border-workers"),
    *("follow", "german", "how-it-works", "institutions", "made-and-checked", "press", "privacy", "whats-new"),
)


def targets(loaded: Records, now: datetime) -> Targets:
    """The targets of links at a moment, entries with faults included."""
    ids = [placed.id for placed in loaded.found if placed.file.name in MODELS and placed.id]
    former = [old for record in loaded.records for old in record.formerly]
    due = [record for record in loaded.records if is_due(record, now)]
    themes, audiences = (loaded.ids(name) for name in ("themes", "audiences"))
    return Targets(
        records=Names([*ids, *former]),
        later={r.id: r.publish_from for r in loaded.records if r.publish_from and r.publish_from > now},
        pages=Names(_pages(loaded, due)),
        files=Names(_files(due, themes, audiences)),
        own=loaded.settings.base_address if loaded.settings else "",
        needed=(
            *_WRITTEN,
            *(f"themes/{theme}" for theme in themes if theme != INSTITUTIONAL),
            *(f"for/{audience}" for audience in audiences),
        ),
        values={
            **{
                option: Names(loaded.ids(name))
                for option, name in CHOSEN_BY.items()
                if name not in loaded.unread  # of which it is not known what they hold
            },
            "stage": Names(get_args(Stage)),
            "type": Names(get_args(InstrumentType)),
            "level": Names(get_args(Level)),
            "sort": Names(get_args(OrganisationKind)),
            "topic": Names(TOPICS),
        },
    )


def _pages(loaded: Records, due: Iterable[Record]) -> Iterator[str]:
    """Every generated page that prose may lead to by `page:`, but for single letters and further parts of lists."""
    yield from _GENERATED
    for kind in MODELS:
        yield f"{kind}/"
        of_kind = [record for record in due if record.kind == kind]
        yield from (f"{kind}/{record.id}/" for record in of_kind)
        for name in FACETS[kind]:
            values = {value for record in of_kind for value in PROPERTIES[name].values(record)}
            yield from (f"{kind}/by/{name}/{value}/" for value in sorted(values) if len(values) > 1)
    yield from (f"documents/{document}/" for document in loaded.ids("documents"))
    told = {(source.document, source.section) for record in due for source in record.sources}
    yield from (section_path(str(of), str(section)) for of, section in sorted(told, key=str) if section)
    yield from (f"partners/{partner}/" for partner in loaded.ids("partners"))
    yield from (f"{CROSSING}{part}/" for part in (*DIRECTIONS, *TOPICS))


def _files(due: Iterable[Record], themes: list[str], audiences: list[str]) -> Iterator[str]:
    """The files below the root of the site that prose may lead to by `file:`."""
    yield from map(api_path, ("index", "all", "values", "schema", "openapi", *MODELS, *VOCABULARIES))
    yield from WHOLE_DATA_FILES
    for language in LANGUAGES:
        yield from (path(language) for path in (package_path, archive_path, workbook_path))
        yield from (path(name, language) for name in TABLES for path in (table_path, note_path))
    yield from (api_path(f"{record.kind}/{record.id}") for record in due)
    followed = ["", *map(theme_path, themes)]
    for language in LANGUAGES:
        yield from (f"{language}/{page}{name}" for page in followed for name in (FEED, CALENDAR))
        yield from (f"{language}/for/{audience}/{FEED}" for audience in audiences)
