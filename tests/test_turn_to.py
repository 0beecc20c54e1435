"""Where a reader may turn from a record."""

from examples import catalogue, record
from portal.language import Language
from portal.records.kinds import Record
from portal.views.localised import Views
from portal.views.turn_to import turn_to
from portal.views.values import Link

CELEX = "32024L1799"


def links(first: Record, *others: Record, language: Language = "en") -> list[Link]:
    """Where the first record leads to, in a catalogue of these."""
    return list(turn_to(Views(catalogue(first, *others), language), first))


def link(address: str, language: Language | None = None) -> dict[str, object]:
    """A link to one page, as an editor writes it."""
    return {"url": address, "label": {"nl": "Tekst", "fr": "Texte", "en": "Text"}, "language": language}


def test_a_record_beside_which_nothing_of_use_is_known_leads_nowhere() -> None:
    assert links(record("projects", "some-work")) == []


def test_a_service_for_officials_is_not_where_a_reader_is_sent() -> None:
    everyone, officials = record("services", "for-everyone"), record("services", "for-some", for_officials_only=True)
    project = record("projects", "some-work", related=["for-everyone", "for-some"])
    assert [link.path for link in links(project, everyone, officials)] == ["en/services/for-everyone/"]


def test_a_project_and_an_event_lead_to_the_text_of_the_act_they_are_about_and_an_organisation_does_not() -> None:
    act = record("instruments", "some-act", level="eu", celex=[CELEX])
    for kind, found in (("projects", True), ("events", True), ("organisations", False)):
        paths = [link.path for link in links(record(kind, "beside", related=["some-act"]), act)]  # type: ignore[arg-type]
        assert any(CELEX in path for path in paths) == found


def test_a_project_leads_to_the_site_of_who_takes_part_but_not_to_the_front_page_of_the_official_site() -> None:
    body = record("organisations", "some-body", website="https://body.example.org/")
    union = record("organisations", "some-union", website="https://www.benelux.int/")
    project = record("projects", "some-work", related=["some-body", "some-union"])
    assert links(project, body, union) == [Link("Title some-body", "https://body.example.org/")]


def test_a_reader_is_led_to_the_page_in_their_own_language_and_told_of_another_where_there_is_none() -> None:
    dutch, french = link("https://example.org/nl", "nl"), link("https://example.org/fr", "fr")
    project = record("projects", "some-work", links=[dutch, french])
    assert [link.path for link in links(project, language="fr")] == ["https://example.org/fr"]
    assert [link.language for link in links(project, language="en")] == ["nl", "fr"]


def test_a_name_stands_once_in_a_language() -> None:
    twice = link("https://example.org/one"), link("https://example.org/two")
    assert len(links(record("projects", "some-work", links=list(twice)))) == 1


def test_an_address_stands_once() -> None:
    act = record("instruments", "some-act", links=[link("https://example.org/text")])
    project = record("projects", "some-work", related=["some-act"], links=[link("https://example.org/text")])
    assert len(links(project, act)) == 1
