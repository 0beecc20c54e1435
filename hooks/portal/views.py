"""Catalogue x language -> what a template shows of a record: flat values, every date and word already written out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import quote

from portal.catalogue import Catalogue
from portal.dates import When
from portal.language import Language
from portal.models import Event, Instrument, Kind, Organisation, Project, Record, Service, Source
from portal.wording import Wording

YEAR = timedelta(days=365)


class Link(NamedTuple):
    """Words that lead somewhere: `path` is below the root of the site, or a whole address."""

    text: str
    path: str


class Block(NamedTuple):
    """A paragraph (`items` empty) or a list (`text` empty) of a longer text."""

    text: str
    items: tuple[str, ...] = ()


class Tag(NamedTuple):
    """A theme: its id, which gives it colour and icon, and its name as a link."""

    id: str
    link: Link


class Dated(NamedTuple):
    """One step in time: how the date reads, what happened, and where that is said."""

    date: str
    text: str
    source: Link


class Fact(NamedTuple):
    """A label and its values, each with a path where it leads somewhere."""

    label: str
    values: tuple[Link, ...]


class Group(NamedTuple):
    """Cards of one sort under a heading."""

    name: str
    title: str
    cards: tuple["Card", ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a record."""

    id: str
    kind: Kind
    path: str
    title: str
    summary: str
    theme: str
    mark: str  # names the shape beside the status
    status: str  # stage, type, date or sort of the record, in a word or two
    order: date


@dataclass(frozen=True, slots=True)
class View:
    """What the page of a record shows."""

    card: Card
    themes: tuple[Tag, ...]
    status: str
    from_when: str  # empty where what the record says is not yet a year old
    withdrawn: str
    replaced_by: Card | None
    body: tuple[Block, ...]
    story: tuple[Block, ...]
    for_you: tuple[tuple[Link, str], ...]
    timeline: tuple[Dated, ...]
    facts: tuple[Fact, ...]
    related: tuple[Group, ...]
    links: tuple[Link, ...]
    sources: tuple[Link, ...]
    checked: str
    permalink: str
    mail: str
    changed: date


class Views:
    """The catalogue in one language; every card is made once and shown in many places."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self.catalogue = catalogue
        self.language: Language = language
        self.words = Wording(catalogue.words, language)
        self.cards: dict[str, Card] = {}
        self.source_links: dict[tuple[str, str], Link] = {}

    def path(self, rest: str) -> str:
        """A path in this language: `projects/` -> `nl/projects/`."""
        return f"{self.language}/{rest}"

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return self.catalogue.settings.base_address + path

    def mail(self, title: str, path: str) -> str:
        """A mail address that opens a message about one page (RFC 6068)."""
        return f"{self.catalogue.settings.contact}?subject={quote(f'{title} ({path})')}"

    def card(self, record: Record) -> Card:
        """What lists show of a record."""
        if record.id not in self.cards:
            mark, status = self._mark(record)
            self.cards[record.id] = Card(
                record.id,
                record.kind,
                self.path(f"{record.kind}/{record.id}/"),
                record.title[self.language],
                record.summary[self.language],
                record.theme,
                mark,
                status,
                _order(record),
            )
        return self.cards[record.id]

    def record(self, record: Record) -> View:
        """What the page of a record shows."""
        withdrawn = record.withdrawn
        target = self.catalogue.records.get(withdrawn.replaced_by or "") if withdrawn else None
        return View(
            card=self.card(record),
            themes=tuple(Tag(id_, self.theme(id_)) for id_ in (record.theme, *record.also_themes)),
            status=self._status(record),
            from_when=self._from_when(record),
            withdrawn=withdrawn.reason[self.language] if withdrawn else "",
            replaced_by=self.card(target) if target else None,
            body=self._body(record),
            story=blocks(record.story[self.language]) if record.story else (),
            for_you=tuple((self.audience(part.audience), part.text[self.language]) for part in record.for_you),
            timeline=self._timeline(record),
            facts=tuple(self._facts(record)),
            related=self.groups(self.catalogue.related[record.id]),
            links=tuple(Link(link.label[self.language], link.url) for link in record.links),
            sources=tuple(dict.fromkeys(self.source(source) for source in record.sources)),
            checked=self.words.say(
                "reviewed" if record.reviewed else "written", date=self.words.date(record.reviewed or record.written)
            ),
            permalink=self.address(self.card(record).path),
            mail=self.mail(record.title[self.language], self.card(record).path),
            changed=record.reviewed or record.written,
        )

    def theme(self, id_: str) -> Link:
        """The short name of a theme and its page."""
        page = "institutions/" if id_ == "institutional" else f"themes/{id_}/"
        return Link(self.catalogue.themes[id_].short[self.language], self.path(page))

    def audience(self, id_: str) -> Link:
        """The name of an audience and its page."""
        return Link(self.catalogue.audiences[id_].title[self.language], self.path(f"for/{id_}/"))

    def partner(self, id_: str) -> Link:
        """The name of a partner and its page."""
        return Link(self.catalogue.partners[id_].title[self.language], self.path(f"partners/{id_}/"))

    def source(self, source: Source) -> Link:
        """A section of a document, named in full, and where it stands among what became of the document."""
        key = (source.document, source.section)
        if key not in self.source_links:
            document = self.catalogue.documents[source.document]
            section = next(section for section in document.sections if section.id == source.section)
            number = section.id if section.id[0].isdigit() else ""
            text = self.words.say(
                "source_numbered" if number else "source_named",
                document=document.short[self.language],
                number=number,
                title=section.title[self.language],
            )
            anchor = f"documents/{document.id}/#s-{section.id.replace('.', '-')}"
            self.source_links[key] = Link(text, self.path(anchor))
        return self.source_links[key]

    def groups(self, records: Iterable[Record]) -> tuple[Group, ...]:
        """Records by kind, each kind in the order in which the site shows it."""
        by_kind: defaultdict[Kind, list[Card]] = defaultdict(list)
        for record in records:
            by_kind[record.kind].append(self.card(record))
        kinds: tuple[Kind, ...] = ("services", "projects", "instruments", "events", "organisations")
        return tuple(Group(k, self.words[f"kind_{k}"], tuple(by_kind[k])) for k in kinds if k in by_kind)

    def _mark(self, record: Record) -> tuple[str, str]:
        words = self.words
        match record:
            case Project():
                return record.stage, words[f"stage_{record.stage}"]
            case Instrument():
                number = f"\N{NO-BREAK SPACE}{record.number}" if record.number else ""
                return "instrument", words[f"type_{record.type}"] + number
            case Event():
                return "event", words.date(record.when) if record.when else words["date_unknown"]
            case Organisation():
                return "organisation", words[f"organisation_{record.organisation_kind}"]
            case Service():
                return "service", words["for_officials" if record.for_officials_only else "for_everyone"]
        raise TypeError(record)

    def _status(self, record: Record) -> str:
        """How far it is and who says so, in one line."""
        if not isinstance(record, Project):
            return self.card(record).status
        document = self.catalogue.documents[record.stage_source.document]
        return self.words.say(
            f"status_{document.nature}",
            stage=self.words[f"stage_{record.stage}"],
            document=document.says[self.language],
        )

    def _from_when(self, record: Record) -> str:
        speaks_of = max((self.catalogue.documents[s.document].as_of for s in record.sources), key=lambda d: d.last)
        old = speaks_of.last + YEAR < self.catalogue.now.date()
        return self.words.say("from_when", date=self.words.date(speaks_of)) if old else ""

    def _body(self, record: Record) -> tuple[Block, ...]:
        if isinstance(record, Instrument):
            return blocks(record.what_it_does[self.language])
        return blocks(record.what_you_can_do[self.language]) if isinstance(record, Service) else ()

    def _timeline(self, record: Record) -> tuple[Dated, ...]:
        if isinstance(record, Project):
            return tuple(
                Dated(self.words.date(m.date), m.text[self.language], self.source(m.source))
                for m in sorted(record.milestones, key=lambda m: m.date.first)
            )
        if isinstance(record, Instrument):
            return tuple(
                Dated(self.words.date(step.date), self.words[f"step_{step.what}"], self.source(step.source))
                for step in sorted(record.dates, key=lambda step: step.date.first)
            )
        return ()

    def _facts(self, record: Record) -> Iterable[Fact]:
        say = self.words
        if isinstance(record, Project):
            yield Fact(say["fact_as_of"], (Link(say.date(record.as_of), ""),))
        if isinstance(record, Instrument):
            yield Fact(say["fact_type"], (Link(say[f"type_{record.type}"], ""),))
            if record.number:
                yield Fact(say["fact_number"], (Link(record.number, ""),))
            yield Fact(say["fact_level"], (Link(say[f"level_{record.level}"], ""),))
            languages = say.join([say[f"language_{code}"] for code in record.authentic_languages])
            yield Fact(say["fact_authentic"], (Link(languages or say["authentic_unknown"], ""),))
        if isinstance(record, Event):
            yield Fact(say["fact_when"], (Link(say.date(record.when) if record.when else say["date_unknown"], ""),))
            if record.where:
                yield Fact(say["fact_where"], (Link(record.where[self.language], ""),))
        if isinstance(record, Organisation):
            yield Fact(say["fact_kind"], (Link(say[f"organisation_{record.organisation_kind}"], ""),))
            if record.abbreviation and (short := record.abbreviation[self.language]):
                yield Fact(say["fact_abbreviation"], (Link(short, ""),))
        if isinstance(record, Organisation | Service) and record.website:
            yield Fact(say["fact_website"], (Link(record.website, record.website),))
        if record.audiences:
            yield Fact(say["fact_audiences"], tuple(map(self.audience, record.audiences)))
        if record.partners:
            yield Fact(say["fact_partners"], tuple(map(self.partner, record.partners)))


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs divided by blank lines -> blocks; lines that begin with `- ` are the items of a list."""
    found = []
    for part in text.split("\n\n"):
        if part.lstrip().startswith("- "):
            items = part.strip().removeprefix("- ").split("\n- ")
            found.append(Block("", tuple(" ".join(item.split("\n")) for item in items)))
        elif part.strip():
            found.append(Block(part.strip().replace("\n", " ")))
    return tuple(found)


def _order(record: Record) -> date:
    """The day by which a list in time places a record."""
    when: When | None = None
    if isinstance(record, Event):
        when = record.when
    elif isinstance(record, Project):
        when = record.as_of
    elif isinstance(record, Instrument) and record.dates:
        when = max((step.date for step in record.dates), key=lambda date: date.first)
    return when.first if when else date.min
