"""Rules of the search index: one a language, named by its content, with every name and every line of a text."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from examples import catalogue, small
from portal.catalogue import open_catalogue
from portal.language import Language, Localised
from portal.outputs.search import Prose, SearchEntry, search_entries
from portal.outputs.search_index import index_files
from portal.views.localised import Views
from portal.views.searched import paragraphs

ENTRIES = [
    SearchEntry(f"en/{number}/", f"Title {number}", "Fireworks and hydrogen", filters={"kind": ("projects",)})
    for number in range(9)
]


def index_of(search_entries: list[SearchEntry], language: Language = "en") -> tuple[dict[str, Any], dict[str, Any]]:
    """The index of a language, and every other file of it by its name."""
    files = next(index_files({language: search_entries}, {}))
    parsed = {path.rsplit("/", 1)[-1].removesuffix(".json"): json.loads(content) for path, content in files.items()}
    return parsed.pop("index"), parsed


def lists_of(word: str, search_entries: list[SearchEntry], language: Language = "en") -> list[list[int]]:
    """The numbers of the pages that hold a word, and of those that hold a compound of it where it has some."""
    index, files = index_of(search_entries, language)
    place = index["words"].split().index(word)
    first, name = max(part for part in index["parts"] if part[0] <= place)
    return [list(accumulate(pages[::2])) for pages in files[name][place - first]]


def test_each_language_has_an_index_of_its_own_that_names_every_file() -> None:
    made = list(index_files({"nl": ENTRIES, "fr": ENTRIES[:3]}, {}))
    for files, language, pages in zip(made, ("nl", "fr"), (9, 3), strict=True):
        assert all(path.startswith(f"search-index/{language}/") for path in files)
        index = json.loads(files[f"search-index/{language}/index.json"])
        names = {index["pages"][at : at + 8] for at in range(0, 8 * pages, 8)}
        names |= {name for _, name in index["parts"]} | {index["spellings"], index["abroad"]}
        assert {f"search-index/{language}/{name}.json" for name in [*names, "index"]} == set(files)


def test_a_word_leads_to_every_page_that_holds_it() -> None:
    many = [*ENTRIES, SearchEntry("en/x/", "Space", "Rockets"), SearchEntry("en/y/", "More", "", names=("Fireworks",))]
    assert lists_of("fireworks", many) == [[*range(9), 10]]
    assert lists_of("rockets", many) == [[9]]


def test_the_pages_of_all_compounds_of_a_dutch_word_stand_together_beside_it() -> None:
    entries = [SearchEntry("nl/1/", "Vracht", "wagen"), SearchEntry("nl/2/", "x", "vracht\nvrachtwagen vrachtwagens")]
    assert lists_of("vracht", entries, "nl") == [[0, 1], [1]]
    assert lists_of("vrachtwagen", entries, "nl") == [[1]]
    assert lists_of("vracht", entries, "en") == [[0, 1]]


def test_words_that_mean_the_same_stand_side_by_side_in_the_parts() -> None:
    entries = [SearchEntry(f"en/{number}/", f"word{letter}", "") for number, letter in enumerate("abcdefghi")]
    files = next(index_files({"en": entries}, {"en": [("worda", "wordi"), ("wordc", "worda", "absent")]}))
    index = json.loads(files["search-index/en/index.json"])
    assert [index["words"].split()[number] for number in index["together"]] == ["worda", "wordi", "wordc"]
    [[_, name]] = index["parts"]
    lists = json.loads(files[f"search-index/en/{name}.json"])
    assert [pages[0] for [pages] in lists] == [1, 3, 4, 5, 6, 7, 0, 8, 2]


def test_a_term_is_asked_for_by_its_name_in_any_language() -> None:
    terms = [
        SearchEntry("en/1/", "Police treaty", "", abroad=("police treaty", "politieverdrag")),
        SearchEntry("en/2/", "Benelux", "", abroad=("Benelux",)),
    ]
    assert index_of(terms)[0]["synonyms"] == [["police treaty", "politieverdrag"]]


@pytest.mark.parametrize(
    ("name", "known"),
    [("S1-formulier", ("S1",)), ("DAC7 en DAC8", ("DAC7", "DAC8")), ("eIDAS 2.0", ()), ("Plan 2030", ())],
)
def test_the_code_of_a_form_or_an_act_is_a_name_of_its_term(name: str, known: tuple[str, ...]) -> None:
    some = next(iter(small().glossary.values()))
    term = some.model_copy(update={"term": Localised(nl=name, fr=name, en=name), "abbreviation": None})
    views = Views(replace(catalogue(), glossary={term.id: term}), "nl")
    assert [entry.names for entry in search_entries(views, ()) if entry.title == name] == [known]


def test_a_synonym_is_offered_to_whoever_mistypes_it_where_a_page_holds_it() -> None:
    entry = SearchEntry("en/1/", "Café", "Patients\nAn ambulance drives.")
    files = next(index_files({"en": [entry]}, {"en": [("ambulance", "stretcher")]}))
    index = json.loads(files["search-index/en/index.json"])
    offered = json.loads(files[f"search-index/en/{index['spellings']}.json"])
    words = index["words"].split()
    assert [words[number] for number in accumulate(offered["words"])] == ["ambulance", "cafe"]
    assert offered["spelt"] == ["café"]


def test_a_file_is_named_by_what_it_holds() -> None:
    one, other = index_of(ENTRIES)[1], index_of([*ENTRIES[:-1], SearchEntry("en/9/", "Other", "Text")])[1]
    assert all(one[name] == other[name] for name in set(one) & set(other))
    assert set(one) != set(other)


def test_only_telling_words_before_a_colon_make_the_length_of_a_title() -> None:
    titles = ["The Benelux Day of 2024: what happens there", "Benelux", "e-CMR", "Air quality (AQ)"]
    assert index_of([SearchEntry("en/1/", title, "") for title in titles])[0]["lengths"] == "1122"


def test_a_page_of_prose_is_known_by_its_title_what_it_is_about_and_its_text(site: Path) -> None:
    page = (site / "en/privacy/index.html").read_text(encoding="utf-8")
    found = Prose.of("en/privacy/", page, "<p>Own <em>words</em></p>")
    assert (found.title, found.text) == ("Privacy", "Own words")
    assert found.about.startswith("This portal sets no cookies")


def test_headings_and_paragraphs_of_prose_stand_on_lines_of_their_own() -> None:
    page = "<h1>About</h1>"
    found = Prose.of("en/about/", page, "<p>One <em>text</em>.</p><h2>Work</h2><ul><li>Two</li><li>Three</li></ul>")
    assert found.text.split("\n") == ["One text.", "Work", "Two", "Three"]


def test_a_page_of_prose_is_searched_by_the_questions_among_its_headings() -> None:
    found = Prose.of("en/about/", "<h1>About</h1>", "<h2 id='a'>Who <em>makes</em> it?</h2><p>Who?</p><h2>Work</h2>")
    assert found.questions == ("Who makes it?",)
    asked = Prose("en/about/", "About", "", "", ("Where can you turn?", "Who makes these pages?"))
    views = Views(open_catalogue(ROOT / "data", datetime(2026, 11, 22, tzinfo=UTC)), "en")
    assert list(search_entries(views, [asked]))[-1].names == ("Who makes these pages?",)


@pytest.fixture(scope="module")
def french() -> list[SearchEntry]:
    return list(search_entries(Views(open_catalogue(ROOT / "data", datetime(2026, 11, 22, tzinfo=UTC)), "fr"), []))


def test_what_is_shown_of_a_text_has_no_marks_of_lists(french: list[SearchEntry]) -> None:
    assert [entry.path for entry in french if any(line.startswith("- ") for line in entry.content.split("\n"))] == []


def test_a_paragraph_or_item_is_one_line_however_it_is_wrapped() -> None:
    text = "- One item\n  goes on.\n- Two.\n\nA paragraph\ngoes on too.\n\n- Last"
    assert paragraphs(text) == "One item goes on.\nTwo.\nA paragraph goes on too.\nLast"


def test_abbreviations_are_names_in_every_language(french: list[SearchEntry]) -> None:
    names = {entry.path: entry.names for entry in french}
    abbreviated = [path for path, known in names.items() if "/organisations/" in path and known]
    assert len(abbreviated) > 10
    assert any("BGTS" in known for known in names.values())


def test_results_say_what_became_of_an_event_and_how_far_a_legal_act_is(french: list[SearchEntry]) -> None:
    status = {kind: [e.status for e in french if e.filters["kind"] == (kind,)] for kind in ("events", "instruments")}
    assert all(status["events"])
    assert any("a eu lieu" in one for one in status["events"])
    assert any(", entrée en vigueur\N{NO-BREAK SPACE}: " in one for one in status["instruments"])


def test_lists_of_one_value_are_pages_of_search(french: list[SearchEntry]) -> None:
    paths = {entry.path for entry in french}
    assert {path for path in paths if path.startswith("fr/projects/by/flagship/")}


def test_every_page_of_search_says_of_what_kind_it_is_and_is_worth_something_and_at_most_nine(
    french: list[SearchEntry],
) -> None:
    assert [entry.path for entry in french if len(entry.filters.get("kind", ())) != 1] == []
    assert {entry.rank for entry in french} <= set(range(1, 10))


def test_lists_are_worth_no_more_than_what_they_list(french: list[SearchEntry]) -> None:
    worth = {entry.path: entry.rank for entry in french}
    lists = {path: rank for path, rank in worth.items() if "/by/" in path}
    assert lists
    for path, rank in lists.items():
        kind = path.partition("by/")[0]
        assert rank <= min(other for each, other in worth.items() if each.startswith(kind) and each not in lists)
