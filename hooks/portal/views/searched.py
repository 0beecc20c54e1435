"""A record -> what search knows of it: its texts, the names by which people search for it, whether it is current."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from portal.dates import When
from portal.language import LANGUAGES, Language, Localised
from portal.records.kinds import Answer, Instrument, Organisation, Project, Record
from portal.records.texts import fields_with_texts
from portal.views import legal
from portal.views.answers import direction_link
from portal.views.localised import Views

_APART = frozenset({"title", "summary", "links", "withdrawn"})
_PARAGRAPH = re.compile(r"(?:^|\n\s*\n|\n)- |\n\s*\n")
_CAPITALS = re.compile(r"[A-Z]\w*[A-Z]")
_ABBREVIATION = re.compile(r"\b(?=(?:\w*[A-Z]){2})\w[\w&-]{1,9}\b")
# Steps of a legal act that do not say how far it is.
_NO_STATE = ("deadline", "expected-signature", "evaluated")


def status_words(views: Views, record: Record) -> Iterator[str]:
    """How far what a record is about has come, in words: its stage, its outcome, the last step of a legal act."""
    words, today = views.words, views.catalogue.today
    yield views.card(record).status
    if isinstance(record, Instrument):
        taken = [step for step in record.dates if step.date.first <= today and step.what not in _NO_STATE]
        for step in sorted(taken, key=lambda step: (step.what == "in-force", step.date.last))[-1:]:
            named = words[f"step_{step.what}"]
            yield words.say("search_step", step=named[0].lower() + named[1:], date=words.date(step.date))
    if any(since.ended for since in record.since):
        yield words["search_ended"]
    if record.withdrawn:
        yield words["search_withdrawn"]


def as_of(views: Views, record: Record) -> When:
    """The moment of a project's stage; else that of the latest document a record draws on."""
    if isinstance(record, Project):
        return record.as_of
    return views.catalogue.true_as_of(record)


def paragraphs(text: str) -> str:
    """A text as a passage of it is shown: a paragraph or item a line, however it is wrapped in the data."""
    found = (re.sub(r"\s*\n\s*", " ", paragraph).strip() for paragraph in _PARAGRAPH.split(text))
    return "\n".join(filter(None, found))


def search_texts(views: Views, record: Record) -> Iterator[str]:
    """Every text of a record but its title, the names of what it links to, and why it was withdrawn."""
    yield record.summary[views.language]
    for name, _ in fields_with_texts(type(record)):
        if name not in _APART:
            yield from _texts_in(getattr(record, name), views.language)


def _texts_in(value: object, language: Language) -> Iterator[str]:
    if isinstance(value, Localised):
        yield value[language]
    elif isinstance(value, BaseModel):
        for name, _ in fields_with_texts(type(value)):
            yield from _texts_in(getattr(value, name), language)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part, language)


def names(views: Views, record: Record) -> Iterator[str]:
    """Every name besides the title by which people search for a record; abbreviations in any language."""
    language = views.language
    if record.keywords:
        yield from record.keywords[language] or ()
    if isinstance(record, Instrument):
        yield from legal.all_numbers(record, views.words)
    if isinstance(record, Answer):
        yield from (direction_link(views, direction).text for direction in record.directions)
    if isinstance(record, Project) and record.flagship_in:
        yield f"{views.words['kind_projects']} {views.words['facet_flagship']}"
    for other in LANGUAGES:
        if isinstance(record, Organisation) and record.abbreviation:
            yield from _spellings(record.abbreviation[other] or "")
        if isinstance(record, Organisation) and other != language:
            yield record.title[other]
        known = record.keywords[other] or () if record.keywords and other != language else ()
        for text in (record.title[other], record.summary[other], *known):
            if _CAPITALS.search(text):  # few texts hold one
                yield from _ABBREVIATION.findall(text)


def _spellings(abbreviation: str) -> Iterator[str]:
    """An abbreviation, and in one piece: who means BEN!EX types `BENEX`."""
    yield abbreviation
    yield "".join(filter(str.isalnum, abbreviation))
