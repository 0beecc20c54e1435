"""Rules of the stories on the home page: what changed for people."""

from examples import catalogue, record
from portal.pages.stories import stories
from portal.views.localised import Views


def told(*since: dict[str, object]) -> list[str]:
    """The story of a treaty of which this is known."""
    made = record("instruments", "treaty", since=list(since))
    return [story.text for story in stories(Views(catalogue(made), "en"), [made])]


def fact(date: str, text: str, standing: str = "official", **more: object) -> dict[str, object]:
    """Something that a page of that standing tells."""
    reference = next(one.id for one in catalogue(due_only=False).references.values() if one.standing == standing)
    return {"date": date, "text": dict.fromkeys(("nl", "fr", "en"), text), "reference": reference, **more}


def test_what_moved_a_record_on_goes_before_what_only_happened() -> None:
    assert told(fact("2023-10-01", "In force.", step="in-force"), fact("2025-01-01", "Praised.")) == ["In force."]


def test_the_newest_is_reported_where_nothing_moved_and_nothing_where_nothing_is_known_yet() -> None:
    assert told(fact("2023-10-01", "Older."), fact("2025-01-01", "Newer.")) == ["Newer."]
    assert told(fact("2099-01-01", "To come.", step="in-force")) == []


def test_only_an_official_source_moves_a_record_on_but_any_may_tell_the_newest() -> None:
    assert told(fact("2023-10-01", "Agreed."), fact("2026-01-01", "Applies.", standing="press")) == ["Applies."]
    in_force = fact("2023-10-01", "In force.", step="in-force")
    assert told(in_force, fact("2026-01-01", "Over.", standing="press", step="renewed")) == ["In force."]


def test_what_happens_today_is_known_and_what_happens_tomorrow_is_not() -> None:
    found = [told(fact(day, "Signed.")) for day in ("2026-11-22", "2026-11-23")]
    assert found == [["Signed."], []]
