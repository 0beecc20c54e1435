"""The page that tells when, over made-up events."""

import pytest

from examples import catalogue, record
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
