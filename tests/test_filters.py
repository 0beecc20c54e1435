"""Choices on a list, in a real browser: combined, counted, shared by their address, and never a dead end."""

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from portal.language import LANGUAGES
from portal.pages.listings import PAGE_SIZE
from portal.records.kinds import MODELS
from visits import RULES, Tab


def tick(page: Page, facet: str, value: str) -> None:
    """Opens a question where it is closed, and ticks one of its answers."""
    details = page.locator(".facets details", has=page.locator("summary", has_text=facet))
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.get_by_role("checkbox", name=value).first.check()


def found(page: Page) -> int:
    """How many records the heading of the list names."""
    return int("".join(filter(str.isdigit, page.locator("#found").inner_text())))


def expect_found(page: Page, number: int) -> None:
    """Waits until the heading of the list names this many records."""
    expect(page.locator("#found")).to_have_text(re.compile(rf"^{number}\b"))


def cards(page: Page) -> list[str]:
    """The titles that the list shows."""
    return page.locator("ul.cards:visible > .card > a").all_inner_texts()


def records(site: Path, path: str) -> list[tuple[str, dict[str, list[str]]]]:
    """The titles and values of each record that a list may show."""
    content = json.loads((site / path / "list.json").read_text(encoding="utf-8"))
    return [(record[1], dict(zip(content["facets"], record[6], strict=True))) for record in content["records"]]


def test_choices_combine_and_stand_in_the_address(page: Page, server: str, site: Path) -> None:
    page.goto(f"{server}en/projects/")
    tick(page, "Theme", "Safety")
    expect(page).to_have_url(f"{server}en/projects/?theme=safety")
    tick(page, "Stage", "Planned")
    expect(page).to_have_url(f"{server}en/projects/?theme=safety&stage=planned")
    fitting = [
        t for t, values in records(site, "en/projects") if "safety" in values["theme"] and "planned" in values["stage"]
    ]
    expect(page.locator("#found")).to_have_text(f"{len(fitting)} projects")
    assert cards(page) == fitting[:PAGE_SIZE]


def test_two_answers_to_one_question_widen_the_list(page: Page, server: str, site: Path) -> None:
    page.goto(f"{server}en/projects/")
    tick(page, "Stage", "Planned")
    tick(page, "Stage", "Exploring")
    expect(page).to_have_url(f"{server}en/projects/?stage=exploring&stage=planned")
    fitting = [t for t, values in records(site, "en/projects") if {"planned", "exploring"} & set(values["stage"])]
    expect(page.locator("#found")).to_have_text(f"{len(fitting)} projects")


def test_the_back_button_takes_back_the_last_choice(page: Page, server: str) -> None:
    page.goto(f"{server}nl/projects/")
    before = page.locator("#found").inner_text()
    tick(page, "Thema", "Veiligheid")
    expect(page.locator("#found")).not_to_have_text(before)
    page.go_back()
    expect(page.locator("#found")).to_have_text(before)
    expect(page.get_by_role("checkbox", name="Veiligheid")).not_to_be_checked()
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Veiligheid")).to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_address_shows_the_same_list_and_language_links_carry_it(
    page: Page, server: str, language: str
) -> None:
    page.goto(f"{server}{language}/projects/?theme=energy&stage=under-way")
    expect(page.locator(".choices li")).to_have_count(3)
    other = "fr" if language != "fr" else "en"
    number = found(page)
    expect(page.locator(".languages a[lang=de]")).to_have_attribute("href", re.compile("/german/$"))
    page.locator(f".languages a[hreflang={other}]").click()
    expect(page).to_have_url(f"{server}{other}/projects/?theme=energy&stage=under-way")
    expect(page.locator(".choices li")).to_have_count(3)
    expect_found(page, number)


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.thorough] * (place % 2)) for place, kind in enumerate(MODELS)]
)
def test_a_value_that_would_give_nothing_says_so_and_cannot_be_chosen(page: Page, server: str, kind: str) -> None:
    page.goto(f"{server}fr/{kind}/")
    for summary in page.locator(".facets summary").all():
        summary.click()
    page.locator(".facets input").first.check()
    page.locator(".facets input:not(:checked):not(:disabled)").last.check()
    expect(page.locator(".choices")).to_be_visible()
    assert found(page) > 0
    offered: list[tuple[str, bool]] = page.locator(".facets label").evaluate_all(
        """labels => labels.map(label =>
            [label.querySelector(".number").innerText, label.querySelector("input").disabled])"""
    )
    assert [(number, disabled) for number, disabled in offered if (number == "0") != disabled] == []


def test_every_number_is_how_many_that_value_leads_to(page: Page, server: str) -> None:
    page.goto(f"{server}en/instruments/?theme=energy")
    expect(page.locator(".choices")).to_be_visible()
    page.locator(".facets summary", has_text="Level").click()
    label = page.locator(".facets label", has=page.locator("input:enabled")).locator("visible=true").first
    number = int(label.locator(".number").inner_text())
    label.locator("input").check()
    expect(page.locator(".choices li")).to_have_count(3)
    expect_found(page, number)


def test_a_choice_is_announced_once_and_politely(page: Page, server: str) -> None:
    page.goto(f"{server}en/projects/")
    said = page.locator("[role=status]").last
    expect(said).to_have_text("")
    tick(page, "Theme", "Energy" if page.get_by_text("Energy").count() else "energy")
    expect(said).not_to_have_text("")
    expect(said).to_have_text(page.locator("#found").inner_text())


def test_choices_are_taken_back_one_by_one_or_all_at_once_with_the_keyboard(page: Page, server: str) -> None:
    page.goto(f"{server}en/projects/?theme=safety&stage=planned")
    buttons = page.locator(".choices button")
    expect(buttons).to_have_text(["Theme: Safety", "Stage: Planned", "Clear all choices"])
    buttons.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}en/projects/?stage=planned")
    expect(buttons.first).to_be_focused()
    buttons.last.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}en/projects/")
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator(".choices")).to_be_hidden()


def test_a_list_of_one_value_is_narrowed_within_itself(page: Page, server: str, site: Path) -> None:
    page.goto(f"{server}en/projects/by/theme/safety/")
    tick(page, "Stage", "Planned")
    expect(page).to_have_url(f"{server}en/projects/by/theme/safety/?stage=planned")
    fitting = [
        t for t, values in records(site, "en/projects") if "safety" in values["theme"] and "planned" in values["stage"]
    ]
    expect(page.locator("#found")).to_have_text(f"{len(fitting)} projects")
    link = page.locator(".facets a", has_text="Cross-border")
    number = int(link.locator("xpath=following-sibling::*").inner_text())
    link.click()
    expect(page).to_have_url(f"{server}en/projects/by/theme/cross-border/?stage=planned")
    expect(page.locator(".choices")).to_be_visible()
    expect_found(page, number)


def test_a_long_result_shows_as_many_as_a_page_and_then_all(page: Page, server: str) -> None:
    page.goto(f"{server}en/projects/?stage=planned&stage=under-way&stage=exploring")
    expect(page.locator(".choices")).to_be_visible()
    expect(page.locator("ul.cards:visible > .card")).to_have_count(PAGE_SIZE)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("ul.cards:visible > .card")).to_have_count(found(page))
    expect(page.locator("ul.cards:visible > .card > a").nth(PAGE_SIZE)).to_be_focused()


def test_an_address_whose_choices_give_nothing_offers_a_way_out(page: Page, server: str) -> None:
    page.goto(f"{server}en/services/?theme=energy&audience=hunters&theme=nonsense", wait_until="networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    if page.locator(".choices").is_visible():
        page.get_by_role("button", name="Clear all choices").click()
    expect(page.locator("#found")).to_contain_text(re.compile(r"[1-9]"))


def test_without_the_data_a_choice_leads_to_the_list_of_that_value(page: Page, server: str) -> None:
    page.route("**/list.json", lambda route: route.abort())
    page.goto(f"{server}en/projects/")
    page.locator(".facets summary").first.click()
    page.get_by_role("checkbox", name="Safety").click()
    expect(page).to_have_url(f"{server}en/projects/by/theme/safety/")


@pytest.mark.parametrize("status", [0, 404, 503])
def test_an_address_with_a_choice_leads_to_its_list_where_the_data_fail(page: Page, server: str, status: int) -> None:
    fail = (lambda route: route.fulfill(status=status)) if status else (lambda route: route.abort())
    page.route("**/list.json", fail)
    page.goto(f"{server}en/projects/?theme=safety&stage=planned")
    expect(page.locator("[role=status]:not(.unseen)")).to_contain_text("cannot be combined")
    expect(page).to_have_url(f"{server}en/projects/by/theme/safety/")
    assert page.locator(".facets input:checked").count() == 0
    page.unroute("**/list.json")
    tick(page, "Stage", "Planned")
    expect(page).to_have_url(f"{server}en/projects/by/theme/safety/?stage=planned")
    expect(page.locator(".choices")).to_be_visible()
    expect(page.locator("[role=status]:not(.unseen)")).to_have_count(0)


def test_data_that_fail_once_are_asked_for_again(page: Page, server: str) -> None:
    page.route("**/list.json", lambda route: route.abort(), times=1)
    page.goto(f"{server}en/projects/")
    page.locator(".facets summary", has_text="Theme").click()
    tick(page, "Stage", "Planned")
    expect(page).to_have_url(f"{server}en/projects/?stage=planned")
    expect(page.locator(".choices")).to_be_visible()


def test_a_shared_address_is_shown_though_its_data_are_broken_once(page: Page, server: str) -> None:
    page.route("**/list.json", lambda route: route.fulfill(status=200, body="<html>"), times=1)
    page.goto(f"{server}en/projects/?theme=safety&stage=planned")
    expect(page.locator(".choices")).to_be_visible()
    expect(page).to_have_url(f"{server}en/projects/?theme=safety&stage=planned")
    page.reload()
    expect(page.locator(".choices")).to_be_visible()


def test_nothing_is_fetched_before_a_visitor_chooses(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}nl/projects/", wait_until="networkidle")
    assert [url for url in asked if "list.json" in url] == []
    with page.expect_request("**/list.json"):
        page.locator(".facets summary").first.click()
    assert len([url for url in asked if "list.json" in url]) == 1


def test_without_scripts_every_value_is_a_link_to_its_list(tab: Tab, server: str) -> None:
    page = tab(java_script_enabled=False)
    page.goto(f"{server}fr/instruments/")
    page.locator(".facets summary").first.click()
    page.locator(".facets a:visible").first.click()
    expect(page).to_have_url(f"{server}fr/instruments/by/theme/safety/")


@pytest.mark.parametrize(
    ("scheme", "width", "path"),
    [
        ("light", 1280, "projects/by/theme/safety/?stage=exploring"),
        ("dark", 360, "projects/?theme=safety&stage=planned"),
    ],
)
def test_axe_finds_no_violation_among_choices(
    tab: Tab, server: str, width: int, scheme: Literal["light", "dark"], path: str
) -> None:
    page = tab(width, 900, color_scheme=scheme)
    page.goto(f"{server}fr/{path}")
    expect(page.locator(".choices")).to_be_visible()
    page.evaluate("document.querySelectorAll('.facets details').forEach(details => { details.open = true })")
    assert [v["id"] for v in Axe().run(page, options=RULES).response["violations"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_choices_are_folded_and_a_button_leads_to_what_they_leave(
    tab: Tab, server: str, language: str
) -> None:
    page = tab(360, 800)
    page.goto(f"{server}{language}/projects/")
    expect(page.locator(".facets")).to_be_hidden()
    page.locator(".narrow > .fold summary").click()
    page.locator(".facets summary").nth(1).click()
    expect(page.locator(".facets .show")).to_be_hidden()  # while it has nothing to say
    page.locator(".facets input:visible").first.check()
    button = page.locator(".facets .show")
    expect(button).to_be_in_viewport()
    number = found(page)
    assert str(number) in button.inner_text()
    button.click()
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator("#found")).to_be_in_viewport()
    expect(page.locator(".narrow > .fold summary")).to_contain_text("(1)")
