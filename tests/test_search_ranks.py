"""Ranks on the site itself: what people ask finds what it should. A wrong rank names what beat it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response

from portal.language import LANGUAGES, Language
from search_queries import QUERIES
from searching import ask, ids
from visits import transferred


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_record_among_the_first_three(page: Page, server: str, language: Language) -> None:
    assert len(QUERIES[language]) >= 40
    page.goto(f"{server}{language}/search/")
    answers = ask(page, *QUERIES[language])
    beaten = {
        question: f"{record} is beaten by {ids(answers[question])[:4]}"
        for question, record in QUERIES[language].items()
        if record not in ids(answers[question])[:3]
    }
    assert beaten == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_finds_a_page_of_another_language(page: Page, server: str, language: Language) -> None:
    page.goto(f"{server}{language}/search/")
    every = [question for other in LANGUAGES for question in QUERIES[other]][::4]
    found = {address for addresses in ask(page, *every).values() for address in addresses}
    assert found
    assert [address for address in found if not address.startswith(f"{server}{language}/")] == []


@pytest.mark.parametrize(
    ("language", "first", "following"),
    [
        ("nl", "werken in Luxemburg", ("diploma", "vuurwerk", "elektronische facturatie")),
        ("fr", "se faire soigner à l’étranger", ("diplôme", "hydrogène", "traite des êtres humains")),
        ("en", "working in Belgium", ("diploma", "hydrogen", "human trafficking")),
    ],
)
def test_questions_cost_few_bytes(
    page: Page, server: str, language: str, first: str, following: tuple[str, ...]
) -> None:
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
