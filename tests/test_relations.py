"""Related records stand by kind, a few of each; what is more stands on a page of its own."""

import pytest

from examples import catalogue, record
from portal.records.kinds import Record
from portal.records.room import BESIDE_MUCH, MUCH_TEXT, USUAL
from portal.views.localised import Views
from portal.views.relations import all_relations, public_services, relations
from portal.views.values import Group

CENTRE = "the-centre"
SHOWN = USUAL.related


def around(*others: Record, **fields: object) -> tuple[Views, Record]:
    """English views of a project and of what it names."""
    centre = record("projects", CENTRE, **fields)
    return Views(catalogue(centre, *others), "en"), centre


def events(amount: int) -> list[Record]:
    return [record("events", f"event-{number}", projects=[CENTRE]) for number in range(amount)]


def ids(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    return {group.name: [card.id for card in group.cards] for group in groups}


@pytest.mark.parametrize("amount", [1, SHOWN, SHOWN + 1])
def test_of_each_kind_a_few_are_shown_with_a_link_to_all_where_there_are_more(amount: int) -> None:
    views, centre = around(*events(amount))
    [group], beside = relations(views, centre)
    assert len(group.cards) == min(amount, SHOWN)
    expected = [] if amount <= SHOWN else [("Show all 4 events", f"en/projects/{CENTRE}/all/#events")]
    assert [(link.text, link.path) for link in group.links] == expected
    assert beside == ()


def test_all_relations_stand_on_a_page_of_their_own_where_only_one_kind_of_several_is_cut() -> None:
    views, centre = around(*events(SHOWN + 1), record("instruments", "one-decision", related=[CENTRE]))
    assert {name: len(found) for name, found in ids(all_relations(views, centre)).items()} == {
        "instruments": 1,
        "events": SHOWN + 1,
    }


def test_beside_a_long_text_there_is_room_for_fewer() -> None:
    said = dict.fromkeys(("nl", "fr", "en"), "Een zin. " * (MUCH_TEXT // 9 + 1))
    views, centre = around(*events(SHOWN), story=said)
    [group], _ = relations(views, centre)
    assert len(group.cards) == BESIDE_MUCH.related < SHOWN
    assert [link.text for link in group.links] == ["Show all 3 events"]


def test_where_no_kind_is_cut_there_is_no_page_of_all_relations() -> None:
    views, centre = around(*events(SHOWN), record("instruments", "one-decision", related=[CENTRE]))
    assert all_relations(views, centre) == ()


def test_many_answers_are_led_to_by_topic_and_are_not_repeated_on_a_page_of_their_own() -> None:
    topics = ["telework-tax"] * 2 + ["social-security"] * 3
    answers = [record("answers", f"answer-{n}", topic=topic, see_also=[CENTRE]) for n, topic in enumerate(topics)]
    views, centre = around(*answers)
    _, [group] = relations(views, centre)
    assert group.cards == ()
    assert [(link.text[-3:], link.path.split("/")[-2]) for link in group.links] == [
        ("(2)", "telework-tax"),
        ("(3)", "social-security"),
    ]
    assert all_relations(views, centre) == ()


def test_what_only_editors_relate_stands_apart_unless_a_source_relates_it_too() -> None:
    views, centre = around(
        record("projects", "by-editor", see_also=[CENTRE]),
        record("projects", "by-both", related=[CENTRE]),
        record("projects", "named-here", see_also=[CENTRE]),
        see_also=["by-both"],
        related=["named-here"],
    )
    related, beside = relations(views, centre)
    assert ids(related) == {"projects": ["named-here", "by-both"]}
    assert ids(beside) == {"projects": ["by-editor"]}


def test_readers_are_sent_to_services_for_the_public_and_those_for_officials_are_related() -> None:
    public = record("services", "public-desk", related=[CENTRE])
    officials = record("services", "officials-desk", related=[CENTRE], for_officials_only=True)
    views, centre = around(public, officials)
    assert [one.id for one in public_services(views, centre)] == ["public-desk"]
    assert ids(relations(views, centre)[0]) == {"services": ["officials-desk"]}


def test_an_office_does_not_list_the_answers_that_send_readers_to_it() -> None:
    office = record("services", "one-office", for_officials_only=True)
    asked = record("answers", "one-answer", see_also=["one-office"])
    views = Views(catalogue(office, asked, record("projects", CENTRE, related=["one-office"])), "en")
    related, beside = relations(views, office)
    assert ids(related) == {"projects": [CENTRE]}
    assert beside == ()
