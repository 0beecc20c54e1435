"""The built site in a real browser: opened, followed, with and without scripts, and free of axe-core violations."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.language import LANGUAGES
from visits import PAGES, RULES, Visit

LEFT = "net::ERR_ABORTED"  # what a browser says of a request that a reader leaves behind by going on


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def watch(page: Page) -> list[str]:
    """What the page complains of in its console, and every address it asks for that is not its own."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(request.url) if request.failure != LEFT else None)
    return heard


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "themes/safety/", "projects/police-treaty-implementation/"])
def test_a_page_opens_without_complaint_and_its_language_links_lead_to_it_again(
    context: BrowserContext, server: str, language: str, path: str
) -> None:
    page = context.new_page()
    heard = watch(page)
    page.goto(f"{server}{language}/{path}")
    other = "fr" if language != "fr" else "nl"
    page.locator(f".languages a[hreflang={other}]").click()
    expect(page).to_have_url(f"{server}{other}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert heard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_everything_is_there_and_leads_on(browser: Browser, server: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server}{language}/")
    expect(page.locator(".menu")).to_be_hidden()
    page.locator(".fold summary").click()
    page.locator(".menu a").nth(1).click()
    expect(page).to_have_url(f"{server}{language}/themes/")
    page.locator(".theme-card a").first.click()
    expect(page).to_have_url(f"{server}{language}/themes/safety/")
    page.locator(".folds summary").first.click()
    page.locator(".folds .items a").first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".record-facts")).to_be_visible()
    context.close()


def test_on_a_phone_the_menu_opens_and_closes_and_says_which_it_is(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server}en/about/")
    button = page.locator(".fold summary")
    expect(button).to_have_text("Menu", use_inner_text=True)
    expect(page.locator(".menu")).to_be_hidden()
    button.press("Enter")
    expect(page.locator(".fold")).to_have_attribute("open", "")
    expect(button).to_have_text("Close ×", use_inner_text=True)
    expect(page.locator(".menu a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_hidden()
    expect(button).to_be_focused()
    context.close()


def test_the_first_tab_reaches_the_skip_link_which_leads_to_the_content(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto(f"{server}nl/projects/police-treaty-implementation/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_or_scrolls_sideways_at_320_pixels(browser: Browser, server: str, name: str) -> None:
    """320 px wide is 1280 px at 400 % zoom (WCAG 2.2, 1.4.10 Reflow)."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(f"{server}{language}/{PAGES[name]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_axe_finds_no_violation(browser: Browser, server: str, visit: Visit) -> None:
    # axe is put into the page from outside
    context = browser.new_context(bypass_csp=True, color_scheme=visit.scheme, viewport=visit.size)
    page = context.new_page()
    page.goto(server + visit.path)
    violations = Axe().run(page, options=RULES).response["violations"]
    context.close()
    assert [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations] == []


@pytest.mark.parametrize("path", ["", "404.html"])
def test_axe_finds_no_violation_on_the_pages_of_all_languages(browser: Browser, server: str, path: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server}{path}")
    assert [v["id"] for v in Axe().run(page, options=RULES).response["violations"]] == []
    context.close()
