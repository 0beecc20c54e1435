"""A date that a record gives in a field and tells in a text is the same, and what happens once has one date."""

import pytest

from examples import SOURCE, record
from portal.language import Localised
from portal.records.kinds import Kind
from portal.rules.told_dates import complaints, told_otherwise

SINCE = {"date": "2024-09-06", "text": {"nl": "Iets.", "fr": "Chose.", "en": "Thing."}, "reference": "a-page"}


def found(kind: Kind, told: str = "Kort.", **fields: object) -> list[tuple[str, object]]:
    """The faults in the dates of a record with these words in its Dutch summary: their codes, and the other date."""
    one = record(kind, "one", summary={"nl": told, "fr": "En bref.", "en": "In short."}, **fields)
    return [(code, details["other"]) for _, code, details in complaints(one)]


def steps(*dated: tuple[str, str]) -> list[dict[str, object]]:
    return [{"what": what, "date": date, "source": SOURCE} for what, date in dated]


@pytest.mark.parametrize("day", ["6", "28"])
def test_another_day_of_the_month_than_that_of_the_event_is_told(day: str) -> None:
    told = f"Het was op {day} september 2024."
    assert found("events", told, when="2024-09-05") == [("date-otherwise", f"{day} september 2024")]


@pytest.mark.parametrize(
    "told", ["Op 5 september 2024, niet op 6 september 2024.", "Op 6 september.", "Op 6 oktober 2024.", "In 2024."]
)
def test_the_day_itself_a_day_without_a_year_and_one_of_another_month_are_right(told: str) -> None:
    assert found("events", told, when="2024-09-05") == []


def test_the_day_of_another_fact_of_the_record_is_right() -> None:
    told = "Er kwam nieuws op 6 september 2024."
    assert found("events", told, when="2024-09-05", since=[SINCE]) == []
    assert found("instruments", told, dates=steps(("signed", "2024-09-05"), ("approved", "2024-09-06"))) == []


@pytest.mark.parametrize("step", ["signed", "adopted", "in-force"])
@pytest.mark.parametrize("dates", [("2024-03-05", "2024-04"), ("2024-04", "2024-03-05")])
def test_what_an_instrument_does_once_has_one_date(step: str, dates: tuple[str, str]) -> None:
    first, second = dates
    assert ("date-twice", first) in found("instruments", dates=steps((step, first), (step, second)))


def test_a_more_precise_date_of_the_same_step_is_no_second_one() -> None:
    assert found("instruments", dates=steps(("signed", "2024"), ("signed", "2024-03-05"))) == []


def test_a_date_that_one_language_leaves_out_is_told_otherwise_by_none() -> None:
    assert told_otherwise(Localised[str](nl="Op 5 mei.", fr="Le jour même.", en="On 5 May.")) == ""
    assert told_otherwise(Localised[str](nl="Op 5 mei.", fr="Le 5 mai.", en="On 5 June.")) == "nl: 5 mei, en: 5 June"
