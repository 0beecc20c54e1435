"""Rules of the portal in figures: shares in words, shapes, messages, tables and links."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from copies import real
from examples import SOURCE, catalogue, record, templates
from pages_of import pages, target
from portal.figures.figure import Figure
from portal.figures.fractions import share
from portal.figures.geometry import Amount, Bars, Columns, bars, columns
from portal.language import LANGUAGES, Language
from portal.pages.figures import all_figures, figures_of
from portal.records.kinds import Record
from portal.theme.slot_renderers import UnknownSlot
from portal.theme.slots import fill
from portal.views.facets import facet
from portal.views.localised import Views

TENTHS = ["fewer than one", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all"]
STAGES = ("exploring", "planned", "under-way", "recurring", "completed", "stopped")


def projects(**numbers: int) -> list[Record]:
    """So many projects of each stage (`under_way=3`), all about safety."""
    return [
        record("projects", f"{name}-{place}".replace("_", "-"), stage=name.replace("_", "-"))
        for name, number in numbers.items()
        for place in range(number)
    ]


def instrument(id_: str, type_: str = "treaty", *years: int) -> Record:
    """An instrument of a type, signed in these years."""
    dates = [{"what": "signed", "date": str(year), "source": SOURCE} for year in years]
    return record("instruments", f"act-{id_}", type=type_, dates=dates)


def figures(records: list[Record], language: Language = "en") -> dict[str, Figure]:
    """The figures of a catalogue by their names."""
    return {figure.id: figure for figure in all_figures(Views(catalogue(*records), language))}


def drawn(figure: Figure) -> list[int]:
    """The numbers that the one chart of a figure shows."""
    [chart] = figure.charts
    marks = chart.bars if isinstance(chart, Bars) else chart.columns
    return [mark.amount.number for mark in marks]


def table(figure: Figure) -> dict[str, str]:
    """The second column of the table of a figure by the first."""
    return {row[0].text: row[1].text for row in figure.rows}


# Shares in words


@pytest.mark.parametrize("whole", [10, 12, 33, 196])
def test_a_share_in_words_is_true_and_within_a_twentieth(whole: int) -> None:
    words = Views(catalogue(), "en").words
    for part in range(1, whole + 1):
        text = share(words, part, whole, "noun_projects").text
        found = re.match(r"(almost |more than |)(fewer than one|half|all|[a-z]+)\b", text)
        assert found, text
        tenth = 5 if found[2] == "half" else TENTHS.index(found[2])
        assert abs(part / whole - tenth / 10) <= 0.0501, text
        sign = {"almost ": -1, "more than ": 1, "": 0}[found[1]]
        difference = 10 * part - tenth * whole
        assert sign == (difference > 0) - (difference < 0) or (tenth == 0 and sign == 0), (part, whole, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_small_whole_every_one_is_counted(language: Language) -> None:
    text, form = share(Views(catalogue(), language).words, 1, 3, "noun_projects")
    assert (text, form) == (
        {"nl": "1 van de 3 projecten", "fr": "1 des 3 projets", "en": "1 of the 3 projects"}[language],
        "one",
    )


@pytest.mark.parametrize(("part", "whole"), [(0, 10), (11, 10), (1, 0)])
def test_what_is_no_share_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="of"):
        share(Views(catalogue(), "nl").words, part, whole, "noun_projects")


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (
            {"planned": 4, "under_way": 3, "exploring": 3},
            (
                "Vier op de tien projecten waren gepland",
                "Quatre projets sur dix étaient prévus",
                "Four in ten projects were planned",
            ),
        ),
        (
            {"planned": 19, "exploring": 10, "under_way": 10},
            (
                "Bijna de helft van de projecten was gepland",
                "Près de la moitié des projets étaient prévus",
                "Almost half of the projects were planned",
            ),
        ),
        (
            {"exploring": 11, "completed": 10},
            (
                "Meer dan de helft van de projecten werd verkend",
                "Plus de la moitié des projets étaient à l’étude",
                "More than half of the projects were being explored",
            ),
        ),
        (
            {"completed": 99, "stopped": 1},
            (
                "Bijna alle projecten waren afgerond",
                "Presque tous les projets étaient achevés",
                "Almost all projects were completed",
            ),
        ),
        (
            {"recurring": 2, "stopped": 1},
            (
                "2 van de 3 projecten keerden telkens terug",
                "2 des 3 projets revenaient régulièrement",
                "2 of the 3 projects came back regularly",
            ),
        ),
        (
            {"stopped": 1, "under_way": 1},
            (
                "1 van de 2 projecten was aan de gang",
                "1 des 2 projets était en cours",
                "1 of the 2 projects was under way",
            ),
        ),
    ],
)
def test_the_message_about_stages_agrees_with_the_numbers(numbers: dict[str, int], said: tuple[str, ...]) -> None:
    made = projects(**numbers)
    assert tuple(figures(made, language)["all-stages"].message for language in LANGUAGES) == said


def test_the_message_about_themes_names_the_theme_that_most_lists_hold() -> None:
    made = [record("projects", f"both-{place}", also_themes=["energy"] if place < 7 else []) for place in range(7)]
    made += [record("projects", f"other-{place}", theme="energy") for place in range(3)]
    assert figures(made, "fr")["themes"].message == "Tous les projets concernent la durabilité et l’énergie"
    assert figures(made[:9], "nl")["themes"].message == "Alle projecten gaan over duurzaamheid en energie"
    assert table(figures(made)["themes"]) == {"Safety": "7", "Sustainability and energy": "10"}


def test_the_message_about_types_names_the_first_two_and_no_more() -> None:
    one = [instrument("a"), instrument("b"), instrument("c", "decision")]
    two = [instrument("a"), instrument("b", "decision")]
    many = [*two, instrument("c", "report")]
    said = {
        language: [figures(made, language)["all-types"].message for made in (one, two, many)] for language in LANGUAGES
    }
    assert said == {
        "nl": [
            "Verdragen komen het vaakst voor: 2 van de 3 juridische instrumenten",
            "Beschikkingen en verdragen komen het vaakst voor: elk 1 van de 2 juridische instrumenten",
            "Er zijn 3 juridische instrumenten, van 3 verschillende soorten",
        ],
        "fr": [
            "Les traités reviennent le plus souvent\xa0: 2 des 3 instruments juridiques",
            "Les décisions et les traités reviennent le plus souvent\xa0: 1 de chaque, sur 2 instruments juridiques",
            "Il y a 3 instruments juridiques, de 3 types différents",
        ],
        "en": [
            "Treaties are the most common: 2 of the 3 legal instruments",
            "Decisions and treaties are the most common: 1 of each, out of 2 legal instruments",
            "There are 3 legal instruments, of 3 different types",
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_type_and_theme_has_its_words(language: Language) -> None:
    words = Views(catalogue(), language).words
    for stage in STAGES:
        assert words[f"figure_stages_{stage}_one"] != ""
    types = {key.removeprefix("type_") for key in words.words if key.startswith("type_")}
    assert {key.removeprefix("types_") for key in words.words if key.startswith("types_")} == types
    assert all(f"subject_{theme}" in words.words for theme in catalogue().themes)


# Shapes


def test_bars_are_as_long_as_their_numbers_ask() -> None:
    made = bars([Amount("a", 10), Amount("b", 5), Amount("c", 0)])
    assert [bar.width for bar in made.bars] == [84.0, 42.0, 0.0]
    assert all(after.name_at > before.top for before, after in pairwise(made.bars))


def test_a_long_name_stands_on_several_lines_above_its_bar() -> None:
    [bar] = bars([Amount("Coopération énergétique de la mer du Nord", 1)]).bars
    assert bar.lines == ("Coopération énergétique de la", "mer du Nord")
    assert bar.top > bar.name_at + 1


def test_columns_stand_on_one_line_within_the_drawing() -> None:
    made = columns([Amount(str(year), year % 7) for year in range(2001, 2025)])
    assert {round(column.top + column.height, 2) for column in made.columns} == {made.floor}
    assert min(column.left for column in made.columns) >= 0
    assert max(column.left + column.width for column in made.columns) <= 100
    assert [column.amount.text for column in made.columns if column.named] == ["2005", "2010", "2015", "2020"]


# Numbers


def test_every_figure_of_the_portal_shows_the_numbers_of_its_table() -> None:
    for figure in all_figures(Views(catalogue(*real().records), "en")):
        if figure.id == "matrix":
            cells = [cell.text for row in figure.rows for cell in row[1:-1]]
            shown = [str(bar.amount.number) for chart in figure.charts if isinstance(chart, Bars) for bar in chart.bars]
            assert shown == cells
        else:
            told = [int(row[1].text) for row in figure.rows]
            assert sum(drawn(figure)) == sum(told), figure.id


def test_types_that_are_few_share_a_bar() -> None:
    types = [key.removeprefix("types_") for key in Views(catalogue(), "en").words.words if key.startswith("types_")]
    made = [
        instrument(f"{type_}-{place}", type_) for rank, type_ in enumerate(types) for place in range(20 if rank else 30)
    ]
    shown = drawn(figures(made)["all-types"])
    assert len(shown) == 10
    assert sum(shown) == len(made)
    assert len(figures(made)["all-types"].rows) == len(types)


def test_years_without_an_instrument_keep_their_place_and_early_ones_share_the_first() -> None:
    made = [
        instrument("old", "treaty", 1958),
        instrument("older", "treaty", 1944),
        instrument("new", "treaty", 2022, 2024),
    ]
    figure = figures(made)["years"]
    [chart] = figure.charts
    assert isinstance(chart, Columns)
    assert [column.amount.text for column in chart.columns] == ["up to 2001", *map(str, range(2002, 2025))]
    assert table(figure) == {"up to 2001": "2", "2022": "1", "2024": "1"}
    assert figure.message == "2 of the 3 dated instruments have a date in 2001 or earlier"


def test_one_value_needs_no_picture() -> None:
    assert figures([]) == {}
    assert figures([record("projects", "one"), instrument("two", "treaty", 2022)]) == {}


def test_the_figures_of_a_theme_count_its_records_only() -> None:
    made = [*projects(planned=2, exploring=1), record("projects", "far", theme="energy", stage="completed")]
    found = {figure.id: figure for figure in figures_of(Views(catalogue(*made), "en"), "safety")}
    assert found["safety-stages"].message == "2 of the 3 projects about safety were planned"
    assert table(found["safety-stages"]) == {"Exploring": "1", "Planned": "2"}


def test_partners_outside_the_three_countries_are_named_where_they_are_equal() -> None:
    made = [
        record("projects", "one", partners=["belgium", "france", "germany"]),
        record("projects", "two", partners=["ireland"]),
    ]
    [figure] = figures_of(Views(catalogue(*made), "nl"), "safety")
    assert (
        figure.message == "Buiten de drie landen het vaakst genoemd: Frankrijk, Duitsland en Ierland, elk bij 1 project"
    )


# On the pages


@pytest.mark.parametrize("theme", ["safety", "internal-market", "energy", "cross-border", "institutional"])
def test_the_figures_of_a_theme_stand_in_prose(theme: str) -> None:
    made = templates(*real().records, language="fr")
    filled = fill(made, f"<!-- slot: figures theme={theme} -->", "../")
    assert filled.count("<figure") == 3
    assert " style=" not in filled


def test_figures_of_an_unknown_theme_are_refused() -> None:
    with pytest.raises(UnknownSlot):
        fill(templates(), "<!-- slot: figures theme=space -->", "../")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_leads_to_a_list_of_as_many_records(site: Path, language: str) -> None:
    path = f"{language}/figures/"
    links = pages(site)[path].xpath("//*[local-name()='svg'][contains(@class, 'bars')]//a")
    assert len(links) > 10
    for link in links:
        to = target(path, link.get("href"))[0]
        heading = "".join(pages(site)[to].xpath("//h2[@id='found']//text()"))
        number = "".join(link.xpath(".//*[@class='number']/text()"))
        assert heading.startswith(f"{number} "), (to, heading, number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_has_a_name_and_hides_no_link(site: Path, language: str) -> None:
    page = pages(site)[f"{language}/figures/"]
    ids = set(page.xpath("//@id"))
    for drawing in page.xpath("//*[local-name()='svg'][contains(@class, 'bars')]"):
        assert set(drawing.get("aria-labelledby").split()) <= ids
        assert drawing.get("role") == ("group" if drawing.xpath(".//a") else "img")


def test_a_list_of_which_all_records_share_a_value_has_no_page_to_lead_to() -> None:
    views = Views(catalogue(*projects(planned=2)), "en")
    assert len(facet(views, "stage", views.catalogue.of_kind("projects")).values) == 1
    assert all(not row[0].path for figure in all_figures(views) for row in figure.rows)
