"""Search as a visitor meets it, on a small index: it shows what was asked for, and a failure is no emptiness."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from portal.language import Language
from portal.outputs.search import SearchEntry
from searching import SmallIndex, answered, ask, entry, found, ids, said

ENGLISH = [
    entry("fireworks", "Fireworks", "Fireworks are checked together.\nA permit is needed for fireworks."),
    entry("telework", "Cross-border telework", "Who works at home across the border pays social security once."),
    entry("hydrogen", "Hydrogen", "Hydrogen is made from wind. Lorries may use it.", ["H2"]),
    entry("maas", "Mobility as a Service", "One ticket for bus and train.", ["MaaS"], kind="glossary"),
    entry("meuse", "The river", "In Dutch the river is called Maas.", kind="organisations"),
    entry("decision", "Benelux Decision M(2022)3", "Lorries may be heavier.", ["M(2022)3"], kind="instruments"),
    entry("region", "Greater Region", "Eleven regions work together.", ["Grande Région"], kind="organisations"),
    entry("day", "Benelux Day", "A day of the Benelux for everyone."),
    entry("date", "Innovation day of the Benelux", "The date of the day is known."),
    entry("hunting", "Hunting", "Hunters take their rifles along."),
]
DUTCH = [
    entry("worker", "Informatie voor grensarbeiders", "Werk over de grens.", language="nl"),
    entry("lorry", "Vrachtwagens", "De vracht van een vrachtwagen.", language="nl"),
    entry("vat", "Btw-kloof verkleinen", "De btw-kloof is wat er ontbreekt.", language="nl"),
    entry("energy", "Energie in regio’s", "De regio’s wekken energie op.", language="nl"),
    entry("treaty", "Politieverdrag", "Het politieverdrag.", language="nl"),
]
FRENCH = [
    entry("energie", "L’énergie", "L’énergie du vent.", language="fr"),
    entry("oeuvre", "Main-d’œuvre", "La main-d’œuvre passe la frontière.", language="fr"),
    entry("frontalier", "Travailleur frontalier", "Les frontaliers.", language="fr"),
]
ENTRIES: dict[Language, list[SearchEntry]] = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH}


@pytest.fixture
def index(page: Page, server: str) -> SmallIndex:
    return opened(page, server, "en")


@pytest.fixture(scope="module")
def asked(visitors: Callable[..., BrowserContext], server: str) -> Callable[[Language], Page]:
    """A page of search in each language, which is asked one question after the other."""

    @cache
    def asked(language: Language) -> Page:
        page = visitors().new_page()
        opened(page, server, language)
        return page

    return asked


@pytest.fixture
def english(asked: Callable[[Language], Page]) -> Page:
    return asked("en")


def opened(page: Page, server: str, language: Language) -> SmallIndex:
    """The small index, in the place of the real one on a page of search."""
    small = SmallIndex(page, ENTRIES, [["telework", "working from home"], ["truck", "lorry"]])
    page.goto(f"{server}{language}/search/")
    return small


@pytest.mark.parametrize(
    "typed", ["mortgage", "qwertyuiop", "Zeebrugge", "hydrophobia", "firearm", "huntsman", "maastricht"]
)
def test_a_word_that_stands_nowhere_finds_nothing_and_is_named(english: Page, typed: str) -> None:
    assert found(english, typed) == []
    assert said(english).startswith("0 results")
    assert f"Not found on any page: ‘{typed}’" in said(english)
    expect(english.locator(".search-nothing")).to_be_visible()


def test_beside_words_that_are_found_a_word_that_is_not_is_named(english: Page) -> None:
    assert found(english, "hydrogen mortgage") == ["hydrogen"]
    assert "Not found on any page: ‘mortgage’" in said(english)


def test_longer_words_stand_in_for_one_that_is_not_found_and_are_named(english: Page) -> None:
    assert found(english, "firew") == ["fireworks"]
    assert "Not found on any page: ‘firew’. These are pages with ‘Fireworks’." in said(english)


def test_every_result_marks_a_form_of_what_was_asked(english: Page) -> None:
    assert found(english, "hunter rifle") == ["hunting"]
    assert english.locator("ol mark").all_inner_texts() == ["Hunters", "rifles"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("MaaS", "maas"),
        ("M 2022 3", "decision"),
        ("m(2022)3", "decision"),
        ("H2", "hydrogen"),
        ("grande region", "region"),
        ("GRANDE RÉGION", "region"),
        ("Benelux Day", "day"),
        ("when is Benelux Day?", "day"),
        ("what is hydrogen about?", "hydrogen"),
        ("truck decision", "decision"),
        ("working from home", "telework"),
        ("crossborder", "telework"),
        ("cross border telework", "telework"),
        ("hydrogen/lorries", "hydrogen"),
        ("+hydrogen", "hydrogen"),
        ("hydro\u00adgen", "hydrogen"),
        ("\u200bhydrogen", "hydrogen"),
        ("cross\u2011border", "telework"),
        ("hydrogen*", "hydrogen"),
    ],
)
def test_what_is_meant_exactly_stands_first(english: Page, typed: str, first: str) -> None:
    assert found(english, typed)[:1] == [first]


def test_one_more_word_throws_no_page_out(english: Page) -> None:
    assert "day" in found(english, "benelux day date")


@pytest.mark.parametrize("question", ["hydrogen lorries", "benelux day", "fireworks permit hydrogen"])
def test_the_same_question_has_the_same_answer_whatever_was_asked_before(
    page: Page, index: SmallIndex, server: str, question: str
) -> None:
    fresh = found(page, question)
    ask(page, "telework", "lorry hydrogen fireworks", "benelux river", "h", "date")
    assert found(page, question) == fresh


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("arbeider", "worker"),
        ("wagen", "lorry"),
        ("btwkloof", "vat"),
        ("btw kloof", "vat"),
        ("btw\u2011kloof", "vat"),
        ("politie-verdrag", "treaty"),
        ("politie verdrag", "treaty"),
        *((f"regio{sign}s", "energy") for sign in "'’´`ʼ‘′"),
    ],
)
def test_dutch_words_are_found_by_their_parts_and_with_any_sign_between(
    asked: Callable[[Language], Page], typed: str, first: str
) -> None:
    assert found(asked("nl"), typed)[:1] == [first]


@pytest.mark.parametrize(
    ("typed", "first"),
    [*((f"l{sign}énergie", "energie") for sign in "'’´`ʼ‘′"), ("E\u0301NERGIE", "energie"), ("oeuvre", "oeuvre")],
)
def test_french_words_are_found_with_any_apostrophe_accent_or_ligature(
    asked: Callable[[Language], Page], typed: str, first: str
) -> None:
    assert found(asked("fr"), typed)[:1] == [first]


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [("hydrogn", "hydrogen"), ("Firewroks (permit)?", "fireworks (permit)"), ("firreworks", "fireworks")],
)
def test_a_mistyped_word_is_offered_as_it_was_meant(page: Page, index: SmallIndex, mistyped: str, meant: str) -> None:
    ask(page, mistyped)
    offer = page.locator(".search-meant a")
    expect(offer).to_have_text(meant)
    expect(page.locator(".search-meant")).not_to_contain_text("??")
    offer.click()
    answered(page)
    expect(page.locator("#search-q")).to_have_value(meant)
    expect(page.locator("ol a").first).to_be_visible()


@pytest.mark.parametrize(
    "typed", ["Hydrogen", "HYDROGEN", "Zeebrugge", "hydrog", "M(2022)9", "a*", "the", "date", "Hidalgo"]
)
def test_nothing_is_offered_that_is_the_question_itself_or_finds_no_more(english: Page, typed: str) -> None:
    ask(english, typed)
    english.wait_for_load_state("networkidle")
    expect(english.locator(".search-meant")).to_be_hidden()


def test_an_offer_keeps_the_chosen_filters(page: Page, index: SmallIndex, server: str) -> None:
    page.goto(f"{server}en/search/?q=hydrogn&kind=projects")
    answered(page)
    expect(page.locator(".search-meant a")).to_have_attribute("href", "?q=hydrogen&kind=projects")


def test_a_word_of_another_language_leads_to_its_search(english: Page) -> None:
    assert found(english, "frontalier") == []
    link = english.locator(".search-elsewhere a:visible")
    expect(link).to_have_count(1)
    assert str(link.get_attribute("href")).endswith("fr/search/?q=frontalier")


@pytest.mark.parametrize("status", [0, 404, 503])
@pytest.mark.parametrize("part", ["index.json", "postings", "pages"])
def test_a_piece_that_fails_is_reported_and_asked_again(page: Page, index: SmallIndex, part: str, status: int) -> None:
    index.failing = {"index.json": status} if part == "index.json" else {}
    if part != "index.json":
        ask(page, "fireworks")
        index.failing = dict.fromkeys(
            [name for name in index.files if "en/" in name and "index.json" not in name], status
        )
    ask(page, "hydrogen")
    expect(page.locator(".search-count")).to_contain_text("Search is not working at the moment")
    expect(page.locator(".search-nothing")).to_be_hidden()
    assert page.locator(".search-results ol li").count() == 0
    index.failing = {}
    assert found(page, "hydrogen") == ["hydrogen"]
    expect(page.locator(".search-count")).to_have_text("1 result")


def test_each_piece_that_fails_once_costs_no_more_than_one_question(page: Page, index: SmallIndex) -> None:
    ask(page, "hydrogen")
    pieces = set(index.asked)
    assert len(pieces) > 2
    for piece in pieces:
        page.reload()
        index.failing = {piece: 0}
        ask(page, "hydrogen")
        index.failing = {}
        assert found(page, "hydrogen") == ["hydrogen"], piece
        expect(page.locator(".search-count")).to_have_text("1 result")


@pytest.mark.parametrize("answer", [{"status": 503}, {"status": 200, "body": "<html>"}], ids=["lost", "broken"])
def test_a_piece_that_is_lost_or_broken_once_costs_nothing(
    page: Page, index: SmallIndex, answer: dict[str, Any]
) -> None:
    ask(page, "hydrogen")
    for piece in set(index.asked):
        page.reload()
        page.route(f"**/{piece}", lambda route: route.fulfill(**answer), times=1)
        assert found(page, "hydrogen") == ["hydrogen"], piece
        expect(page.locator(".search-count")).to_have_text("1 result")


def test_words_to_offer_that_fail_cost_only_the_offer(page: Page, index: SmallIndex) -> None:
    ask(page, "fireworks")
    known = set(index.asked)
    index.failing = dict.fromkeys([name for name in index.files if name.rsplit("/", 1)[-1] not in known], 503)
    assert found(page, "fireworks hydrogn") == ["fireworks"]
    assert said(page).startswith("1 result")
    expect(page.locator(".search-meant")).to_be_hidden()
    index.failing = {}
    ask(page, "fireworks hydrogn")
    expect(page.locator(".search-meant a")).to_have_text("fireworks hydrogen")


def test_a_tab_that_was_open_over_a_publication_still_finds(page: Page, index: SmallIndex) -> None:
    ask(page, "fireworks")
    index.publish({**ENTRIES, "en": [entry("space", "Space", "Rockets."), entry("telework", "Telework", "New.")]})
    assert found(page, "telework") == ["telework"]
    assert found(page, "space") == ["space"]


def test_the_page_never_goes_on_saying_that_it_searches(page: Page, index: SmallIndex) -> None:
    index.failing = {}
    page.clock.install()
    page.evaluate("document.getElementById('search-q').value = 'fireworks hydrogn'")
    assert found(page, "fireworks hydrogn") == ["fireworks"]
    page.clock.run_for(60_000)
    expect(page.locator(".search-count")).to_have_text("1 result")


def test_passages_are_whole_sentences(english: Page) -> None:
    ask(english, "permit")
    expect(english.locator(".passage")).to_have_text("… A permit is needed for fireworks.")


def test_what_was_asked_is_printed_and_filters_are_not(page: Page, index: SmallIndex) -> None:
    ask(page, "hydrogen")
    page.emulate_media(media="print")
    expect(page.locator(".search-asked")).to_have_text("For ‘hydrogen’")
    expect(page.locator(".search-asked")).to_be_visible()
    expect(page.locator(".search-filters")).to_be_hidden()


def test_filters_alone_list_what_they_leave(page: Page, index: SmallIndex, server: str) -> None:
    page.goto(f"{server}en/search/?kind=glossary")
    answered(page)
    assert ids(page.locator(".search-results ol a").evaluate_all("links => links.map((link) => link.href)")) == ["maas"]
