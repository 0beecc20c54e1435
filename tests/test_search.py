"""Search as a visitor meets it: what is typed finds what it should, in one language and in few bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

from portal.language import LANGUAGES, Language
from portal.search_text import SMALL_WORDS, spellings, veiled
from search_queries import QUERIES
from visits import transferred

# Asks the page's own form, one question after the other; gives the addresses found for each.
ASK = """async (questions) => {
  const page = document.getElementById("search");
  const field = document.getElementById("search-q");
  const answers = {};
  for (const question of questions) {
    const before = page.dataset.turn;
    field.value = question;
    page.querySelector("form").requestSubmit();
    while (page.dataset.turn === before) await new Promise((done) => setTimeout(done, 4));
    answers[question] = [...page.querySelectorAll("ol a")].map((link) => link.href);
  }
  return answers;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def ask(page: Page, *questions: str) -> dict[str, list[str]]:
    """The addresses found for each question, as ids of records or paths."""
    answers: dict[str, list[str]] = page.evaluate(ASK, list(questions))
    return answers


def ids(addresses: list[str]) -> list[str]:
    return [address.rstrip("/").replace("#", "/").rsplit("/", 1)[-1] for address in addresses]


def answered(page: Page) -> None:
    expect(page.locator("#search[data-turn] .search-body")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_record_among_the_first_three(page: Page, server: str, language: Language) -> None:
    assert len(QUERIES[language]) >= 40
    page.goto(f"{server}{language}/search/")
    answers = ask(page, *QUERIES[language])
    missed = {
        question: ids(answers[question])[:5]
        for question, record in QUERIES[language].items()
        if record not in ids(answers[question])[:3]
    }
    assert missed == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_finds_a_page_of_another_language(page: Page, server: str, language: Language) -> None:
    page.goto(f"{server}{language}/search/")
    every = [question for other in LANGUAGES for question in QUERIES[other]][::4]
    found = {address for addresses in ask(page, *every).values() for address in addresses}
    assert found
    assert [address for address in found if not address.startswith(f"{server}{language}/")] == []


def test_what_is_nowhere_is_not_found_and_the_page_helps_on(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/?q=qwertyuiop")
    answered(page)
    assert page.locator(".search-results ol li").count() == 0
    expect(page.locator(".search-nothing")).to_be_visible()
    expect(page.locator(".search-count")).to_have_text("0 results")
    expect(page.locator(".search-ways a").first).to_be_visible()


def test_where_no_page_holds_all_words_what_comes_closest_is_shown_and_the_page_says_so(
    page: Page, server: str
) -> None:
    page.goto(f"{server}en/search/?q=hyperloop+qwertyuiop+fireworks")
    answered(page)
    assert page.locator(".search-results ol li").count() > 0
    assert "No page holds all these words" in page.locator(".search-count").inner_text()


@pytest.mark.parametrize(
    ("language", "mistyped", "meant", "record"),
    [
        ("nl", "vuurwek", "vuurwerk", "fireworks"),
        ("nl", "Luxenburg", "luxemburg", "luxembourg"),
        ("fr", "télétravial frontalier", "télétravail frontalier", "cross-border-telework"),
        ("fr", "reconaissance", "reconnaissance", "diploma-recognition-treaty"),
        ("en", "hydrogn", "hydrogen", "benelux-hydrogen-hub"),
        ("en", "Amublance (help)", "ambulance (help)", "ambulance-transport"),
    ],
)
def test_a_mistyped_word_is_offered_as_it_was_meant(
    page: Page, server: str, language: str, mistyped: str, meant: str, record: str
) -> None:
    page.goto(f"{server}{language}/search/")
    ask(page, mistyped)
    offer = page.locator(".search-meant a")
    expect(offer).to_have_text(meant)
    offer.click()
    answered(page)
    expect(page.locator("#search-q")).to_have_value(meant)
    assert record in ids([str(link.get_attribute("href")) for link in page.locator("ol.cards a").all()])[:3]


@pytest.mark.parametrize("typed", ["hydrogen", "hydrog", "fireworks", "qwertyuiop", "M(2022)3", "c++", "the", "a*"])
def test_nothing_else_is_offered_for_what_is_known_begun_or_unlike_anything(
    page: Page, server: str, typed: str
) -> None:
    page.goto(f"{server}en/search/")
    ask(page, typed)
    expect(page.locator(".search-meant")).to_be_hidden()
    expect(page.locator(".search-count")).to_contain_text("result")


def test_nothing_of_the_index_is_fetched_before_the_field_is_used(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}nl/search/", wait_until="networkidle")
    assert [url for url in asked if "/pagefind/" in url] == []
    page.goto(f"{server}nl/projects/fireworks/", wait_until="networkidle")
    assert [url for url in asked if "/pagefind/" in url or "search.js" in url.partition("projects")[2]] == []
    page.goto(f"{server}nl/search/")
    page.locator("#search-q").press_sequentially("vuurwerk")
    answered(page)
    assert any("/pagefind/" in url for url in asked)


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


def test_the_address_holds_question_and_filters_and_the_language_links_carry_them(page: Page, server: str) -> None:
    page.goto(f"{server}nl/search/")
    page.locator("#search-q").fill("grens")
    answered(page)
    page.get_by_role("checkbox", name="Projecten").check()
    page.wait_for_url("**?q=grens&kind=projects")
    expect(page.locator("ol small").first).to_contain_text("Project ·")
    kinds = page.locator("ol small").all_inner_texts()
    assert kinds
    assert all(kind.startswith("Project ·") for kind in kinds)
    links = page.locator(".languages a").evaluate_all("links => links.map((link) => link.href)")
    assert links == [f"{server}{language}/search/?q=grens&kind=projects" for language in LANGUAGES]
    page.goto(links[1])
    answered(page)
    assert page.locator("#search-q").input_value() == "grens"
    expect(page.get_by_role("checkbox", name="Projets")).to_be_checked()


def test_counts_of_filters_are_what_they_leave(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/?q=energy")
    answered(page)
    for facet, value in (("theme", "energy"), ("kind", "projects"), ("stage", "planned")):
        box = page.locator(f"input[name={facet}][value={value}]")
        promised = box.locator("xpath=..").locator(".number").text_content()
        before = page.locator("#search").get_attribute("data-turn") or ""
        box.evaluate("box => box.click()")
        expect(page.locator("#search")).not_to_have_attribute("data-turn", before)
        assert page.locator(".search-count").inner_text().split()[0] == promised
    page.locator(".search-clear").click()
    page.wait_for_url("**?q=energy")


def test_more_results_follow_and_the_first_of_them_has_the_focus(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/?q=benelux")
    answered(page)
    assert page.locator(".search-results ol li").count() == 10
    page.get_by_role("button", name="More results").press("Enter")
    expect(page.locator(".search-results ol li")).to_have_count(20)
    expect(page.locator(".search-results ol li a").nth(10)).to_be_focused()


def test_results_are_announced_and_the_focus_stays_in_the_field(page: Page, server: str) -> None:
    page.goto(f"{server}fr/search/")
    page.locator("#search-q").focus()
    page.keyboard.type("télétravail", delay=10)
    answered(page)
    expect(page.locator("#search-q")).to_be_focused()
    assert page.get_by_role("status").inner_text().split()[0].isdigit()
    expect(page.locator("ol mark").first).to_be_visible()


def test_passages_read_as_the_texts_do(page: Page, server: str) -> None:
    page.goto(f"{server}fr/search/?q=l'allocation+frontaliers+Europe")
    answered(page)
    shown = " ".join(page.locator("ol li").all_inner_texts())
    assert not any("\ue000" <= letter <= "\ue2ff" for letter in shown)
    assert "’ " not in shown
    assert "'" not in shown


def test_the_header_of_every_page_leads_to_the_page_of_search(page: Page, server: str) -> None:
    page.goto(f"{server}en/projects/fireworks/")
    page.locator("header input").fill("hydrogen")
    page.locator("header input").press("Enter")
    page.wait_for_url(f"{server}en/search/?q=hydrogen")
    answered(page)
    assert "benelux-hydrogen-hub" in ids(page.locator("ol a").evaluate_all("links => links.map((link) => link.href)"))


def test_without_a_script_the_page_leads_to_lists_themes_and_letters(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}fr/projects/fireworks/")
    page.locator("header input").fill("drogue")
    page.locator("header input").press("Enter")
    page.wait_for_url("**/fr/search/?q=drogue")
    expect(page.locator("noscript")).to_be_visible()
    links = page.locator(".search-ways a").evaluate_all("links => links.map((link) => link.href)")
    assert {f"{server}fr/{path}" for path in ("a-z/", "projects/", "themes/safety/")} <= set(links)
    expect(page.locator(".search-body")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_of_search_has_no_accessibility_fault(
    browser: Browser, server: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    for address in ("nl/search/", "fr/search/?q=drogue&kind=projects", "en/search/?q=qwertyuiop"):
        page.goto(server + address)
        if "?" in address:
            answered(page)
        result = Axe().run(page)
        assert result.violations_count == 0, result.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_page_of_search_is_walked_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/?q=fireworks")
    answered(page)
    page.locator("#search-q").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + ':' + (document.activeElement.name ?? '')"))
    assert {"BUTTON:", "SUMMARY:", "INPUT:kind", "A:"} <= set(reached)


def test_the_index_holds_no_program_that_no_page_loads(site: Path) -> None:
    programs = {file.name for file in (site / "pagefind").rglob("*") if file.suffix in {".js", ".css"}}
    assert programs == {"pagefind.js"}


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("l’allocation", "fr", "\ue06c’ allocation"),
        ("regio’s", "nl", "regio's"),
        ("aujourd’hui", "fr", "aujourd'hui"),
        ("The Hague", "en", "\ue054\ue068\ue065 Hague"),
    ],
)
def test_a_text_is_veiled_so_that_only_telling_words_are_searched(text: str, language: Language, read: str) -> None:
    assert veiled(text, language) == read


def test_small_words_are_single_words_in_small_letters() -> None:
    assert all(word == word.lower() and word.isalpha() for words in SMALL_WORDS.values() for word in words)


def test_numbers_and_ligatures_have_other_spellings() -> None:
    assert spellings("M(2022)3, M 2020/15 et une œuvre") == ["m202015", "m20223", "oeuvre"]
