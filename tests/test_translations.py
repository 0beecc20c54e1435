"""A translation follows a wording: when that changes it is outdated, until somebody changes or confirms it."""

import random
import re
import subprocess
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from translate.storage.xliff2 import Xliff2File

from copies import commit, complaints, contents, copy_of_data, portal
from portal.dates import today
from portal.history.prose import prose_on_disk
from portal.history.snapshots import Known, on_disk, snapshot
from portal.loading.load import load
from portal.loading.texts import fingerprint, texts_by_path
from portal.problems import Problem, as_text
from portal.translating.ledger import (
    CURRENT,
    Provenance,
    Text,
    ledger_file,
    parse_ledger,
    read_ledger,
    translations_ledger,
)
from portal.translating.outdated import OutdatedTexts
from portal.translating.translations import OutdatedWording, outdated_wordings, translations_of, updated
from portal.translating.units import Unit, limit_of
from portal.translating.xliff import CORE, CORE_1, SIZE_RESTRICTION, export

ID = "police-treaty-implementation"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The real data, with a ledger that knows all of it."""
    data = copy_of_data(tmp_path)
    ledger_file(data).unlink(missing_ok=True)
    portal("translations", "update", "--data", data)
    return data


def title(data: Path, language: str) -> str:
    record = next(record for record in load(data).records if record.id == ID)
    return record.title[language]  # type: ignore[index]  # one of the three


def change(data: Path, language: str, new: str) -> None:
    """Writes another title."""
    old = f"\n    {language}: {title(data, language)}\n"
    (file,) = [file for file in data.rglob("*.yaml") if old in file.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(old, f"\n    {language}: {new}\n"), encoding="utf-8")


def outdated(data: Path) -> list[Problem]:
    """What the check says of translations."""
    translations = OutdatedTexts(data)
    load(data, translations.on_entry)
    return translations.all()


def states(data: Path) -> set[tuple[str, str, str]]:
    """What is not current: where, which language, how it stands."""
    found = translations_of(snapshot(on_disk(data)), read_ledger(data))
    owed = (one for one in found if one.state != "current")
    return {(f"{one.text.key}.{one.text.path}", one.text.language, one.state) for one in owed}


def test_everything_is_current_right_after_the_ledger_is_written(data: Path) -> None:
    assert states(data) == set()
    assert outdated(data) == []


def test_when_the_source_changes_its_translations_are_outdated_and_the_check_says_where(data: Path) -> None:
    change(data, "nl", "Iets heel anders")
    assert states(data) == {(f"{ID}.title", "fr", "outdated"), (f"{ID}.title", "en", "outdated")}
    said = [re.sub(r"^.*?:\d+:\d+: ", "", line) for line in as_text(outdated(data))]
    assert said == [
        f"{ID}.title.{language} follows the text in Dutch of {today()}, which has changed since: change it too,"
        f" or confirm it with “portal translations confirm {ID}”"
        for language in ("fr", "en")
    ]
    assert outdated_wordings(translations_of(snapshot(on_disk(data)), read_ledger(data))) == {
        (ID, language): OutdatedWording("nl", today()) for language in ("fr", "en")
    }


def test_an_outdated_translation_is_a_warning_and_an_error_where_one_asks_for_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, "nl", "Iets heel anders")
    for option, status, sort in (((), 0, "warning: "), (("--strict-translations",), 1, "")):
        capsys.readouterr()
        assert portal("check", "--data", data, *option) == status
        said = [line for line in capsys.readouterr().out.splitlines() if " follows the text " in line]
        assert [re.sub(r"^.*?:\d+:\d+: ", "", line).partition(" follows")[0] for line in said] == [
            f"{sort}{ID}.title.{language}" for language in ("fr", "en")
        ]


def test_a_page_of_prose_is_followed_as_records_are(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = data.parent / "content/nl/about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nNieuw.\n", encoding="utf-8")
    assert as_text(outdated(data)) == [
        f"{data.parent}/content/{language}/about.md:1:1: pages/about.text.{language} follows the text in Dutch of"
        f" {today()}, which has changed since: change it too, or confirm it with"
        " “portal translations confirm pages/about”"
        for language in ("en", "fr")
    ]
    capsys.readouterr()
    portal("translations", "export", "--data", data, "--language", "fr", data.parent / "fr.xlf")
    assert capsys.readouterr().out.startswith(f"{data.parent}/fr.xlf: 1 text, ")
    portal("translations", "confirm", "--data", data, "pages/about")
    assert outdated(data) == []


def test_another_layout_or_another_apostrophe_is_no_other_wording() -> None:
    assert fingerprint("l’été\n  arrive") == fingerprint("l'été arrive")
    assert fingerprint("l’été arrive") != fingerprint("l’été arrivera")


def test_a_text_that_changes_in_one_language_alone_is_reported_then_leads_the_others(data: Path) -> None:
    change(data, "fr", "Tout autre chose")
    assert states(data) == {(f"{ID}.title", "fr", "alone")}
    (said,) = as_text(outdated(data))
    assert f"{ID}.title.fr has changed, and the text in Dutch has not: " in said
    portal("translations", "update", "--data", data)
    assert states(data) == {(f"{ID}.title", "nl", "outdated"), (f"{ID}.title", "en", "outdated")}
    assert [one.details["language"] for one in outdated(data)] == ["fr", "fr"]
    change(data, "nl", "Iets heel anders")
    change(data, "en", "Something else")
    portal("translations", "update", "--data", data)
    portal("translations", "confirm", "--data", data, ID)
    assert states(data) == set()


def test_a_change_in_one_language_that_is_confirmed_outdates_nothing(data: Path) -> None:
    change(data, "fr", "Tout autre chose")
    portal("translations", "confirm", "--data", data, ID)
    assert states(data) == set()
    portal("translations", "update", "--data", data)
    assert states(data) == set()
    assert read_ledger(data)[Text(ID, "title", "fr")].source == "nl"


def test_two_translations_that_change_together_outdate_the_third(data: Path) -> None:
    change(data, "fr", "Tout autre chose")
    change(data, "en", "Something else")
    portal("translations", "update", "--data", data)
    assert states(data) == {(f"{ID}.title", "nl", "outdated")}


def test_translations_changed_together_with_their_source_follow_it(data: Path) -> None:
    for language, text in {"nl": "Iets anders", "fr": "Autre chose", "en": "Something else"}.items():
        change(data, language, text)
    assert {state for _, _, state in states(data)} == {"rewritten"}
    portal("translations", "update", "--data", data)
    assert states(data) == set()
    assert read_ledger(data)[Text(ID, "title", "fr")].kind == "human"


def test_once_recorded_as_outdated_a_small_correction_does_not_make_a_translation_current(data: Path) -> None:
    change(data, "nl", "Iets heel anders")
    portal("translations", "update", "--data", data)
    change(data, "fr", "Une petite correction")
    assert (f"{ID}.title", "fr", "outdated") in states(data)
    assert read_ledger(data)[Text(ID, "title", "fr")].outdated == today()


def test_confirming_is_one_command(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, "nl", "Iets heel anders")
    portal("translations", "update", "--data", data)
    capsys.readouterr()
    assert portal("translations", "confirm", "--data", data, ID, "--path", "title") == 0
    assert capsys.readouterr().out == "2 translations confirmed\n"
    assert states(data) == set()
    assert read_ledger(data)[Text(ID, "title", "en")].kind == "reviewed"


def test_confirming_is_one_edit(data: Path) -> None:
    change(data, "nl", "Iets heel anders")
    file = ledger_file(data)
    text = file.read_text(encoding="utf-8")
    for language in ("fr", "en"):
        head, rest = text.split(f"[{ID} {language}]\n")
        confirmed = re.sub(r"(?m)^title (fr|en) nl \w+", r"title \1 nl current", rest, count=1)
        text = f"{head}[{ID} {language}]\n{confirmed}"
    file.write_text(text, encoding="utf-8")
    assert states(data) == set()
    portal("translations", "update", "--data", data)
    assert " nl current " not in file.read_text(encoding="utf-8")
    assert states(data) == set()


def test_confirming_what_does_not_exist_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(data)
    assert portal("translations", "confirm", "--data", data, "none") == 1
    said = capsys.readouterr().err
    assert said.startswith("no translation of “none” is outdated: check the id, the language and the field")
    assert contents(data) == before


def test_who_mistypes_an_id_is_told_which_was_meant(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal("translations", "confirm", "--data", data, ID.upper()) == 1
    assert ID in capsys.readouterr().err


def test_a_renamed_record_keeps_its_translations(data: Path) -> None:
    portal("rename", "--data", data, ID, "police-treaty-in-practice")
    assert states(data) == set()


def test_a_milestone_that_is_added_outdates_no_other(data: Path) -> None:
    known = snapshot(on_disk(data))
    value = known[ID].value
    milestone = {"date": "1999", "text": {"nl": "a b", "fr": "c d", "en": "e f"}}
    more = {**value, "milestones": [milestone, *value["milestones"]]}  # type: ignore[misc]  # the record has a list there
    found = translations_of({**known, ID: known[ID]._replace(value=more)}, read_ledger(data))
    assert {(one.text.path, one.state) for one in found if one.state != "current"} == {("milestones[1999].text", "new")}


def test_who_confirms_another_language_than_the_one_that_waits_is_told_which(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, "nl", "Iets heel anders")
    portal("translations", "confirm", "--data", data, ID, "--language", "fr")
    portal("translations", "confirm", "--data", data, ID, "--language", "en")
    change(data, "fr", "Tout autre chose")
    capsys.readouterr()
    assert portal("translations", "confirm", "--data", data, ID, "--language", "en") == 1
    said = capsys.readouterr().err
    assert "title.fr" in said
    assert "--language fr" in said
    assert portal("translations", "confirm", "--data", data, ID, "--language", "fr") == 0


def test_the_ledger_reads_back_as_it_was_written(data: Path) -> None:
    content = ledger_file(data).read_bytes()
    assert translations_ledger(parse_ledger(content.decode())) == content


def test_only_what_is_outdated_is_confirmed_unless_all_is_asked_for(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert portal("translations", "confirm", "--data", data, ID) == 1
    change(data, "nl", "Iets heel anders")
    capsys.readouterr()
    portal("translations", "confirm", "--data", data, ID)
    assert capsys.readouterr().out == "2 translations confirmed\n"
    reviewed = {text.path for text, made in read_ledger(data).items() if text.key == ID and made.kind == "reviewed"}
    assert reviewed == {"title"}
    portal("translations", "confirm", "--data", data, ID, "--all")
    assert all(made.kind == "reviewed" for text, made in read_ledger(data).items() if text.key == ID)


@pytest.mark.parametrize("seed", range(12))
def test_confirmations_of_one_record_in_two_languages_merge_cleanly(data: Path, tmp_path: Path, seed: int) -> None:
    ledger = read_ledger(data)
    key = random.Random(seed).choice(sorted({text.key for text in ledger}))  # any record will do
    files = []
    for language in ("fr", "", "en"):
        new = {text: replace(made, kind="reviewed") for text, made in ledger.items() if text[::2] == (key, language)}
        files.append(tmp_path / f"ledger-{language}")
        files[-1].write_bytes(translations_ledger({**ledger, **new}))
    merged = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
    assert merged.returncode == 0
    found = parse_ledger(merged.stdout.decode())
    assert all(made.kind == "reviewed" for text, made in found.items() if text.key == key)


def test_a_ledger_in_the_layout_of_before_is_read(data: Path) -> None:
    ledger = read_ledger(data)
    old = "".join(f"[{text.key}]\n{made.row(text.path, text.language)}\n" for text, made in ledger.items())
    assert parse_ledger(old) == ledger


def test_confirmations_of_two_translators_merge_cleanly(data: Path, tmp_path: Path) -> None:
    base = ledger_file(data).read_bytes()
    keys = sorted({text.key for text in read_ledger(data)})
    files = []
    for name, key in (("mine", keys[10]), ("base", ""), ("theirs", keys[11])):
        ledger_file(data).write_bytes(base)
        if key:
            portal("translations", "confirm", "--data", data, key, "--all")
        files.append(tmp_path / name)
        files[-1].write_bytes(ledger_file(data).read_bytes())
    merged = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
    assert merged.returncode == 0
    ledger = parse_ledger(merged.stdout.decode())
    assert {text.key for text, made in ledger.items() if made.kind == "reviewed"} == {keys[10], keys[11]}


def test_the_list_of_work_shows_what_changed_in_the_source(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git = ["git", "-C", str(data), "-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    old = title(data, "nl")
    for arguments in (["init"], ["add", "."], ["commit", "-m", "all"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    change(data, "nl", "Iets heel anders")
    subprocess.run([*git, "commit", "-am", "title"], check=True, capture_output=True)
    capsys.readouterr()
    portal("translations", "list", "--data", data, "--language", "fr")
    assert capsys.readouterr().out == (
        "Translations to French\n======================\n\nOutdated: 1 text, 3 words\n"
        "-------------------------\nsafety: 3 words\n"
        f"- {ID}.title (3 words)\n  title · nl\n    - {old}\n    + Iets heel anders\n"
    )


def test_with_nothing_to_do_the_list_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    portal("translations", "list", "--data", data, "--language", "en")
    assert capsys.readouterr().out == (
        "Translations to English\n=======================\nEverything is translated and up to date.\n"
    )


def exported(data: Path, *options: str) -> Path:
    file = data.parent / "work.xlf"
    portal("translations", "export", "--data", data, "--language", "fr", *options, file)
    return file


def edited(file: Path, edit: Callable[[Xml.Element], None], key: str = ID, path: str = "title") -> None:
    """What a translator's tool does: reads the file, changes one segment, writes it."""
    tree = Xml.parse(file)
    unit = next(u for f in tree.iter(f"{{{CORE}}}file") if f.get("original") == key for u in f if u.get("name") == path)
    edit(next(unit.iter(f"{{{CORE}}}segment")))
    tree.write(file, encoding="utf-8", xml_declaration=True)


def translated(text: str, state: str = "translated") -> Callable[[Xml.Element], None]:
    def edit(segment: Xml.Element) -> None:
        target = segment.find(f"{{{CORE}}}target")
        assert target is not None
        target.text = text
        segment.set("state", state)

    return edit


def test_a_round_trip_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(data, "--owed", "all")
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 0
    assert capsys.readouterr().out.startswith("0 translations changed, 0 confirmed, ")
    assert contents(data) == before
    known = snapshot(on_disk(data))
    known |= {key: page._replace(value={"text": page.value["text"]}) for key, page in prose_on_disk(data).items()}
    count = sum("nl" in said and "fr" in said for entry in known.values() for _, said in texts_by_path(entry.value))
    assert len(Xliff2File.parsefile(str(file)).units) == count


def test_a_round_trip_through_another_program_changes_nothing(data: Path) -> None:
    file = exported(data, "--owed", "all")
    before = contents(data)
    other = Xliff2File.parsefile(str(file))
    other.savefile(str(file))
    assert portal("translations", "import", "--data", data, file) == 0
    assert contents(data) == before


def test_a_translated_text_comes_in_with_its_ledger_and_nothing_else_changes(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    edited(file, translated("Tout autre chose: vraiment"))
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 0
    assert capsys.readouterr().out == "1 translation changed, 0 confirmed, 0 the same\n"
    assert title(data, "fr") == "Tout autre chose: vraiment"
    assert states(data) == {(f"{ID}.title", "en", "outdated")}
    assert sum(before[name] != content for name, content in contents(data).items()) == 2
    assert complaints(data) == []


def test_a_text_of_several_paragraphs_comes_in_as_paragraphs(data: Path) -> None:
    file = exported(data, "--owed", "all")
    edited(file, translated("Un.\n\nDeux.\n\n- trois ;\n- quatre."), path="story")
    assert portal("translations", "import", "--data", data, file) == 0
    record = next(record for record in load(data).records if record.id == ID)
    assert record.story is not None
    assert record.story.fr == "Un.\n\nDeux.\n\n- trois ;\n- quatre."


@pytest.mark.parametrize("state", ["signed-off", "", "needs-translation"])
def test_a_state_that_xliff_does_not_have_is_reported_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str], state: str
) -> None:
    file = exported(data, "--owed", "all")
    edited(file, lambda segment: segment.set("state", state))
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 1
    assert f"{ID}.title” the state is “{state}”, which XLIFF 2.0 does not have" in capsys.readouterr().err
    assert contents(data) == before


def test_a_text_marked_as_reviewed_is_confirmed(data: Path) -> None:
    file = exported(data, "--owed", "all")
    edited(file, lambda segment: segment.set("state", "final"))
    before = contents(data)
    assert portal("translations", "import", "--data", data, file) == 0
    assert read_ledger(data)[Text(ID, "title", "fr")].kind == "reviewed"
    assert sum(before[name] != content for name, content in contents(data).items()) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", f"{ID}.title.fr: the source text has changed since the export: export it again\n"),
        ("fr", f"{ID}.title.fr: the translation was changed here meanwhile: compare the two and choose\n"),
    ],
)
def test_a_conflict_is_reported_and_nothing_is_overwritten(
    data: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    file = exported(data, "--owed", "all")
    edited(file, translated("De retour du traducteur"))
    change(data, language, "Veranderd intussen")
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 1
    assert capsys.readouterr().err == said
    assert contents(data) == before


def test_what_the_check_would_refuse_does_not_come_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(data, "--owed", "all")
    edited(file, translated("<b>Gras</b>"))
    before = contents(data)
    assert portal("translations", "import", "--data", data, file) == 1
    assert f"{ID}.title.fr holds HTML (<b>)" in capsys.readouterr().err
    assert contents(data) == before


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>'
WIDE_BOMB = BOMB.replace("1.0", '1.0" encoding="utf-16').encode("utf-16")


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "dat niet te zien is"), ("fr", "qui ne se voit pas"), ("en", "which cannot be seen")]
)
def test_what_the_check_refuses_in_a_translation_is_told_once_and_in_the_language_asked(
    language: str, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data.parent / "work.xlf"
    portal("translations", "export", "--data", data, "--language", "fr", "--owed", "all", file)
    rewritten(file, (f"<target>{title(data, 'fr')}", f"<target>\u200b{title(data, 'fr')}"))
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, "--lang", language, file) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(str(data / "projects.yaml"))
    assert said in told[0]
    assert contents(data) == before


def test_a_text_that_comes_back_with_two_translations_is_a_conflict(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data.parent / "work.xlf"
    portal("translations", "export", "--data", data, "--language", "fr", "--owed", "all", file)
    text, target = file.read_text(encoding="utf-8"), f"<target>{title(data, 'fr')}</target>"
    unit = next(found for found in re.findall(r"(?s)<unit .*?</unit>", text) if target in found)
    file.write_text(text.replace(unit, unit + unit.replace(target, "<target>Autre titre</target>")), encoding="utf-8")
    before = contents(data)
    assert portal("translations", "import", "--data", data, "--lang", "en", file) == 1
    assert f"{ID}.title.fr: this text stands in the file twice" in capsys.readouterr().err
    assert contents(data) == before


def test_what_cannot_be_written_or_chosen_is_told_without_a_traceback(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        portal("translations", "export", "--data", data, "--lang", "en", "--language", "fr", "--owed", "all", data) == 1
    )
    assert f"{data} cannot be opened or written" in capsys.readouterr().err
    assert portal("translations", "list", "--data", data, "--lang", "en", "--theme", "enery") == 1
    assert "no theme or sort “enery”: choose one of" in capsys.readouterr().err


@pytest.mark.parametrize("content", [BOMB, "", "no xml", "<xliff/>", WIDE_BOMB])
def test_a_file_that_is_none_of_ours_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str], content: str | bytes
) -> None:
    file = data.parent / "work.xlf"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = contents(data)
    assert portal("translations", "import", "--data", data, file) == 1
    assert capsys.readouterr().err.startswith(str(file))
    assert contents(data) == before


def rewritten(file: Path, *changes: tuple[str, str]) -> None:
    """What a tool makes of the text of a file; each pattern has to be there."""
    text = file.read_text(encoding="utf-8")
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text)
        assert count, pattern
    file.write_text(text, encoding="utf-8")


def test_an_older_form_of_the_file_goes_out_and_comes_back(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data, "--version", "1.2")
    root = Xml.parse(file).getroot()
    unit = next(root.iter(f"{{{CORE_1}}}trans-unit"))
    assert (unit.get("resname"), unit.get("maxwidth"), unit.get("size-unit")) == ("title", "140", "char")
    rewritten(file, (r"<target state=.needs-translation.>[^<]*<", '<target state="final">Tout autre chose<'))
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 0
    assert capsys.readouterr().out == "1 translation changed, 0 confirmed, 0 the same\n"
    assert title(data, "fr") == "Tout autre chose"
    assert read_ledger(data)[Text(ID, "title", "fr")].kind == "reviewed"


def test_the_file_says_how_long_a_text_may_be_and_what_the_source_said_before(data: Path) -> None:
    old = title(data, "nl")
    commit(data.parent, "2026-11-01")
    change(data, "nl", "Iets heel anders")
    commit(data.parent, "2026-11-02")
    unit = next(Xml.parse(exported(data)).iter(f"{{{CORE}}}unit"))
    notes = {note.get("category"): note.text for note in unit.iter(f"{{{CORE}}}note")}
    assert notes["former"] == old
    assert notes["limit"] == "140 caractères au plus"
    assert unit.get(f"{{{SIZE_RESTRICTION}}}sizeRestriction") == "140"


@pytest.mark.parametrize(
    ("kind", "path", "limit"),
    [
        ("projects", "title", 140),
        ("events", "summary", 320),
        ("projects", "milestones[2024].text", 700),
        ("pages", "text", 0),
    ],
)
def test_limits_are_those_of_the_models(kind: str, path: str, limit: int) -> None:
    assert limit_of(kind, path) == limit


def test_what_is_exported_does_not_depend_on_the_prefixes_of_other_libraries(data: Path) -> None:
    change(data, "nl", "Iets heel anders")
    before = exported(data).read_bytes()
    Xml.register_namespace("", "urn:other")
    assert exported(data).read_bytes() == before


@pytest.mark.parametrize("lost", [r"(?s)<notes>.*?</notes>", ' name="[^"]*"', ' original="[^"]*"', ' state="[^"]*"'])
def test_what_tools_drop_is_not_missed(data: Path, lost: str) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    edited(file, translated("Tout autre chose"))
    rewritten(file, (lost, ""))
    assert portal("translations", "import", "--data", data, file) == 0
    assert title(data, "fr") == "Tout autre chose"


@pytest.mark.parametrize("language", ["fr-BE", "fr-LU", "FR", "fr_FR"])
def test_a_regional_language_is_that_language(data: Path, language: str) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    edited(file, translated("Tout autre chose"))
    rewritten(file, ('trgLang="fr"', f'trgLang="{language}"'))
    assert portal("translations", "import", "--data", data, file) == 0
    assert title(data, "fr") == "Tout autre chose"


@pytest.mark.parametrize(
    ("pattern", "new", "said"),
    [
        ('trgLang="fr"', 'trgLang="de"', "is in the language “de”: expected is nl, fr or en"),
        ('trgLang="fr"', 'trgLang="en"', "says that the translation is in en, but was exported for fr"),
        ('<unit id="[^"]*"', '<unit id="1"', "took away the id by which the portal knows the text"),
        ("</xliff>", "</xlif>", "the file is damaged here"),
        ('document:2.0"(.*?) version="2.0"', r'document:2.2"\1 version="2.2"', "is XLIFF 2.2: save it"),
        ("<xliff ", "<!DOCTYPE xliff><xliff ", "has a line that begins with <!DOCTYPE"),
        ("<source>[^<]*<", "<source>Heel iets anders<", "the source text was changed in the file"),
    ],
)
def test_what_a_tool_did_wrong_is_reported_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str], pattern: str, new: str, said: str
) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    rewritten(file, (r"(?s)<notes>.*?</notes>", ""), (pattern, new))
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 1
    assert said in capsys.readouterr().err
    assert contents(data) == before


def test_a_text_that_comes_back_empty_is_reported_and_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, "nl", "Iets heel anders")
    old = title(data, "fr")
    file = exported(data)
    rewritten(file, (r"<target>[^<]*</target>", "<target/>"))
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 0
    assert f"1 text came back without a translation, or with a part of it, and stays as it was: {ID}.title.fr\n" in (
        capsys.readouterr().out
    )
    assert title(data, "fr") == old


SEGMENT = r"(?s)<segment .*?</segment>"


def segments(*parts: str) -> str:
    """What a tool that cuts a text into parts makes of one segment; of each: its source, and its target or none."""
    return "".join(f"<{one}</{one.partition(' ')[0].partition('>')[0]}>" for one in parts)


CUT = segments(
    'segment id="a" state="translated"><source>Iets heel</source><target>Tout autre</target>',
    "ignorable><source> </source>",
    'segment id="b" state="translated"><source>anders</source><target>chose</target>',
)
TURNED = segments(
    'segment id="a" state="translated"><source>Iets heel</source><target order="3">chose</target>',
    'ignorable><source> </source><target order="2"> </target>',
    'segment id="b" state="translated"><source>anders</source><target order="1">Tout autre</target>',
)
MATCHED = (
    '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#x">'
    "<source>Iets</source><target>Quelque chose</target></m:match></m:matches>"
    '<segment state="translated"><source>Iets heel anders</source><target>Tout autre chose</target></segment>'
)
PARTED = '<segment state="translated"><source>Iets heel anders</source><target>Fle\u0301chir</target></segment>'


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (CUT, "Tout autre chose"),
        (TURNED, "Tout autre chose"),
        (MATCHED, "Tout autre chose"),
        (PARTED, "Fl\u00e9chir"),
    ],
    ids=["cut", "turned", "matched", "letters and accents parted"],
)
def test_whatever_a_tool_makes_of_a_text_its_translation_is_read(data: Path, made: str, said: str) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    rewritten(file, (SEGMENT, made))
    assert portal("translations", "import", "--data", data, file) == 0
    assert title(data, "fr") == said


HALF = segments(
    'segment id="a" state="translated"><source>Iets heel</source><target>Tout autre</target>',
    "ignorable><source> </source>",
    'segment id="b"><source>anders</source>',
)
COPIED = '<segment state="translated"><source>Iets heel anders</source><target>Iets heel anders</target></segment>'


@pytest.mark.parametrize("made", [HALF, COPIED], ids=["half", "the source in place of the translation"])
def test_a_text_that_is_not_translated_yet_is_reported_and_stays(
    data: Path, capsys: pytest.CaptureFixture[str], made: str
) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data)
    rewritten(file, (SEGMENT, made))
    before = contents(data)
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 0
    assert f"and stays as it was: {ID}.title.fr\n" in capsys.readouterr().out
    assert contents(data) == before


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ("", "outdated"),
        (' state="needs-review-translation"', "outdated"),
        (' state="x-mine"', "outdated"),
        (' state="translated"', "human"),
        (' state="final"', "reviewed"),
    ],
)
def test_in_an_older_form_only_a_state_that_says_so_confirms_a_text_that_nobody_changed(
    data: Path, about: str, kind: str
) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data, "--version", "1.2")
    rewritten(file, (" state=.needs-translation.", about))
    assert portal("translations", "import", "--data", data, file) == 0
    outdated = (f"{ID}.title", "fr", "outdated") in states(data)
    assert ("outdated" if outdated else read_ledger(data)[Text(ID, "title", "fr")].kind) == kind


def test_what_a_tool_of_the_older_form_calls_approved_is_reviewed_and_a_part_is_no_translation(data: Path) -> None:
    change(data, "nl", "Iets heel anders")
    file = exported(data, "--version", "1.2")
    rewritten(file, ("<trans-unit ", '<trans-unit approved="yes" '))
    whole = file.read_text(encoding="utf-8")
    rewritten(file, (r"<target([^>]*)>[^<]*<", r'<target\1><mrk mtype="seg">Tout</mrk> <mrk mtype="seg"/><'))
    assert portal("translations", "import", "--data", data, file) == 0
    assert (f"{ID}.title", "fr", "outdated") in states(data)
    file.write_text(whole, encoding="utf-8")
    assert portal("translations", "import", "--data", data, file) == 0
    assert read_ledger(data)[Text(ID, "title", "fr")].kind == "reviewed"


def test_texts_that_follow_another_language_are_named_and_have_a_file_of_their_own(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(data, "en", "Something else")
    portal("translations", "update", "--data", data)
    capsys.readouterr()
    other = exported(data, "--owed", "all")
    assert "some texts follow a text in English and are not in this file" in capsys.readouterr().out
    assert "Something else" not in other.read_text(encoding="utf-8")
    file = exported(data, "--source", "en")
    assert "<source>Something else</source>" in file.read_text(encoding="utf-8")
    rewritten(file, ("<target>[^<]*<", "<target>Tout autre chose<"))
    assert portal("translations", "import", "--data", data, file) == 0
    assert title(data, "fr") == "Tout autre chose"


def test_a_page_of_prose_goes_out_and_comes_back(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = data.parent / "content/fr/about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nA revoir.\n", encoding="utf-8")
    file = exported(data, "--theme", "pages", "--owed", "all")
    rewritten(file, ("A revoir[.]", "Nouveau."))
    assert portal("translations", "import", "--data", data, file) == 0
    assert page.read_text(encoding="utf-8").endswith("\n\nNouveau.\n")
    file = exported(data, "--theme", "pages", "--owed", "all")
    rewritten(file, ("Nouveau[.]", "[x](record:none)"))
    capsys.readouterr()
    assert portal("translations", "import", "--data", data, file) == 1
    assert "“none”" in capsys.readouterr().err


def test_a_page_of_which_only_the_title_is_outdated_goes_out_as_a_whole_too(data: Path) -> None:
    about = data.parent / "content/nl/about.md"
    about.write_text(
        re.sub('(?m)^title: "?', r"\g<0>Nu ", about.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    assert "Nu " in exported(data, "--theme", "pages").read_text(encoding="utf-8")


def known(**texts: dict[str, str]) -> dict[str, Known]:
    """One record with these texts."""
    return {ID: Known("projects", dict(texts), "projects.yaml")}


def test_an_entry_is_as_outdated_as_the_oldest_wording_that_one_of_its_texts_follows() -> None:
    said = {"nl": "Nieuw.", "fr": "Vieux."}
    days = {"title": date(2026, 3, 1), "summary": date(2026, 1, 2), "story": date(2026, 2, 3)}
    ledger = {
        Text(ID, path, "fr"): Provenance("nl", fingerprint("Oud."), fingerprint("Vieux."), "human", day)
        for path, day in days.items()
    }
    found = outdated_wordings(translations_of(known(**dict.fromkeys(days, said)), ledger))
    assert found == {(ID, "fr"): OutdatedWording("nl", date(2026, 1, 2))}


def test_what_is_confirmed_by_hand_is_recorded_by_its_marks_and_as_it_was_made() -> None:
    made = Provenance("nl", CURRENT, "x", "reviewed", date(2026, 1, 2), date(2026, 2, 3))
    text = Text(ID, "title", "fr")
    found = updated(known(title={"nl": "Nieuw.", "fr": "Neuf."}), {text: made}, date(2026, 11, 22), "machine")
    marks = fingerprint("Nieuw."), fingerprint("Neuf.")
    assert found[text] == Provenance("nl", *marks, "reviewed", date(2026, 1, 2))


def test_an_export_names_both_of_its_languages_and_ends_its_last_line() -> None:
    for version, source, target in (("2.0", "srcLang", "trgLang"), ("1.2", "source-language", "target-language")):
        text = Text(ID, "title", "fr")
        unit = Unit(text, "f1", "u1", "projects", {}, [], 140, "initial", "Nieuw.", "")
        content = export([unit], "nl", "fr", version)
        assert content.endswith(b">\n")
        root = Xml.fromstring(content)
        named = root if version == "2.0" else root[0]
        assert (named.get(source), named.get(target)) == ("nl", "fr")
