"""The guide and the README tell the truth: their record is sound, and every message they show is one that comes."""

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from copies import ROOT, commit, complaints, copy_of_data, git, portal
from portal.__main__ import main
from portal.language import LANGUAGES, Language
from portal.loading.load import load
from portal.problems import as_text
from portal.rules.check import check
from portal.translating.ledger import ledger_file

FENCED = re.compile(r"(?ms)^ *```(\w*)\n(.*?)^ *```$")
PAGES = re.compile(r"\d+ (?=pagina|pages)")
ROLES = ("sources", "translator", "reviewer", "communications", "administrator")
STEP = re.compile(r"(?ms)^```(\w+)(?: (\S+))?\n(.*?)^```$")
CALL = re.compile(r"(?ms)^\$ \.venv/bin/portal (.*?)\n(.*?)(?=^\$ |\Z)")
LONGEST = 12  # lines of an answer that are shown; three points stand for the rest
TITLES = {
    "nl": "Nachttreinen in de Benelux",
    "fr": "Trains de nuit dans le Benelux",
    "en": "Night trains in the Benelux",
}
FRENCH = "    fr: Selon le plan annuel 2024, une étude examine si c’est possible.\n"


def fenced(file: str, kind: str) -> Iterator[str]:
    """The blocks of one kind in a Markdown file."""
    return (text for found, text in FENCED.findall((ROOT / file).read_text(encoding="utf-8")) if found == kind)


def replace(file: Path, old: str, new: str, after: str = "") -> None:
    text = file.read_text(encoding="utf-8")
    start = text.index(after)
    assert old in text[start:], old
    file.write_text(text[:start] + text[start:].replace(old, new, 1), encoding="utf-8")


def _plain(text: str) -> str:
    """Without how many pages are affected, which changes with the data, nor the width of spaces."""
    return PAGES.sub("N ", text.replace("\u00a0", " "))


def test_the_record_of_the_readme_is_a_sound_one(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    file = data / "projects.yaml"
    (record,) = fenced("README.md", "yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?ms)^- id: vat-gap$.*?(?=^- id: |\Z)", lambda _: record, text), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != text
    assert complaints(data) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_what_an_editor_sees(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = _plain("".join(fenced(f"guide/{language}/index.md", "")))
    monkeypatch.chdir(tmp_path)
    copy_of_data(tmp_path)
    data = Path("data")
    for arguments in (["init", "-b", "main"], ["add", "."], ["commit", "-m", "all"]):
        identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    event, wrong, right = (
        data / "events/cross-border/vat-gap-colloquium-2024.yaml",
        "when: 2024-03-14",
        'when: "2024-03-14"',
    )
    replace(event, 'when: "2024-03"', wrong)
    loaded = load(data)
    said = as_text([*loaded.problems, *check(loaded)], language)
    replace(event, wrong, right)
    portal("diff", "main", "--lang", language, "--no-pages")
    said += capsys.readouterr().out.splitlines()[:9]

    titles = [part for name, title in TITLES.items() for part in (f"--title-{name}", title)]
    portal("new", "project", *titles, "--theme", "internal-market", "--lang", language)
    draft = data / "drafts/projects/night-trains-benelux.yaml"
    (filled,) = (text for text in fenced(f"guide/{language}/index.md", "yaml") if text.startswith("  summary:"))
    summary, rest = filled.split("  theme:")
    replace(draft, '  summary:\n    nl: ""\n    fr: ""\n    en: ""\n', summary)
    for line in rest.splitlines()[1:]:
        replace(draft, re.search(rf"(?m)^{line.split(':')[0]}: .*$", draft.read_text(encoding="utf-8"))[0], line)  # type: ignore[index]
    source = '    - {document: "", section: ""}'
    replace(draft, source, '    - {document: annual-plan-2024, section: "2.4"}', "\n  sources:")
    said += capsys.readouterr().out.splitlines()
    assert portal("finish", "night-trains-benelux", "--lang", language) == 1
    said += capsys.readouterr().err.splitlines()
    replace(draft, '    fr: ""\n', FRENCH)
    replace(draft, "explorign", "exploring")
    replace(draft, "as_of: 2024", 'as_of: "2024"')
    assert portal("finish", "night-trains-benelux", "--lang", language) == 0
    said += capsys.readouterr().out.splitlines()
    assert [line for line in said if _plain(line) not in shown] == []
    assert complaints(data) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_every_example_of_a_role_goes_as_its_page_shows(
    role: str,
    language: Language,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expect: Callable[[Path, str], None],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PORTAL_NOW", "2027-01-31T12:00")
    ledger_file(copy_of_data(tmp_path)).unlink(missing_ok=True)
    portal("translations", "update")
    commit(tmp_path, "2026-11-01")
    git(tmp_path, "branch", "-M", "main")
    git(tmp_path, "switch", "-c", "work")
    capsys.readouterr()

    def answered(call: re.Match[str]) -> str:
        with suppress(SystemExit):  # of --help
            main(shlex.split(call[1]))
        said = capsys.readouterr()
        lines = (said.out + said.err).rstrip("\n").split("\n")
        shown = lines if len(lines) <= LONGEST else [*lines[: LONGEST - 1], "…"]
        return "".join(f"{line}\n" for line in (f"$ .venv/bin/portal {call[1]}", *shown))

    def done(step: re.Match[str]) -> str:
        kind, name, text = step.groups()
        if kind == "console":
            return f"```console\n{CALL.sub(answered, text)}```"
        if kind == "diff":
            old, new = ("".join(f"{line[1:]}\n" for line in text.splitlines() if line[0] == sign) for sign in "-+")
            replace(Path(name), old.rstrip("\n"), new.rstrip("\n"))
        elif not name:
            return step[0]
        else:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        commit(tmp_path, "2026-11-02")
        return step[0]

    page = ROOT / "guide" / language / f"{role}.md"
    expect(page, STEP.sub(done, page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_leads_to_the_page_of_every_role(language: Language) -> None:
    index = (ROOT / "guide" / language / "index.md").read_text(encoding="utf-8")
    assert [role for role in ROLES if f"({role}.md)" not in index] == []


def test_the_record_of_the_first_example_stands_where_the_guide_says() -> None:
    name = "data/events/cross-border/vat-gap-colloquium-2024.yaml"
    for language in LANGUAGES:
        shown = (ROOT / "guide" / language / "index.md").read_text(encoding="utf-8")
        (line,) = set(re.findall(rf"{re.escape(name)}:(\d+):", shown))
        assert (ROOT / name).read_text(encoding="utf-8").split("\n")[int(line) - 1].startswith("when: ")
