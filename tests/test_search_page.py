"""The page of search on the site itself: its address, its filters, its keyboard, and what it loads."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portal.language import LANGUAGES
from searching import answered, ids
from visits import RULES, Tab


def test_nothing_of_search_is_fetched_before_the_field_is_used(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}nl/search/", wait_until="networkidle")
    assert [url for url in asked if "/search-" in url] == []
    page.goto(f"{server}nl/projects/fireworks/", wait_until="networkidle")
    assert [url for url in asked if "/search-" in url or "search.js" in url.partition("projects")[2]] == []
    page.goto(f"{server}nl/search/")
    page.locator("#search-q").press_sequentially("vuurwerk")
    answered(page)
    assert any("/search-index/" in url for url in asked)


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
    links = page.locator(".languages a[href*=search]").evaluate_all("links => links.map((link) => link.href)")
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


def test_the_header_of_every_page_leads_to_the_page_of_search(page: Page, server: str) -> None:
    page.goto(f"{server}en/projects/fireworks/")
    page.locator("header input").fill("hydrogen")
    page.locator("header input").press("Enter")
    page.wait_for_url(f"{server}en/search/?q=hydrogen")
    answered(page)
    assert "benelux-hydrogen-hub" in ids(page.locator("ol a").evaluate_all("links => links.map((link) => link.href)"))


def test_each_script_that_fails_once_costs_nothing_or_is_reported_and_fetched_again(page: Page, server: str) -> None:
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url.rsplit("/", 1)[-1].partition("?")[0]))
    page.goto(f"{server}en/search/?q=hydrogen", wait_until="networkidle")
    modules = {name for name in scripts if name.startswith("search") and name.endswith(".js")}
    assert len(modules) > 4
    for name in sorted(modules):
        page.route(f"**/{name}*", lambda route: route.abort(), times=1)
        page.goto(f"{server}en/search/?q=hydrogen")
        said = page.locator(".search-count")
        expect(said).to_contain_text(re.compile("Search is not working at the moment|results"))
        expect(page.locator("#search-q")).to_have_value("hydrogen")
        if "not working" in said.inner_text():
            page.locator("#search form button").first.click()
        answered(page)
        expect(page.locator(".search-results ol a").first).to_be_visible()


def test_without_a_script_no_field_is_there_and_the_page_leads_to_lists_themes_and_letters(
    tab: Tab, server: str
) -> None:
    page = tab(java_script_enabled=False)
    for path in ("fr/", "fr/projects/fireworks/", "fr/search/?q=drogue"):
        page.goto(server + path)
        assert [field.is_visible() for field in page.locator("input[type=search]").all() if field.is_visible()] == []
    expect(page.locator("#search noscript")).to_be_visible()
    links = page.locator(".search-ways a").evaluate_all("links => links.map((link) => link.href)")
    assert {f"{server}fr/{path}" for path in ("a-z/", "projects/", "themes/safety/")} <= set(links)
    expect(page.locator(".search-body")).to_be_hidden()


@pytest.mark.parametrize(
    ("scheme", "width", "addresses"),
    [
        ("light", 1280, ("nl/search/?q=drugs&kind=projects", "en/search/?q=qwertyuiop")),
        ("dark", 320, ("fr/search/", "fr/search/?q=drogue&kind=projects")),
    ],
)
def test_the_page_of_search_has_no_accessibility_fault(
    tab: Tab, server: str, scheme: Literal["light", "dark"], width: int, addresses: tuple[str, ...]
) -> None:
    page = tab(width, 900, color_scheme=scheme)
    for address in addresses:
        page.goto(server + address)
        if "?" in address:
            answered(page)
        assert [v["id"] for v in Axe().run(page, options=RULES).response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_of_search_is_walked_by_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/?q=fireworks")
    answered(page)
    page.locator("#search-q").focus()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + ':' + (document.activeElement.name ?? '')"))
    assert {"BUTTON:", "SUMMARY:", "INPUT:kind", "A:"} <= set(reached)
