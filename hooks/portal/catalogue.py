"""Records -> catalogue: ids become objects, relations hold in both directions, what may not be seen yet is left out.

The data are checked (`rules`) before anything is resolved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from portal.dates import When, day_of, parse
from portal.language import LANGUAGES, Localised
from portal.loading.drafts import previews
from portal.loading.load import Cache, Placed, Records, load
from portal.problems import InvalidData, Refused
from portal.publication import Timed, is_due, without_facts_not_due
from portal.records.citing import all_references
from portal.records.kinds import Answer, Event, Kind, Project, Record
from portal.records.named import named_ids
from portal.records.registry import VOCABULARIES
from portal.records.timeline import Standing, as_of_since, standing
from portal.records.vocabulary import (
    Audience,
    Document,
    Partner,
    Reference,
    Season,
    Settings,
    Synonyms,
    Term,
    Theme,
    VocabularyEntry,
)
from portal.records.web_addresses import is_site_address
from portal.rules.check import mistakes

Place = tuple[str, int]  # a file and the line on which something begins in it
AnyEntry = TypeVar("AnyEntry", bound=VocabularyEntry)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that may be published at one moment: records by theme, vocabularies in the order of their files."""

    records: dict[str, Record]
    expired: dict[str, Record]  # records whose `publish_until` has passed; their addresses redirect
    former: dict[str, Record]  # by former id
    related: dict[str, tuple[Record, ...]]
    themes: dict[str, Theme]
    audiences: dict[str, Audience]
    partners: dict[str, Partner]
    documents: dict[str, Document]
    references: dict[str, Reference]
    glossary: dict[str, Term]
    words: dict[str, Localised[str]]
    settings: Settings
    synonyms: tuple[Synonyms, ...]
    seasons: dict[str, Season]  # by year
    now: datetime
    drafts: frozenset[str] = frozenset()  # ids of records that only a preview shows
    places: Mapping[str, Place] = field(default_factory=dict)  # the file of each record, below the data folder
    entries: tuple[Placed, ...] = ()  # every entry of the data folder as it is written
    as_written: Mapping[str, Record] = field(default_factory=dict)  # without what follows from `since`; whole ones only
    _by_kind: Mapping[Kind, list[Record]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sorts the records by kind, which is asked for hundreds of times."""
        by_kind = defaultdict(list)
        for record in self.records.values():
            by_kind[record.kind].append(record)
        object.__setattr__(self, "_by_kind", by_kind)

    def of_kind(self, kind: Kind) -> list[Record]:
        """The records of one kind, by theme."""
        return list(self._by_kind.get(kind, ()))

    def true_as_of(self, record: Record) -> When:
        """The date of the newest statement about a record: of a document, a cited page or what happened since.

        Where no source says anything, it is the day on which that was written down.
        """
        if isinstance(record, Answer) and (record.true_at or not record.sources):
            return record.true_at or parse(record.written.isoformat())
        moments = [since.when for since in record.since if since.when]
        for source in record.sources:
            if source.document is not None:
                moments.append(self.documents[source.document].as_of)
            elif source.reference is not None:
                reference = self.references[source.reference]
                moments.append(reference.date or reference.read)
        return max(moments, key=lambda moment: moment.last)

    @property
    def vocabularies(self) -> dict[str, Mapping[str, BaseModel]]:
        """Every vocabulary by the name of its file."""
        return {name: getattr(self, name) for name in VOCABULARIES}

    def find(self, id_: str) -> Record | None:
        """The record that has or had an id."""
        return self.records.get(id_) or self.former.get(id_)

    @property
    def today(self) -> date:
        """The day in Brussels on which this is shown."""
        return day_of(self.now)

    def standing(self, event: Event) -> Standing:
        """What has become of an event by now."""
        return standing(event, self.today, self.documents)

    def about(self, theme: str) -> list[Record]:
        """The records of a theme: those that are about it first of all, then those that also are."""
        first = [record for record in self.records.values() if record.theme == theme]
        return first + [record for record in self.records.values() if theme in record.also_themes]

    def flagships(self) -> list[Project]:
        """The projects that a document marks as its flagships, but for those withdrawn."""
        projects = (record for record in self.records.values() if isinstance(record, Project))
        return [project for project in projects if project.flagship_in and not project.withdrawn]


def open_catalogue(
    data: Path, now: datetime, base_address: str = "", preview: bool = False, cache: Cache | None = None
) -> Catalogue:
    """The catalogue of a data folder at a moment; raises InvalidData with every problem there is.

    `base_address` takes the place of the one in the settings; where it is no address of a site, Refused is raised. A
    preview also has the drafts, and what is not due yet. Pass a `cache` to open the same folder repeatedly: unchanged
    files are then not parsed again.
    """
    loaded = load(data, cache=cache, as_written=True)
    places = {
        placed.id: (placed.file.path.relative_to(data).as_posix(), placed.mark[0])
        for placed in loaded.found
        if isinstance(placed.model, Record)
    }
    if problems := mistakes(data, loaded):
        raise InvalidData(problems)
    if base_address and loaded.settings:
        loaded = replace(loaded, settings=_standing_at(loaded.settings, base_address.rstrip("/") + "/"))
    entries = tuple(loaded.found)
    if not preview or loaded.interface is None:
        return replace(resolve(loaded, now), places=places, entries=entries)
    words = loaded.interface.root["not_written_yet"]
    drafts = previews(data, loaded, {language: words[language] for language in LANGUAGES}, day_of(now))
    everything = resolve(replace(loaded, records=[*loaded.records, *drafts]), now, due_only=False)
    return replace(everything, places=places, entries=entries, drafts=frozenset(draft.id for draft in drafts))


def _standing_at(settings: Settings, address: str) -> Settings:
    if not is_site_address(address):
        raise Refused("bad-site-address", where="PORTAL_SITE_URL", found=address)
    return settings.model_copy(update={"base_address": address})


def resolve(loaded: Records, now: datetime, due_only: bool = True) -> Catalogue:
    """Records without problems -> the catalogue at `now` (with a time zone): what may be seen then, or all."""
    if loaded.interface is None or loaded.settings is None:
        raise ValueError("records without interface or settings have problems")

    def is_seen(timed: Timed) -> bool:
        return not due_only or is_due(timed, now)

    themes = {theme.id: place for place, theme in enumerate(loaded.of(Theme))}
    shown = [
        as_of_since(without_facts_not_due(record, now) if due_only else record)
        for record in sorted(loaded.records, key=lambda record: themes[record.theme])
        if not due_only or not record.publish_from or record.publish_from <= now
    ]
    due = {record.id: record for record in shown if is_seen(record)}
    entries = [*loaded.of(Theme), *loaded.of(Partner), *loaded.of(Term)]
    shown_references = {id_ for entry in (*due.values(), *entries) for id_ in all_references(entry)}
    whole = {r.id: r for r in loaded.records if r.id in due and all(is_seen(fact) for fact in r.since)}
    return Catalogue(
        records=due,
        as_written=whole,
        expired={record.id: record for record in shown if record.id not in due},
        former={old: record for record in due.values() for old in record.formerly},
        related=_relations(due),
        themes=_by_id(loaded.of(Theme)),
        audiences=_by_id(loaded.of(Audience)),
        partners=_by_id(loaded.of(Partner)),
        documents=_by_id(loaded.of(Document)),
        references=_by_id(one for one in loaded.of(Reference) if not due_only or one.id in shown_references),
        glossary=_by_id(loaded.of(Term)),
        words=loaded.interface.root,
        settings=loaded.settings,
        synonyms=tuple(loaded.of(Synonyms)),
        seasons={season.id: season for season in loaded.of(Season) if is_seen(season)},
        now=now,
    )


def _relations(due: dict[str, Record]) -> dict[str, tuple[Record, ...]]:
    """For each record the records that it names, then those that name it, each once."""
    related: dict[str, dict[str, None]] = {id_: {} for id_ in due}
    named_by: defaultdict[str, list[str]] = defaultdict(list)
    for record in due.values():
        for target in named_ids(record):
            if target in due:
                related[record.id][target] = None
                named_by[target].append(record.id)
    for target, names in named_by.items():
        related[target].update(dict.fromkeys(names))
    return {id_: tuple(due[other] for other in others) for id_, others in related.items()}


def _by_id(entries: Iterable[AnyEntry]) -> dict[str, AnyEntry]:
    return {entry.id: entry for entry in entries}
