"""The lists that records choose from, the words of the interface and the settings of the site."""

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from portal.language import Language, Localised, Strict, WhereKnown
from portal.records.days import Date, Moment, Year
from portal.records.fields import (
    Id,
    NotTranslated,
    PageLanguage,
    Published,
    Ref,
    Sentences,
    Story,
    Summary,
    Title,
    Word,
)
from portal.records.numbers import Identifiers
from portal.records.parts import ExternalLink, Ids, RuleException
from portal.records.sorts import PartnerKind
from portal.records.uses import Internal, InVocabulary, Relation
from portal.records.web_addresses import MailAddress, SiteAddress, Url, WebAddress

Sureness = Literal["attested", "own-translation"]


class VocabularyEntry(Strict):
    """What the entries of all published vocabularies have in common."""

    id: Id


class Theme(VocabularyEntry):
    """One of the subjects that the public knows; `short` is for menus."""

    title: Localised[Title]
    short: Localised[Word]
    summary: Localised[Summary]
    identifiers: Identifiers = ()


class Audience(VocabularyEntry):
    """A group of readers with questions of its own."""

    title: Localised[Title]
    summary: Localised[Summary]


class Partner(VocabularyEntry):
    """A country, region or group that takes part."""

    title: Localised[Title]
    kind: PartnerKind
    summary: Localised[Summary]
    identifiers: Identifiers = ()
    not_translated: Annotated[NotTranslated, Internal()] = ()
    story: Localised[Story] | None = None


class Reference(VocabularyEntry):
    """A public page or publication that carries a fact; `date` is that of the page, `read` when it was read.

    `title` is as published, in the `language` of the page; `number` is an official one (Trb., CELEX, ELI).
    """

    publisher: Localised[Title]
    title: Published
    url: Url
    language: PageLanguage
    date: Date | None = None
    read: Date
    standing: Literal["official", "press", "other"]
    number: Word | None = None


class Section(Strict):
    """A part of a document; `no_record` says why nothing here comes from it."""

    id: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9.]+$")]
    title: Localised[Title]
    no_record: Localised[Sentences] | None = None

    @property
    def number(self) -> str:
        """The number under which the document has it; empty where it has only a title."""
        return self.id if self.id[0].isdigit() else ""


class Document(VocabularyEntry):
    """A document that records draw on; `as_of` is the moment it speaks of."""

    title: Localised[Title]
    short: Localised[Word]
    says: Localised[Title]
    nature: Literal["plan", "report"]
    as_of: Date
    publisher: Localised[Title]
    language: Localised[Title]
    website: Url | None = None
    sections: Annotated[tuple[Section, ...], Field(strict=False, min_length=1)]
    not_translated: Annotated[NotTranslated, Internal()] = ()


class Sure(Strict):
    """How sure the French and the English form of a term are."""

    fr: Sureness
    en: Sureness

    def __getitem__(self, language: Literal["fr", "en"]) -> Sureness:
        return self.fr if language == "fr" else self.en


class Term(VocabularyEntry):
    """An entry of the glossary."""

    term: Localised[Title]
    abbreviation: WhereKnown[Word] | None = None
    definition: Localised[Sentences]
    note: Localised[Sentences] | None = None
    sure: Sure
    identifiers: Identifiers = ()
    not_translated: Annotated[NotTranslated, Internal()] = ()
    exceptions: Annotated[tuple[RuleException, ...], Field(strict=False), Internal()] = ()


class AvoidedForm(Strict):
    """Words that texts in one language avoid, what to write instead, and where they are right all the same."""

    id: Id
    language: Language
    avoid: Annotated[tuple[Title, ...], Field(strict=False, min_length=1)]
    write: Title
    unless: Annotated[tuple[Title, ...], Field(strict=False)] = ()


class KnownAbbreviations(Strict):
    """Abbreviations that texts need not write out, and why."""

    id: Id
    abbreviations: Annotated[tuple[Word, ...], Field(strict=False, min_length=1)]
    reason: Title


def _several(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        raise PydanticCustomError("one-synonym", "one-synonym", {"found": words[0]})
    return words


class Synonyms(Strict):
    """Words and phrases of one language that mean the same: a search for one also finds pages with the others."""

    id: Id
    language: Language
    words: Annotated[
        tuple[Word, ...], Field(strict=False, min_length=1, json_schema_extra={"minItems": 2}), AfterValidator(_several)
    ]


class Season(Strict):
    """One year of the Benelux-dag; `id` is the year. A field that is left out keeps its default for every year.

    From `begins` until `ends`, every page announces the day. `record` is the event of that year.
    """

    model_config = ConfigDict(validate_by_name=True)

    id: Year
    begins: Annotated[Moment | None, Field(alias="from")] = None
    ends: Annotated[Moment | None, Field(alias="until")] = None
    theme: Localised[Title] | None = None
    programme: Localised[Story] | None = None
    place: Localised[Title] | None = None
    partners: Annotated[Ids, InVocabulary("partners")] = ()
    links: Annotated[tuple[ExternalLink, ...], Field(strict=False)] = ()
    record: Annotated[Ref | None, Relation("events")] = None
    records: Annotated[Ids, Relation()] = ()
    publish_from: Moment | None = None
    publish_until: Moment | None = None
    not_translated: Annotated[NotTranslated, Internal()] = ()


class Settings(Strict):
    """Who publishes the site, and its addresses."""

    owner: Localised[Title]
    contact: MailAddress
    base_address: SiteAddress
    repository: WebAddress | None = None
    official_site: WebAddress
    legal_database: Localised[Url]


class Interface(RootModel[dict[str, Localised[Story]]]):
    """Every word of the interface: key -> text in three languages."""
