"""Rules that the real records keep: what no single record shows to be wrong, and what three languages must share."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pydantic import BaseModel

from conftest import ROOT
from portal.language import LANGUAGES, Language, Localised
from portal.loading.load import load
from portal.records.kinds import Instrument, Project, Record
from portal.rules.check import check

LOADED = load(ROOT / "data")
RECORDS = {record.id: record for record in LOADED.records}
FLAGSHIPS = {
    "benelux-mobility-vision",
    "climate-adaptation",
    "cycling-policy",
    "digital-twin-roads",
    "north-sea-cooperation",
    "pandemic-lessons-crisis-management",
    "penta-cooperation",
    "police-treaty-implementation",
    "social-fraud-treaty-signing",
    "territorial-supply-constraints",
    "vat-gap",
}
# The documents give each of these a paragraph of its own that names no other subject.
ALONE = ["cross-border-media-access", "electric-aviation", "general-aviation-crime-risk"]
# Forms that the glossary warns against, by language; the right form is in data/glossary.yaml.
FORBIDDEN: dict[Language, dict[str, str]] = {
    "nl": {
        r"\bBeneluxparlement\b": "Benelux Interparlementaire Assemblee",
        r"\bcommissie van ministers\b": "Comité van Ministers",
    },
    "fr": {
        r"\bComité des Ministres\b": "Comité de Ministres",
        r"\bÉtats baltiques\b": "États baltes",
        r"\bnavires? amira(?:l|ux)\b": "projet phare",
        r"\bSecrétariat-Général\b": "Secrétariat général",
        r"\bRhénanie du Nord-Westphalie\b": "Rhénanie-du-Nord-Westphalie",
    },
    "en": {
        r"\bGeneral Secretariat\b(?! of the Council)": "Secretariat-General",  # that of the EU is called so
        r"\bborder workers?\b(?<!cross-border worker)(?<!cross-border workers)": "cross-border worker",
        r"\b(?<!zero-emission )trucks?\b": "lorry",
        r"\bNorth-Rhine": "North Rhine-Westphalia",
    },
}
SENTENCE = re.compile(r"(?<=[.?!])\s+|\n\n|\n- ")
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")


def texts(model: BaseModel, path: str = "") -> Iterator[tuple[str, Localised[str]]]:
    """Every text in three languages that a model holds, with the way to it."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Localised) and isinstance(value.nl, str):
            yield f"{path}{name}", value
        elif isinstance(value, BaseModel):
            yield from texts(value, f"{path}{name}.")
        elif isinstance(value, tuple):
            for number, element in enumerate(value):
                if isinstance(element, BaseModel):
                    yield from texts(element, f"{path}{name}.{number}.")


def sentences(text: str) -> list[str]:
    """The sentences and items of lists of a text."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def numbers(text: str) -> list[str]:
    """The numbers of a text without the signs that group their digits, in order of size."""
    return sorted(
        re.sub(r"[.,\u00a0\u202f](?=\d{3}(?!\d))", "", found).replace(",", ".") for found in NUMBER.findall(text)
    )


def test_the_check_finds_nothing() -> None:
    assert [problem.text() for problem in (*LOADED.problems, *check(LOADED))] == []


def test_everything_that_the_documents_call_a_flagship_is_one() -> None:
    assert {r.id for r in RECORDS.values() if isinstance(r, Project) and r.flagship_in} == FLAGSHIPS


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_says_the_same_numbers_in_three_languages(record: Record) -> None:
    unequal = {
        path: [numbers(text) for text in localised.values()]
        for path, localised in texts(record)
        if len({tuple(numbers(text)) for text in localised.values()}) > 1
    }
    assert unequal == {}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_has_no_sentence_that_is_hard_to_read(record: Record) -> None:
    long = [
        sentence
        for path, localised in texts(record)
        if not path.startswith("links")
        for language in LANGUAGES
        for sentence in sentences(localised[language])
        if len(sentence.split()) > 30
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_20_words_on_average_at_most(language: Language) -> None:
    found = [s for r in RECORDS.values() for _, text in texts(r) for s in sentences(text[language])]
    assert sum(len(sentence.split()) for sentence in found) / len(found) <= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_uses_a_form_that_the_glossary_warns_against(language: Language) -> None:
    wrong = [
        f"{record.id}.{path}: {found[0]} instead of {right}"
        for record in RECORDS.values()
        for path, text in texts(record)
        for pattern, right in FORBIDDEN[language].items()
        if (found := re.search(pattern, text[language]))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_long_run_of_words_stands_in_two_records(language: Language) -> None:
    """14 words: longer than any official name, so what is longer is the same thing told twice."""
    seen: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for record in RECORDS.values():
        for path, text in texts(record):
            if not path.startswith("links"):
                words = re.findall(r"[\w’'-]+", text[language].casefold())
                for start in range(len(words) - 13):
                    seen[tuple(words[start : start + 14])].add(record.id)
    assert {" ".join(run): ids for run, ids in seen.items() if len(ids) > 1} == {}


def test_french_has_its_no_break_spaces_and_no_language_a_typewriter_apostrophe() -> None:
    """A sign between two letters is part of a name: BEN!EX."""
    wrong = [
        f"{record.id}.{path}"
        for record in RECORDS.values()
        for path, text in texts(record)
        if re.search(r"(?<=\w)[;!?»](?!\w)| [:;!?»%](?!\w)|«(?!\u00a0)", text.fr)
        or any("'" in value for value in text.values())
    ]
    assert wrong == []


def test_every_section_of_a_document_has_a_record_or_says_why_not() -> None:
    used = {(source.document, source.section) for record in RECORDS.values() for source in record.sources}
    empty = [
        f"{document.id} {section.id}"
        for document in LOADED.documents
        for section in document.sections
        if (document.id, section.id) not in used and not section.no_record
    ]
    assert empty == []


def test_what_a_project_is_based_on_is_as_late_as_its_latest_document() -> None:
    as_of = {document.id: document.as_of.first.year for document in LOADED.documents}
    wrong = [
        record.id
        for record in RECORDS.values()
        if isinstance(record, Project)
        and record.as_of.first.year > max(as_of[source.document] for source in record.sources if source.document)
    ]
    assert wrong == []


def test_milestones_stand_oldest_first() -> None:
    wrong = [
        record.id
        for record in RECORDS.values()
        if isinstance(record, Project)
        and any(later.date.first < earlier.date.first for earlier, later in pairwise(record.milestones))
    ]
    assert wrong == []


def test_benelux_decisions_are_found_by_their_number() -> None:
    numbers_of = {r.number: r.id for r in RECORDS.values() if isinstance(r, Instrument) and r.number}
    assert {"M(2022)3", "M(2022)7", "M(2022)9", "M(2022)12"} <= set(numbers_of)


def test_no_record_stands_alone_but_those_without_a_relation_in_the_documents() -> None:
    related = {id_ for record in RECORDS.values() for id_ in (*record.related, *record.see_also)}
    named = {
        id_
        for record in RECORDS.values()
        for field in ("related", "see_also", "instruments", "organisers", "projects")
        for id_ in (*getattr(record, field, ()), *([record.id] if getattr(record, field, ()) else []))
    }
    assert sorted(set(RECORDS) - named - related) == ALONE
