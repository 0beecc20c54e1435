"""Rules of how texts are read for search: the build and the browser read them alike."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal.compounds import compounds
from portal.language import LANGUAGES, Language
from portal.search_text import STOP_WORDS, code, spelt, words
from visits import Tab

TEXTS = [
    "L’énergie, la main-d’œuvre et l'Île-de-France",
    "Btw\u2011kloof, e–CMR: M(2022)3, M 2020/15, M/2014/1 en m2009-8",
    "b.t.w. en U.S.A. MaaS, BGTS'en, 5G",
    "Øresund, Łódź, Þórshöfn, Straße, \ufb01n, ½, ĳs",
    "soft\u00adhyphen \u200bzero E\u0301lan regio´s regio`s regioʼs",
    "C++ & R/D; 2013/29/EU (EU) 2021/1119",
]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("L’énergie d’Europe", "fr", ["energie", "europe"]),
        ("de btw-kloof", "nl", ["btw", "kloof", "btwkloof"]),
        ("M(2022) 3 and M 2020/15, M/2014/1", "en", ["m20223", "m202015", "m20141"]),
        ("b.t.w.", "nl", ["btw"]),
        ("MaaS", "en", ["MaaS", "maas"]),
        ("WHO is who", "en", ["WHO"]),
        ("soft\u00adhyphen E\u0301lan", "en", ["softhyphen", "elan"]),
    ],
)
def test_a_text_is_found_by_its_telling_words(text: str, language: Language, found: list[str]) -> None:
    assert list(words(text, language)) == found


def test_the_browser_reads_a_text_as_the_build_does(tab: Tab, server: str) -> None:
    page = tab()
    page.goto(f"{server}en/search/")
    read = """async ([texts, small]) => {
      const { chunks, parts } = await import("/assets/search-text.js");
      return texts.map((text) => chunks(text).flatMap((chunk) => {
        const found = parts(chunk).map((part) => part.toLowerCase());
        const telling = found.filter((part) => !small.includes(part));
        return found.length > 1 ? [...telling, found.join("")] : telling;
      }));
    }"""
    built = [[word for word in words(text, "en") if word == word.lower()] for text in TEXTS]
    assert page.evaluate(read, [TEXTS, sorted(STOP_WORDS["en"])]) == built
    codes = """async (texts) => {
      const { chunks, codeOf } = await import("/assets/search-text.js");
      return texts.map((text) => codeOf(chunks(text)));
    }"""
    assert page.evaluate(codes, TEXTS) == list(map(code, TEXTS))


def test_the_browser_finds_the_compounds_of_a_dutch_word_as_the_build_does(
    page: Page, server: str, site: Path, thorough: bool
) -> None:
    index = json.loads((site / "search-index/nl/index.json").read_text(encoding="utf-8"))
    words = index["words"].split()
    asked = [word for word in words if word.isalpha()][:: 1 if thorough else 10]
    find = """async ([words, asked]) => {
      const { compounds, lexicon } = await import("/assets/search-forms.js");
      const known = lexicon(words, "nl");
      return asked.map((word) => compounds(known, word).map((number) => words[number]));
    }"""
    page.goto(f"{server}nl/search/")
    built = compounds(words)
    assert any(word in built for word in asked)
    found = dict(zip(asked, page.evaluate(find, [words, asked]), strict=True))
    assert {word: found[word] for word in asked if found[word] != built.get(word, [])} == {}


def test_small_words_are_written_as_words_are_read() -> None:
    for language in LANGUAGES:
        assert all(word.isascii() and word.isalpha() and word == word.lower() for word in STOP_WORDS[language])


def test_a_word_is_offered_as_it_is_spelt() -> None:
    assert list(spelt(["Télétravail, l’ETIAS"])) == [("teletravail", "télétravail"), ("etias", "ETIAS")]
