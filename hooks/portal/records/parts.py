"""What records are made of: sources, links, milestones, steps, what happened since."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from portal.dates import When
from portal.language import Localised, Strict
from portal.records.days import Date, Day, Moment
from portal.records.fields import PageLanguage, Ref, Sentences, Title, Word
from portal.records.uses import InVocabulary
from portal.records.web_addresses import Url

Stage = Literal["exploring", "planned", "under-way", "recurring", "completed", "stopped"]
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
# Steps that an act takes before it enters into force.
BEFORE_FORCE: tuple[Step, ...] = ("proposed", "signed", "adopted", "approved")
# The rules of wording from which an entry can be excepted.
Advice = Literal[
    "long-sentence",
    "avoided-form",
    "unequal-numbers",
    "past-as-present",
    "old-wish",
    "repeated-sentence",
    "same-title",
    "small-title",
    "untold-date",
    "untold-source",
    "untold-plan",
    "unexplained-abbreviation",
    "french-space",
    "only-attributes",
    "undated-amount",
]
Outcome = Literal["held", "moved", "cancelled", "not-known"]
Ids = Annotated[tuple[Ref, ...], Field(strict=False)]


class Source(Strict):
    """The source of a claim: a section of a document, or a cited public page (`reference`)."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["document", "section"]}, {"required": ["reference"]}]}
    )

    document: Annotated[Ref | None, InVocabulary("documents")] = None
    section: Annotated[str, Field(max_length=40, description="A section of that document, such as 2.3")] | None = None
    reference: Ref | None = None

    def __str__(self) -> str:
        return self.reference or f"{self.document} {self.section}"

    @model_validator(mode="after")
    def _names_one_thing(self) -> Self:
        of_document = self.document is not None and self.section is not None and self.reference is None
        of_reference = self.reference is not None and self.document is None and self.section is None
        if not of_document and not of_reference:
            raise PydanticCustomError("incomplete-source", "incomplete-source")
        return self


class ExternalLink(Strict):
    """An address elsewhere, with a label that says what is found there.

    `language` is the language of what is found there, where it is not that of the reader.
    """

    url: Url
    label: Localised[Title]
    language: PageLanguage | None = None


class ForYou(Strict):
    """What a record means for one audience."""

    audience: Annotated[Ref, InVocabulary("audiences")]
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
    reference: Ref
    stage: Stage | None = None
    step: Step | None = None
    outcome: Outcome | None = None
    ended: bool = False
    number: Word | None = None
    publish_from: Moment | None = None
    publish_until: Moment | None = None

    @property
    def when(self) -> When | None:
        """The date, or None where it is not known."""
        return None if self.date == "unknown" else self.date


class RuleException(Strict):
    """A rule of wording that a field of this entry breaks on purpose, and why."""

    rule: Advice
    field: Word
    reason: Title


def excepted_fields(exceptions: Iterable[RuleException], rule: Advice) -> set[str]:
    """The fields that may break a rule."""
    return {exception.field for exception in exceptions if exception.rule == rule}


class Withdrawn(Strict):
    """Why a record no longer holds; its address stays and says so."""

    date: Day
    reason: Localised[Sentences]
    replaced_by: Ref | None = None
