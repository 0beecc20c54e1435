"""One annotation and its words make a new field appear everywhere that treats fields alike."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, built, made_once
from copies import project_copy

FIELD = "    budget: Annotated[Localised[Title] | None, Fact()] = None\n    milestones:"
TEXT = "  budget: {nl: Zestien noten, fr: Seize noix, en: Sixteen nuts}\n"


def portal(project: Path, *arguments: str) -> str:
    """What a command of the changed portal prints."""
    code = "import sys; from portal.__main__ import main; sys.exit(main())"
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=project,
        env={"PYTHONPATH": str(project / "hooks"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which projects have one more field, and one project fills it in."""
    return made_once(tmp_path_factory, "field", _with_a_field_more)


def _with_a_field_more(folder: Path) -> None:
    project = project_copy(folder)
    kinds = project / "hooks/portal/records/kinds.py"
    kinds.write_text(kinds.read_text(encoding="utf-8").replace("    milestones:", FIELD, 1), encoding="utf-8")
    for language, words in {"nl": "Het budget", "fr": "Le budget", "en": "The budget"}.items():
        with (project / f"hooks/portal/messages/commands.{language}.toml").open("a", encoding="utf-8") as file:
            file.write(f'field-budget = "{words}"\n')
    with (project / "data/interface.yaml").open("a", encoding="utf-8") as file:
        file.write("fact_budget: {nl: Budget, fr: Budget, en: Budget}\n")
    file_ = next(iter(sorted((project / "data/projects").rglob("*.yaml"))))
    content = file_.read_text(encoding="utf-8")
    file_.write_text(re.sub(r"(?m)^  written:", TEXT + "  written:", content, count=1), encoding="utf-8")
    portal(project, "schema")
    built(project, PYTHONPATH=str(project / "hooks"), PORTAL_SEARCH="0")


def filled(project: Path) -> str:
    """The id of the project that fills the field in."""
    content = json.loads((project / "site/api/v1/projects.json").read_text(encoding="utf-8"))
    return str(next(entry["id"] for entry in content["records"] if entry["budget"]))


def test_the_page_shows_it(project: Path) -> None:
    assert "Seize noix" in (project / f"site/fr/projects/{filled(project)}/index.html").read_text(encoding="utf-8")


def test_the_data_has_it(project: Path) -> None:
    assert "Zestien noten" in (project / "site/api/v1/projects.nl.csv").read_text(encoding="utf-8")
    schema = json.loads((project / "site/api/v1/schema.json").read_text(encoding="utf-8"))
    assert "budget" in schema["$defs"]["Project"]["properties"]


def test_search_knows_its_text(project: Path) -> None:
    code = (
        "from pathlib import Path; from datetime import datetime, UTC\n"
        "from portal.catalogue import open_catalogue; from portal.outputs.search import search_entries\n"
        "from portal.views.localised import Views\n"
        "views = Views(open_catalogue(Path('data'), datetime.now(UTC)), 'en')\n"
        "print(sum('Sixteen nuts' in entry.content for entry in search_entries(views, [])))"
    )
    environment = {"PYTHONPATH": str(project / "hooks"), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert found.stdout == "1\n", found.stderr


def test_schema_and_skeleton_offer_it(project: Path) -> None:
    schema = json.loads((project / "data/schema/projects.json").read_text(encoding="utf-8"))
    assert "budget" in schema["$defs"]["entry"]["properties"]
    portal(project, "new", "project", "--theme", "safety", "--title-en", "Something new")
    [draft] = (project / "data/drafts").rglob("*.yaml")
    assert "# budget:" in draft.read_text(encoding="utf-8")


def test_translators_get_it(project: Path) -> None:
    exported = project / "export.xlf"
    portal(project, "translations", "export", "--language", "fr", "--owed", "all", str(exported))
    assert "budget" in exported.read_text(encoding="utf-8")


def test_the_real_project_has_no_such_field() -> None:
    assert "budget" not in (ROOT / "hooks/portal/records/kinds.py").read_text(encoding="utf-8")
