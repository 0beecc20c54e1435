"""A lost entry is one fault where many entries name it; what few name, or one names often, is reported one by one."""

import pytest

from portal.loading.decode import MAX_OF_ONE_CAUSE
from portal.problems import Problem
from portal.rules.lost import gathered


def naming(name: str, line: int, entry: str) -> Problem:
    """A fault of an entry that names a record which does not exist."""
    details = {"found": name, "kind": "projects", "nearest": ""}
    return Problem("data/events.yaml", line, 3, entry, "projects.1", "unknown-reference", details)


@pytest.mark.parametrize("entries", [1, 3])
def test_what_few_entries_name_is_reported_one_by_one(entries: int) -> None:
    problems = [naming("gone", n, f"event-{n}") for n in range(entries)]
    assert gathered(problems) == problems


def test_what_more_than_three_entries_name_is_one_fault_at_its_first_place() -> None:
    other = Problem("data/events.yaml", 9, 1, "event-9", "title", "missing", {"name": "title"})
    problems = [*(naming("gone", n, f"event-{n}") for n in range(4)), other, naming("kept", 5, "event-5")]
    first, *rest = gathered(problems)
    assert (first.line, first.code, first.details) == (
        0,
        "lost-entry",
        {"found": "gone", "kind": "projects", "count": 4},
    )
    assert rest == problems[4:]


def test_one_entry_has_a_slip_of_its_own_until_it_names_something_very_often() -> None:
    often = [naming("gone", n, "one-event") for n in range(MAX_OF_ONE_CAUSE)]
    assert gathered(often) == often
    [one] = gathered([*often, naming("gone", 99, "one-event")])
    assert one.details["count"] == MAX_OF_ONE_CAUSE + 1
