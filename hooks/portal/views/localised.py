"""Catalogue x language -> the card of each record, and the names and paths of what it refers to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import quote

from portal.catalogue import Catalogue
from portal.data_history import History
from portal.dates import When, day_of, midnight
from portal.language import LANGUAGES, Language
from portal.paths import section_path, theme_path
from portal.records.kinds import MODELS, Answer, Event, Instrument, Kind, Organisation, Project, Record, Service
from portal.records.parts import Source
from portal.views import legal
from portal.views.values import Card, Group, Link, OutdatedNotice
from portal.views.wording import Wording


class Views:
    """The catalogue in one language; every card is made once and shown in many places."""

    def __init__(self, catalogue: Catalogue, language: Language, history: History | None = None) -> None:
        self.catalogue = catalogue
        self.history = history or History()
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

    def mail(self, path: str) -> str:
        """A mail address that opens a message about one page (RFC 6068)."""
        return f"{self.catalogue.settings.contact}?subject={quote(path)}"

    def form(self, path: str) -> str:
        """The form for mistakes, with the address of the page filled in; empty where there is no repository."""
        if not (repository := self.catalogue.settings.repository):
            return ""
        form = f"{repository.rstrip('/')}/issues/new?template=1-mistake-{self.language}.yml"
        return f"{form}&page={quote(self.address(path))}"

    def edit(self, record: Record) -> str:
        """Where a record is changed in the browser: its file and line in the repository; empty where there is none."""
        place = self.catalogue.places.get(record.id)
        return f"{self.edit_file(f'data/{place[0]}')}#L{place[1]}" if place and self.edit_file("") else ""

    def edit_file(self, file: str) -> str:
        """Where a file of the repository is changed in the browser; empty where there is no repository."""
        repository = self.catalogue.settings.repository
        return f"{repository.rstrip('/')}/edit/main/{quote(file)}" if repository else ""

    def in_each_language(self) -> dict[Language, "Views"]:
        """The same catalogue in each language; in its own it is this one."""
        return views_of(self.catalogue, self.history) | {self.language: self}

    def card(self, record: Record) -> Card:
        """What lists show of a record."""
        if record.id not in self.cards:
            self.cards[record.id] = Card(
                record.id,
                record.kind,
                self.path(f"{record.kind}/{record.id}/"),
                record.title[self.language],
                record.summary[self.language],
                record.theme,
                record.stage if isinstance(record, Project) else "",
                self._status(record),
                _order(record),
            )
        return self.cards[record.id]

    def theme(self, id_: str) -> Link:
        """The short name of a theme and its page."""
        return Link(self.catalogue.themes[id_].short[self.language], self.path(theme_path(id_)))

    def audience(self, id_: str) -> Link:
        """The name of an audience and its page."""
        return Link(self.catalogue.audiences[id_].title[self.language], self.path(f"for/{id_}/"))

    def partner(self, id_: str) -> Link:
        """The name of a partner and its page."""
        return Link(self.catalogue.partners[id_].title[self.language], self.path(f"partners/{id_}/"))

    def source(self, source: Source) -> Link:
        """A section of a document, named in full, and where it stands among what became of the document."""
        if source.reference is not None:
            return self.reference(source.reference)
        key = (str(source.document), str(source.section))
        if key not in self.source_links:
            document = self.catalogue.documents[key[0]]
            section = next(section for section in document.sections if section.id == source.section)
            text = self.words.say(
                "source_numbered" if section.number else "source_named",
                document=document.short[self.language],
                number=section.number,
                title=section.title[self.language],
            )
            self.source_links[key] = Link(text, self.path(section_path(document.id, section.id)))
        return self.source_links[key]

    def reference(self, id_: str) -> Link:
        """A cited public page: its publisher and title, and where it stands."""
        reference = self.catalogue.references[id_]
        text = self.words.say(
            f"reference_{reference.standing}", publisher=reference.publisher[self.language], title=reference.title
        )
        return Link(text, reference.url, self.foreign(reference.language))

    def publisher(self, id_: str) -> Link:
        """A cited public page by its publisher alone, for lists in which every line has a source."""
        reference = self.catalogue.references[id_]
        text = self.words.say(f"publisher_{reference.standing}", publisher=reference.publisher[self.language])
        return Link(text, reference.url, self.foreign(reference.language))

    def foreign(self, language: str | None) -> str:
        """The code of a language, where it is not the one of the page; else empty."""
        return "" if language in (None, self.language) else str(language)

    def changed(self, record: Record) -> date:
        """The day on which a record last changed, in Brussels."""
        return day_of(self.last_modified(record))

    def last_modified(self, record: Record) -> datetime:
        """The moment of the last change of a record: of its text, its review, its withdrawal or its appearance.

        Pages, site map, feeds, calendars and data all use this moment.
        """
        days = (record.written, record.reviewed, record.withdrawn.date if record.withdrawn else None)
        moments = [
            midnight(max(day for day in days if day)),
            self.history.last_modified.get(record.id),
            record.publish_from,
        ]
        return max(moment for moment in moments if moment)

    def newest_change(self, records: Iterable[Record]) -> str:
        """The moment at which any of some records last changed (RFC 3339): their version; empty without any."""
        moments = [self.last_modified(record) for record in records]
        return max(moments).isoformat() if moments else ""

    def checked(self, record: Record) -> str:
        """When a person last checked a record, else when it was written."""
        day = self.words.date(record.reviewed or record.written)
        return self.words.say("reviewed" if record.reviewed else "written", date=day)

    def outdated_notice(self, key: str, path: str) -> OutdatedNotice | None:
        """The notice on an entry with an outdated text, with a link to its page in the language that is up to date."""
        if not (outdated := self.history.outdated.get((key, self.language))):
            return None
        name = self.catalogue.words["language_own"][outdated.source]
        newer = Link(name, f"{outdated.source}/{path.partition('/')[2]}")
        return OutdatedNotice(self.words.say("outdated", date=self.words.date(outdated.day)), outdated.source, newer)

    def groups(self, records: Iterable[Record]) -> tuple[Group, ...]:
        """Records by kind, the kinds in the order in which the site shows them."""
        by_kind: defaultdict[Kind, list[Card]] = defaultdict(list)
        for record in records:
            by_kind[record.kind].append(self.card(record))
        kinds: tuple[Kind, ...] = ("services", *MODELS)  # what a reader can use comes first
        return tuple(Group(k, self.words[f"kind_{k}"], tuple(by_kind[k])) for k in dict.fromkeys(kinds) if k in by_kind)

    def _status(self, record: Record) -> str:
        """The stage, type, date or sort of a record, in a word or two."""
        words = self.words
        match record:
            case Project():
                status = words[f"stage_{record.stage}"]
            case Instrument():
                status = legal.named(record, words, record.title[self.language])
            case Event():
                status = self._standing(record)
            case Organisation():
                status = words[f"organisation_{record.organisation_kind}"]
            case Service():
                status = self._reach(record)
            case Answer():
                status = words[f"topic_{record.topic}"]
            case _:
                raise TypeError(f"which status do lists show of {record.kind}?")
        return status

    def _reach(self, service: Service) -> str:
        """For whom a service is: the groups it names, unless only officials may use it."""
        if service.for_officials_only:
            return self.words["for_officials"]
        named = [self.audience(id_).text for id_ in service.audiences]
        return self.words.join(named) if named else self.words["for_everyone"]

    def _standing(self, event: Event) -> str:
        """When an event is or was, and what became of it."""
        standing = self.catalogue.standing(event)
        if event.when is None:
            return self.words["event_held_undated" if standing == "held" else "date_unknown"]
        said = "under-way" if standing == "today" and event.when.first < event.when.last else standing
        return self.words.say(f"event_{said}", date=self.words.date(event.when))


def views_of(catalogue: Catalogue, history: History | None = None) -> dict[Language, Views]:
    """The catalogue in each language, with its history."""
    return {language: Views(catalogue, language, history) for language in LANGUAGES}


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
