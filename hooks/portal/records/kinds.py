"""The six kinds of record, as editors write them: project, instrument, event, organisation, service, answer."""

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import Field

from portal.dates import When
from portal.language import Language, Localised, Strict, WhereKnown
from portal.records.crossing import DIRECTIONS, Direction, Directions, Statement, Topic
from portal.records.days import Date, Day, Moment
from portal.records.fields import Id, NotTranslated, PageLanguage, Ref, Sentences, Story, Summary, Title, Word
from portal.records.numbers import Celex, Ecli, Eli, Identifiers, Publication
from portal.records.parts import (
    DatedStep,
    ExternalLink,
    ForYou,
    Ids,
    Milestone,
    RuleException,
    Since,
    Source,
    Stage,
    Withdrawn,
)
from portal.records.sorts import Country, InstrumentType, Level, OrganisationKind
from portal.records.uses import Fact, Internal, InVocabulary, Relation
from portal.records.web_addresses import Url

Kind = Literal["projects", "instruments", "events", "organisations", "services", "answers"]


class Record(Strict):
    """What all kinds have in common.

    `see_also` are relations that editors see and no source names. `formerly` are earlier ids, whose addresses lead
    here. `not_translated` names fields whose text stands in another language on purpose.
    """

    kind: ClassVar[Kind]

    id: Id
    formerly: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    title: Localised[Title]
    summary: Localised[Summary]
    theme: Annotated[Ref, InVocabulary("themes")]
    also_themes: Annotated[Ids, InVocabulary("themes")] = ()
    audiences: Annotated[Ids, InVocabulary("audiences")] = ()
    partners: Annotated[Ids, InVocabulary("partners")] = ()
    story: Localised[Story] | None = None
    for_you: Annotated[tuple[ForYou, ...], Field(strict=False)] = ()
    related: Annotated[Ids, Relation()] = ()
    see_also: Annotated[Ids, Relation(editorial=True)] = ()
    links: Annotated[tuple[ExternalLink, ...], Field(strict=False)] = ()
    keywords: WhereKnown[Annotated[tuple[Word, ...], Field(strict=False)]] | None = None
    sources: Annotated[tuple[Source, ...], Field(strict=False, min_length=1)]
    since: Annotated[tuple[Since, ...], Field(strict=False)] = ()
    written: Day
    reviewed: Day | None = None
    publish_from: Moment | None = None
    publish_until: Moment | None = None
    withdrawn: Withdrawn | None = None
    not_translated: Annotated[NotTranslated, Internal()] = ()
    exceptions: Annotated[tuple[RuleException, ...], Field(strict=False), Internal()] = ()


AnyRecord = TypeVar("AnyRecord", bound=Record)


class Project(Record):
    """Something the Benelux works on; `as_of` is the moment at which `stage` is true."""

    kind = "projects"

    stage: Stage
    as_of: Date
    stage_source: Source
    milestones: Annotated[tuple[Milestone, ...], Field(strict=False)] = ()
    instruments: Annotated[Ids, Relation("instruments")] = ()
    flagship_in: Annotated[Ids, InVocabulary("documents")] = ()


class Instrument(Record):
    """A treaty, decision or other act with which the Benelux or others work.

    `celex` and `eli` have the number of every act that it is or consists of. Readers see `number`, or else the number
    that follows from CELEX.
    """

    kind = "instruments"

    type: InstrumentType
    number: Word | None = None
    celex: Annotated[tuple[Celex, ...], Field(strict=False)] = ()
    eli: Annotated[tuple[Eli, ...], Field(strict=False)] = ()
    ecli: Ecli | None = None
    published_in: Annotated[tuple[Publication, ...], Field(strict=False)] = ()
    level: Level
    dates: Annotated[tuple[DatedStep, ...], Field(strict=False)] = ()
    what_it_does: Localised[Story]
    authentic_languages: Annotated[tuple[Language, ...], Field(strict=False)] = ()


class Event(Record):
    """A happening; without `when` where no source gives its date."""

    kind = "events"

    when: Date | None = None
    where: Annotated[Localised[Title] | None, Fact()] = None
    organisers: Annotated[Ids, Relation("organisations")] = ()
    projects: Annotated[Ids, Relation("projects")] = ()


class Organisation(Record):
    """A partner, an institution or a group that takes part; `members` are the countries of a group."""

    kind = "organisations"

    organisation_kind: Annotated[OrganisationKind, Field(alias="kind")]
    abbreviation: WhereKnown[Word] | None = None
    members: Annotated[tuple[Country, ...], Field(strict=False)] = ()
    website: Url | None = None
    identifiers: Identifiers = ()


class Service(Record):
    """A portal, a tool or an office that a person can use.

    `languages` are those in which it answers, `serves` the directions of those who live in one country and work in
    another that it is there for.
    """

    kind = "services"

    website: Url | None = None
    address: Title | None = None
    languages: Annotated[tuple[PageLanguage, ...], Field(strict=False)] = ()
    serves: Directions = ()
    what_you_can_do: Localised[Story]
    for_officials_only: bool = False


class Answer(Record):
    """A question of those who live in one country and work in another, with the answer first.

    The question is the title of the record and the short answer its summary. `at_a_glance` is the one value by which
    directions are compared. `documents` are terms of the glossary, `where_to_turn` services. An answer that no official
    page carries is `unofficial`, one that no page carries has `no_rule_found`; readers are told so.
    """

    kind = "answers"

    title: Annotated[Localised[Title], Field(alias="question")]
    summary: Annotated[Localised[Summary], Field(alias="short")]
    sources: Annotated[tuple[Source, ...], Field(strict=False)] = ()
    topic: Topic
    countries: Annotated[tuple[Direction | Literal["all"], ...], Field(strict=False, min_length=1)]
    at_a_glance: Localised[Word] | None = None
    more: Annotated[tuple[Statement, ...], Field(strict=False)] = ()
    documents: Annotated[Ids, InVocabulary("glossary")] = ()
    decides: Localised[Sentences] | None = None
    where_to_turn: Annotated[Ids, Field(min_length=1), Relation("services")]
    confused_with: Localised[Sentences] | None = None
    unofficial: bool = False
    no_rule_found: bool = False
    as_of: Date | Literal["unknown"]
    review_by: Day

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The directions it holds for."""
        return DIRECTIONS if "all" in self.countries else tuple(d for d in DIRECTIONS if d in self.countries)

    @property
    def true_at(self) -> When | None:
        """The moment at which it is true according to its sources, or None where they are undated."""
        return None if self.as_of == "unknown" else self.as_of


MODELS: dict[Kind, type[Record]] = {
    "projects": Project,
    "instruments": Instrument,
    "events": Event,
    "organisations": Organisation,
    "services": Service,
    "answers": Answer,
}
