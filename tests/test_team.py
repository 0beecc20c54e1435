"""What the team has to do: what nobody has checked for a year, by the day in Brussels, and how the languages stand."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from examples import catalogue, record
from portal.data_history import History
from portal.history.reviews import unreviewed
from portal.language import LANGUAGES
from portal.pages.rendering import Templates
from portal.pages.team import REVIEWS_A_PAGE, team_pages
from portal.pages.translations import outdated_entries, translation_table
from portal.translating.translations import OutdatedWording, Tally
from portal.views.localised import Views


@pytest.mark.parametrize(
    ("moment", "waits"),
    [
        (datetime(2026, 11, 30, 22, 59, tzinfo=UTC), False),  # a year to the day, and a minute before midnight
        (datetime(2026, 11, 30, 23, 0, tzinfo=UTC), True),
    ],
)
def test_a_year_has_passed_since_a_record_was_checked_when_it_has_in_brussels(moment: datetime, waits: bool) -> None:
    checked = record("projects", "some-work", reviewed="2025-11-30")
    pages = team_pages(Templates(Views(catalogue(checked, now=moment), "en")))
    assert any("projects/some-work/" in page.main for page in pages) is waits


def test_what_waits_stands_on_a_page_for_each_theme_that_is_divided_where_it_is_long() -> None:
    found = catalogue(*(record("projects", f"some-work-{number:03}") for number in range(REVIEWS_A_PAGE + 1)))
    pages = {page.path: page.main for page in team_pages(Templates(Views(found, "en")))}
    assert list(pages) == ["owed/", "owed/safety/", "owed/safety/p2/"]
    assert "owed/safety/" in pages["owed/"]
    assert [f"some-work-{REVIEWS_A_PAGE:03}" in main for main in pages.values()] == [False, False, True]


def test_what_was_never_checked_waits_first_then_the_longest_ago_and_what_is_withdrawn_does_not_wait() -> None:
    gone = {"date": "2026-01-01", "reason": {"nl": "Weg.", "fr": "Fini.", "en": "Gone."}}
    records = [
        record("projects", "late-check", reviewed="2024-05-01"),
        record("projects", "early-check", reviewed="2024-04-01"),
        record("projects", "later-written", written="2024-03-02"),
        record("projects", "never-checked", written="2024-03-01"),
        record("projects", "just-checked", reviewed="2026-10-01"),
        record("projects", "withdrawn-work", withdrawn=gone),
        record("projects", "other-theme", theme="energy", reviewed="2024-05-01"),
    ]
    found = unreviewed(records, date(2026, 11, 22))
    assert {theme: [one.id for one in owed] for theme, owed in found.items()} == {
        "safety": ["never-checked", "later-written", "early-check", "late-check"],
        "energy": ["other-theme"],
    }


def views(**states: Mapping[str, Tally]) -> Views:
    """English views where texts of each language stand so."""
    return Views(catalogue(), "en", History(languages={one: states.get(one, {}) for one in LANGUAGES}))


@pytest.mark.parametrize("state", ["source", "own", "reviewed", "human", "machine"])
def test_a_state_has_a_column_where_texts_are_in_it_and_not_elsewhere(state: str) -> None:
    shown = views(nl={state: Tally(1250, 9)})
    named = shown.words[f"state_{state}"]
    table = translation_table(shown)
    column = table.states.index(named)
    assert [numbers[column] for _, numbers in table.rows] == ["1,250", "0", "0"]
    assert named not in translation_table(views()).states


def test_what_is_outdated_or_missing_has_a_column_even_where_it_is_nothing() -> None:
    table = translation_table(views())
    assert table.states == tuple(views().words[f"state_{state}"] for state in ("outdated", "missing"))
    assert {numbers for _, numbers in table.rows} == {("0", "0")}


def test_outdated_entries_stand_by_language_and_lead_to_their_page_where_they_have_one() -> None:
    late = OutdatedWording("nl", date(2026, 1, 2))
    outdated = {("some-work", "en"): late, ("pages/about", "fr"): late, ("glossary/gone", "fr"): late}
    history = History(outdated=outdated, titles={"pages/about": {"en": "About us"}})  # type: ignore[arg-type]  # keys of literals
    found = list(outdated_entries(Views(catalogue(record("projects", "some-work")), "en", history)))
    assert [(one.language, one.entry.text, one.entry.path) for one in found] == [
        ("French", "glossary/gone", ""),
        ("French", "About us", "en/about/"),
        ("English", "Title some-work", "en/projects/some-work/"),
    ]
    assert all("2 January 2026" in one.remark for one in found)
