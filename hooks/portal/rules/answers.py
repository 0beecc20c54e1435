"""Answers -> their faults: more than the sources say, other figures in another language, two answers that differ.

An answer without a date must not say “today”. Each topic says after how many months its answers are reviewed. Wherever
readers live and work, one of the offices named is there for them.
"""

import re
from collections.abc import Iterator, Mapping

from portal.dates import When, months_after
from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.loading.load import Records
from portal.records.citing import sources_of
from portal.records.crossing import DIRECTIONS, AnswerTopic, Direction, Topic
from portal.records.kinds import Answer, Record, Service
from portal.records.vocabulary import Document, Reference

_TODAY: Mapping[Language, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:vandaag|momenteel|tegenwoordig|op dit moment|thans|voortaan|nu)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:aujourd[’']hui|actuellement|en ce moment|à ce jour|désormais|maintenant)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:today|currently|at present|at the moment|nowadays|from now on|now)\b", re.IGNORECASE),
}
# A number with the separators of thousands and decimals of the three languages.
_FIGURE = re.compile(r"\d+(?:[.,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d+)*")

# A number and what it counts: 34 dagen, 50%.
_MEASURED = re.compile(r"(\d+(?:[.,]\d+)*)\s?(%|[^\W\d_]+)")


class Answers:
    """All answers, with the documents and references that they can cite."""

    def __init__(self, loaded: Records) -> None:
        self.references = {reference.id: reference for reference in loaded.of(Reference)}
        self.documents = {document.id: document for document in loaded.of(Document)}
        self.serves = {one.id: one.serves or DIRECTIONS for one in loaded.records if isinstance(one, Service)}
        self.months = {topic.id: topic.review_within for topic in loaded.of(AnswerTopic)}
        self.compared: dict[tuple[Topic, Direction], Answer] = {}  # the first with a value at a glance
        self.asked: dict[tuple[Topic, Direction, Language, str], str] = {}  # the first with a question
        for answer in (record for record in loaded.records if isinstance(record, Answer)):
            for direction in answer.directions:
                if answer.at_a_glance:
                    self.compared.setdefault((answer.topic, direction), answer)
                for language in LANGUAGES:
                    self.asked.setdefault((answer.topic, direction, language, answer.title[language]), answer.id)

    def complaints(self, record: Record) -> Iterator[Complaint]:
        """What is wrong with one answer; nothing with a record of another kind."""
        if not isinstance(record, Answer):
            return
        yield from self._carried(record)
        yield from self._as_of(record)
        yield from self._review_by(record)
        yield from self._unique(record)
        yield from self._offices(record)
        yield from _asked_and_answered(record)
        for path, text in _texts(record):
            yield from _figures(path, text)

    def _carried(self, answer: Answer) -> Iterator[Complaint]:
        if not answer.sources and not answer.no_rule_found:
            yield ("id",), "answer-without-source", {}
        elif not (answer.unofficial or answer.no_rule_found) and self._has_no_official(answer):
            yield ("sources",), "answer-not-official", {}

    def _as_of(self, answer: Answer) -> Iterator[Complaint]:
        """`as_of` is no later than a source can know: its own date, else the day before it was read."""
        if answer.true_at is None:
            yield from _of_today(answer)
            return
        cited = self._cited(answer)
        if cited and not any(_reaches(source, answer.true_at) for source in cited):
            yield ("as_of",), "answer-dated-too-late", {"found": answer.true_at.text}

    def _review_by(self, answer: Answer) -> Iterator[Complaint]:
        """`review_by` is within the months of the topic, counted from the day on which the sources were last read."""
        if months := self.months.get(answer.topic):
            read = max(answer.written, answer.reviewed or answer.written)
            if answer.review_by > (latest := months_after(read, months)):
                details = {"found": answer.review_by, "topic": answer.topic, "months": months, "latest": latest}
                yield ("review_by",), "answer-review-late", details

    def _unique(self, answer: Answer) -> Iterator[Complaint]:
        """No other answer of the topic has the same question or a value at a glance, nor another figure."""
        looked_at: set[str] = set()
        for direction in answer.directions:
            details = {"found": direction, "topic": answer.topic}
            value = self.compared.get((answer.topic, direction))
            if answer.at_a_glance and value and value.id != answer.id:
                yield ("countries",), "answer-twice", details | {"other": value.id}
                return
            places = ((answer.topic, direction, language, answer.title[language]) for language in LANGUAGES)
            if others := {self.asked[place] for place in places if place in self.asked} - {answer.id}:
                yield ("question",), "answer-asked-twice", details | {"other": min(others)}
                return
            if value and value.id not in looked_at:
                looked_at.add(value.id)
                for path, figure, said in _other_figures(answer, value):
                    yield path, "answer-differs", {"found": said, "other": value.id, "expected": figure}
                    return

    def _offices(self, answer: Answer) -> Iterator[Complaint]:
        """Each direction has an office that serves it, and each office serves a direction; others are not judged."""
        serve = [self.serves.get(office, DIRECTIONS) for office in answer.where_to_turn]
        for n, served in enumerate(serve):
            if not set(served).intersection(answer.directions):
                yield ("where_to_turn", n), "answer-other-office", {"found": answer.where_to_turn[n]}
        if alone := [direction for direction in answer.directions if not any(direction in served for served in serve)]:
            yield ("where_to_turn",), "answer-without-office", {"found": ", ".join(alone)}

    def _has_no_official(self, answer: Answer) -> bool:
        """Whether no source is official; one that does not exist may be meant for an official one."""
        cited = self._cited(answer)
        return len(cited) == len(list(sources_of(answer))) and not any(map(_is_official, cited))

    def _cited(self, answer: Answer) -> list[Document | Reference]:
        """The documents and references that an answer cites, as far as they exist."""
        cited = [
            self.documents.get(source.document or "") or self.references.get(source.reference or "")
            for source in sources_of(answer)
        ]
        return [source for source in cited if source is not None]


def _is_official(source: Document | Reference) -> bool:
    return isinstance(source, Document) or source.standing == "official"


def _reaches(source: Document | Reference, moment: When) -> bool:
    """Whether a source can know how things were at a moment."""
    if isinstance(source, Document):
        return moment.first <= source.as_of.last
    return moment.first <= source.date.last if source.date else moment.last < source.read.first


def _of_today(answer: Answer) -> Iterator[Complaint]:
    for path, text in _texts(answer):
        for language in LANGUAGES:
            if path != ("question",) and (found := _TODAY[language].search(text[language])):
                yield (*path, language), "answer-says-today", {"found": found[0]}


def _asked_and_answered(answer: Answer) -> Iterator[Complaint]:
    """The question ends as one, the answer does not."""
    for language in LANGUAGES:
        if not _ends_as_question(answer.title[language]):
            yield ("question", language), "answer-asks-nothing", {}
        if _ends_as_question(answer.summary[language]):
            yield ("short", language), "answer-is-question", {}


def _ends_as_question(text: str) -> bool:
    return text.rstrip(')”»’"\N{NO-BREAK SPACE}').endswith("?")


def _figures(path: FieldPath, text: Localised[str]) -> Iterator[Complaint]:
    """The numbers of a text must be the same in each language, whatever their separators."""
    found = {language: _numbers(text[language]) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        if found[language] != found["nl"]:
            details = {"found": _listed(found[language]), "expected": _listed(found["nl"])}
            yield (*path, language), "answer-other-figures", details


def _other_figures(answer: Answer, other: Answer) -> Iterator[tuple[FieldPath, str, str]]:
    """Each text of an answer that has a figure of the sort that another one gives at a glance, and not that one."""
    if other.id == answer.id or other.at_a_glance is None:
        return
    for figure, unit in _MEASURED.findall(other.at_a_glance.nl):
        for path, text in _texts(answer):
            said = [number for number, of in _MEASURED.findall(text.nl) if of == unit]
            if said and figure not in said:
                yield (*path, "nl"), f"{figure} {unit}", f"{said[0]} {unit}"


def _numbers(text: str) -> list[str]:
    return sorted(re.sub(r"\D", "", number) for number in _FIGURE.findall(text))


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers) or "–"


def _texts(answer: Answer) -> Iterator[tuple[FieldPath, Localised[str]]]:
    """Every text of an answer, with its path in the file."""
    yield ("question",), answer.title
    yield ("short",), answer.summary
    named = {"at_a_glance": answer.at_a_glance, "decides": answer.decides, "confused_with": answer.confused_with}
    yield from (((name,), text) for name, text in named.items() if text is not None)
    yield from ((("more", n, "text"), statement.text) for n, statement in enumerate(answer.more))
