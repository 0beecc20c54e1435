"""Rules of the search index: every file is whole, and a program that fails is told of."""

import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import ROOT
from portal.catalogue import open_catalogue
from portal.outputs import search_index
from portal.outputs.search import Prose, SearchEntry, entries
from portal.outputs.search_index import IndexNotMadeError, index_files
from portal.views.localised import Views

ENTRIES = [
    SearchEntry(f"{number}/", f"Title {number}", "Fireworks and hydrogen", filters={"kind": ("projects",)})
    for number in range(9)
]


def test_each_language_has_an_index_of_its_own_whose_files_are_whole() -> None:
    made = list(index_files({"nl": ENTRIES, "fr": ENTRIES[:3]}))
    for files, language, pages in zip(made, ("nl", "fr"), (9, 3), strict=True):
        names = {path.removeprefix(f"pagefind/{language}/") for path in files}
        assert not any(name.startswith("pagefind/") for name in names)
        known = json.loads(files[f"pagefind/{language}/pagefind-entry.json"])["languages"]
        assert {name: about["page_count"] for name, about in known.items()} == {language: pages}
        packed = [content for path, content in files.items() if Path(path).suffix not in (".js", ".json")]
        assert all(gzip.decompress(content) for content in packed)
        assert sum(name.startswith("fragment/") for name in names) == pages


def test_a_program_that_ends_too_soon_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "get_executable", lambda: "/bin/true")
    with pytest.raises(IndexNotMadeError, match=r"^0 of 11 answers"):
        list(index_files({"nl": ENTRIES}))


def test_a_program_that_says_nothing_is_ended_and_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec cat >/dev/null\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setattr(search_index, "get_executable", lambda: silent)
    monkeypatch.setattr(search_index, "_PATIENCE", 0)
    with pytest.raises(IndexNotMadeError, match=r"^0 of 11 answers"):
        list(index_files({"nl": ENTRIES}))


def test_what_the_program_refuses_is_told_of() -> None:
    refused = SearchEntry("1/", "T", "C", filters={"kind": (3,)})  # type: ignore[dict-item]  # no text
    with pytest.raises(IndexNotMadeError, match=r"^3 of 3 answers; .*invalid type: integer"):
        list(index_files({"nl": [refused]}))


def test_a_page_of_prose_is_known_by_its_title_what_it_is_about_and_its_text(site: Path) -> None:
    page = (site / "en/privacy/index.html").read_text(encoding="utf-8")
    found = Prose.of("en/privacy/", page, "<p>Own <em>words</em></p>")
    assert (found.title, found.text) == ("Privacy", "Own words")
    assert found.about.startswith("This portal sets no cookies")


def test_what_is_shown_of_a_text_has_no_marks_of_lists() -> None:
    views = Views(open_catalogue(ROOT / "data", datetime(2026, 11, 22, tzinfo=UTC)), "fr")
    lists = {record.id for record in views.catalogue.records.values() if record.story and "\n- " in record.story["fr"]}
    assert lists
    assert [entry.path for entry in entries(views, []) if re.search(r"(^|\s)- ", entry.content)] == []
