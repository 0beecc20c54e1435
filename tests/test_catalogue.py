"""Rules of the catalogue: relations on both sides, order, and the gate."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from conftest import ROOT
from copies import copy_of_data, portal
from examples import NOW, catalogue, record
from portal.catalogue import open_catalogue
from portal.problems import Refused
from portal.records.kinds import Project


def test_a_relation_written_on_one_side_shows_on_both() -> None:
    found = catalogue(record("projects", "one", instruments=["two"]), record("instruments", "two"))
    assert [r.id for r in found.related["one"]] == ["two"]
    assert [r.id for r in found.related["two"]] == ["one"]


def test_a_relation_written_on_both_sides_shows_once() -> None:
    found = catalogue(record("projects", "one", related=["two"]), record("projects", "two", related=["one"]))
    assert [r.id for r in found.related["one"]] == ["two"]


def test_events_name_their_organisers_and_projects() -> None:
    event = record("events", "meeting", organisers=["club"], projects=["work"])
    found = catalogue(event, record("organisations", "club"), record("projects", "work"))
    assert [r.id for r in found.related["meeting"]] == ["club", "work"]
    assert [r.id for r in found.related["club"]] == ["meeting"]


def test_own_relations_come_before_those_that_others_wrote() -> None:
    found = catalogue(
        record("projects", "late", related=["middle"]),
        record("projects", "middle", related=["early"]),
        record("projects", "early"),
    )
    assert [r.id for r in found.related["middle"]] == ["early", "late"]


def test_records_stand_in_the_order_of_the_themes() -> None:
    found = catalogue(record("projects", "last", theme="institutional"), record("projects", "first", theme="safety"))
    assert list(found.records) == ["first", "last"]


@pytest.mark.parametrize(
    ("publish_from", "moment", "is_there"),
    [
        ("2026-09-05T08:00", datetime(2026, 9, 5, 5, 59, 59, tzinfo=UTC), False),
        ("2026-09-05T08:00", datetime(2026, 9, 5, 6, 0, tzinfo=UTC), True),
        ("2026-01-15", datetime(2026, 1, 14, 22, 59, tzinfo=UTC), False),
        ("2026-01-15", datetime(2026, 1, 15, 0, 0, tzinfo=timezone(timedelta(hours=1))), True),
        ("2026-01-15T00:00Z", datetime(2026, 1, 14, 23, 30, tzinfo=UTC), False),
    ],
)
def test_the_gate_opens_at_the_moment_in_brussels_unless_a_zone_is_given(
    publish_from: str, moment: datetime, is_there: bool
) -> None:
    found = catalogue(record("projects", "one", publish_from=publish_from), now=moment)
    assert ("one" in found.records) is is_there


def test_what_is_not_due_is_not_among_the_relations_either() -> None:
    found = catalogue(record("projects", "one", related=["two"]), record("projects", "two", publish_from="2027-01-01"))
    assert found.related["one"] == ()


@pytest.mark.parametrize("address", ["example.net", "ftp://example.net/", "https://example.net/?a", "https://a b/"])
def test_an_address_of_the_site_that_is_none_is_refused_before_anything_is_built(address: str) -> None:
    with pytest.raises(Refused, match="bad-site-address"):
        open_catalogue(ROOT / "tests/sample", NOW, address)


def test_a_preview_fills_the_missing_date_of_a_draft_with_the_day_in_brussels(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    portal("new", "--data", data, "project", "--title-en", "A new thing")
    shown = open_catalogue(data, datetime(2026, 12, 31, 23, 30, tzinfo=UTC), preview=True).records["new-thing"]
    assert isinstance(shown, Project)
    assert shown.as_of.text == "2027"
