"""Rules of time: what is newest counts, and what became of an event follows from its record and the moment."""

from datetime import date

import pytest

from examples import record
from portal.records.kinds import Event, Instrument, Project
from portal.records.parts import DatedStep
from portal.records.timeline import as_of_since, lies_ahead, standing
from portal.records.vocabulary import Document

TEXT = {"nl": "Het gebeurde.", "fr": "C’est arrivé.", "en": "It happened."}
PLAN, REPORT = {"document": "plan-2024", "section": "1"}, {"document": "report-2022", "section": "1"}


def document(id_: str, nature: str, as_of: str) -> Document:
    name = {"nl": id_, "fr": id_, "en": id_}
    section = {"id": "1", "title": name}
    return Document.model_validate(
        {"id": id_, "nature": nature, "as_of": as_of, "sections": [section]}
        | dict.fromkeys(("title", "short", "says", "publisher", "language"), name)
    )


DOCUMENTS = {
    id_: document(id_, *what)
    for id_, what in {"plan-2024": ("plan", "2024"), "report-2022": ("report", "2022")}.items()
}


def event(when: str | None, source: dict[str, str], **since: str) -> Event:
    facts = [{"date": "2025", "text": TEXT, "reference": "some-page", **since}] if since else []
    made = record("events", "meeting", when=when, sources=[source], since=facts)
    assert isinstance(made, Event)
    return made


@pytest.mark.parametrize(
    ("when", "source", "today", "expected"),
    [
        ("2027-09-05", PLAN, "2027-09-04", "ahead"),
        ("2027-09-05", PLAN, "2027-09-05", "today"),
        ("2027-09-05", PLAN, "2027-09-06", "not-known"),
        ("2024-03-14/2024-03-16", PLAN, "2024-03-15", "today"),
        ("2024-03", PLAN, "2024-03-15", "ahead"),
        ("2024-03", PLAN, "2024-04-01", "not-known"),
        ("2022-05-03", REPORT, "2026-11-28", "held"),
        ("2023-05-03", REPORT, "2026-11-28", "not-known"),
        ("2023-05-03", PLAN, "2026-11-28", "held"),
        (None, REPORT, "2026-11-28", "held"),
        (None, PLAN, "2026-11-28", "not-known"),
    ],
)
def test_what_became_of_an_event_follows_from_its_date_and_its_documents(
    when: str | None, source: dict[str, str], today: str, expected: str
) -> None:
    assert standing(event(when, source), date.fromisoformat(today), DOCUMENTS) == expected


@pytest.mark.parametrize("outcome", ["held", "moved", "cancelled", "not-known"])
def test_what_a_cited_page_says_became_of_an_event_comes_first(outcome: str) -> None:
    found = event("2024-03", PLAN, outcome=outcome)
    assert standing(found, date(2026, 11, 28), DOCUMENTS) == outcome


def project(as_of: str, *facts: dict[str, str]) -> Project:
    since = [{"text": TEXT, "reference": "some-page", **fact} for fact in facts]
    made = as_of_since(record("projects", "work", stage="planned", as_of=as_of, since=since))
    assert isinstance(made, Project)
    return made


def test_the_newest_fact_with_a_stage_gives_a_project_its_stage_moment_and_source() -> None:
    found = project(
        "2024",
        {"date": "2025-06", "stage": "under-way"},
        {"date": "2026-01-01", "stage": "completed", "reference": "last-page"},
        {"date": "2026-03"},
    )
    assert (found.stage, found.as_of.text, found.stage_source.reference) == ("completed", "2026-01-01", "last-page")


def test_a_fact_that_is_older_than_the_stage_or_has_no_date_changes_nothing() -> None:
    found = project("2024", {"date": "2023-05", "stage": "stopped"}, {"date": "unknown", "stage": "completed"})
    assert (found.stage, found.as_of.text) == ("planned", "2024")


def test_a_step_since_is_added_once_to_the_dates_of_an_instrument() -> None:
    facts = [
        {"date": day, "text": TEXT, "reference": "some-page", "step": step}
        for day, step in (("2023-10-01", "in-force"), ("2018-07-23", "signed"))
    ]
    signed = {"what": "signed", "date": "2018-07-23", "source": PLAN}
    found = as_of_since(record("instruments", "treaty-one", dates=[signed], since=facts))
    assert isinstance(found, Instrument)
    assert [(step.what, step.date.text, step.source.reference) for step in found.dates] == [
        ("signed", "2018-07-23", None),
        ("in-force", "2023-10-01", "some-page"),
    ]


@pytest.mark.parametrize(
    ("what", "when", "ahead"),
    [
        ("deadline", "2030", True),  # the year is not over
        ("deadline", "2029", False),
        ("deadline", "2030-01-02", True),
        ("deadline", "2030-01-01", False),
        ("in-force", "2030", False),  # it may be already
        ("in-force", "2031", True),
    ],
)
def test_a_deadline_lies_ahead_until_the_end_of_its_time(what: str, when: str, ahead: bool) -> None:
    step = DatedStep.model_validate({"what": what, "date": when, "source": PLAN})
    assert lies_ahead(step, date(2030, 1, 1)) is ahead
