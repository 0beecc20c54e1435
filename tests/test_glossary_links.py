"""The first use of a glossary term in a record's text leads to its entry, and nothing else does."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import ROOT
from pages_of import pages, target
from portal.catalogue import open_catalogue
from portal.language import LANGUAGES, Language
from portal.pages.glossary_links import Terms
from portal.records.kinds import Record
from portal.views.localised import Views
from portal.views.values import Block

LINK = re.compile(r'<a class="term" href="/([a-z]{2})/glossary/([a-z0-9-]+)/#([a-z0-9-]+)">([^<]*)</a>')


@pytest.fixture(scope="module")
def views() -> dict[Language, Views]:
    catalogue = open_catalogue(ROOT / "data", datetime(2026, 11, 22, tzinfo=UTC))
    return {language: Views(catalogue, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def terms(views: dict[Language, Views]) -> dict[Language, Terms]:
    return {language: Terms(views[language], "/") for language in LANGUAGES}


def linked(terms: Terms, text: str, record: str = "police-training", kind: str = "") -> list[tuple[str, str]]:
    """The terms that a text leads to, each with the words that do."""
    records = terms.views.catalogue.records
    about = next(r for r in records.values() if r.kind == kind) if kind else records[record]
    return [(id_, words) for _, _, id_, words in LINK.findall(terms.read(about).text(text))]


def test_a_term_leads_to_its_entry_on_the_page_of_its_letter(terms: dict[Language, Terms]) -> None:
    text = terms["nl"].read(_any(terms["nl"])).text("Zij is grensarbeider in Luik.")
    assert text == 'Zij is <a class="term" href="/nl/glossary/g/#cross-border-worker">grensarbeider</a> in Luik.'


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "Grensarbeiders volgen dit.", "Grensarbeiders"),
        ("nl", "Twee vlaggenschipprojecten.", "vlaggenschipprojecten"),
        ("fr", "Les travailleurs frontaliers en parlent.", "travailleurs frontaliers"),
        ("en", "For Cross-border workers only.", "Cross-border workers"),
    ],
)
def test_common_words_are_found_with_a_capital_and_in_the_plural(
    terms: dict[Language, Terms], language: Language, text: str, expected: str
) -> None:
    assert [words for _, words in linked(terms[language], text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The BGTS was set up.", ["BGTS"]),
        ("The bgts was set up.", []),
        ("An item on the list.", []),
        ("The committee of ministers met.", []),
        ("The Committee of Ministers met.", ["Committee of Ministers"]),
    ],
)
def test_abbreviations_and_names_are_found_only_as_they_are_written(
    terms: dict[Language, Terms], text: str, expected: list[str]
) -> None:
    assert [words for _, words in linked(terms["en"], text)] == expected


def test_only_whole_words_are_found(terms: dict[Language, Terms]) -> None:
    assert linked(terms["nl"], "telewerkbeleid, hertelewerk en jaarplannetje") == []


def test_apostrophes_and_spaces_of_every_kind_are_alike(terms: dict[Language, Terms]) -> None:
    for text in (
        "la sécurité d’approvisionnement",
        "la sécurité d'approvisionnement",
        "la sécurité\N{NO-BREAK SPACE}d’approvisionnement",
    ):
        assert [id_ for id_, _ in linked(terms["fr"], text)] == ["security-of-supply"]
    assert [id_ for id_, _ in linked(terms["fr"], "l’accord sur les pays du Benelux")] == ["benelux-countries"]


def test_the_longest_term_is_taken_and_nothing_inside_it(terms: dict[Language, Terms]) -> None:
    text = "het Benelux-Verdrag ter bestrijding van sociale fraude"
    assert linked(terms["nl"], text) == [("benelux-treaty-on-combating-social-fraud", text.removeprefix("het "))]


def test_a_term_leads_to_its_entry_once_a_page(terms: dict[Language, Terms]) -> None:
    reading = terms["nl"].read(_any(terms["nl"]))
    first, second = reading.blocks([Block("Het jaarplan en het jaarplan."), Block("", ("het jaarplan", "een top"))])
    assert first.text.count("<a ") == 1
    assert second == Block("", ("het jaarplan", "een top"))


def test_an_abbreviation_and_its_full_name_are_one_term(terms: dict[Language, Terms]) -> None:
    text = "de Benelux Groepering voor Territoriale Samenwerking (BGTS), of BGTS"
    assert len(linked(terms["nl"], text)) == 1


def test_a_record_does_not_lead_to_what_it_is_about_itself(terms: dict[Language, Terms]) -> None:
    own = terms["nl"].views.catalogue.records["decision-m-2022-3"]
    assert LINK.findall(terms["nl"].read(own).text("De beschikking M(2022)3 geldt.")) != []
    assert "M(2022)3</a>" not in terms["nl"].read(own).text("De beschikking M(2022)3 geldt.")


def test_the_name_of_a_theme_is_no_term(terms: dict[Language, Terms]) -> None:
    assert linked(terms["nl"], "Veiligheid gaat voor.") == []


def test_words_for_legal_texts_are_terms_on_pages_of_instruments_only(terms: dict[Language, Terms]) -> None:
    assert linked(terms["en"], "A decision comes only after that.", kind="projects") == []
    assert linked(terms["en"], "The decision entered into force.", kind="instruments") == [("decision", "decision")]


def test_what_stands_around_a_term_stays_text(terms: dict[Language, Terms]) -> None:
    text = terms["en"].read(_any(terms["en"])).text('<b>annual plan</b> & "more"')
    assert text.startswith("&lt;b&gt;<a class")
    assert text.endswith("</a>&lt;/b&gt; &amp; &#34;more&#34;")


def test_every_link_in_the_site_meets_its_entry_and_stands_in_no_other_link(site: Path) -> None:
    found, wrong, number = pages(site), [], 0
    for path, page in found.items():
        links = page.xpath("//a[@class='term']")
        number += len(links)
        for link in links:
            to, anchor = target(path, link.get("href"))
            if not found[to].xpath("//*[@id=$anchor]", anchor=anchor) or link.xpath("ancestor::a"):
                wrong.append((path, link.get("href")))
        if len({link.get("href") for link in links}) != len(links):
            wrong.append((path, "twice"))
    assert wrong == []
    assert number > 1000


def _any(terms: Terms) -> Record:
    return terms.views.catalogue.records["police-training"]
