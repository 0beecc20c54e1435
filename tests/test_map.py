"""Rules of the map of partners."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import expect

from copies import real
from draw_map import DRAWINGS, FIGURES, GROUPS, SOURCE, outlines
from examples import catalogue, record
from pages_of import pages, target
from portal.figures import groups
from portal.figures.map import HEIGHT, NAME_PLACES, POINTS, WIDTH, areas
from portal.language import LANGUAGES, Language
from portal.records.kinds import Organisation
from portal.records.sorts import Country
from portal.records.vocabulary import Partner
from portal.views.localised import Views
from visits import Tab

OUTSIDE = """() => [...document.querySelectorAll("figure.map a")].filter(area => {
  const drawing = area.ownerSVGElement.getBoundingClientRect();
  return [...area.querySelectorAll("text")].some(text => {
    const name = text.getBoundingClientRect();
    return name.left < drawing.left - 1 || name.right > drawing.right + 1
      || name.top < drawing.top - 1 || name.bottom > drawing.bottom + 1;
  });
}).map(area => area.getAttribute("aria-label"))"""
TOUCHING = """() => {
  const texts = [...document.querySelectorAll("figure.map text")];
  const boxes = texts.map(text => [text, text.getBoundingClientRect()]);
  const across = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
    .filter(([other, b]) => one.parentElement !== other.parentElement && across(a, b))
    .map(([other]) => `${one.textContent} / ${other.textContent}`));
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("figure.map text:not(.number)")].map(text =>
  parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a))"""


def test_every_area_is_a_partner() -> None:
    assert {*NAME_PLACES, *POINTS} <= {partner.id for partner in real().of(Partner)}


def test_the_three_countries_and_every_neighbour_have_an_area() -> None:
    near = {partner.id for partner in real().of(Partner) if partner.kind in ("benelux", "neighbour", "region")}
    assert near == {*NAME_PLACES, *POINTS}


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_outlines_are_light(name: str) -> None:
    assert len((FIGURES / name).read_text(encoding="utf-8")) < 4_000


@pytest.mark.thorough  # `make audit` installs the source
@pytest.mark.parametrize("name", DRAWINGS)
def test_the_outlines_are_those_of_the_source(name: str) -> None:
    assert json.loads((FIGURES / name).read_text(encoding="utf-8")) == outlines(SOURCE, DRAWINGS[name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_area_lies_on_the_map_and_is_named_in_full(language: Language) -> None:
    for area in areas(Views(catalogue(), language)):
        assert 0 < area.place.x < WIDTH
        assert 0 < area.place.y < HEIGHT
        assert not area.lines or " ".join(area.lines) == area.link.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_the_same_as_the_map(site: Path, language: str) -> None:
    path = f"{language}/partners/"
    page = pages(site)[path]
    links = page.xpath("//figure[@class='map']//a")
    listed = {
        item.find("a").get("href"): f"{item.find('a').text} {item.find('span').text}"
        for item in page.xpath("//ul[@class='numbers']/li")
    }
    assert len(links) == len({*NAME_PLACES, *POINTS})
    for link in links:
        assert target(path, link.get("href"))[0] in pages(site)
        assert listed[link.get("href")] == link.get("aria-label")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_partner_holds_as_many_records_as_the_map_says(site: Path, language: str) -> None:
    page = pages(site)[f"{language}/partners/"]
    for link in page.xpath("//figure[@class='map']//a"):
        path, _ = target(f"{language}/partners/", link.get("href"))
        counts = pages(site)[path].xpath("//nav[contains(@class, 'contents')]//a/text()")
        told = sum(int(found[1]) for text in counts if (found := re.search(r"\((\d+)\)$", text)))
        assert not counts or str(told) == re.sub(r"\D", "", link.get("aria-label"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("blocked", [False, True], ids=["with its own type", "in DejaVu Sans"])
def test_every_name_is_large_enough_stays_on_the_map_and_touches_no_other(
    tab: Tab, server: str, language: str, blocked: bool
) -> None:
    """Also where the type of the site does not arrive and DejaVu Sans, the widest of the usual, stands in for it."""
    page = tab()
    if blocked:
        page.route("**/*.woff2*", lambda route: route.abort())
    page.goto(f"{server}{language}/partners/")
    for width in (320, 360, 480, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(TOUCHING) == []
        assert page.evaluate(SMALLEST) >= 15


def test_the_map_of_a_group_shades_its_countries_and_names_them() -> None:
    organisation = record("organisations", "rhine-group", members=["NL", "BE", "DE"])
    assert isinstance(organisation, Organisation)
    found = groups.group(Views(catalogue(organisation), "fr"), organisation)
    assert found.members == "Pays-Bas, Belgique et Allemagne"
    looks = Counter(land.look for land in found.lands)
    assert (looks["country"], looks["member"]) == (2, 1)


def test_every_country_that_can_take_part_is_drawn() -> None:
    assert set(get_args(Country)) == set(GROUPS.countries.values())


def test_with_the_keyboard_one_goes_from_area_to_area_and_in(tab: Tab, server: str) -> None:
    page = tab(1280, 900)
    page.goto(f"{server}nl/partners/")
    first = page.locator("figure.map a").nth(2)
    first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("figure.map a").nth(3)).to_be_focused()
    assert page.locator("figure.map a path").nth(3).evaluate("path => getComputedStyle(path).strokeWidth") == "5px"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server}nl/partners/netherlands/")
