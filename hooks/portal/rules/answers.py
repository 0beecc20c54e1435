"""Answers -> what readers must not be told: more than the sources carry, other figures in another language, two things.

What no source dates is told without a word such as “today”.
"""

import re
from collections.abc import Iterator, Mapping

from portal.dates import When
from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.loading.load import Records
from portal.records.citing import sources_of
from portal.records.crossing import Direction, Topic
from portal.records.kinds import Answer, Record
from portal.records.vocabulary import Document, Reference

_TODAY: Mapping[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:vandaag|momenteel|tegenwoordig|op dit moment|thans|voortaan|nu)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:aujourd[’']hui|actuellement|en ce moment|à ce jour|désormais|maintenant)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:today|currently|at present|at the moment|nowadays|from now on|now)\b", re.IGNORECASE),
}
# A number with the signs that divide its thousands and decimals in the three languages.
_FIGURE = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d+)*")


class Answers:
    """All answers, and what carries them."""

    def __init__(self, loaded: Records) -> None:
        self.references = {reference.id: reference for reference in loaded.references}
        self.documents = {document.id: document for document in loaded.documents}
        self.compared: dict[tuple[Topic, Direction], str] = {}
        for record in loaded.records:
            if isinstance(record, Answer) and record.at_a_glance:
                for direction in record.directions:
                    self.compared.setdefault((record.topic, direction), record.id)

    def complaints(self, record: Record) -> Iterator[Complaint]:
        """What is wrong with one answer; nothing with a record of another kind."""
        if not isinstance(record, Answer):
            return
        yield from self._carried(record)
        yield from self._dated(record)
        yield from self._compared(record)
        for path, text in _texts(record):
            yield from _figures(path, text)

    def _carried(self, answer: Answer) -> Iterator[Complaint]:
        if not answer.sources and not answer.no_rule_found:
            yield ("id",), "answer-without-source", {}
        elif not (answer.unofficial or answer.no_rule_found) and not any(map(_is_official, self._behind(answer))):
            yield ("sources",), "answer-not-official", {}

    def _dated(self, answer: Answer) -> Iterator[Complaint]:
        """No later than a source can say: the date that it shows, else before it was read."""
        if answer.true_at is None:
            yield from _of_today(answer)
            return
        behind = self._behind(answer)
        if behind and not any(_reaches(source, answer.true_at) for source in behind):
            yield ("as_of",), "answer-dated-too-late", {"found": answer.true_at.text}

    def _compared(self, answer: Answer) -> Iterator[Complaint]:
        if not answer.at_a_glance:
            return
        for direction in answer.directions:
            other = self.compared[answer.topic, direction]
            if other != answer.id:
                details = {"found": direction, "other": other, "topic": answer.topic}
                yield ("countries",), "answer-twice", details
                return

    def _behind(self, answer: Answer) -> list[Document | Reference]:
        """Everything that carries an answer and is known."""
        cited = [
            self.documents.get(source.document or "") or self.references.get(source.reference or "")
            for source in sources_of(answer)
        ]
        return [source for source in cited if source is not None]


def _is_official(source: Document | Reference) -> bool:
    return isinstance(source, Document) or source.standing == "official"


def _reaches(source: Document | Reference, moment: When) -> bool:
    """Whether a source can say how things were at a moment."""
    if isinstance(source, Document):
        return moment.first <= source.as_of.last
    return moment.first <= source.date.last if source.date else moment.last < source.read.first


def _of_today(answer: Answer) -> Iterator[Complaint]:
    for path, text in _texts(answer):
        for language in LANGUAGES:
            if path != ("question",) and (found := _TODAY[language].search(text[language])):
                yield (*path, language), "answer-says-today", {"found": found[0]}


def _figures(path: FieldPath, text: Localised[str]) -> Iterator[Complaint]:
    """The numbers of a text must be the same in each language, however it divides them."""
    found = {language: _numbers(text[language]) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        if found[language] != found["nl"]:
            details = {"found": _listed(found[language]), "expected": _listed(found["nl"])}
            yield (*path, language), "answer-other-figures", details


def _numbers(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", number) for number in _FIGURE.findall(text))


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) or "–"


def _texts(answer: Answer) -> Iterator[tuple[FieldPath, Localised[str]]]:
    """Everything that an answer says, with its place in the file."""
    yield ("question",), answer.title
    yield ("short",), answer.summary
    named = {"at_a_glance": answer.at_a_glance, "decides": answer.decides, "confused_with": answer.confused_with}
    yield from (((name,), text) for name, text in named.items() if text is not None)
    yield from ((("more", n, "text"), statement.text) for n, statement in enumerate(answer.more))
