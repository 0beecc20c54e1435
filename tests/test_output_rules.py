"""Rules of outputs made from a small catalogue: what is long, what is false, what is not due, what changed last."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from examples import catalogue, record
from portal.editing.schemas import schemas_of
from portal.endpoints import DATA_CATALOGUE, DATABASE, event_calendar, table_path
from portal.language import LANGUAGES, Language
from portal.outputs.data_catalogue import data_catalogue
from portal.outputs.database import database
from portal.outputs.icalendars import calendars
from portal.outputs.record_form import record_form, written_records
from portal.outputs.sitemap import sitemap
from portal.outputs.tables import tables
from portal.records.kinds import Event
from portal.views.localised import Views, views_of


@pytest.mark.parametrize(("last", "days"), [("2026-03-07", 7), ("2026-03-08", 1)])
def test_an_event_of_more_than_a_week_stands_on_its_first_day_alone(last: str, days: int) -> None:
    event = record("events", "fair", when=f"2026-03-01/{last}")
    assert isinstance(event, Event)
    files = calendars(Views(catalogue(event), "en"))
    [entry] = Calendar.from_ical(files[f"en/{event_calendar(event)}"]).walk("VEVENT")
    assert (entry.decoded("DTEND") - entry.decoded("DTSTART")).days == days


def test_a_table_says_false_where_something_is_not_so_and_nothing_where_it_is_not_known() -> None:
    rows = tables(Views(catalogue(record("services", "desk")), "en"))[table_path("services", "en")].decode("utf-8-sig")
    names, cells = (row.strip('"').split('","') for row in rows.splitlines()[:2])
    said = dict(zip(names, cells, strict=True))
    assert (said["for_officials_only"], said["website"]) == ("false", "")


def test_the_form_offers_no_record_that_names_what_may_not_be_seen_yet() -> None:
    later = record("projects", "later", publish_from="2099-01-01")
    made = catalogue(record("projects", "one", related=["later"]), record("projects", "two", related=["one"]), later)
    placed = replace(made, places=dict.fromkeys(("one", "two"), ("projects.yaml", 1)))
    offered = json.loads(written_records(placed)["edit/projects.json"])
    assert [(id_, one["file"], one["line"]) for id_, one in offered.items()] == [("two", "projects.yaml", 1)]


def test_data_say_when_any_of_their_records_last_changed() -> None:
    made = catalogue(record("projects", "one", written="2026-11-02"), record("events", "two", written="2026-11-09"))
    views = list(views_of(made).values())
    newest = views[0].newest_change(made.records.values())
    with closing(sqlite3.connect(":memory:")) as store:
        store.deserialize(database(views)[DATABASE])
        assert store.execute("SELECT value FROM about WHERE name = 'modified'").fetchall() == [(newest,)]
    graph = json.loads(data_catalogue(views, str.encode)[DATA_CATALOGUE])["@graph"]
    changed = {
        node["dct:identifier"].rpartition("/")[2]: node["dct:modified"]["@value"]
        for node in graph
        if node["@type"] == "dcat:Dataset" and "dct:modified" in node
    }
    assert changed["all.json"] == changed["events.json"] == newest
    assert changed["projects.json"] < newest
    assert "services.json" not in changed


def test_readers_of_no_known_language_are_led_to_the_choice_or_else_to_the_english_page() -> None:
    lines = sitemap("https://example.org/", {"": None, "about/": date(2026, 11, 1)}).decode().splitlines()
    default = 'hreflang="x-default" href="https://example.org/{}"/>'
    home, about = (
        [line for line in lines if f"<loc>https://example.org/nl/{path}</loc>" in line] for path in ("", "about/")
    )
    assert [default.format("") in line for line in home] == [True]
    assert [default.format("en/about/") in line for line in about] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_explains_its_fields_in_its_language_and_calls_documents_by_their_short_name(
    language: Language,
) -> None:
    made = catalogue()
    form = json.loads(record_form(list(views_of(made).values()))[f"{language}/edit/form.json"])
    said = json.loads(schemas_of({})["projects.json"])["$defs"]["entry"]["properties"]["stage"]["description"]
    shapes = [shape for shape in form["kinds"]["projects"].values() if "stage" in shape.get("properties", {})]
    assert said.split("\n\n")[LANGUAGES.index(language)] in [
        shape["properties"]["stage"].get("description") for shape in shapes
    ]
    assert form["choices"]["document"] == {id_: one.short[language] for id_, one in made.documents.items()}
