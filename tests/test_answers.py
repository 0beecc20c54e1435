"""What those who live in one country and work in another are told: their page, the tables, one answer."""

import json
import re
from datetime import UTC, datetime

import pytest

from examples import SOURCE, record, templates
from portal.metadata.things import thing_of
from portal.pages.answers import answer_page, crossing_pages, directions_chooser
from portal.records.crossing import DIRECTIONS, TOPICS
from portal.records.kinds import Answer, Record
from portal.views.answers import answer_view, by_topic, offices, projects_of, table

TEXT = {"nl": "Tekst.", "fr": "Texte.", "en": "Text."}


def answer(id_: str, **fields: object) -> Answer:
    """A sound answer with these fields."""
    made = record("answers", id_, **fields)
    assert isinstance(made, Answer)
    return made


def glance(text: str) -> dict[str, str]:
    """A value that can be compared, in three languages."""
    return dict.fromkeys(("nl", "fr", "en"), text)


DAYS = answer("telework-days", at_a_glance=glance("34"))
MORE = answer(
    "telework-what-counts", more=[{"text": TEXT, "source": {"document": "annual-plan-2024", "section": "1.1"}}]
)
EVERYWHERE = answer("where-insured", topic="social-security", countries=["all"])
DESK = record("services", "desk-arlon", serves=["be-lu"], languages=["fr", "de"], address="1, Grand-Place, Arlon")


def pages(*records: Record) -> dict[str, str]:
    """The pages for those who work across a border, by path."""
    return {page.path: str(page.main) for page in crossing_pages(templates(*records))}


def test_every_direction_and_every_topic_has_a_page() -> None:
    found = pages(DAYS)
    assert set(found) == {f"for/cross-border-workers/{part}/" for part in (*DIRECTIONS, *TOPICS)}


def test_without_answers_there_are_no_such_pages_and_nothing_to_choose() -> None:
    assert pages() == {}
    assert directions_chooser(templates()) == ""


def test_a_direction_is_reported_what_holds_for_it_and_for_all_and_nothing_else() -> None:
    found = pages(DAYS, EVERYWHERE)
    assert "telework-days" in found["for/cross-border-workers/be-lu/"]
    assert "telework-days" in found["for/cross-border-workers/lu-be/"]
    assert "telework-days" not in found["for/cross-border-workers/be-nl/"]
    assert all("where-insured" in found[f"for/cross-border-workers/{direction}/"] for direction in DIRECTIONS)


def test_of_a_topic_the_comparable_answer_stands_open_and_the_others_are_folded() -> None:
    (topic,) = by_topic(templates(MORE, DAYS).views, "be-lu")
    assert topic.first.card.id == DAYS.id
    assert [other.card.id for other in topic.others] == [MORE.id]
    page = pages(MORE, DAYS)["for/cross-border-workers/be-lu/"]
    assert page.index("Title telework-days") < page.index("<details>") < page.index("Title telework-what-counts")


def test_a_direction_leads_once_to_each_question_and_what_its_answer_depends_on() -> None:
    page = pages(MORE, DAYS)["for/cross-border-workers/be-lu/"]
    for question in (MORE, DAYS):
        assert page.count(f'answers/{question.id}/"') == 1
    assert 'class="statements"' not in page


def test_a_table_has_the_directions_that_can_be_compared() -> None:
    rows = table(templates(DAYS, MORE).views, "telework-tax")
    assert [([direction.text for direction in row.directions], row.value.text) for row in rows] == [
        (["Live in Belgium, work in Luxembourg", "Live in Luxembourg, work in Belgium"], "34")
    ]


def test_a_table_stands_in_the_order_of_the_directions_whatever_the_order_of_the_files() -> None:
    late = answer("in-luxembourg", countries=["lu-de"], at_a_glance=glance("19"), as_of="unknown")
    rows = table(templates(late, DAYS, answer("not-compared", countries=["be-nl"])).views, "telework-tax")
    assert [(row.value.text, row.as_of) for row in rows] == [("34", "May 2024"), ("19", "Date not known")]


def test_an_answer_names_each_source_once_and_official_ones_first() -> None:
    press, official = "lequotidien-teletravail-les-frontaliers-belges-vont-profiter", "europa-state-pensions-abroad"
    sources = [{"reference": one} for one in (press, official, press)]
    one = answer("telework-days", sources=[*sources, SOURCE])
    views = templates(one).views
    expected = [views.source(source).path for source in (one.sources[1], one.sources[3], one.sources[0])]
    assert [link.path for link in answer_view(views, one).sources] == expected
    [row] = table(templates(answer("telework-days", sources=sources, at_a_glance=glance("34"))).views, "telework-tax")
    assert [link.path for link in row.sources] == [expected[0], expected[2]]


def test_a_source_that_a_statement_names_stands_there_and_not_among_the_others() -> None:
    one = answer("telework-days", more=[{"text": TEXT, "source": SOURCE}])
    view = answer_view(templates(one).views, one)
    assert [part.source.path for part in view.more] == [templates(one).views.source(one.sources[0]).path]
    assert view.sources == ()


def test_of_a_topic_comes_first_what_has_a_rule_then_what_is_closest_to_the_pair() -> None:
    made = [
        answer("no-rule", no_rule_found=True, sources=[], countries=["be-lu"]),
        answer("for-all", countries=["all"]),
        answer("for-two"),
        answer("for-one", countries=["be-lu"]),
    ]
    (topic,) = by_topic(templates(*made).views, "be-lu")
    shown = [topic.first.card.id, *(other.card.id for other in topic.others)]
    assert shown == ["for-one", "for-two", "for-all", "no-rule"]


def test_what_the_benelux_works_on_about_questions_is_named_once() -> None:
    work = record("projects", "telework-project", related=["telework-days", "telework-what-counts"])
    views = templates(DAYS, MORE, work, record("events", "telework-day", related=["telework-days"])).views
    assert [card.id for card in projects_of(views, (DAYS, MORE))] == ["telework-project"]


def test_those_of_a_direction_are_reported_of_the_offices_that_serve_it() -> None:
    views = templates(record("services", "desk-else"), DESK).views
    (office,) = offices(views, "be-lu")
    told = office.link.text, office.address, office.languages
    assert told == ("Title desk-arlon", "1, Grand-Place, Arlon", "French and German")
    assert offices(views, "be-nl") == ()


@pytest.mark.parametrize(
    ("fields", "remark"),
    [
        ({"unofficial": True}, "does not come from an official page"),
        ({"no_rule_found": True, "sources": []}, "There may be a rule that was not found"),
        ({"as_of": "unknown"}, "The sources show no date"),
        ({"as_of": "2024-05"}, "May 2024"),
    ],
)
def test_readers_are_reported_how_sure_an_answer_is(fields: dict[str, object], remark: str) -> None:
    one = answer("telework-days", **fields)
    assert remark in answer_page(templates(one), one).main


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"more": MORE.more}, "Details and sources"),
        ({"documents": ["benelux-union"]}, "Forms and sources"),
        ({}, "Sources"),
        ({"no_rule_found": True, "sources": [], "as_of": "unknown"}, None),
    ],
)
def test_the_heading_over_the_sources_promises_no_more_than_stands_there(
    fields: dict[str, object], heading: str | None
) -> None:
    one = answer("telework-days", **fields)
    main = str(answer_page(templates(one), one).main)
    assert re.findall(r'<section class="answer"><h2>(.*?)</h2>', main) == ([heading] if heading else [])


def test_past_its_day_of_review_an_answer_says_when_it_was_last_checked() -> None:
    told = "Last checked on 22 November 2026"
    on_time, late = (datetime(2027, 5, day, 12, tzinfo=UTC) for day in (1, 2))
    assert told not in answer_page(templates(DAYS, now=on_time), DAYS).main
    assert told in answer_page(templates(DAYS, now=late), DAYS).main
    checked = answer("telework-days", reviewed="2027-01-02")
    assert "Last checked on 2 January 2027" in answer_page(templates(checked, now=late), checked).main


def test_a_withdrawn_answer_stands_on_its_own_page_only() -> None:
    gone = answer("telework-old", withdrawn={"date": "2026-11-23", "reason": TEXT})
    assert "telework-old" not in "".join(pages(gone, DAYS).values())
    assert answer_page(templates(gone, DAYS), gone).path == "answers/telework-old/"


def test_machines_read_a_question_with_its_answer() -> None:
    told = thing_of(templates(MORE).views, MORE)
    assert (told["@type"], told["inLanguage"]) == ("FAQPage", "en")
    (question,) = told["mainEntity"]
    assert question["name"] == "Title telework-what-counts"
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": "In short. Text.", "inLanguage": "en"}
    assert json.dumps(told)


def test_the_chooser_offers_every_direction_as_a_plain_link() -> None:
    links = re.findall(r'href="[^"]*/([a-z]{2}-[a-z]{2})/"', directions_chooser(templates(DAYS)))
    assert links == list(DIRECTIONS)
