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
from portal.records.parts import BEFORE_FORCE, Since
from portal.records.vocabulary import Reference

# What a fact can change -> the kinds that have it, and their word in messages.
_CHANGES: Mapping[str, tuple[tuple[Kind, ...], str]] = {
    "stage": (("projects",), "projects"),
    "step": (("instruments",), "instruments"),
    "number": (("instruments",), "instruments"),
    "outcome": (("events",), "events"),
    "ended": (("organisations", "services"), "organisations-and-services"),
}

_NOT_KNOWN: Mapping[Language, re.Pattern[str]] = {
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
_REPORTED: Mapping[Language, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:volgens|meld\w*|\w*pers|schr[ie]\w*|noemt|officiële?|kopie|st(?:aa|on)d?t?(?: het)?(?: \S+){0,3} op)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"\b(?:selon|d[’']après|indiqu\w*|presse|écri\w*|officiel\w*|copie)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:according to|report\w*|press|says?|said|wrote|gives?|official|copy)\b", re.IGNORECASE),
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
    """The statements that do not say in words that their date is not known or that their source is not official."""
    excepted = {one.rule for one in record.exceptions if one.field == "since"}
    for n, since in enumerate(record.since):
        reference = references.get(since.reference)
        unofficial = reference is not None and reference.standing != "official"
        for language in LANGUAGES:
            text, path = since.text[language], ("since", n, "text", language)
            if since.when is None and "untold-date" not in excepted and not _NOT_KNOWN[language].search(text):
                yield path, "untold-date", {}
            if unofficial and "untold-source" not in excepted and not _REPORTED[language].search(text):
                yield path, "untold-source", {}


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
