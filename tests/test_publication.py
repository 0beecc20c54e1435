"""Rules of what may be seen when: to the moment, in Brussels, from and until, and nothing leaks before."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import ROOT, build
from copies import SMALL, contents, copy_of_data, portal, project_copy
from examples import catalogue, record
from portal.commands.due import NOTHING_DUE
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.outputs.bundle import outputs
from portal.pages.record import record_page
from portal.pages.registry import PAGE_SOURCES
from portal.pages.rendering import Templates
from portal.pages.team import team_pages
from portal.publication import Window, due_changes, is_due, window_of, windows
from portal.records.kinds import Record
from portal.records.vocabulary import Reference
from portal.rules.front_matter import head_complaints
from portal.theme.assets import assets
from portal.views.localised import Views

OTHERS = load(SMALL / "data").records
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


@pytest.mark.parametrize("minute", [-1, 0, 1])
def test_a_cited_page_is_named_once_something_that_cites_it_may_be_seen(minute: int) -> None:
    id_ = next(one.id for one in load(SMALL / "data").of(Reference) if one.id not in catalogue().references)
    citing = record("events", "coming-event", sources=[{"reference": id_}], publish_from="2027-09-05T08:00")
    assert (id_ in catalogue(citing, now=at(minute)).references) == (minute >= 0)
    assert id_ in catalogue(citing, now=at(-1), due_only=False).references


@pytest.mark.parametrize(
    ("made", "id_", "words"),
    [(secret_record, "secret-event", "Appears on"), (secret_fact, "open-project", "A part of this page appears on")],
)
def test_a_preview_of_what_is_to_come_shows_it_and_says_when_it_appears(
    made: Callable[..., Record], id_: str, words: str
) -> None:
    known = catalogue(made(publish_from="2027-09-05T08:00"), now=at(-1), due_only=False)
    page = record_page(Templates(Views(known, "en")), known.records[id_])
    assert SECRET in page.main
    assert f"{words} 5 September 2027 at 08:00." in page.main


def everything(*records: Record, now: datetime) -> bytes:
    """Every byte of pages and outputs that a catalogue of these records gives in one language."""
    views = Views(catalogue(*OTHERS, *records, now=now), "nl")
    made = assets(ROOT / "overrides/assets", "")
    scripts = made.scripts
    pages = [page for source in PAGE_SOURCES.values() for page in source(Templates(views, scripts))]
    parts = outputs([views], made.ours, made.folder, made.style_path, made.type_paths, kit=True)
    files = [content for output in parts for content in output().values()]
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


def test_the_team_sees_what_is_due_once_it_may_be_seen_at_all() -> None:
    going = secret_record(publish_until="2027-09-05T08:00")
    coming = secret_record(publish_from="2027-09-05T08:00")
    views = Views(catalogue(going, record("projects", "open-project"), now=at(-1)), "en")
    page = next(team_pages(Templates(views)))
    remark = views.words.say("due_goes", date="5 September 2027", time="08:00")
    assert f"{SECRET}</a> {remark}" in page.main
    hidden = team_pages(Templates(Views(catalogue(coming, record("projects", "open-project"), now=at(-1)), "en")))
    assert all(SECRET not in page.main for page in hidden)


def unpacked(content: bytes) -> bytes:
    """What a file holds, and what the files in it hold where it is an archive."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(unpacked(archive.read(name)) for name in archive.namelist())


def whispering(site: Path) -> list[str]:
    """The files of a site in which the secret can be read."""
    return [name for name, content in contents(site).items() if SECRET.encode() in unpacked(content) or SECRET in name]


@pytest.mark.thorough
def test_no_file_of_a_site_holds_a_word_of_a_page_a_season_or_a_record_that_is_not_due(tmp_path: Path) -> None:
    project = project_copy(tmp_path)
    until = 'publish_from: "2027-09-05T08:00"'
    for language in LANGUAGES:
        page = f'---\ntitle: "{SECRET}"\ndescription: "{SECRET}."\n{until}\n---\n\n{SECRET}.\n'
        (project / "content" / language / "secret.md").write_text(page, encoding="utf-8")
    said = f"{{nl: {SECRET}., fr: {SECRET}., en: {SECRET}.}}"
    season = f'- id: "2027"\n  theme: {said}\n  programme: {said}\n  {until}\n'
    (project / "data/season.yaml").write_text(season, encoding="utf-8")
    events = project / "data/events.yaml"
    references = project / "data/references.yaml"
    cited = f"- id: secret-page\n  title: {SECRET}\n  publisher: {said}\n  url: https://example.org/{SECRET}\n"
    known = f'{cited}  language: nl\n  read: "2026-11"\n  standing: official\n'
    references.write_text(f"{references.read_text(encoding='utf-8')}\n{known}", encoding="utf-8")
    source = 'sources: [{reference: secret-page}]\n  written: "2026-11-22"'
    secret = f"- id: secret-event\n  title: {said}\n  summary: {said}\n  theme: safety\n  {source}\n  {until}\n"
    events.write_text(f"{events.read_text(encoding='utf-8')}\n{secret}", encoding="utf-8")
    for minute, heard in ((-1, False), (1, True)):
        result = build(project / "site", project, PORTAL_NOW=at(minute).isoformat())
        assert result.returncode == 0, result.stderr
        found = whispering(project / "site")
        assert bool(found) == heard, found


def test_moments_without_a_zone_are_moments_in_brussels_in_summer_and_winter() -> None:
    summer = record("events", "summer-event", publish_from="2027-09-05T08:00")
    winter = record("events", "winter-event", publish_from="2027-12-05T08:00")
    assert [change.moment.astimezone(UTC).hour for change in due_changes([summer, winter])] == [6, 7]


def due(data: Path, *options: str) -> int:
    return portal("due", "--data", data, *options)


def test_a_job_learns_whether_anything_is_due_since_the_last_publication(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_of_data(tmp_path)
    file = data / "events.yaml"
    later = """- id: meeting-later
  title: {nl: Later, fr: Plus tard, en: Later}
  summary: {nl: Later., fr: Plus tard., en: Later.}
  theme: safety
  sources: [{document: annual-plan-2024, section: "1.1"}]
  written: "2026-11-22"
  publish_from: "2027-09-05T08:00"
"""
    file.write_text(file.read_text(encoding="utf-8") + later, encoding="utf-8")
    assert due(data, "--since", "2027-09-05T07:00", "--now", "2027-09-05T07:59") == NOTHING_DUE
    assert due(data, "--since", "2027-09-05T07:59", "--now", "2027-09-05T08:00") == 0
    assert "2027-09-05 08:00: meeting-later appears" in capsys.readouterr().out
    assert due(data, "--since", "2027-09-05T08:00", "--now", "2027-09-06") == NOTHING_DUE
    assert due(data, "--format", "ics", "--now", "2027-09-01") == 0
    assert "DTSTART:20270905T060000Z" in capsys.readouterr().out
    file.write_text(later.replace("theme: safety", "theme: unknown:"), encoding="utf-8")
    assert due(data, "--since", "2027-09-05T07:59", "--now", "2027-09-05T08:00") == 1, "what cannot be read may be due"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "2028-06-01 09:00: de aankondiging van de Benelux-dag 2028 verschijnt op elke pagina"),
        ("fr", "2028-06-01 09:00\u00a0: l’annonce de la Journée Benelux 2028 apparaît sur chaque page"),
        ("en", "2028-06-01 09:00: the announcement of Benelux Day 2028 appears on every page"),
    ],
)
def test_what_appears_of_a_benelux_day_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    data = copy_of_data(tmp_path)
    season = '- id: "2028"\n  from: "2028-06-01T09:00"\n  until: "2028-09-20"\n  publish_from: "2028-05-01"\n'
    (data / "season.yaml").write_text(season, encoding="utf-8")
    assert due(data, "--now", "2028-01-01", "--lang", language) == 0
    out = capsys.readouterr().out
    assert said in out
    assert "2028." not in out


def page(folder: Path, language: str, head: str) -> None:
    file = folder / language / "for" / "some-page.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'---\ntitle: "T"\n{head}---\n\nText\n', encoding="utf-8")


@pytest.mark.parametrize("minute", [-1, 0, 1])
def test_a_page_of_prose_is_due_from_a_moment_and_until_another(minute: int) -> None:
    later = window_of('---\npublish_from: "2027-09-05T08:00"\n---\n')
    until = window_of("---\npublish_until: 2027-09-05T08:00\n---\n")
    assert (is_due(later, at(minute)), is_due(until, at(minute))) == (minute >= 0, minute < 0)
    assert window_of("---\ntitle: x\n---\npublish_from: 2027-09-05\n") == Window()


def test_a_page_waits_until_all_its_languages_are_due(tmp_path: Path) -> None:
    page(tmp_path, "nl", 'publish_from: "2027-09-05T08:00"\n')
    page(tmp_path, "fr", 'publish_from: "2027-09-05T09:00"\n')
    page(tmp_path, "en", "")
    found = windows(tmp_path)
    assert [change.id for change in due_changes([], pages=found)] == ["pages/for/some-page"]
    assert not is_due(found["for/some-page"], at(59))
    assert is_due(found["for/some-page"], at(60))


def test_a_moment_that_is_none_is_reported_where_it_stands() -> None:
    text = '---\ntitle: T\ndescription: D\npublish_from: "5 september"\n---\n'
    [(mark, code, details)] = head_complaints(text)
    assert (mark[0], code, details["found"]) == (4, "bad-moment", "5 september")
