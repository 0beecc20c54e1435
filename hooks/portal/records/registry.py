"""Everything that editors write, by the name of its file: kinds of records, vocabularies, and what there is one of."""

from pydantic import BaseModel

from portal.records.crossing import AnswerTopic
from portal.records.kinds import MODELS
from portal.records.vocabulary import (
    Audience,
    AvoidedForm,
    Document,
    Interface,
    KnownAbbreviations,
    Partner,
    Reference,
    Season,
    Settings,
    Synonyms,
    Term,
    Theme,
)

KINDS: dict[str, type[BaseModel]] = {kind: model for kind, model in MODELS.items()}  # noqa: C416  # widens the type
VOCABULARIES: dict[str, type[BaseModel]] = {
    "themes": Theme,
    "audiences": Audience,
    "partners": Partner,
    "documents": Document,
    "references": Reference,
    "glossary": Term,
}
# Lists without pages: for the check (the first three), for search (synonyms) and for the Benelux-dag (season).
AIDS: dict[str, type[BaseModel]] = {
    "wording": AvoidedForm,
    "abbreviations": KnownAbbreviations,
    "topics": AnswerTopic,
    "synonyms": Synonyms,
    "season": Season,
}
# Files that hold lists of entries, and files that hold one mapping.
LISTS = KINDS | VOCABULARIES | AIDS
SINGLES: dict[str, type[BaseModel]] = {"interface": Interface, "site": Settings}
NAMES = (*LISTS, *SINGLES)
# Lists that a portal can do without.
OPTIONAL = frozenset({"references", *AIDS})
