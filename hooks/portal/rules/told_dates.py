"""Dates in words -> those that one language, or a text and a field, tell otherwise than another.

A month differs where two languages give another one to the same day or year, and neither names that of the other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from portal.dates import When, is_to_the_day
from portal.language import LANGUAGES, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.records.kinds import Event, Instrument, Record
from portal.records.likely import MONTHS
from portal.records.texts import localised_texts

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})(?:er)?[ \u00a0\n]({_MONTH})\b(?:[ \u00a0\n](\d{{4}}))?", re.IGNORECASE)
_YEAR = re.compile(rf"\b({_MONTH})[ \u00a0\n](\d{{4}})\b", re.IGNORECASE)
_ONCE = ("signed", "adopted", "in-force")  # an instrument does that once

_Told = defaultdict[str, dict[int, str]]  # a day or a year -> the months that it is told with, and the words


def told_otherwise(text: Localised[str]) -> str:
    """Two wordings of a date that differ in their month, each with its language; empty where there are none."""
    told = {language: _told(text[language]) for language in LANGUAGES}
    for other in LANGUAGES[1:]:
        for number, months in told["nl"].items():
            here = _only(months, told[other])
            there = _only(told[other].get(number, {}), told["nl"])
            if here and there:
                return f"nl: {here}, {other}: {there}"
    return ""


def complaints(record: Record) -> Iterator[Complaint]:
    """The dates of a record that it gives twice, or that its texts tell with another day of the month."""
    if isinstance(record, Instrument):
        yield from _twice(record)
    told = [(date(int(year), MONTHS[month.lower()], int(day)), found) for found, day, month, year in _days(record)]
    dates = [since.when for since in record.since] + [step.date for step in getattr(record, "dates", ())]
    known = {when.first for when in dates if when}
    for path, when in _to_the_day(record):
        near = [found for day, found in told if day not in known and f"{day:%Y-%m}" == f"{when.first:%Y-%m}"]
        if near and when.first not in [day for day, _ in told]:
            yield path, "date-otherwise", {"found": when.text, "other": near[0]}


def _told(text: str) -> _Told:
    told: _Told = defaultdict(dict)
    for found in _DAY.finditer(text):
        told[found[1]][MONTHS[found[2].lower()]] = f"{found[1]} {found[2]}"
    for found in _YEAR.finditer(text):
        told[found[2]][MONTHS[found[1].lower()]] = f"{found[1]} {found[2]}"
    return told


def _only(months: dict[int, str], elsewhere: _Told) -> str:
    known = {month for others in elsewhere.values() for month in others}
    return next((words for month, words in months.items() if month not in known), "")


def _days(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """The days of the calendar that the Dutch texts of a record tell, but for what happened since."""
    for path, text in localised_texts(record):
        if path[0] != "since":
            for found in _DAY.finditer(text.nl):
                if found[3] and int(found[1]) <= 28:
                    yield " ".join(found[0].split()), found[1], found[2], found[3]


def _to_the_day(record: Record) -> Iterator[tuple[FieldPath, When]]:
    if isinstance(record, Event) and record.when and record.when.first == record.when.last:
        yield ("when",), record.when
    if isinstance(record, Instrument):
        for n, step in enumerate(record.dates):
            if step.what in _ONCE and is_to_the_day(step.date) and step.date.first == step.date.last:
                yield ("dates", n, "date"), step.date


def _twice(instrument: Instrument) -> Iterator[Complaint]:
    first: dict[str, When] = {}
    steps = [(("dates", n, "date"), step.what, step.date) for n, step in enumerate(instrument.dates)]
    steps += [(("since", n, "date"), s.step, s.when) for n, s in enumerate(instrument.since) if s.step and s.when]
    for path, what, when in steps:
        other = first.setdefault(what, when)
        if what in _ONCE and (when.last < other.first or other.last < when.first):
            yield path, "date-twice", {"found": when.text, "what": what, "other": other.text}
