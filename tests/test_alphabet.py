"""Rules of what stands under a letter."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from examples import catalogue, record, templates
from portal.language import LANGUAGES, Language, Localised
from portal.letters import first_letter, sort_key
from portal.pages.alphabet import a_to_z_pages, by_letter, glossary_pages, letters_of
from portal.pages.rendering import ROOT, Page, Templates
from portal.records.kinds import Kind
from portal.records.vocabulary import Term
from portal.views.localised import Views


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Énergie", "E"),
        ("œuvre", "O"),
        ("’s-Hertogenbosch", "S"),
        ("5G", "0-9"),
        ("‘Zorg’", "Z"),
        ("Île", "I"),
        ("Østerbro", "O"),
        ("Łódź", "L"),
        ("Đakovo", "D"),
        ("Ærø", "A"),
        ("Þórshöfn", "T"),
        ("ĳsbreker", "I"),
        ("E\u0301lan", "E"),
        ("\u00adSoft", "S"),
    ],
)
def test_accents_quotes_and_digits_find_their_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_names_are_in_order_without_accents_and_capitals() -> None:
    assert sorted(["école", "Eau", "etui", "écu"], key=sort_key) == ["Eau", "école", "écu", "etui"]


def test_every_language_has_the_letters_of_all_so_that_each_page_has_its_like() -> None:
    names = [Localised[str](nl="Appel", fr="Pomme", en="Apple"), Localised[str](nl="5G", fr="5G", en="5G")]
    assert letters_of(names) == ["0-9", "A", "P"]


def test_things_stand_under_their_letters_in_order() -> None:
    assert by_letter([("b", 1), ("a", 2), ("A", 3)]) == {"A": [("a", 2), ("A", 3)], "B": [("b", 1)]}


def shown(pages: Iterator[Page]) -> dict[str, HtmlElement]:
    """The content of each page by its address."""
    return {page.path: html.fromstring(f"<div>{page.main}</div>") for page in pages}


def hrefs(element: HtmlElement, query: str) -> list[str]:
    """Where the links of a part lead, below the root of the site."""
    return [str(href).removeprefix(ROOT) for href in element.xpath(f"{query}//a/@href")]


def glossary(*terms: Term, language: Language = "fr") -> Views:
    """The views of a glossary of these terms alone."""
    return Views(replace(catalogue(), glossary={term.id: term for term in terms}), language)


def term(id_: str, **fields: object) -> Term:
    known = {"term": dict.fromkeys(LANGUAGES, id_), "definition": dict.fromkeys(LANGUAGES, f"What {id_} means.")}
    sure = {"fr": "own-translation", "en": "attested"}
    return Term.model_validate({"id": id_, **known, "sure": sure, **fields})


def test_the_way_into_the_glossary_counts_the_terms_of_each_letter_and_leads_to_where_they_are_explained() -> None:
    pages = shown(glossary_pages(Templates(glossary(term("wind-farm"), term("border"), term("benelux")))))
    assert list(pages) == ["glossary/", "glossary/b/", "glossary/w/"]
    way_in = pages["glossary/"]
    assert [" ".join(one.text_content().split()) for one in way_in.xpath("//summary")] == [
        "B benelux – border (2)",
        "W wind-farm (1)",
    ]
    assert hrefs(way_in, "//details") == [
        f"fr/glossary/{place}" for place in ("b/#benelux", "b/#border", "w/#wind-farm")
    ]
    assert [pages["glossary/w/"].get_element_by_id("wind-farm").findtext(".//p")] == ["What wind-farm means."]


def test_a_term_says_what_it_is_called_in_the_other_languages_and_which_of_them_the_editors_translated() -> None:
    names = {"nl": "grens", "fr": "frontière", "en": "border"}
    said = {"abbreviation": {"fr": "FR"}, "note": dict.fromkeys(LANGUAGES, "And more.")}
    own = {"fr": "own-translation", "en": "own-translation"}
    for language, others in {"fr": [("nl", False), ("en", True)], "nl": [("fr", True), ("en", True)]}.items():
        views = glossary(term("border", term=names, sure=own, **said), language=language)  # type: ignore[arg-type]
        page = shown(glossary_pages(Templates(views)))[f"glossary/{names[language][0]}/"]
        [section] = page.xpath("//*[@id='border']")
        assert [(one.get("lang"), one.text) for one in section.xpath(".//span[@lang]")] == [
            (other, names[other]) for other, _ in others
        ]
        assert [bool(one.xpath(".//abbr")) for one in section.xpath(".//ul/li")] == [marked for _, marked in others]
        assert " (FR)" * (language == "fr") == section.findtext(".//h2").removeprefix(names[language])
        assert [paragraph.text for paragraph in section.xpath("p")] == ["What border means.", "And more."]


def test_a_term_shows_no_abbreviation_note_or_mark_that_it_does_not_have() -> None:
    [section] = shown(glossary_pages(Templates(glossary(term("border")))))["glossary/b/"].xpath("//*[@id='border']")
    assert section.findtext(".//h2") == "border"
    assert len(section.xpath("p")) == 1
    assert section.xpath(".//abbr") == []


def test_a_letter_knows_its_neighbours_and_the_way_back() -> None:
    pages = list(glossary_pages(Templates(glossary(term("wind"), term("border"), language="en"))))
    whole, first, _ = (html.fromstring(f"<div>{page.main}</div>") for page in pages)
    assert hrefs(whole, "//nav[@class='breadcrumb']") == ["en/"]
    assert hrefs(first, "//nav[@class='breadcrumb']") == ["en/", "en/glossary/"]
    assert first.xpath("string(//*[@aria-current='page'])") == "B"
    assert {"en/glossary/b/", "en/glossary/w/"} <= set(hrefs(first, "/"))
    assert pages[1].title != pages[0].title
    assert "B" in pages[1].title
    assert "B" in pages[1].description


def test_the_way_from_a_to_z_names_the_first_and_the_last_word_of_each_letter_and_how_many_titles_there_are() -> None:
    titles = ("A title of many words that goes on", "Bridges: the Meuse", "Border, a", "Some c", "Some a")
    made = [
        record("projects", f"one-{place}", title=dict.fromkeys(LANGUAGES, text)) for place, text in enumerate(titles)
    ]
    way_in = shown(a_to_z_pages(templates(*made)))["a-z/"]
    rows = [" ".join(row.text_content().split()) for row in way_in.xpath("//ul[contains(@class, 'letter-rows')]/li")]
    assert rows == ["A A title of many words that goes on 1", "B Border – Bridges 2", "S Some 2"]
    assert hrefs(way_in, "//ul[contains(@class, 'letter-rows')]") == ["en/a-z/a/", "en/a-z/b/", "en/a-z/s/"]


@pytest.mark.parametrize(("number", "headings"), [(3, 0), (40, 0), (41, 2)])
def test_the_records_of_a_letter_stand_in_order_and_by_kind_where_they_are_over_forty(
    number: int, headings: int
) -> None:
    kinds: tuple[Kind, ...] = ("events", "projects")
    made = [
        record(kinds[place % 2], f"some-{place:02}", title=dict.fromkeys(LANGUAGES, f"Some {place:02}"))
        for place in range(number)
    ]
    page = shown(a_to_z_pages(templates(*reversed(made))))["a-z/s/"]
    assert len(page.xpath("//summary")) == headings
    shown_ids = [href.rsplit("/", 2)[1] for href in hrefs(page, "//ul[@class='items']")]
    assert sorted(shown_ids) == [one.id for one in made]
    if not headings:
        assert shown_ids == sorted(shown_ids)


def test_a_letter_that_only_other_languages_have_says_that_nothing_stands_there() -> None:
    made = record("projects", "some-apple", title={"nl": "Appel", "fr": "Pomme", "en": "Apple"})
    made_views = templates(made, language="nl")
    page = shown(a_to_z_pages(made_views))["a-z/p/"]
    assert page.xpath("//ul[@class='items']") == []
    assert made_views.views.words["letter_empty"] in page.text_content()
