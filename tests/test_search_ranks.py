"""Ranks on the site itself: what people ask finds what it should. A wrong rank names what beat it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from copies import real
from portal.folding import folded
from portal.language import LANGUAGES, Language
from search_queries import EVERYDAY, MISTYPED, QUERIES
from searching import ask, best, ids, indexed, said
from test_reader_questions import questions
from visits import Tab, transferred


@pytest.fixture(scope="module")
def asked_often(visitors: Callable[..., BrowserContext], server: str) -> Page:
    """A page that keeps what it loaded of the index from one question to the next."""
    page = visitors().new_page()
    page.goto(f"{server}nl/search/")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_record_among_the_first_three(asked_often: Page, site: Path, language: Language) -> None:
    assert len(QUERIES[language]) >= 40
    wanted = {**QUERIES[language], **questions(language)}
    found = {question: ids(answers) for question, answers in best(asked_often, site, language, wanted).items()}
    beaten = {
        question: f"{record} is beaten by {found[question]}"
        for question, record in wanted.items()
        if record not in found[question][:3]
    }
    assert beaten == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["in small letters without accents", "with a word more"])
def test_a_record_is_found_by_its_title(
    asked_often: Page, site: Path, language: Language, typed: str, thorough: bool
) -> None:
    titles = {record.title[language]: record.id for record in real().records[:: 1 if thorough else 10]}
    more = {"nl": "informatie", "fr": "informations", "en": "information"}[language]
    asked = {
        f"{title} {more}" if typed == "with a word more" else folded(title).lower(): id_
        for title, id_ in titles.items()
    }
    found = {question: ids(answers)[:3] for question, answers in best(asked_often, site, language, asked).items()}
    beaten = {q: f"{id_} is beaten by {found[q]}" for q, id_ in asked.items() if id_ not in found[q]}
    assert len(beaten) <= 1 + len(titles) / 100, beaten


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_stands_among_the_first_three_for_its_very_title(
    asked_often: Page, site: Path, language: Language, thorough: bool
) -> None:
    pages: dict[str, list[str]] = {}
    for content in indexed(site, language).values():
        pages.setdefault(content["title"], []).append(content["url"])
    beaten = {}
    for title, answers in best(asked_often, site, language, sorted(pages)[:: 1 if thorough else 8], 10).items():
        addresses = pages[title]
        if len(set(addresses) & set(answers[: max(3, len(addresses))])) < min(len(addresses), 10):
            beaten[title] = f"{addresses} are beaten by {answers[:4]}"
    assert beaten == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_everyday_word_that_no_page_holds_finds_nothing_and_is_named(
    page: Page, asked_often: Page, server: str, site: Path, language: Language
) -> None:
    index = json.loads((site / "search-index" / language / "index.json").read_text(encoding="utf-8"))
    other_names = folded(" ".join(word for group in index["synonyms"] for word in group)).lower()
    held = f" {index['words'].lower()} {other_names}"
    absent = [word for word in EVERYDAY[language].split() if folded(word).lower()[:-1] not in held]
    assert len(absent) >= 10
    assert {word: found for word, found in best(asked_often, site, language, absent).items() if found} == {}
    page.goto(f"{server}{language}/search/")
    for word in absent[::10]:
        assert ask(page, word)[word] == []
        assert word in said(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_for_the_same_lead_to_pages(asked_often: Page, site: Path, language: Language) -> None:
    index = json.loads((site / "search-index" / language / "index.json").read_text(encoding="utf-8"))
    asked = [group[-1] for group in index["synonyms"]]
    assert [words for words, found in best(asked_often, site, language, asked, 1).items() if not found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_in_a_hurry_is_offered_as_it_was_meant(page: Page, server: str, language: Language) -> None:
    page.goto(f"{server}{language}/search/")
    for mistyped, meant in MISTYPED[language].items():
        ask(page, mistyped)
        expect(page.locator(".search-meant a")).to_have_text(meant)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_finds_a_page_of_another_language(page: Page, server: str, site: Path, language: Language) -> None:
    addresses = {f"{server}{content['url']}" for content in indexed(site, language).values()}
    assert [address for address in addresses if not address.startswith(f"{server}{language}/")] == []
    page.goto(f"{server}{language}/search/")
    found = {address for answers in ask(page, "benelux", "police").values() for address in answers}
    assert found
    assert found <= addresses


@pytest.mark.parametrize(
    ("language", "first", "following"),
    [
        (
            "nl",
            "ik word ziek terwijl ik in België werk",
            ("diploma", "kinderbijslag in Menen", "nieuwe regels werkloosheid"),
        ),
        ("fr", "se faire soigner à l’étranger", ("diplôme", "je travaille à Liège, où payer l’impôt", "hydrogène")),
        ("en", "working in Belgium", ("diploma", "Homeoffice Grenzgänger 34 Tage", "human trafficking")),
    ],
)
def test_questions_cost_few_bytes(
    first_visit: Tab, server: str, language: str, first: str, following: tuple[str, ...]
) -> None:
    page = first_visit(1280)
    page.goto(f"{server}{language}/search/", wait_until="networkidle")
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108  # a method of a list takes no mark
    ask(page, first)
    page.wait_for_load_state("networkidle")
    assert transferred(responses) <= 130_000
    for question in following:
        responses.clear()
        ask(page, question)
        page.wait_for_load_state("networkidle")
        assert transferred(responses) <= 30_000, question
