"""The five kinds of record, as editors write them: project, instrument, event, organisation, service."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from portal.language import Language, Localised, Strict, WhereKnown
from portal.records.fields import (
    Date,
    Day,
    Id,
    Moment,
    NotTranslated,
    Story,
    Summary,
    Title,
    Url,
    Word,
)
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
from portal.records.uses import Internal, Relation

Kind = Literal["projects", "instruments", "events", "organisations", "services"]
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
    related: Annotated[Ids, Relation()] = ()
    see_also: Annotated[Ids, Relation(editorial=True)] = ()
    links: Annotated[tuple[ExternalLink, ...], Field(strict=False)] = ()
    keywords: WhereKnown[Annotated[tuple[Word, ...], Field(strict=False)]] | None = None
    sources: Annotated[tuple[Source, ...], Field(strict=False, min_length=1)]
    since: Annotated[tuple[Since, ...], Field(strict=False)] = ()
    written: Day
    reviewed: Day | None = None
    publish_from: Moment | None = None
    withdrawn: Withdrawn | None = None
    not_translated: Annotated[NotTranslated, Internal()] = ()
    exceptions: Annotated[tuple[RuleException, ...], Field(strict=False), Internal()] = ()


class Project(Record):
    """Something the Benelux works on; `as_of` is the moment at which `stage` is true."""

    kind = "projects"

    stage: Stage
    as_of: Date
    stage_source: Source
    milestones: Annotated[tuple[Milestone, ...], Field(strict=False)] = ()
    instruments: Annotated[Ids, Relation("instruments")] = ()
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
    organisers: Annotated[Ids, Relation("organisations")] = ()
    projects: Annotated[Ids, Relation("projects")] = ()


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


def placed_sources(record: Record) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Every source of a record with the path of the field that holds it."""
    for n, source in enumerate(record.sources):
        yield ("sources", n), source
    if isinstance(record, Project):
        yield ("stage_source",), record.stage_source
        for n, milestone in enumerate(record.milestones):
            yield ("milestones", n, "source"), milestone.source
    if isinstance(record, Instrument):
        for n, step in enumerate(record.dates):
            yield ("dates", n, "source"), step.source


def sources_of(record: Record) -> Iterator[Source]:
    """Every source of a record, of whatever field."""
    return (source for _, source in placed_sources(record))


def cited(record: Record) -> Iterator[str]:
    """The ids of the references that carry what a record says."""
    yield from (since.reference for since in record.since)
    yield from (source.reference for source in sources_of(record) if source.reference is not None)
