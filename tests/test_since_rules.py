"""Rules of what happened since: a fact comes after what it changes, and needs no year for its amounts."""

import pytest

from examples import record
from portal.records.kinds import Kind
from portal.records.vocabulary import Reference
from portal.rules import amounts, since

TEXT = {"nl": "Het werd € 5.", "fr": "Ce fut 5 €.", "en": "It was €5."}


UNDATED = Reference.model_validate(
    {
        "id": "some-page",
        "publisher": TEXT,
        "title": "Page",
        "url": "https://www.benelux.int/",
        "language": "nl",
        "read": "2026-11",
        "standing": "official",
    }
)


def fact(date: str, **change: object) -> dict[str, object]:
    return {"date": date, "text": TEXT, "reference": "some-page", **change}


@pytest.mark.parametrize(
    ("kind", "fields", "change", "changed"),
    [
        ("projects", {"as_of": "2025"}, {"stage": "completed"}, "as_of"),
        ("events", {"when": "2025-03"}, {"outcome": "held"}, "when"),
        ("instruments", {"dates": [{"what": "signed", "date": "2025"}]}, {"step": "in-force"}, "signed"),
    ],
)
def test_a_fact_is_no_older_than_what_it_changes(
    kind: Kind, fields: dict[str, list[dict[str, object]]], change: dict[str, str], changed: str
) -> None:
    source = {"document": "annual-plan-2024", "section": "1.1"}
    whole = {"dates": [{**step, "source": source} for step in fields["dates"]]} if "dates" in fields else fields
    for date, expected in (("2024", [changed]), ("2025", []), ("2026", [])):
        one = record(kind, "one", **whole, since=[fact(date, **change)])
        assert [details["before"] for _, _, details in since.complaints(one)] == expected


def test_a_fact_that_changes_nothing_may_be_older_and_an_event_may_be_cancelled_before_its_day() -> None:
    assert list(since.complaints(record("projects", "one", as_of="2025", since=[fact("2024")]))) == []
    off = record("events", "one", when="2025-03", since=[fact("2024", outcome="cancelled")])
    assert list(since.complaints(off)) == []


def test_an_amount_needs_a_year_but_not_in_a_fact_that_has_a_date() -> None:
    undated = {"sources": [{"reference": "some-page"}]}
    told = record("services", "one", summary=TEXT, **undated)
    assert [path for path, _, _ in amounts.complaints(told, {"some-page": UNDATED})] == [("summary",)]
    dated = record("services", "one", since=[fact("2026-01")], **undated)
    assert list(amounts.complaints(dated, {"some-page": UNDATED})) == []
