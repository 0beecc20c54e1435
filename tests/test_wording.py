"""Rules for how dates, numbers and counts read in each language."""

from datetime import date

import pytest

from examples import catalogue
from portal.dates import parse
from portal.language import Language
from portal.views.wording import Wording


def wording(language: Language) -> Wording:
    return Wording(catalogue().words, language)


@pytest.mark.parametrize(
    ("text", "nl", "fr", "en"),
    [
        ("2024", "2024", "2024", "2024"),
        ("2024-03", "maart 2024", "mars 2024", "March 2024"),
        ("2024-09-05", "5 september 2024", "5 septembre 2024", "5 September 2024"),
        ("2024-03-01", "1 maart 2024", "1er mars 2024", "1 March 2024"),
        ("2024-03-21", "21 maart 2024", "21 mars 2024", "21 March 2024"),
        ("2024-Q1", "eerste kwartaal van 2024", "premier trimestre 2024", "first quarter of 2024"),
        ("2024-H2", "tweede helft van 2024", "second semestre 2024", "second half of 2024"),
        ("2024-summer", "zomer van 2024", "été 2024", "summer 2024"),
        ("2024-early", "begin 2024", "début 2024", "early 2024"),
        ("2025/2028", "2025 tot en met 2028", "2025 – 2028", "2025 to 2028"),
        (
            "2022-11-08/2022-11-09",
            "8 en 9 november 2022",
            "8 et 9 novembre 2022",
            "8 and 9 November 2022",
        ),
        (
            "2024-03-01/2024-04-02",
            "1 maart tot en met 2 april 2024",
            "du 1er mars au 2 avril 2024",
            "1 March to 2 April 2024",
        ),
        (
            "2023-12-30/2024-01-01",
            "30 december 2023 tot en met 1 januari 2024",
            "du 30 décembre 2023 au 1er janvier 2024",
            "30 December 2023 to 1 January 2024",
        ),
        ("2024-03-01/2024-03-12", "1 tot en met 12 maart 2024", "du 1er au 12 mars 2024", "1 to 12 March 2024"),
    ],
)
def test_a_date_reads_no_more_precisely_than_it_is_known(text: str, nl: str, fr: str, en: str) -> None:
    assert [wording(language).date(parse(text)) for language in ("nl", "fr", "en")] == [nl, fr, en]


def test_a_calendar_day_reads_like_a_day() -> None:
    assert wording("fr").date(date(2026, 5, 1)) == "1er mai 2026"


def test_numbers_are_grouped_as_each_language_does() -> None:
    assert [wording(language).number(1250) for language in ("nl", "fr", "en")] == ["1.250", "1\u202f250", "1,250"]


@pytest.mark.parametrize(
    ("number", "nl", "fr"),
    [(0, "0 projecten", "0 projet"), (1, "1 project", "1 projet"), (2, "2 projecten", "2 projets")],
)
def test_a_count_takes_the_form_its_language_gives_the_number(number: int, nl: str, fr: str) -> None:
    assert wording("nl").count("count_projects", number) == nl
    assert wording("fr").count("count_projects", number) == fr


def test_a_word_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        wording("en")["no_such_word"]


@pytest.mark.parametrize(("language", "text"), [("nl", "41%"), ("fr", "41\u00a0%"), ("en", "41%")])
def test_a_share_is_rounded_and_written_as_its_language_does(language: Language, text: str) -> None:
    assert wording(language).percent(81, 196) == text


@pytest.mark.parametrize(
    ("language", "thousand"), [("nl", "1.000"), ("fr", "1\N{NARROW NO-BREAK SPACE}000"), ("en", "1,000")]
)
def test_the_digits_of_a_number_are_grouped_from_a_thousand_on(language: Language, thousand: str) -> None:
    assert [wording(language).number(number) for number in (999, 1000)] == ["999", thousand]
