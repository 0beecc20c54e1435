"""How much a page shows beside the text of its record depends on the longest language of that text."""

import pytest

from examples import catalogue, record, small
from portal.language import LANGUAGES
from portal.records.room import BESIDE_MUCH, LINK, MUCH_TEXT, USUAL, Room, room, shown_text
from portal.views.localised import Views
from portal.views.since import all_since, shown_since

FACT = {"date": "2025", "text": dict.fromkeys(LANGUAGES, "a" * 600), "reference": next(iter(small().references))}


def with_story(language: str, length: int) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, "a") | {language: "a" * length}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("length", "expected"), [(MUCH_TEXT - 100, USUAL), (MUCH_TEXT, BESIDE_MUCH)])
def test_a_long_text_in_one_language_leaves_less_room_in_each(language: str, length: int, expected: Room) -> None:
    assert room(record("projects", "one", story=with_story(language, length))) == expected


def test_what_happened_since_leaves_as_much_room_as_without() -> None:
    assert room(record("projects", "one", since=[FACT] * 4)) == USUAL


def test_beside_a_long_text_the_newest_facts_stand_with_a_way_to_the_rest() -> None:
    long = record("projects", "one", since=[FACT] * (BESIDE_MUCH.since + 1), story=with_story("fr", MUCH_TEXT))
    views = Views(catalogue(long), "en")
    assert len(shown_since(views, long)) == BESIDE_MUCH.newest
    assert all_since(views, long)


def test_a_page_shows_the_newest_facts_and_every_link_beside_the_text_of_its_record() -> None:
    bare = record("projects", "one", story=with_story("fr", MUCH_TEXT))
    old = {**FACT, "date": "2024", "text": dict.fromkeys(LANGUAGES, "a" * 90)}
    full = record(
        "projects",
        "one",
        story=with_story("fr", MUCH_TEXT),
        since=[old, FACT, FACT],
        links=[{"url": "https://www.example.org/", "label": dict.fromkeys(LANGUAGES, "a")}],
    )
    assert shown_text(full)["fr"] == shown_text(bare)["fr"] + BESIDE_MUCH.newest * 600 + LINK
