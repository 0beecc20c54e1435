"""Records -> their texts in the present or future tense about a day that has passed, and days still to come.

A list of verb forms is enough: a text about an event, a milestone or a plan of the past uses none of them, nor does a
wish that was written down long ago. An entry can allow one, as in a quotation, under `exceptions`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.records.citing import sources_of
from portal.records.kinds import Answer, Event, Instrument, Project, Record, Service
from portal.records.parts import excepted_fields
from portal.rules.forms import Forms
from portal.rules.wording import sentences

_FORMS: dict[Language, str] = {
    "nl": "zal|zullen|is gepland|zijn gepland|staat gepland|staan gepland|vindt plaats|vinden plaats|is voorzien"
    "|zijn voorzien|komt eraan",
    "fr": "sera|seront|aura lieu|auront lieu|se tiendra|se tiendront|a lieu|ont lieu|est prévue?|sont prévue?s"
    "|prévoit|prévoient|devra|devront|pourra|pourront",
    "en": "will|shall|is planned|are planned|plans to|plan to|takes place|take place|is due to|are due to|is to be"
    "|are to be",
}
_WISHES: dict[Language, str] = {
    "nl": "wil|willen|wenst|streeft|beoogt|beogen|overweegt|overwegen|hoopt|hopen|is van plan|zijn van plan"
    "|het doel is",
    "fr": "veut|veulent|souhaite|souhaitent|entend|entendent|espère|espèrent|envisage|envisagent|vise à|visent à"
    "|cherche à|cherchent à|le but est",
    "en": "wants?|the aim is|(?:aim|seek|hope|wish|intend)s? to|(?:is|are) considering",
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_A_YEAR = timedelta(days=366)

_PRESENT_OR_FUTURE = {language: Forms(forms) for language, forms in _FORMS.items()}
_WISH = {language: Forms(wishes) for language, wishes in _WISHES.items()}


def complaints(record: Record, today: date) -> Iterator[Complaint]:
    """The texts of a record whose time has gone by `today` that use a form of the present or the future."""
    excepted = excepted_fields(record.exceptions, "past-as-present")
    for path, text, day in _dated_texts(record):
        if day < today and path[0] not in excepted:
            for language in LANGUAGES:
                if found := _PRESENT_OR_FUTURE[language].search(text[language]):
                    details = {"found": found[0], "date": day.isoformat()}
                    yield (*path, language), "past-as-present", details


def old_wishes(record: Record, today: date, true_as_of: Mapping[str, date]) -> Iterator[Complaint]:
    """The sentences without a year that tell a wish in the present, where a record speaks of more than a year ago.

    `true_as_of` has the last day that each document and reference speaks of. A question tells nobody's wish.
    """
    excepted = excepted_fields(record.exceptions, "old-wish")
    day = _true_as_of(record, true_as_of)
    if day is None or day + _A_YEAR >= today:
        return
    for path, text in _undated_texts(record):
        if path[0] not in excepted:
            for language in (name for name in LANGUAGES if _WISH[name].search(text[name])):
                for sentence in sentences(text[language]):
                    found = _WISH[language].search(sentence)
                    if found and not _YEAR.search(sentence) and not sentence.endswith("?"):
                        yield (*path, language), "old-wish", {"found": found[0], "date": day.isoformat()}


def days_to_come(record: Record, today: date) -> Iterator[Complaint]:
    """The days on which something is said to have been done or to have happened, and which come after `today`."""
    for name in ("written", "reviewed"):
        if (day := getattr(record, name)) and day > today:
            yield (name,), "future-day", {"found": day}
    for n, fact in enumerate(record.since):
        if fact.when and fact.when.first > today and not fact.publish_from:
            yield ("since", n, "date"), "future-day", {"found": fact.when.text}


def _dated_texts(record: Record) -> Iterator[tuple[FieldPath, Localised[str], date]]:
    """The texts that speak of a date, with its last day."""
    for n, since in enumerate(record.since):
        if since.when:
            yield ("since", n, "text"), since.text, since.when.last
    if isinstance(record, Event) and record.when:
        yield from ((*placed, record.when.last) for placed in _undated_texts(record))
    if isinstance(record, Project):
        for n, milestone in enumerate(record.milestones):
            yield ("milestones", n, "text"), milestone.text, milestone.date.last
        yield from ((*placed, record.as_of.last) for placed in _undated_texts(record))


def _true_as_of(record: Record, true_as_of: Mapping[str, date]) -> date | None:
    """The last day that a record itself speaks of; an answer has its own day of review."""
    if isinstance(record, Project):
        return record.as_of.last
    if isinstance(record, Answer):
        return None
    sources = (source.document or source.reference for source in sources_of(record))
    return max((true_as_of[id_] for id_ in sources if id_ and id_ in true_as_of), default=None)


def _undated_texts(record: Record) -> Iterator[tuple[FieldPath, Localised[str]]]:
    """The texts of a record that have no date of their own."""
    yield ("summary",), record.summary
    if record.story:
        yield ("story",), record.story
    for n, one in enumerate(record.for_you):
        yield ("for_you", n, "text"), one.text
    if isinstance(record, Instrument):
        yield ("what_it_does",), record.what_it_does
    if isinstance(record, Service):
        yield ("what_you_can_do",), record.what_you_can_do
