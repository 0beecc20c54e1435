"""A page of prose says the same in three languages: what a program can compare, it compares."""

from pathlib import Path

import pytest

from conftest import ROOT
from portal.rules.prose_alike import unequal_pages


def unequal(content: Path, nl: str, fr: str, en: str) -> list[str]:
    """What is said to differ between the pages of which these are the bodies."""
    for language, body in (("nl", nl), ("fr", fr), ("en", en)):
        (content / language).mkdir(exist_ok=True)
        (content / language / "page.md").write_text(f"---\ntitle: Een\n---\n\n{body}\n", encoding="utf-8")
    return [str(problem.details["found"]) for problem in unequal_pages(content)]


@pytest.mark.parametrize(
    ("nl", "fr", "en", "found"),
    [
        ("Het kost 25 euro.", "Cela coûte 20 euros.", "It costs €25.", "nl: 25, fr: 20, en: 25"),
        ("[a](record:vat-gap)", "a", "[a](record:vat-gap)", "nl: record:vat-gap, fr: –, en: record:vat-gap"),
        ("[a](about.md)", "[a](about.md)", "[a](data.md)", "nl: about.md, fr: about.md, en: data.md"),
        ("<!-- slot: quiz -->", "", "", "nl: slot: quiz, fr: –, en: –"),
        ("## Kop\n\nTekst.", "Texte.", "Text.", "nl: ##, fr: –, en: –"),
        ("Op 5 mei.", "Le 5 juin.", "On 5 May.", "nl: 5 mei, fr: 5 juin"),
        ("In mei 2024.", "En mai 2024.", "In June 2024.", "nl: mei 2024, en: June 2024"),
    ],
)
def test_what_one_language_tells_otherwise_is_named(tmp_path: Path, nl: str, fr: str, en: str, found: str) -> None:
    assert unequal(tmp_path, nl, fr, en) == [found]


@pytest.mark.parametrize(
    ("nl", "fr", "en"),
    [
        ("Er zijn 1.250 euro en 3,5 procent.", "Il y a 1\u202f250 euros et 3,5 %.", "There are €1,250 and 3.5%."),
        ("EN 301 549", "EN 301\u00a0549", "EN 301 549"),
        ("[x](https://a.example/2024)", "[y 12](https://b.example/)", "z"),
        ("Op 14 maart en 2 april 2024.", "Le 14 mars et le 2 avril 2024.", "On 2 April and 14 March 2024."),
        ("In 2024 kwam het, op 1 mei.", "Il est venu le 1er mai 2024.", "It came on 1 May 2024."),
        ("Tekst.\n\n## Auf Deutsch\n\n12 [a](about.md)", "Texte.", "Text."),
        ("`12`", "`13`", "`14`"),
    ],
)
def test_the_same_in_the_manner_of_each_language_is_not(tmp_path: Path, nl: str, fr: str, en: str) -> None:
    assert unequal(tmp_path, nl, fr, en) == []


def test_a_page_that_is_missing_in_a_language_is_not_compared(tmp_path: Path) -> None:
    assert unequal(tmp_path, "Het kost 25 euro.", "Cela coûte 25 euros.", "It costs €25.") == []
    (tmp_path / "fr/page.md").unlink()
    assert list(unequal_pages(tmp_path)) == []


def test_every_page_of_the_portal_says_the_same_in_three_languages() -> None:
    assert [problem.file for problem in unequal_pages(ROOT / "content")] == []


def test_the_frame_of_all_pages_is_no_page_and_is_not_compared(tmp_path: Path) -> None:
    assert unequal(tmp_path, "25", "25", "25") == []
    for language, body in (("nl", "1"), ("fr", "2"), ("en", "3")):
        (tmp_path / language / "__frame__.md").write_text(body, encoding="utf-8")
    assert list(unequal_pages(tmp_path)) == []
