"""The guide and the README tell the truth: their record is sound, and every message they show is one that comes."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from copies import ROOT, complaints, copy_of_data, portal
from portal.language import LANGUAGES, Language
from portal.loading.load import load
from portal.problems import as_text
from portal.rules.check import check

FENCED = re.compile(r"(?ms)^ *```(\w*)\n(.*?)^ *```$")
PLACE = re.compile(r":\d+:\d+:")
PAGES = re.compile(r"\d+ (?=pagina|pages)")
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
    """Without the places and how many pages are affected, which change with the data, nor the width of spaces."""
    return PAGES.sub("N ", PLACE.sub(":", text).replace("\u00a0", " "))


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

    events, wrong, right = data / "events.yaml", "when: 2024-03-14", 'when: "2024-03-14"'
    replace(events, 'when: "2024-03"', wrong, "- id: vat-gap-colloquium-2024\n")
    loaded = load(data)
    said = as_text([*loaded.problems, *check(loaded)], language)
    replace(events, wrong, right)
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
