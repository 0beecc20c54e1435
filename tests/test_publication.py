"""Rules of what may be seen when: to the moment, in Brussels, from and until, and nothing leaks before."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import ROOT
from copies import portal
from examples import catalogue, record
from portal.loading.load import load
from portal.outputs.bundle import outputs
from portal.pages.registry import PAGE_SOURCES
from portal.pages.rendering import Templates
from portal.publication import changes
from portal.records.kinds import Record
from portal.theme.assets import assets
from portal.views.localised import Views

REAL = load(ROOT / "data").records
SECRET = "Zeldzaamwoord"
SECRETS = {"nl": SECRET, "fr": SECRET, "en": SECRET}
EIGHT = datetime(2027, 9, 5, 6, 0, tzinfo=UTC)  # eight in the morning in Brussels, in summer time


def at(minute: int) -> datetime:
    """A moment some minutes before or after eight."""
    return datetime.fromtimestamp(EIGHT.timestamp() + 60 * minute, UTC)


def secret_record(**times: str) -> Record:
    return record("events", "secret-event", title=SECRETS, summary=SECRETS, related=["open-project"], **times)


def secret_fact(**times: str) -> Record:
    reference = next(iter(catalogue().references))
    fact = {"date": "2027-09-05", "text": SECRETS, "reference": reference, **times}
    return record("projects", "open-project", since=[fact])


@pytest.mark.parametrize("minute", [-1, 0, 1])
def test_a_record_appears_at_its_moment_and_goes_at_its_last(minute: int) -> None:
    coming = catalogue(secret_record(publish_from="2027-09-05T08:00"), now=at(minute))
    going = catalogue(secret_record(publish_until="2027-09-05T08:00"), now=at(minute))
    assert ("secret-event" in coming.records) == (minute >= 0)
    assert ("secret-event" in going.records) == (minute < 0)
    assert ("secret-event" in going.expired) == (minute >= 0)


@pytest.mark.parametrize("minute", [-1, 0, 1])
def test_a_fact_appears_at_its_moment_on_a_record_that_is_there(minute: int) -> None:
    shown = catalogue(secret_fact(publish_from="2027-09-05T08:00"), now=at(minute)).records["open-project"]
    assert bool(shown.since) == (minute >= 0)


def everything(*records: Record, now: datetime) -> bytes:
    """Every byte of pages and outputs that a catalogue of these records gives in one language."""
    views = Views(catalogue(*REAL, *records, now=now), "nl")
    made = assets(ROOT / "overrides/assets", "")
    scripts = made.scripts
    pages = [page for source in PAGE_SOURCES for page in source(Templates(views, scripts))]
    files = [content for output in outputs([views], made.ours, made.folder) for content in output().values()]
    return b"".join([repr(page).encode() for page in pages] + files)


@pytest.mark.parametrize("made", [secret_record, secret_fact])
def test_nothing_of_what_is_not_due_leaves_a_byte(made: object) -> None:
    assert callable(made)
    others = [] if made is secret_fact else [record("projects", "open-project")]
    before = everything(made(publish_from="2027-09-05T08:00"), *others, now=at(-1))
    after = everything(made(publish_from="2027-09-05T08:00"), *others, now=at(0))
    assert SECRET.encode() not in before
    assert b"secret-event" not in before
    assert SECRET.encode() in after


def test_moments_without_a_zone_are_moments_in_brussels_in_summer_and_winter() -> None:
    summer = record("events", "summer-event", publish_from="2027-09-05T08:00")
    winter = record("events", "winter-event", publish_from="2027-12-05T08:00")
    assert [change.moment.astimezone(UTC).hour for change in changes([summer, winter])] == [6, 7]


def due(data: Path, *options: str) -> int:
    return portal("due", "--data", data, *options)


def test_a_job_learns_whether_anything_is_due_since_the_last_publication(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events.yaml").write_text(
        """- id: meeting-later
  title: {nl: Later, fr: Plus tard, en: Later}
  summary: {nl: Later., fr: Plus tard., en: Later.}
  theme: safety
  sources: [{document: annual-plan-2024, section: "1.1"}]
  written: "2026-11-22"
  publish_from: "2027-09-05T08:00"
""",
        encoding="utf-8",
    )
    assert due(tmp_path, "--since", "2027-09-05T07:00", "--now", "2027-09-05T07:59") == 1
    assert due(tmp_path, "--since", "2027-09-05T07:59", "--now", "2027-09-05T08:00") == 0
    assert "2027-09-05 08:00: meeting-later appears" in capsys.readouterr().out
    assert due(tmp_path, "--since", "2027-09-05T08:00", "--now", "2027-09-06") == 1
    assert due(tmp_path, "--format", "ics", "--now", "2027-09-01") == 0
    assert "DTSTART:20270905T060000Z" in capsys.readouterr().out
