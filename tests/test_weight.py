"""What a visit costs: bytes as a server sends them that compresses text, requests, and whether anything moves."""

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Response

from bench import project
from conftest import build
from copies import real
from portal.language import LANGUAGES
from portal.records.kinds import MODELS
from visits import PAGES, SHIFT, STILL, Tab, transferred

RECORDS = ("project", "instrument", "event", "organisation", "service")
CHOSEN = ("projects/?theme=safety&stage=planned", "projects/by/theme/safety/?stage=planned", "search/?q=douane")


def compressed(file: Path) -> int:
    """The bytes that a server sends for a file of text."""
    return len(gzip.compress(file.read_bytes()))


def heavier(pages: Iterable[Path], limit: int) -> dict[str, int]:
    """The pages that take more bytes than a limit."""
    return {str(page): size for page in pages if (size := compressed(page)) > limit}


@pytest.mark.parametrize("name", ["home", "theme", "partners", *RECORDS])
def test_a_first_visit_takes_at_most_40_kb_in_8_requests(first_visit: Tab, server: str, name: str) -> None:
    page = first_visit(360)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108  # a method of a list takes no mark
    page.goto(f"{server}fr/{PAGES[name]}", wait_until="networkidle")
    assert len(responses) <= 8
    assert transferred(responses) <= 40_000


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
        assert page.evaluate(SHIFT) < STILL


@pytest.mark.thorough
def test_a_page_of_a_made_up_record_takes_at_most_9500_bytes_before_it_is_compressed(tmp_path: Path) -> None:
    project(tmp_path, 1_000)
    result = build(tmp_path / "site", tmp_path, PORTAL_SEARCH="0")
    assert result.returncode == 0, result.stdout + result.stderr
    sizes = {str(page): page.stat().st_size for page in tmp_path.glob("site/??/*/bench-*/index.html")}
    assert len(sizes) > 1_000
    assert {page: size for page, size in sizes.items() if size > 9_500} == {}
