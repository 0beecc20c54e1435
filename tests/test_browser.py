"""The built site in a real browser: opened and followed, with and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from visits import Tab

LEFT = "net::ERR_ABORTED"  # what a browser says of a request that a reader leaves behind by going on


def watch(page: Page) -> list[str]:
    """What the page complains of in its console, and every address it asks for that is not its own."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(request.url) if request.failure != LEFT else None)
    return heard


@pytest.mark.parametrize(
    ("language", "path"), [("nl", ""), ("fr", "themes/safety/"), ("en", "projects/police-treaty-implementation/")]
)
def test_a_page_opens_without_complaint_and_its_language_links_lead_to_it_again(
    page: Page, server: str, language: str, path: str
) -> None:
    heard = watch(page)
    page.goto(f"{server}{language}/{path}")
    other = "fr" if language != "fr" else "nl"
    page.locator(f".languages a[hreflang={other}]").click()
    expect(page).to_have_url(f"{server}{other}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert heard == []


@pytest.mark.parametrize(
    "language", ["nl", *(pytest.param(language, marks=pytest.mark.thorough) for language in ("fr", "en"))]
)
def test_without_scripts_everything_is_there_and_leads_on(tab: Tab, server: str, language: str) -> None:
    page = tab(360, 800, java_script_enabled=False)
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


def test_on_a_phone_the_menu_opens_and_closes_and_says_which_it_is(tab: Tab, server: str) -> None:
    page = tab(360, 800)
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


def test_the_first_tab_reaches_the_skip_link_which_leads_to_the_content(page: Page, server: str) -> None:
    page.goto(f"{server}nl/projects/police-treaty-implementation/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
