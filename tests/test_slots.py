"""Rules of slots in prose."""

import re
from dataclasses import replace

import pytest

from examples import record, templates
from portal.pages.rendering import Templates
from portal.theme.slot_renderers import UnknownSlot
from portal.theme.slots import fill
from portal.views.localised import Views


def test_a_slot_holds_the_records_its_options_name() -> None:
    made = templates(record("projects", "one"), record("projects", "two", theme="energy"))
    filled = fill(made, "<p>a</p><!-- slot: projects theme=energy --><p>b</p>", "../../")
    assert 'href="../../en/projects/two/"' in filled
    assert "en/projects/one/" not in filled
    assert filled.startswith("<p>a</p>")
    assert filled.endswith("<p>b</p>")


def test_the_slot_of_flagships_holds_the_projects_that_a_document_marks_so() -> None:
    marked = record("projects", "marked", flagship_in=["annual-plan-2024"])
    elsewhere = record("projects", "elsewhere", flagship_in=["annual-report-2022"], theme="energy")
    made = templates(marked, elsewhere, record("projects", "plain"))
    for options, expected in {
        "": {"marked", "elsewhere"},
        " flagship=annual-plan-2024": {"marked"},
        " theme=energy": {"elsewhere"},
    }.items():
        filled = fill(made, f"<!-- slot: flagships{options} -->", "../")
        assert set(re.findall(r"en/projects/([a-z]+)/", filled)) == expected


def test_a_list_that_is_empty_says_so() -> None:
    assert "No services in the sources of this portal." in fill(
        templates(), "<!-- slot: services theme=energy -->", "../"
    )


def test_the_data_of_earlier_years_are_offered_where_there_is_a_repository_that_keeps_them() -> None:
    made = templates()
    assert fill(made, "<!-- slot: snapshots -->", "../").strip() == ""
    settings = made.views.catalogue.settings.model_copy(update={"repository": "https://github.example/benelux/portal"})
    kept = Templates(Views(replace(made.views.catalogue, settings=settings), "en"))
    assert 'href="https://github.example/benelux/portal/releases"' in fill(kept, "<!-- slot: snapshots -->", "../")


def test_links_to_records_and_pages_lead_there() -> None:
    made = templates(record("services", "help"))
    assert fill(made, '<a href="record:help"><a href="page:a-z/#x">', "../") == (
        '<a href="../en/services/help/"><a href="../en/a-z/#x">'
    )


def test_links_to_files_lead_below_the_root_whatever_the_language() -> None:
    assert fill(templates(), '<a href="file:api/v1/index.json">', "../../") == '<a href="../../api/v1/index.json">'


@pytest.mark.parametrize(
    "html",
    [
        "<!-- slot: nonsense -->",
        "<!-- slot: projects colour=red -->",
        '<a href="record:nobody">',
        "<!-- slot: cards ids=nobody -->",
    ],
)
def test_what_does_not_exist_is_refused(html: str) -> None:
    with pytest.raises(UnknownSlot):
        fill(templates(), html, "../")


def test_an_ordinary_comment_is_no_slot() -> None:
    assert fill(templates(), "<!-- note: projects -->", "../") == "<!-- note: projects -->"


def test_texts_of_records_are_escaped() -> None:
    hostile = {"nl": 'A "b" \' c', "fr": "A < b", "en": '1 < 2 & "3"'}
    filled = fill(templates(record("projects", "one", title=hostile)), "<!-- slot: projects -->", "../")
    assert "1 &lt; 2 &amp; &#34;3&#34;" in filled


def test_what_appears_on_a_day_is_as_new_as_that_day_whenever_it_was_written() -> None:
    waiting = record("projects", "waiting", written="2026-09-01", publish_from="2026-11-21T23:30+01:00")
    made = templates(waiting, record("projects", "newer", written="2026-11-20"))
    filled = fill(made, "<!-- slot: latest -->", "../")
    days = re.findall(r'<span class="date">(.+?)</span><a href="[^"]*/([a-z]+)/">', filled)
    assert days == [("21 November 2026", "waiting"), ("20 November 2026", "newer")]
