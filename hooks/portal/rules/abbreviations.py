"""Texts -> the abbreviations in capitals that a reader cannot know.

Readers know those of the glossary, of organisations, services, partners and documents, those that the data list as
known, and those that the same page writes out: `Passenger Name Record (PNR)`.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from portal.language import LANGUAGES, Language, Localised, WhereKnown
from portal.loading.entry import Complaint
from portal.loading.load import Records
from portal.records.kinds import Organisation, Service
from portal.records.parts import Advice, excepted_fields
from portal.records.texts import localised_texts
from portal.records.vocabulary import Document, KnownAbbreviations, Partner, Term

RULE: Advice = "unexplained-abbreviation"
# Two capitals or more; not a part of a number or a longer name: 85/374/EEC, COM(2022), EUR-Lex.
_ABBREVIATION = re.compile(r"(?<![\w/(-])[A-Z][A-Z0-9]*[A-Z](?=s?(?![\w(/]|-\w))")
_WRITTEN_OUT = re.compile(r"\((?:[^()]*[\s,/])?([A-Z][A-Z0-9]*[A-Z])s?[),;]|([A-Z][A-Z0-9]*[A-Z])s?\s\(")


class Abbreviations:
    """The abbreviations that readers of each language can know."""

    def __init__(self, loaded: Records) -> None:
        everywhere = {word for entry in loaded.of(KnownAbbreviations) for word in entry.abbreviations}
        for term in loaded.of(Term):
            everywhere.update(term.abbreviation[language] or "" for language in LANGUAGES if term.abbreviation)
        self.known: dict[Language, set[str]] = {language: set(everywhere) for language in LANGUAGES}
        for record in loaded.records:
            if isinstance(record, Organisation | Service):
                self._names(record.title)
            if isinstance(record, Organisation) and record.abbreviation:
                self._names(record.abbreviation)
        for name in (
            *(term.term for term in loaded.of(Term)),
            *(partner.title for partner in loaded.of(Partner)),
            *(document.title for document in loaded.of(Document)),
        ):
            self._names(name)

    def _names(self, name: Localised[str] | WhereKnown[str]) -> None:
        for language in LANGUAGES:
            self.known[language].update(_ABBREVIATION.findall(name[language] or ""))

    def complaints(self, model: BaseModel) -> Iterator[Complaint]:
        """Each abbreviation that an entry leaves unexplained, once in each language."""
        excepted = excepted_fields(getattr(model, "exceptions", ()), RULE)
        said = [(path, text) for path, text in localised_texts(model) if path[0] not in excepted]
        for language in LANGUAGES:
            for n, found in self.unexplained(language, [text[language] for _, text in said]):
                yield (*said[n][0], language), RULE, {"found": found}

    def unexplained(self, language: Language, page: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The abbreviations that a reader of a page can neither know nor find written out, each with its first text."""
        first: dict[str, int] = {}
        for n, text in enumerate(page):
            for name in _ABBREVIATION.findall(text):
                if name not in self.known[language]:
                    first.setdefault(name, n)
        if first:
            written_out = {name for text in page for pair in _WRITTEN_OUT.findall(text) for name in pair}
            yield from ((n, name) for name, n in first.items() if name not in written_out)
