"""The five kinds of record, as editors write them: project, instrument, event, organisation, service."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.fields import (
    Date,
    Day,
    Id,
    Moment,
    NotTranslated,
    PageLanguage,
    Sentences,
    Story,
    Summary,
    Title,
    Url,
    Word,
)
from portal.language import Language, Localised, Strict, WhereKnown

Kind = Literal["projects", "instruments", "events", "organisations", "services"]
Stage = Literal["exploring", "planned", "under-way", "recurring", "completed", "stopped"]
InstrumentType = Literal[
    "treaty",
    "convention",
    "agreement",
    "protocol",
    "decision",
    "recommendation",
    "declaration",
    "memorandum",
    "implementing-agreement",
    "roadmap",
    "resolution",
    "eu-regulation",
    "eu-directive",
    "eu-proposal",
    "eu-programme",
    "un-framework",
    "standard",
    "judgment",
    "national-law",
    "legal-form",
    "plan",
    "report",
    "undecided",
]
Level = Literal["benelux", "eu", "un", "council-of-europe", "bilateral", "national", "private", "international"]
Step = Literal[
    "signed",
    "approved",
    "adopted",
    "in-force",
    "deadline",
    "expected-signature",
    "renewed",
    "revised",
    "published",
    "proposed",
    "evaluated",
]
OrganisationKind = Literal[
    "institution",
    "body",
    "authority",
    "working-group",
    "network",
    "region",
    "state",
    "company-group",
    "programme",
    "knowledge-institution",
    "association",
    "international-organisation",
    "conference",
]
Outcome = Literal["held", "moved", "cancelled", "not-known"]
Ids = Annotated[tuple[Id, ...], Field(strict=False)]


class Source(Strict):
    """What carries a claim: a section of a document, or a cited public page (`reference`)."""

    document: Id | None = None
    section: Annotated[str, Field(max_length=40, description="A section of that document, such as 2.3")] | None = None
    reference: Id | None = None

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        of_document = self.document is not None and self.section is not None and self.reference is None
        of_reference = self.reference is not None and self.document is None and self.section is None
        if not of_document and not of_reference:
            raise PydanticCustomError("incomplete-source", "incomplete-source")
        return self


class Link(Strict):
    """An address elsewhere, with a label that says what is found there.

    `language` is the language of what is found there, where it is not that of the reader.
    """

    url: Url
    label: Localised[Title]
    language: PageLanguage | None = None


class ForYou(Strict):
    """What a record means for one audience."""

    audience: Id
    text: Localised[Sentences]


class Milestone(Strict):
    """One dated fact or plan in the course of a project."""

    date: Date
    text: Localised[Sentences]
    source: Source


class DatedStep(Strict):
    """One date in the life of an instrument."""

    what: Step
    date: Date
    source: Source


class Since(Strict):
    """What happened after the documents were written: one dated fact from a cited public page.

    `stage` is the stage of a project from then on, `step` a step of an instrument, `outcome` what became of an event;
    `ended` says that an organisation or service no longer exists. `number` is an official number (Trb. 2018, 160).
    """

    date: Date | Literal["unknown"]
    text: Localised[Sentences]
    reference: Id
    stage: Stage | None = None
    step: Step | None = None
    outcome: Outcome | None = None
    ended: bool = False
    number: Word | None = None


class Withdrawn(Strict):
    """Why a record no longer holds; its address stays and says so."""

    date: Day
    reason: Localised[Sentences]
    replaced_by: Id | None = None


class Record(Strict):
    """What all kinds have in common.

    `see_also` are relations that editors see and no source names. `formerly` are earlier ids, whose addresses lead
    here. `not_translated` names fields whose text stands in another language on purpose.
    """

    kind: ClassVar[Kind]

    id: Id
    formerly: Ids = ()
    title: Localised[Title]
    summary: Localised[Summary]
    theme: Id
    also_themes: Ids = ()
    audiences: Ids = ()
    partners: Ids = ()
    story: Localised[Story] | None = None
    for_you: Annotated[tuple[ForYou, ...], Field(strict=False)] = ()
    related: Ids = ()
    see_also: Ids = ()
    links: Annotated[tuple[Link, ...], Field(strict=False)] = ()
    keywords: WhereKnown[Annotated[tuple[Word, ...], Field(strict=False)]] | None = None
    sources: Annotated[tuple[Source, ...], Field(strict=False, min_length=1)]
    since: Annotated[tuple[Since, ...], Field(strict=False)] = ()
    written: Day
    reviewed: Day | None = None
    publish_from: Moment | None = None
    withdrawn: Withdrawn | None = None
    not_translated: NotTranslated = ()


class Project(Record):
    """Something the Benelux works on; `as_of` is the moment at which `stage` is true."""

    kind = "projects"

    stage: Stage
    as_of: Date
    stage_source: Source
    milestones: Annotated[tuple[Milestone, ...], Field(strict=False)] = ()
    instruments: Ids = ()
    flagship_in: Ids = ()


class Instrument(Record):
    """A treaty, decision or other act with which the Benelux or others work."""

    kind = "instruments"

    type: InstrumentType
    number: Word | None = None
    level: Level
    dates: Annotated[tuple[DatedStep, ...], Field(strict=False)] = ()
    what_it_does: Localised[Story]
    authentic_languages: Annotated[tuple[Language, ...], Field(strict=False)] = ()


class Event(Record):
    """A happening; without `when` where no source gives its date."""

    kind = "events"

    when: Date | None = None
    where: Localised[Title] | None = None
    organisers: Ids = ()
    projects: Ids = ()


class Organisation(Record):
    """A partner, an institution or a group that takes part."""

    kind = "organisations"

    organisation_kind: Annotated[OrganisationKind, Field(alias="kind")]
    abbreviation: WhereKnown[Word] | None = None
    website: Url | None = None


class Service(Record):
    """A portal or tool that a person can use."""

    kind = "services"

    website: Url | None = None
    what_you_can_do: Localised[Story]
    for_officials_only: bool = False


MODELS: dict[Kind, type[Record]] = {
    "projects": Project,
    "instruments": Instrument,
    "events": Event,
    "organisations": Organisation,
    "services": Service,
}
