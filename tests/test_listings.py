"""Lists and the questions by which they are narrowed, over made-up records."""

import re

import pytest

from examples import catalogue, record
from portal.pages.listings import PAGE_SIZE, facet_view, facets_of, in_list_order, listing_pages
from portal.pages.rendering import Page, Templates
from portal.records.kinds import Record
from portal.views.localised import Views


def pages(amount: int) -> dict[str, Page]:
    """The pages of lists of so many projects, half of them of each of two themes, by address."""
    themes = ("safety", "energy")
    made = [record("projects", f"project-{number}", theme=themes[number % 2]) for number in range(amount)]
    templates = Templates(Views(catalogue(*made), "en"), {"filter": "filter.js"})
    return {page.path: page for page in listing_pages(templates, "projects")}


def pair(field: str, *values: str) -> list[Record]:
    """Projects that differ in one field."""
    return [record("projects", f"of-{value}", **{field: value}) for value in values]


@pytest.mark.parametrize(
    ("current", "is_open"), [("projects/by/theme/energy/", True), ("projects/", False), ("projects/by/stage/x/", False)]
)
def test_a_question_is_open_where_one_of_its_answers_is_the_page_and_marks_that_one(
    current: str, is_open: bool
) -> None:
    views = Views(catalogue(*pair("theme", "safety", "energy")), "en")
    [theme] = [one for one in facets_of(views, "projects", views.catalogue.of_kind("projects")) if one.name == "theme"]
    shown = facet_view(views, "projects", theme, current)
    assert shown.open is is_open
    assert [value.path for value in shown.values if value.current] == ([views.path(current)] if is_open else [])
    assert [value.number for value in shown.values] == ["1", "1"]


def test_what_all_records_answer_alike_is_not_asked() -> None:
    made = pair("stage", "planned", "under-way")
    views = Views(catalogue(*made), "en")
    asked = {one.name for one in facets_of(views, "projects", made)}
    assert "stage" in asked
    assert "theme" not in asked


def test_events_stand_latest_first_and_all_else_as_in_the_files() -> None:
    events = [record("events", f"event-{year}", when=str(year)) for year in (2024, 2026, 2025)]
    assert [one.id for one in in_list_order(events)] == ["event-2026", "event-2025", "event-2024"]
    projects = [record("projects", name) for name in ("one-b", "one-c", "one-a")]
    assert in_list_order(projects) == projects


def test_a_list_is_cut_into_pages_of_one_size_of_which_the_first_has_its_address() -> None:
    found = pages(PAGE_SIZE + 1)
    whole = [path for path in found if "/by/" not in path]
    assert whole == ["projects/", "projects/p2/"]
    assert [len(set(re.findall(r"projects/(project-\d+)/", found[path].main))) for path in whole] == [PAGE_SIZE, 1]
    assert [path for path in pages(PAGE_SIZE) if "/by/" not in path] == ["projects/"]


def test_only_the_first_page_of_a_list_lets_choose_and_says_what_the_list_is() -> None:
    first, second = (found[path] for found in [pages(PAGE_SIZE + 1)] for path in ("projects/", "projects/p2/"))
    assert first.head
    assert not second.head
    assert second.title != first.title
    assert f"{PAGE_SIZE + 1} projects" in first.description
    assert " 2" in second.title


def test_a_list_of_one_theme_knows_its_theme_and_leads_back_to_the_whole_list() -> None:
    found = pages(4)
    assert [found[path].theme for path in ("projects/", "projects/by/theme/energy/")] == ["", "energy"]
    assert [len(found[path].trail) for path in ("projects/", "projects/by/theme/energy/")] == [1, 2]
