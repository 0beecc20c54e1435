"""Rules of the catalogue: relations on both sides, order, and the gate."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from conftest import ROOT
from copies import copy_of_data, portal
from examples import NOW, catalogue, record, vocabularies
from portal.catalogue import Catalogue, open_catalogue, resolve
from portal.dates import BRUSSELS, parse
from portal.problems import Refused
from portal.records.kinds import Project
from portal.records.vocabulary import Reference, Season


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


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Catalogue]:
    """The data of the small portal with a draft, and its preview a moment before the end of the year in UTC."""
    data = copy_of_data(tmp_path_factory.mktemp("preview"))
    portal("new", "--data", data, "project", "--title-en", "A new thing")
    return data, open_catalogue(data, datetime(2026, 12, 31, 23, 30, tzinfo=UTC), preview=True)


def test_a_preview_shows_drafts_and_dates_what_they_lack_by_the_day_in_brussels(
    preview: tuple[Path, Catalogue],
) -> None:
    _, shown = preview
    assert shown.drafts == {"new-thing"}
    draft = shown.records["new-thing"]
    assert isinstance(draft, Project)
    assert draft.as_of.text == "2027"


def test_the_place_of_each_record_is_the_file_and_the_line_on_which_it_begins(
    preview: tuple[Path, Catalogue],
) -> None:
    data, shown = preview
    assert shown.places.keys() == shown.records.keys() - shown.drafts
    for id_, (file, line) in shown.places.items():
        assert f"id: {id_}" in (data / file).read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_record_is_given_as_it_is_written_only_where_all_of_it_may_be_seen() -> None:
    def fact(**more: str) -> dict[str, object]:
        return {"date": "2025", "text": dict.fromkeys(("nl", "fr", "en"), "Nu."), "reference": "a-page", **more}

    found = catalogue(
        record("projects", "whole-work", since=[fact(publish_from="2026-01-01")]),
        record("projects", "partly-seen", since=[fact(), fact(publish_from="2027-01-01")]),
        record("projects", "later-work", publish_from="2027-01-01"),
        record("projects", "gone-work", publish_until="2026-01-01"),
    )
    assert set(found.records) == {"whole-work", "partly-seen"}
    assert set(found.as_written) == {"whole-work"}
    assert set(found.expired) == {"gone-work"}


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({"as_of": "2024-05"}, "2024-05"),  # though its source is of another year
        ({"as_of": "unknown", "no_rule_found": True, "sources": []}, "2026-11-22"),  # when that was written
        ({"as_of": "2024-05", "no_rule_found": True, "sources": []}, "2024-05"),
    ],
)
def test_an_answer_speaks_of_the_day_it_names_or_of_the_day_on_which_nothing_was_found(
    fields: dict[str, object], moment: str
) -> None:
    one = record("answers", "one-answer", **fields)
    assert catalogue(one).true_as_of(one) == parse(moment)


def test_a_season_is_part_of_the_catalogue_from_its_own_moment_until_its_last() -> None:
    season = {"id": "2027", "publish_from": "2027-03-01", "publish_until": "2027-10-01"}
    sound = replace(vocabularies(), lists=vocabularies().lists | {Season: [Season.model_validate(season)]})
    moments = ("2027-02-28T23:59", "2027-03-01T00:00", "2027-09-30T23:59", "2027-10-01T00:00")
    seen = [bool(resolve(sound, datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)).seasons) for moment in moments]
    assert seen == [False, True, True, False]
    assert resolve(sound, NOW, due_only=False).seasons.keys() == {"2027"}


def test_a_flagship_that_was_withdrawn_is_none() -> None:
    marked = {"flagship_in": ["annual-plan-2024"]}
    gone = {"date": "2026-11-22", "reason": {"nl": "Voorbij.", "fr": "Fini.", "en": "Over."}}
    found = catalogue(
        record("projects", "one", **marked),
        record("projects", "two"),
        record("projects", "old", **marked, withdrawn=gone),
    )
    assert [project.id for project in found.flagships()] == ["one"]


def test_a_cited_page_speaks_of_its_own_date_or_else_of_the_day_it_was_read() -> None:
    references = vocabularies().of(Reference)
    for known in (True, False):
        cited = next(reference for reference in references if (reference.date is not None) == known)
        one = record("services", "one", sources=[{"reference": cited.id}])
        assert catalogue(one).true_as_of(one) == (cited.date or cited.read)


def test_a_draft_with_the_id_of_a_record_is_never_shown_in_its_place(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    known = open_catalogue(data, NOW)
    id_ = known.of_kind("projects")[0].id
    (data / "drafts").mkdir()
    (data / "drafts/projects.yaml").write_text(
        f'- id: {id_}\n  title: {{nl: "X", fr: "X", en: "X"}}\n', encoding="utf-8"
    )
    preview = open_catalogue(data, NOW, preview=True)
    assert preview.records[id_].title == known.records[id_].title
    assert preview.drafts == frozenset()
