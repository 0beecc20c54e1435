"""The Benelux-dag is announced on every page in the weeks around it, by the calendar of Brussels."""

from datetime import date, datetime
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from conftest import build
from copies import project_copy
from examples import small
from pages_of import pages
from portal.language import LANGUAGES, Language
from portal.pages.announcement import announcement
from portal.views.localised import Views

DAY = date(2027, 9, 5)


def text(moment: str, language: Language = "en") -> str:
    """What is announced at a moment; empty where nothing is."""
    found = announcement(Views(small(datetime.fromisoformat(moment)), language))
    return found.text if found else ""


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2027-07-31T23:59:00+02:00", ""),
        ("2027-08-01T00:00:00+02:00", "Benelux Day is on 5 September 2027."),
        ("2027-09-04T23:59:59+02:00", "Benelux Day is on 5 September 2027."),
        ("2027-09-04T22:00:00+00:00", "Today, 5 September 2027, is Benelux Day."),  # midnight in Brussels
        ("2027-09-05T23:59:59+02:00", "Today, 5 September 2027, is Benelux Day."),
        ("2027-09-06T00:00:00+02:00", "Benelux Day was on 5 September 2027."),
        ("2027-09-07T23:59:59+02:00", "Benelux Day was on 5 September 2027."),
        ("2027-09-08T00:00:00+02:00", ""),
        ("2028-02-29T12:00:00+01:00", ""),
    ],
)
def test_it_is_announced_from_five_weeks_before_until_two_days_after(moment: str, expected: str) -> None:
    assert text(moment) == expected


@pytest.mark.parametrize(
    "moment", ["2027-08-20T12:00:00+02:00", "2027-09-05T12:00:00+02:00", "2027-09-06T12:00:00+02:00"]
)
def test_each_language_names_the_date_in_its_own_way(moment: str) -> None:
    dates = {"nl": "5 september 2027", "fr": "5 septembre 2027", "en": "5 September 2027"}
    texts = {language: text(moment, language) for language in LANGUAGES}
    assert [language for language in LANGUAGES if dates[language] not in texts[language]] == []
    assert len(set(texts.values())) == 3


def test_in_those_weeks_every_page_announces_it_and_outside_them_none_does(small_site: Path, tmp_path: Path) -> None:
    result = build(tmp_path / "site", project_copy(tmp_path), PORTAL_NOW="2027-08-20T12:00:00+02:00", PORTAL_SEARCH="0")
    assert result.returncode == 0, result.stderr
    found = pages(tmp_path / "site")
    silent = [path for path, page in found.items() if path[:3] in ("nl/", "fr/", "en/") and not _links(page)]
    assert silent == []
    assert len(_links(found["nl/about/"])) == 1
    at_all = [len(found[path].xpath("//a[contains(@href, '/benelux-day/')]")) for path in ("", "404.html")]
    assert at_all == [3, 3]
    assert [path for path, page in pages(small_site).items() if _links(page)] == []


def _links(page: HtmlElement) -> list[str]:
    return [str(href) for href in page.xpath("//header//*[@class='announcement']//a/@href")]
