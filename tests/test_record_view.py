"""What the page of a record shows: each fact under its word, each date in its order, each text for whom it is."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from examples import SOURCE, catalogue, record
from portal.data_history import History
from portal.language import LANGUAGES, Localised
from portal.metadata.things import thing_of
from portal.records.kinds import Kind
from portal.records.parts import ForYou
from portal.views.localised import Views
from portal.views.record import record_view
from portal.views.searched import names, status_words
from portal.views.values import View

TEXT = {"nl": "Het gebeurde.", "fr": "C’est arrivé.", "en": "It happened."}


def shown(kind: Kind, **fields: object) -> View:
    """The page of a record, as English readers see it in November 2026, beside an organisation and a service."""
    made = record(kind, "the-record", **fields)
    others = (record("organisations", "organiser"), record("services", "cross-border-workers-portal"))
    return record_view(Views(catalogue(made, *others), "en"), made)


def facts(view: View) -> dict[str, list[str]]:
    """What stands beside the text, by its word."""
    return {fact.label: [link.text for link in fact.values] for fact in view.facts}


@pytest.mark.parametrize(
    ("kind", "fields", "label", "values"),
    [
        ("projects", {"as_of": "2026-03"}, "As of", ["March 2026"]),
        ("projects", {"partners": ["belgium", "germany"]}, "Countries and partners", ["Belgium", "Germany"]),
        ("projects", {"audiences": ["patients", "citizens"]}, "Who it is for", ["Patients", "Citizens"]),
        ("instruments", {"number": "M(2022)3"}, "Number", ["M(2022)3"]),
        ("instruments", {"ecli": "ECLI:EU:C:2019:1"}, "European number (ECLI)", ["ECLI:EU:C:2019:1"]),
        ("instruments", {"level": "eu"}, "Level", ["European Union"]),
        ("instruments", {"authentic_languages": ["nl", "fr"]}, "Authentic languages", ["Dutch and French"]),
        ("events", {"when": "2024-09-05"}, "When", ["5 September 2024"]),
        ("events", {"when": None}, "When", ["Date not known"]),
        ("events", {"where": {"nl": "Luik", "fr": "Liège", "en": "Liège"}}, "Where", ["Liège"]),
        ("organisations", {"abbreviation": {"en": "NSEC"}}, "Abbreviation", ["NSEC"]),
        ("organisations", {"website": "https://www.benelux.int/"}, "Website", ["benelux.int"]),
    ],
)
def test_each_fact_stands_under_its_word(kind: Kind, fields: dict[str, Any], label: str, values: list[str]) -> None:
    assert facts(shown(kind, **fields))[label] == values


@pytest.mark.parametrize(("day", "said"), [(22, ""), (23, "Changed on 23 November 2026.")])
def test_a_change_on_the_day_of_writing_is_no_news(day: int, said: str) -> None:
    made = record("events", "the-record", written="2026-11-22")
    history = History(last_modified={made.id: datetime(2026, 11, day, 12, tzinfo=UTC)})
    assert record_view(Views(catalogue(made), "en", history), made).edited == said


def test_a_field_that_is_not_filled_in_is_no_fact() -> None:
    assert {"For whom", "Countries and partners", "Where"}.isdisjoint(facts(shown("events")))


def dated(*days: str) -> list[dict[str, object]]:
    return [{"date": day, "text": TEXT, "source": SOURCE} for day in days]


def test_milestones_stand_in_the_order_of_their_dates_and_those_to_come_are_marked() -> None:
    view = shown("projects", milestones=dated("2027-01", "2022", "2024-summer"))
    assert [(point.date, point.ahead) for point in view.timeline] == [
        ("2022", False),
        ("summer 2024", False),
        ("January 2027", True),
    ]


def test_steps_of_an_instrument_stand_in_the_order_of_their_dates_under_their_names() -> None:
    steps = [("in-force", "2023-10-01"), ("signed", "2018-07-23"), ("renewed", "2033")]
    dates = [{"what": what, "date": day, "source": SOURCE} for what, day in steps]
    view = shown("instruments", dates=dates)
    assert [(point.date, point.text, point.ahead) for point in view.timeline] == [
        ("23 July 2018", "Signed", False),
        ("1 October 2023", "In force", False),
        ("2033", "Renewed", True),
    ]


def test_what_happened_since_stands_newest_first_and_what_has_no_date_last() -> None:
    reference = next(iter(catalogue().references))
    facts = [{"date": day, "text": TEXT, "reference": reference} for day in ("2024-03", "unknown", "2025")]
    assert [fact.date for fact in shown("projects", since=facts).since] == ["2025", "March 2024", "Date not known"]


def test_a_text_for_somebody_stands_beside_for_whom_it_is() -> None:
    part = ForYou(audience="patients", text=Localised(nl="Voor u.", fr="Pour vous.", en="For you."))
    view = shown("projects", audiences=["patients"], for_you=[part.model_dump()])
    assert [(audience.text, text) for audience, text in view.for_you] == [("Patients", "For you.")]


def test_a_record_with_a_successor_gives_its_reason_and_leads_there() -> None:
    gone = {"date": "2026-01-01", "reason": TEXT, "replaced_by": "organiser"}
    view = shown("organisations", withdrawn=gone)
    assert view.withdrawn == "It happened."
    assert view.replaced_by
    assert view.replaced_by.path.endswith("organisations/organiser/")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("in-force", "2023-10-01"), ("signed", "2018-07-23")], "2018-07-23"),
        ([("adopted", "2022-05"), ("signed", "2023")], "2022-05"),
        ([("in-force", "2023-10-01")], None),
    ],
)
def test_machines_read_when_a_law_was_signed_or_adopted(steps: list[tuple[str, str]], expected: str | None) -> None:
    dates = [{"what": what, "date": day, "source": SOURCE} for what, day in steps]
    law = record("instruments", "the-law", dates=dates)
    assert thing_of(Views(catalogue(law), "nl"), law).get("legislationDate") == expected


def test_machines_read_where_an_event_is_and_who_organises_it() -> None:
    event = record("events", "the-event", where={"nl": "Luik", "fr": "Liège", "en": "Liège"}, organisers=["organiser"])
    made = catalogue(event, record("organisations", "organiser"))
    for language in LANGUAGES:
        thing = thing_of(Views(made, language), event)
        city = "Luik" if language == "nl" else "Liège"
        assert thing["location"] == {"@type": "Place", "name": city, "address": city}
        assert [one["name"] for one in thing["organizer"]] == [made.records["organiser"].title[language]]


@pytest.mark.parametrize(
    ("fields", "said"),
    [({}, "Written on 22 November 2026."), ({"reviewed": "2026-12-01"}, "Checked by a person on 1 December 2026.")],
)
def test_a_record_says_when_it_was_checked_else_when_it_was_written(fields: dict[str, str], said: str) -> None:
    assert Views(catalogue(), "en").checked(record("projects", "the-record", **fields)) == said


def test_the_site_of_a_service_is_its_button_and_that_of_an_organisation_a_fact_and_neither_stands_twice() -> None:
    site = "https://site.example.org/"
    text = {"url": "https://text.example.org/", "label": {"nl": "Tekst", "fr": "Texte", "en": "Text"}}
    service = shown("services", website=site, links=[text])
    assert service.button
    assert service.button.path == site
    assert [link.text for link in service.links] == ["Text"]
    organisation = shown("organisations", website=site)
    assert facts(organisation)["Website"] == ["site.example.org"]
    assert (organisation.button, organisation.links) == (None, ())


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-22", "today, 22 November 2026"),
        ("2026-01-01/2026-12-31", "1 January to 31 December 2026, under way"),
    ],
)
def test_an_event_of_many_days_is_under_way_and_not_today(when: str, said: str) -> None:
    assert shown("events", when=when).status == said


@pytest.mark.parametrize(
    ("reviewed", "moment", "says_so"),
    [
        (None, datetime(2026, 11, 22, 9, tzinfo=UTC), False),
        (None, datetime(2026, 11, 23, 9, tzinfo=UTC), True),
        ("2026-11-25", datetime(2026, 11, 25, 9, tzinfo=UTC), False),
        ("2026-11-25", datetime(2026, 11, 26, 9, tzinfo=UTC), True),
    ],
)
def test_a_last_change_on_another_day_than_that_of_writing_or_of_the_last_check_is_told(
    reviewed: str | None, moment: datetime, says_so: bool
) -> None:
    one = record("projects", "one", written="2026-11-22", reviewed=reviewed)
    views = Views(catalogue(one), "en", History(last_modified={"one": moment}))
    assert bool(record_view(views, one).edited) == says_so


def test_what_readers_can_use_stands_before_what_is_worked_on_and_by_which_means() -> None:
    kinds: tuple[Kind, ...] = ("events", "organisations", "instruments", "projects", "services")
    made = [record(kind, f"one-of-{kind}") for kind in kinds]
    names = [group.name for group in Views(catalogue(*made), "en").groups(made)]
    assert names[:3] == ["services", "projects", "instruments"]


def test_search_knows_the_last_step_that_an_act_has_taken_and_none_to_come() -> None:
    steps = [{"what": what, "date": day, "source": SOURCE} for what, day in (("signed", "2024"), ("in-force", "2030"))]
    act = record("instruments", "act", dates=steps)
    said = " ".join(status_words(Views(catalogue(act), "en"), act))
    assert "2024" in said
    assert "2030" not in said


def test_an_act_in_force_is_in_force_for_search_whatever_came_after() -> None:
    taken = (("in-force", "2020"), ("published", "2024"))
    act = record("instruments", "act", dates=[{"what": what, "date": day, "source": SOURCE} for what, day in taken])
    said = " ".join(status_words(Views(catalogue(act), "en"), act))
    assert "2020" in said
    assert "2024" not in said


def test_a_list_in_time_places_an_act_by_the_last_day_of_its_life() -> None:
    taken = (("signed", "2020-03-01"), ("in-force", "2021-05-04"))
    act = record("instruments", "act", dates=[{"what": what, "date": day, "source": SOURCE} for what, day in taken])
    assert Views(catalogue(act), "en").card(act).order == date(2021, 5, 4)


def test_an_organisation_is_found_by_its_abbreviation_with_and_without_its_signs() -> None:
    made = record("organisations", "benex", abbreviation={"fr": "BEN!EX"})
    assert {"BEN!EX", "BENEX"} <= set(names(Views(catalogue(made), "en"), made))
