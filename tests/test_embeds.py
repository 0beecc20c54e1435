"""Rules of the cards that other sites show in a frame."""

import re
from pathlib import Path

import pytest

from examples import catalogue, record
from portal.language import LANGUAGES
from portal.outputs.embeds import embed_code, embed_files, embeds
from portal.records.kinds import Record
from portal.views.localised import Views

RECORDS: list[Record] = [record("projects", "rail", flagship_in=["annual-plan-2024"]), record("projects", "other")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_theme_each_flagship_and_the_day_have_a_card_and_every_record_where_there_is_a_kit(language: str) -> None:
    views = Views(catalogue(*RECORDS), language)  # type: ignore[arg-type]
    files = embed_files(views, "", (), kit=False)
    assert {
        f"{language}/embed/{name}/index.html" for name in ("benelux-day", "energy", "projects/rail")
    } <= files.keys()
    assert not any("other" in path for path in files)
    assert f"{language}/embed/projects/other/index.html" in embed_files(views, "", (), kit=True)


def test_a_card_has_no_script_opens_its_page_outside_the_frame_and_is_no_official_site() -> None:
    for content in embed_files(Views(catalogue(*RECORDS), "en"), "", (), kit=True).values():
        html = content.decode()
        assert "<script" not in html
        assert re.findall(r"<a [^>]*>", html) == re.findall(r'<a [^>]*target="_top">', html)
        assert "not an official site" in html


def test_the_code_to_copy_names_the_address_and_the_title_of_the_card() -> None:
    views = Views(catalogue(*RECORDS), "en")
    [rail] = [embed for embed in embeds(views) if "rail" in embed.path]
    assert 'src="https://portal.example.org/en/embed/projects/rail/" title="Title rail"' in embed_code(views, rail)


def test_a_card_loads_the_style_and_the_type_of_the_site(site: Path) -> None:
    card = site / "nl/embed/energy/index.html"
    loaded = re.findall(r'<link rel="(?:preload|stylesheet)" href="([^"?]*)', card.read_text(encoding="utf-8"))
    assert len(loaded) == 3
    assert [path for path in loaded if not (card.parent / path).resolve().is_file()] == []
