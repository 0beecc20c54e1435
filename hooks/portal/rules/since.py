"""Facts under `since` -> those on the wrong kind of record, older than what they change, or silent on their weakness.

A fact must say in words that its date is unknown or its source unofficial, because search, feeds and readers quote it
without the date and the source beside it.
"""

import re
from collections.abc import Iterator, Mapping

from portal.dates import When
from portal.language import LANGUAGES, Language
from portal.loading.entry import Complaint
from portal.records.kinds import Event, Instrument, Kind, Project, Record
from portal.records.parts import BEFORE_FORCE, Advice, Since
from portal.records.vocabulary import Reference

# What a fact can change -> the kinds that have it, and their word in messages.
_CHANGES: Mapping[str, tuple[tuple[Kind, ...], str]] = {
    "stage": (("projects",), "projects"),
    "step": (("instruments",), "instruments"),
    "number": (("instruments",), "instruments"),
    "outcome": (("events",), "events"),
    "ended": (("organisations", "services"), "organisations-and-services"),
}

_Words = Mapping[Language, re.Pattern[str]]

_NOT_KNOWN: _Words = {
    "nl": re.compile(
        r"\b(?:niet bekend|onbekend|evenmin bekend|ongedateerd\w*|zonder datum|(?:noem|zeg|vermeld)\w* niet)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:pas connue?s?|(?:pas|non) datée?s?|sans date|inconnue?s?|ignore|(?:dit|disent|indique(?:nt)?) pas)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:not known|unknown|undated|without a date|do(?:es)? not say|gives? no)\b", re.IGNORECASE),
}
# Words that say that somebody else reports a fact.
_REPORTED: _Words = {
    "nl": re.compile(
        r"\b(?:volgens|meld\w*|\w*pers|schr[ie]\w*|noemt|officiële?|kopie|st(?:aa|on)d?t?(?: het)?(?: \S+){0,3} op)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"\b(?:selon|d[’']après|indiqu\w*|presse|écri\w*|officiel\w*|copie)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:according to|report\w*|press|says?|said|wrote|gives?|official|copy)\b", re.IGNORECASE),
}
# Words that say that something was still to come.
_AHEAD: _Words = {
    "nl": re.compile(r"\b(?:zou|zouden|gepland|aangekondigd\w*|kondig\w*|stond\w*)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:dev(?:ait|aient)|prévue?s?|annon\w+|serai(?:t|ent))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:was|were) to|would|planned|announced?|due|scheduled)\b", re.IGNORECASE),
}


def complaints(record: Record) -> Iterator[Complaint]:
    """The facts of a record that change nothing, or the wrong thing."""
    for n, since in enumerate(record.since):
        for name, (kinds, word) in _CHANGES.items():
            if getattr(since, name) and record.kind not in kinds:
                yield ("since", n, name), "since-wrong-kind", {"kind": word}
        for name in ("stage", "step"):
            if getattr(since, name) and since.when is None:
                yield ("since", n, name), "since-undated", {}
        if since.when and (older := _replaced(record, n, since, since.when)):
            name, when = older
            details = {"found": since.when.text, "before": name, "date": when.text}
            yield ("since", n, "date"), "dates-out-of-order", details


def advice(record: Record, references: Mapping[str, Reference]) -> Iterator[Complaint]:
    """The statements that do not say in words how weak they are: without a date, not official, told ahead of it."""
    excepted = {one.rule for one in record.exceptions if one.field == "since"}
    for n, since in enumerate(record.since):
        weak = [one for one in _weaknesses(since, references.get(since.reference)) if one[0] not in excepted]
        for language in LANGUAGES:
            for code, words, details in weak:
                if not words[language].search(since.text[language]):
                    yield ("since", n, "text", language), code, details


def _weaknesses(since: Since, reference: Reference | None) -> Iterator[tuple[Advice, _Words, dict[str, object]]]:
    """The rule for each weakness of a statement, the words that tell of it, and the details of the message."""
    if since.when is None:
        yield "untold-date", _NOT_KNOWN, {}
    if reference is None:
        return
    if reference.standing != "official":
        yield "untold-source", _REPORTED, {}
    # Of a step in law the day is certain when it is published.
    if since.when and reference.date and not since.step and reference.date.last < since.when.first:
        yield "untold-plan", _AHEAD, {"found": reference.date.text, "date": since.when.text}


def _replaced(record: Record, n: int, since: Since, when: When) -> tuple[str, When] | None:
    """What a statement comes after or changes, with its date, where the statement is the older of the two."""
    after: list[tuple[str, When]] = [
        (f"since.{place}", earlier.when) for place, earlier in enumerate(record.since[:n], 1) if earlier.when
    ]
    if isinstance(record, Project) and since.stage:
        after.append(("as_of", record.as_of))
    if isinstance(record, Event) and record.when and since.outcome == "held":
        after.append(("when", record.when))
    if isinstance(record, Instrument) and since.step == "in-force":
        after += ((step.what, step.date) for step in record.dates if step.what in BEFORE_FORCE)
    return next(((name, other) for name, other in after if when.last < other.first), None)
