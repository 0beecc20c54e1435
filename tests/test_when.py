"""The page that tells when, over made-up events."""

import re

import pytest

from examples import catalogue, record
from portal.figures.years import FIRST, LOW, strip
from portal.pages.rendering import Page, Templates
from portal.pages.when import MOST_IN_YEAR, when_pages
from portal.views.localised import Views


def pages(amount: int) -> dict[str, Page]:
    """The pages that tell when so many events of one year were, and one of another year, by address."""
    made = [record("events", f"made-{number:03}", when="2024-03-01") for number in range(amount)]
    views = Views(catalogue(*made, record("events", "alone", when="2023-05-01")), "en")
    return {page.path: page for page in when_pages(Templates(views, {}))}


@pytest.mark.parametrize(("amount", "own"), [(MOST_IN_YEAR, []), (MOST_IN_YEAR + 1, ["when/2024/"])])
def test_a_year_with_very_much_has_a_page_of_its_own_to_which_its_fold_leads(amount: int, own: list[str]) -> None:
    whole, *years = (found := pages(amount)).values()
    assert [page.path for page in years] == own
    assert ("/when/2024/" in whole.main) is bool(own)
    told = "".join(page.main for page in found.values())
    assert [told.count(f"events/made-{number:03}/") for number in range(amount)] == [1] * amount
    assert "events/alone/" in whole.main
    assert f"({amount})" in whole.main


def test_a_year_of_its_own_is_folded_by_month_newest_first_and_what_is_only_of_that_year_stands_last() -> None:
    dates = ["2024-03-01"] * MOST_IN_YEAR + ["2024-11-30", "2024-11-02", "2024-Q4", "2024"]
    made = [record("events", f"made-{number:03}", when=when) for number, when in enumerate(dates)]
    pages = {page.path: page for page in when_pages(Templates(Views(catalogue(*made), "en")))}
    folds = re.findall(r"<details( open)?><summary><h2>(.+?)</h2> .+?\((\d+)\)", pages["when/2024/"].main)
    assert folds == [
        (" open", "November 2024", "2"),
        ("", "October 2024", "1"),
        ("", "March 2024", str(MOST_IN_YEAR)),
        ("", "Only the year is known", "1"),
    ]


def test_years_before_those_of_which_each_has_something_stand_closer_before_a_break() -> None:
    drawn = strip({FIRST: 1, **dict.fromkeys(range(2008, 2018), 2), 2019: 1}, 2017)
    widths = [bar.width for bar in drawn.bars]
    assert drawn.broken is not None
    assert widths[0] < min(widths[1:])
    assert drawn.bars[0].left + widths[0] < drawn.broken == drawn.bars[1].left
    assert {FIRST, 2008} <= {year for year, _ in drawn.names}
    assert drawn.bars[-1].left + widths[-1] < 100


def test_the_line_of_years_is_whole_where_there_is_something_of_the_first_years_too() -> None:
    drawn = strip(dict.fromkeys(range(FIRST + 2, 2011), 1), 2010)
    assert drawn.broken is None
    assert len({bar.width for bar in drawn.bars}) <= 2  # rounded
    assert strip({}, 2010).bars == ()


def test_a_year_with_one_thing_is_seen_beside_one_with_very_many() -> None:
    assert next(bar.height for bar in strip({2009: 1, 2010: 500}, 2010).bars) == LOW
