"""What a visit costs: bytes as a server sends them that compresses text, requests, and whether anything moves."""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, Route, expect

from bench import project
from conftest import build
from copies import real
from pages_of import pages, target
from portal.language import LANGUAGES, Language
from portal.paths import file_of
from portal.records.kinds import MODELS
from visits import ALIKE, PAGES, SHIFT, Tab, transferred

FIRST = ("home", "theme", "partners", "search", "when", "audience", "for you", "prose")
# Of a type with many pages, the heaviest is tried.
HEAVIEST = {"direction": "for/cross-border-workers/??-??", "list": "*/by/*/*", "partner": "partners/*"}
# The height of pages in Dutch on a phone of 360 by 740, in pixels.
LONGEST = {
    "": 3_700,
    "for/cross-border-workers/": 4_500,
    **{f"themes/{theme}/": 5_000 for theme in ("safety", "internal-market", "energy", "cross-border")},
    "when/": 5_000,
    "press/": 5_500,
}
# What the head of a page asks a browser to fetch; the drawings of chips are fetched as well.
ASKED = "//head/link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //head/script/@src"
# Each language and each width; every pair under `--thorough`.
SEEN = [
    pytest.param(language, width, marks=[pytest.mark.thorough] * ((place + turn) % 2))
    for place, language in enumerate(LANGUAGES)
    for turn, width in enumerate((360, 1280))
]
CHOSEN = ("projects/?theme=safety&stage=planned", "projects/by/theme/safety/?stage=planned", "search/?q=douane")


class Held:
    """The answers to some requests of a page, which come when a test lets them."""

    def __init__(self, page: Page, addresses: str) -> None:
        self.holding = False
        self.routes: list[Route] = []
        page.route(addresses, self._take)

    def begin(self) -> None:
        """Answers nothing from now on."""
        self.holding = True

    def end(self) -> None:
        """Answers what was asked, and what will be."""
        self.holding = False
        while self.routes:
            self.routes.pop().continue_()

    def _take(self, route: Route) -> None:
        if self.holding:
            self.routes.append(route)
        else:
            route.continue_()


def compressed(file: Path) -> int:
    """The bytes that a server sends for a file of text."""
    return len(gzip.compress(file.read_bytes()))


def heavier(pages: Iterable[Path], limit: int) -> dict[str, int]:
    """The pages that take more bytes than a limit."""
    return {str(page): size for page in pages if (size := compressed(page)) > limit}


@pytest.mark.parametrize(
    "name", [*FIRST, *HEAVIEST, "project", *(pytest.param(name, marks=pytest.mark.thorough) for name in ALIKE)]
)
def test_a_first_visit_takes_at_most_40_kb_in_8_requests(first_visit: Tab, server: str, site: Path, name: str) -> None:
    path = PAGES.get(name, "")
    if name in HEAVIEST:
        files = (site / "fr").glob(f"{HEAVIEST[name]}/index.html")
        path = f"{max(files, key=compressed).parent.relative_to(site / 'fr')}/"
    page = first_visit(360)
    responses: dict[str, Response] = {}  # by address: a drawing that is used twice is fetched once
    page.on("response", lambda response: responses.update({response.url: response}))
    page.goto(f"{server}fr/{path}", wait_until="networkidle")
    assert len(responses) <= 8
    assert transferred([*responses.values()]) <= 40_000  # one may still be on its way


def test_no_page_takes_more_than_40_kb_with_what_its_head_asks_for(site: Path) -> None:
    sizes: dict[Path, int] = {}

    def size(file: Path) -> int:
        if file not in sizes:
            sizes[file] = compressed(file)
        return sizes[file]

    heavy = {}
    for path, page in pages(site).items():
        asked = {"assets/icons.svg", *(target(path, str(address))[0] for address in page.xpath(ASKED))}
        first = size(site / file_of(path)) + sum(size(site / file) for file in asked)
        if first > 40_000:
            heavy[path] = first
    assert heavy == {}


def test_the_next_record_takes_at_most_5_kb(site: Path) -> None:
    pages = (
        site / language / record.kind / record.id / "index.html" for record in real().records for language in LANGUAGES
    )
    assert heavier(pages, 5_000) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_themes_take_at_most_15_kb(site: Path, language: str) -> None:
    lists = [page for kind in MODELS for page in (site / language / kind).glob("**/by/**/index.html")]
    lists += [
        page for kind in MODELS for page in (site / language / kind).glob("p*/index.html") if len(page.parts[-2]) < 4
    ]
    lists += [site / language / kind / "index.html" for kind in MODELS]
    assert heavier(lists, 9_000) == {}  # what a list weighs today, with room to grow
    lists += (site / language).glob("themes/*/index.html")
    lists += [site / language / path / "index.html" for path in ("", "institutions", "partners", "when")]
    assert len(lists) > 200
    assert heavier(lists, 15_000) == {}


@pytest.mark.parametrize(("path", "longest"), LONGEST.items())
def test_a_page_is_no_longer_on_a_phone_than_one_scrolls(glass: Page, server: str, path: str, longest: int) -> None:
    glass.set_viewport_size({"width": 360, "height": 740})
    glass.goto(f"{server}nl/{path}")
    assert glass.evaluate("document.documentElement.scrollHeight") <= longest


def test_the_style_takes_at_most_14_kb(site: Path) -> None:
    assert compressed(site / "assets/portal.css") <= 14_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_a_list_stays_light(site: Path, language: str) -> None:
    data = {kind: compressed(site / language / kind / "list.json") for kind in MODELS}
    assert {kind: size for kind, size in data.items() if size > 26_000} == {}


@pytest.mark.parametrize("path", CHOSEN)
def test_nothing_moves_while_what_an_address_chooses_arrives(first_visit: Tab, server: str, path: str) -> None:
    for width in (360, 1280):
        page = first_visit(width)
        page.goto(f"{server}nl/{path}", wait_until="networkidle")
        assert page.evaluate(SHIFT) == 0


def _answered_late(page: Page, held: Held) -> None:
    """Holds an answer back until the page says that it searches."""
    expect(page.locator(".search-count")).to_have_text(str(page.locator("#search").get_attribute("data-wait")))
    held.end()
    expect(page.locator(".search-count")).to_contain_text(re.compile(r"\d"))


@pytest.mark.parametrize(("language", "width"), SEEN)
def test_nothing_moves_when_an_answer_comes_late(first_visit: Tab, server: str, language: Language, width: int) -> None:
    page = first_visit(width)
    held = Held(page, "**/search-index/**")
    for arriving, typed in (("benelux", " qwertyuiop"), ("qwertyuiop", " plan")):
        held.begin()
        page.goto(f"{server}{language}/search/?q={arriving}")
        _answered_late(page, held)
        held.begin()
        page.locator("#search-q").press("End")
        page.keyboard.type(typed)
        _answered_late(page, held)
        expect(page.locator(".search-asked")).to_contain_text(arriving + typed)
        assert page.evaluate(SHIFT) == 0, arriving + typed


@pytest.mark.parametrize(("language", "width"), SEEN)
def test_nothing_moves_when_the_form_for_records_comes_late(
    first_visit: Tab, server: str, language: Language, width: int
) -> None:
    page = first_visit(width)
    held = Held(page, "**/*.json")
    held.begin()
    page.goto(f"{server}{language}/edit/?kind=projects&id={next(r.id for r in real().records if r.kind == 'projects')}")
    expect(page.locator("#record-form p")).to_be_visible()
    held.end()
    expect(page.locator("form[novalidate] button[type=submit]")).to_be_visible()
    assert page.evaluate(SHIFT) == 0


@pytest.mark.thorough
def test_a_page_of_a_made_up_record_takes_at_most_9500_bytes_before_it_is_compressed(tmp_path: Path) -> None:
    project(tmp_path, 1_000)
    result = build(tmp_path / "site", tmp_path, PORTAL_SEARCH="0")
    assert result.returncode == 0, result.stdout + result.stderr
    sizes = {str(page): page.stat().st_size for page in tmp_path.glob("site/??/*/bench-*/index.html")}
    assert len(sizes) > 1_000
    assert {page: size for page, size in sizes.items() if size > 9_500} == {}
