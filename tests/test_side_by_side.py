"""Rules of the pages that show three languages side by side."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from examples import SOURCE, catalogue, record, small
from pages_of import pages, target
from portal.language import LANGUAGES, Language
from portal.pages.side_by_side import LanguagesRow, authentic, rows
from portal.records.kinds import Record
from portal.views.localised import Views
from visits import Tab

INSTRUMENTS = [record.id for record in small().of_kind("instruments")]


def made(one: Record, language: Language = "en") -> list[LanguagesRow]:
    """The rows of a record under labels in a language."""
    columns = {code: Views(catalogue(one), code) for code in LANGUAGES}
    return list(rows(columns[language], columns, one))


def texts(row: LanguagesRow) -> list[list[str]]:
    """The paragraphs of a row, language by language."""
    return [[block.text or " / ".join(block.items) for block in blocks] for blocks in row.cells.values()]


def test_paragraphs_stand_beside_each_other_where_all_languages_have_as_many() -> None:
    story = {"nl": "een\n\ntwee", "fr": "un\n\ndeux", "en": "one\n\ntwo"}
    found = {row.label: texts(row) for row in made(record("instruments", "act", story=story))}
    assert found["Background (1)"] == [["een"], ["un"], ["one"]]
    assert found["Background (2)"] == [["twee"], ["deux"], ["two"]]


def test_where_they_do_not_all_stand_in_one_row() -> None:
    story = {"nl": "een\n\ntwee", "fr": "un et deux", "en": "- one\n- two\n\nthree"}
    found = {row.label: texts(row) for row in made(record("instruments", "act", story=story))}
    assert found["Background"] == [["een", "twee"], ["un et deux"], ["one / two", "three"]]


def test_dates_read_as_each_language_writes_them() -> None:
    dates = [
        {"what": "in-force", "date": "2024-10-01", "source": SOURCE},
        {"what": "signed", "date": "2023", "source": SOURCE},
    ]
    found = {row.label: texts(row) for row in made(record("instruments", "act", dates=dates), "fr")}
    assert found["Dates (1)"] == [["2023: Ondertekend"], ["2023\xa0: Signature"], ["2023: Signed"]]
    assert found["Dates (2)"][1] == ["1er octobre 2024\xa0: Entrée en vigueur"]


def test_what_is_withdrawn_says_so_in_each_language() -> None:
    withdrawn = {"date": "2026-01-01", "reason": {"nl": "Vervangen.", "fr": "Remplacé.", "en": "Replaced."}}
    assert [["Vervangen."], ["Remplacé."], ["Replaced."]] in [
        texts(row) for row in made(record("instruments", "act", withdrawn=withdrawn))
    ]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ([], "Ce portail ne sait pas dans quelles langues le texte juridique lui-même fait foi."),
        (["fr"], "Le texte juridique lui-même fait foi dans cette langue\xa0: français."),
        (["nl", "fr"], "Le texte juridique lui-même fait foi dans ces langues\xa0: néerlandais et français."),
    ],
)
def test_the_page_says_which_languages_are_authentic_or_that_this_is_not_known(known: list[str], said: str) -> None:
    act = record("instruments", "act", authentic_languages=known)
    assert authentic(Views(catalogue(act), "fr"), act) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_instrument_has_its_page_which_its_own_page_leads_to_and_which_leads_back(
    small_site: Path, language: str
) -> None:
    found = pages(small_site)
    for id_ in INSTRUMENTS:
        home = f"{language}/instruments/{id_}/"
        path = f"{home}languages/"
        assert path in {target(home, href)[0] for href in found[home].xpath("//*[@class='side']//a/@href")}
        assert target(path, found[path].xpath("//nav[@class='breadcrumb']//a/@href")[-1])[0] == home


def test_every_cell_says_its_language_and_every_row_has_the_three(small_site: Path) -> None:
    for path, page in pages(small_site).items():
        if path.endswith("/languages/"):
            for row in page.xpath("//tbody/tr"):
                assert row.xpath("td/@lang") == list(LANGUAGES), path
            assert page.xpath("//thead//th/@lang") == list(LANGUAGES)
            assert all(cell.text_content().strip() for cell in page.xpath("//tbody//td"))


def test_the_rows_are_the_same_in_all_languages(small_site: Path) -> None:
    for id_ in INSTRUMENTS:
        bodies = [
            [
                cell.text_content()
                for cell in pages(small_site)[f"{language}/instruments/{id_}/languages/"].xpath("//tbody//td")
            ]
            for language in LANGUAGES
        ]
        assert bodies[0] == bodies[1] == bodies[2], id_


def test_on_a_phone_it_is_still_a_table_with_everything_in_it(tab: Tab, small_server: str) -> None:
    page = tab(360, 800, java_script_enabled=False)
    page.goto(f"{small_server}nl/instruments/{INSTRUMENTS[0]}/languages/")
    cells = page.get_by_role("table").get_by_role("cell")
    headers = page.get_by_role("table").get_by_role("columnheader")
    assert headers.all_text_contents() == ["Nederlands", "Français", "English"]
    for cell in cells.all()[1:]:
        expect(cell).to_be_visible()
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360


def test_paragraphs_are_numbered_only_where_there_are_several() -> None:
    story = {"nl": "een", "fr": "un", "en": "one"}
    found = {row.label: texts(row) for row in made(record("instruments", "act", story=story))}
    assert found["Background"] == [["een"], ["un"], ["one"]]
