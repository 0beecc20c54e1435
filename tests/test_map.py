"""Rules of the map of partners."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import ROOT
from examples import catalogue
from pages_of import pages, target
from portal.figures.map import HEIGHT, SHAPES, WIDTH, areas
from portal.language import LANGUAGES, Language
from portal.loading.load import load
from portal.views.localised import Views


def test_every_area_is_a_partner() -> None:
    assert set(SHAPES) <= {partner.id for partner in load(ROOT / "data").partners}


def test_the_three_countries_and_every_neighbour_have_an_area() -> None:
    near = {
        partner.id for partner in load(ROOT / "data").partners if partner.kind in ("benelux", "neighbour", "region")
    }
    assert near == set(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_an_area_are_the_whole_name(language: Language) -> None:
    for area in areas(Views(catalogue(), language)):
        written = " ".join(line for line, _ in area.lines).replace("- ", "-")
        assert written == area.link.text.replace("- ", "-")
        assert 0 < area.shape.x < WIDTH
        assert 0 < area.shape.y < HEIGHT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_leads_to_the_page_of_its_partner_and_stands_in_the_list_below(site: Path, language: str) -> None:
    path = f"{language}/partners/"
    page = pages(site)[path]
    links = page.xpath("//figure[@class='map']//a")
    listed = {link.get("href"): link.text for link in page.xpath("//ul[@class='entries']//a")}
    assert len(links) == len(SHAPES)
    for link in links:
        assert target(path, link.get("href"))[0] in pages(site)
        assert listed[link.get("href")] == link.get("aria-label")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360, 480, 768, 1440])
def test_every_name_stays_within_its_area(browser: Browser, server: str, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}{language}/partners/")
    outside = page.evaluate(
        """[...document.querySelectorAll(".map a")].filter(a => {
            const [name, area] = ["text", "path"].map(part => a.querySelector(part).getBoundingClientRect());
            const across = name.left < area.left - 2 || name.right > area.right + 2;
            return across || name.top < area.top - 2 || name.bottom > area.bottom + 2;
        }).map(a => a.getAttribute("aria-label"))"""
    )
    context.close()
    assert outside == []


def test_with_the_keyboard_one_goes_from_area_to_area_and_in(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}nl/partners/")
    first = page.locator(".map a").nth(0)
    first.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".map a").nth(1)).to_be_focused()
    assert page.locator(".map a path").nth(1).evaluate("path => getComputedStyle(path).strokeWidth") == "4.5px"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}nl/partners/belgium/")
    context.close()
