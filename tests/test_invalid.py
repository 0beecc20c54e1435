"""Every pair in `tests/invalid`: what is wrong, and exactly what an editor is told about it.

A new case is two files: NAME.yaml (which stands in for `projects.yaml`), or a folder NAME with several files, and
NAME.errors.txt. The rest of the data is that of `tests/sample`. A folder `content` in a case is the prose beside it.
Warnings are printed only where there are no errors, and refuse nothing.
"""

import ast
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeGuard

import pytest

from conftest import NOW, ROOT
from portal.__main__ import main
from portal.loading.load import load
from portal.messages import catalogue
from portal.problems import Problem
from portal.rules.check import advise, check

HERE = Path(__file__).parent
RULES = ROOT / "hooks/portal/rules"
ABOUT_PROSE = ("front_matter", "page_links", "prose", "slots")
# These are tried text by text in test_wording_rules.py.
IN_TEST_WORDING_RULES = {"avoided-form", "long-sentence", "past-as-present"}
CASES = sorted(path for path in (HERE / "invalid").iterdir() if path.suffix != ".txt")


def data_of(case: Path, target: Path) -> Path:
    """The sample data with the files of a case in place of its own."""
    data = shutil.copytree(HERE / "sample", target / "data")
    if case.is_dir():
        shutil.copytree(case, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("content"))
        if (case / "content").exists():
            shutil.copytree(case / "content", target / "content")
    else:
        shutil.copy(case, data / "projects.yaml")
    return data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_fault_is_reported_as_expected(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    expect: Callable[[Path, str], None],
) -> None:
    data_of(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAL_NOW", NOW)
    status = main(["check"])
    said = capsys.readouterr().out
    expect(case.with_name(f"{case.stem}.errors.txt"), said)
    assert said
    assert status == any(": warning: " not in line for line in said.splitlines())


@cache
def problems_of(case: Path) -> list[Problem]:
    """Everything that is wrong with the records of a case, and all advice on them."""
    with TemporaryDirectory() as folder:
        loaded = load(data_of(case, Path(folder)))
        return [*loaded.problems, *check(loaded), *advise(loaded, date.fromisoformat(NOW[:10]))]


def codes_of_rules() -> set[str]:
    """The codes that the rules for records yield, each as the second part of a complaint."""
    files = (file for file in RULES.glob("*.py") if not file.stem.startswith(ABOUT_PROSE))
    yields = (node.value for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if is_yield(node))
    parts = (value.elts[1] for value in yields if isinstance(value, ast.Tuple) and len(value.elts) == 3)
    values = (part.value for part in parts if isinstance(part, ast.Constant))
    return {value for value in values if isinstance(value, str) and value in catalogue("en")}


def is_yield(node: ast.AST) -> TypeGuard[ast.Yield]:
    return isinstance(node, ast.Yield)


def test_every_rule_has_a_case() -> None:
    tried = {problem.code for case in CASES for problem in problems_of(case)}
    assert codes_of_rules() - tried - IN_TEST_WORDING_RULES == set(), "without a case in tests/invalid"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_fault_can_be_reported_in_every_language(case: Path) -> None:
    for problem in problems_of(case):
        told = {problem.text("nl"), problem.text("fr"), problem.text("en")}
        assert len(told) == 3
        assert not any("{" in text and problem.code not in ("bad-place", "other-places") for text in told - {""}) or (
            "{" in catalogue("en")[problem.code] or "template" in problem.code
        )
