"""`portal diff` says what a change means for readers, record by record and language by language."""

import re
from pathlib import Path

import pytest

from copies import copy_of_data, git, portal
from portal.history.diff import Changes, RecordChange, compare
from portal.history.diff_report import diff_report
from portal.history.git import Repository
from portal.history.markdown_report import ReportPart, changed_lines, markdown, shortened
from portal.history.snapshots import Known, on_disk, snapshot
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.problems import Refused

REASON = ("--reason-nl", "Het is afgelopen.", "--reason-fr", "C’est terminé.", "--reason-en", "It has ended.")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The real data, committed on a branch `main`."""
    data = copy_of_data(tmp_path)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all")
    return data


def said(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str, pages: bool = False) -> str:
    """What the command says; which pages differ only where that is asked, since it takes longer than all the rest."""
    capsys.readouterr()
    portal("diff", "--data", data, "main", *arguments, *([] if pages else ["--no-pages"]))
    return capsys.readouterr().out


def change(data: Path, old: str, new: str) -> None:
    """Puts another text in the one file that has it."""
    (file,) = [file for file in data.rglob("*.yaml") if old in file.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_no_change_is_reported_as_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, data) == (
        "What this changes for readers\n=============================\nNothing: the data say the same.\n"
    )


def test_another_layout_is_no_change(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in data.rglob("*.yaml"):
        file.write_bytes(b"# noted\n" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert "Nothing: the data say the same." in said(capsys, data)


def test_a_changed_text_is_reported_in_its_language_and_outdates_the_others(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = next(record.title.nl for record in load(data).records if record.id == "police-treaty-implementation")
    change(data, f"nl: {title}\n", "nl: Uitvoering van het verdrag\n")
    text = said(capsys, data)
    assert "0 added, 1 changed, 0 withdrawn, 0 renamed, 0 removed; 2 translations outdated" in text
    assert f"  title · nl\n    - {title}\n    + Uitvoering van het verdrag\n" in text
    behind = (f"- police-treaty-implementation, title: Dutch → {name}\n" for name in ("French", "English"))
    assert "".join(behind) in text


def test_the_pages_that_show_something_else_are_named_in_the_languages_in_which_they_do(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = next(record.title.nl for record in load(data).records if record.id == "police-treaty-implementation")
    change(data, f"nl: {title}\n", "nl: Uitvoering van het verdrag\n")
    page = data.parent / "content/fr/about.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nC’est nouveau.\n", encoding="utf-8")
    text = said(capsys, data, pages=True)
    named = text[text.index("show something else") :].splitlines()[1:]
    own = "  /{nl,fr,en}/projects/police-treaty-implementation/"  # in French and English with a notice
    assert {
        own,
        "  /nl/projects/",
        "  /nl/themes/safety/",
        "  /nl/embed/projects/police-treaty-implementation/",
    } <= set(named)
    assert "  /fr/about/" in named
    assert all(line.startswith("  /nl/") for line in named if line not in (own, "  /fr/about/"))


def test_no_page_is_named_where_the_data_have_mistakes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(data, "- id: police-treaty-implementation\n", "- id: police-treaty-implementation\n  nonsense: 1\n")
    assert "named only where the data have no mistakes on either side" in said(capsys, data, pages=True)


def test_a_changed_page_of_prose_is_reported_as_a_record_is(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = data.parent / "content/nl/about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nDit is nieuw.\n", encoding="utf-8")
    uncommitted = said(capsys, data)
    git(data.parent, "checkout", "-b", "change")
    git(data.parent, "commit", "-a", "-m", "more")
    for text in (uncommitted, said(capsys, data, "HEAD")):
        assert "0 added, 1 changed, 0 withdrawn, 0 renamed, 0 removed; 2 translations outdated" in text
        assert "    + Dit is nieuw.\n" in text
        assert "- pages/about, text: Dutch → French\n" in text


def test_a_page_of_prose_that_goes_is_an_error_with_its_three_addresses(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in LANGUAGES:
        (data.parent / f"content/{language}/themes/energy.md").unlink()
    text = said(capsys, data)
    assert all(f"- /{language}/themes/energy/\n" in text for language in LANGUAGES)
    assert portal("diff", "--data", data, "main") == 1


def test_a_translation_that_was_confirmed_is_not_told_as_outdated(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    portal("translations", "update", "--data", data)
    title = next(record.title.nl for record in load(data).records if record.id == "police-treaty-implementation")
    change(data, f"nl: {title}\n", "nl: Uitvoering van het verdrag\n")
    assert "; 2 translations outdated" in said(capsys, data)
    portal("translations", "confirm", "--data", data, "police-treaty-implementation", "--language", "fr")
    assert "; 1 translation outdated" in said(capsys, data)


def test_a_renamed_record_is_one_renaming_and_no_other_change(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal("rename", "--data", data, "nsec", "north-seas-cooperation")
    text = said(capsys, data)
    assert "0 added, 0 changed, 0 withdrawn, 1 renamed, 0 removed; 0 translations outdated" in text
    assert "- nsec → north-seas-cooperation\n" in text


def test_a_withdrawn_record_is_reported_with_its_reason(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal("withdraw", "--data", data, "nsec", *REASON)
    text = said(capsys, data)
    assert "0 added, 0 changed, 1 withdrawn" in text
    assert "  withdrawn.reason · nl\n    + Het is afgelopen.\n" in text


def test_a_record_that_is_deleted_is_an_error_with_its_three_addresses(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "services.yaml"
    text = file.read_text(encoding="utf-8")
    first = re.split(r"^(?=- id:)", text, flags=re.MULTILINE)
    file.write_text("".join([first[0], *first[2:]]), encoding="utf-8")
    id_ = first[1].split("\n")[0].removeprefix("- id: ")
    capsys.readouterr()
    assert portal("diff", "--data", data, "main") == 1
    assert f"- /nl/services/{id_}/\n- /fr/services/{id_}/\n- /en/services/{id_}/\n" in capsys.readouterr().out


def test_what_others_did_on_main_meanwhile_is_not_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(data, "checkout", "-b", "mine")
    portal("withdraw", "--data", data, "nsec", *REASON)
    git(data, "commit", "-am", "mine")
    git(data, "checkout", "main")
    portal("withdraw", "--data", data, "gnsbi-development", *REASON)
    git(data, "commit", "-am", "theirs")
    text = said(capsys, data, "mine")
    assert "1 withdrawn" in text
    assert "gnsbi-development (" not in text


def test_an_unknown_branch_is_reported(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal("diff", "--data", data, "--", "--output=x") == 1
    assert capsys.readouterr().err == (
        "“--output=x” is no commit or branch of this repository: fetch it first (git fetch), or check the name\n"
    )


HOSTILE = "<img src=x> [a](https://evil.example) @team **x** ```\n# y\n```` #12 GH-3 www.evil.example"


def test_nothing_in_a_record_becomes_markup_a_link_or_a_mention() -> None:
    text = markdown([ReportPart("point", HOSTILE), ReportPart("change", "a`b", changed_lines("", HOSTILE))])
    point, fenced = text.split("\n\n**", 1)
    assert not re.search(r"[<>`*@\[\]]|://|www\.|GH-|#\d\d?(?!\d*;)", point.removeprefix("- ").replace("&#", ""))
    fence = fenced.split("\n")[2].removesuffix("diff")
    assert len(fence) == 5
    assert fenced.count(fence) == 2


def test_a_changed_sentence_is_shown_without_those_that_stayed() -> None:
    assert changed_lines("One. Two. Three.", "One. Too. Three.") == ("  …", "- Two.", "+ Too.", "  …")


def test_a_sentence_that_goes_on_below_stays_one_and_a_list_of_words_stays_a_list() -> None:
    long = "Also international experts, senior officials, and academics from the three"
    assert changed_lines("", f"Yes. {long}\ncountries came.") == ("+ Yes.", f"+ {long} countries came.")
    assert changed_lines("", f"- {long}\n  countries;\n- two.") == (f"+ - {long} countries;", "+ - two.")
    assert changed_lines("", "tax fraud\nVAT fraud") == ("+ tax fraud", "+ VAT fraud")


def test_a_summary_gets_the_same_report_as_markdown(
    data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    title = next(record.title.nl for record in load(data).records if record.id == "police-treaty-implementation")
    change(data, f"nl: {title}\n", "nl: Uitvoering van het verdrag\n")
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    plain_text = said(capsys, data, "--summary", str(summary))
    assert summary.read_text(encoding="utf-8") == "before\n" + said(capsys, data, "--format", "markdown")
    assert plain_text == said(capsys, data)


def test_a_long_report_is_cut_between_parts_with_a_note() -> None:
    assert shortened("one\n\ntwo\n\nthree", 14, "cut") == "one\n\ncut\n"
    assert shortened("one", 14, "cut") == "one"


def test_lists_that_grow_show_only_what_came_in(data: Path) -> None:
    before = snapshot(on_disk(data))
    after = {**before}
    known = before["police-treaty-implementation"]
    milestone = {"date": "2021", "text": {"nl": "a b", "fr": "c d", "en": "e f"}}
    milestones = [milestone, *known.value["milestones"]]  # type: ignore[misc]  # the record has a list there
    after["police-treaty-implementation"] = known._replace(value={**known.value, "milestones": milestones})
    (changed,) = compare(before, after).changed
    assert [(field.path, field.language, field.new) for field in changed.fields] == [
        ("milestones[2021].date", "", "2021"),
        ("milestones[2021].text", "nl", "a b"),
        ("milestones[2021].text", "fr", "c d"),
        ("milestones[2021].text", "en", "e f"),
    ]


def test_a_text_that_changed_in_one_language_alone_is_pointed_out(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = next(record.title.fr for record in load(data).records if record.id == "police-treaty-implementation")
    change(data, f"fr: {title}\n", "fr: Le traité mis en œuvre\n")
    assert "title: only French changed; check that the other languages say the same" in said(capsys, data)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"title": {"en": "The work"}}, "The work (one-work, projects)"),
        ({"question": {"en": "May I?"}}, "May I? (one-work, projects)"),
        ({"title": {"nl": "Het werk"}}, "one-work (projects)"),  # its English title is still to come
        ({"title": "no languages"}, "one-work (projects)"),
        ({}, "one-work (projects)"),
    ],
)
def test_an_entry_is_named_by_its_title_where_it_has_one_in_the_language_of_the_report(
    value: dict[str, object], name: str
) -> None:
    added = RecordChange("one-work", "", Known("projects", value, "projects.yaml"), ())
    assert name in [part.text for part in diff_report(Changes(added=[added]), "en")]


def test_a_damaged_repository_is_said_in_a_line(data: Path) -> None:
    with pytest.raises(Refused, match="git-failed") as refused:
        Repository(data).blobs(["1" * 40])
    assert refused.value.details["said"] == f"{'1' * 40} missing"


def test_a_list_that_unfolds_shows_what_is_written_and_no_markup() -> None:
    text = markdown([ReportPart("folded", HOSTILE, (HOSTILE,))])
    assert "<img" not in text
    assert "@team" not in text


def test_a_change_without_backticks_stands_in_a_fence_of_three() -> None:
    assert "\n```diff\n+ b\n```\n" in markdown([ReportPart("change", "a", ("+ b",))])
