"""Records -> their texts in the present or future tense about a day that has passed, and days still to come.

A list of verb forms is enough: a text about an event, a milestone or a plan of the past uses none of them. An entry can
allow one, as in a quotation, under `exceptions`.
"""

import re
from collections.abc import Iterator
from datetime import date

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.records.kinds import Event, Project, Record

_FORMS: dict[Language, str] = {
    "nl": "zal|zullen|is gepland|zijn gepland|staat gepland|staan gepland|vindt plaats|vinden plaats|is voorzien"
    "|zijn voorzien|komt eraan",
    "fr": "sera|seront|aura lieu|auront lieu|se tiendra|se tiendront|a lieu|ont lieu|est prévue?|sont prévue?s"
    "|prévoit|prévoient|devra|devront|pourra|pourront",
    "en": "will|shall|is planned|are planned|plans to|plan to|takes place|take place|is due to|are due to|is to be"
    "|are to be",
}
_PRESENT_OR_FUTURE = {
    language: re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE) for language, forms in _FORMS.items()
}


def complaints(record: Record, today: date) -> Iterator[Complaint]:
    """The texts of a record whose time has gone by `today` that use a form of the present or the future."""
    excepted = {one.field for one in record.exceptions if one.rule == "past-as-present"}
    for path, text, day in _dated(record):
        if day < today and path[0] not in excepted:
            for language in LANGUAGES:
                if found := _PRESENT_OR_FUTURE[language].search(text[language]):
                    details = {"found": found[0], "date": day.isoformat()}
                    yield (*path, language), "past-as-present", details


def days_to_come(record: Record, today: date) -> Iterator[Complaint]:
    """The days on which something is said to have been done or to have happened, and which come after `today`."""
    for name in ("written", "reviewed"):
        if (day := getattr(record, name)) and day > today:
            yield (name,), "future-day", {"found": day}
    for n, fact in enumerate(record.since):
        if fact.when and fact.when.first > today and not fact.publish_from:
            yield ("since", n, "date"), "future-day", {"found": fact.when.text}


def _dated(record: Record) -> Iterator[tuple[FieldPath, Localised[str], date]]:
    """The texts that speak of a date, with its last day."""
    for n, since in enumerate(record.since):
        if since.when:
            yield ("since", n, "text"), since.text, since.when.last
    if isinstance(record, Event) and record.when:
        yield from _whole(record, record.when.last)
    if isinstance(record, Project):
        for n, milestone in enumerate(record.milestones):
            yield ("milestones", n, "text"), milestone.text, milestone.date.last
        yield from _whole(record, record.as_of.last)


def _whole(record: Record, day: date) -> Iterator[tuple[FieldPath, Localised[str], date]]:
    yield ("summary",), record.summary, day
    if record.story:
        yield ("story",), record.story, day
