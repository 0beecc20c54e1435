"""What must hold between entries, also among thousands of them. The wording is in `tests/invalid`."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.loading.load import load
from portal.loading.validation import nearest
from portal.problems import Problem
from portal.rules.check import check
from portal.rules.names import Names

SAMPLE = Path(__file__).parent / "sample"
RECORD = """\
- id: {id}
  title: {{nl: Politieverdrag, fr: Traité de police, en: Police treaty}}
  summary: {{nl: De landen werken samen., fr: Les pays coopèrent., en: The countries cooperate.}}
  theme: safety
  sources: [{{document: annual-plan-2024, section: "1.1"}}]
  written: "2026-11-22"
  stage: planned
  as_of: "2024"
  stage_source: {{document: annual-plan-2024, section: "1.1"}}
"""
REPLACED = """\
  withdrawn:
    date: "2026-11-23"
    reason: {{nl: Het is af., fr: C’est fini., en: It is done.}}
    replaced_by: {by}
"""

Check = Callable[[str], list[Problem]]


@pytest.fixture
def check_projects(tmp_path: Path) -> Check:
    """What is wrong when the sample data has these projects."""

    def run(projects: str) -> list[Problem]:
        data = shutil.copytree(SAMPLE, tmp_path / "data")
        (data / "projects.yaml").write_text(projects, encoding="utf-8")
        loaded = load(data)
        assert not loaded.problems
        return sorted(check(loaded))

    return run


def test_each_of_hundreds_of_wrong_references_names_the_nearest_id(check_projects: Check) -> None:
    projects = "".join(
        RECORD.format(id=f"project-{n}-on-subject-{n % 97}")
        + f"  related: [projekt-{(n + 1) % 300}-on-subject-{(n + 1) % 300 % 97}]\n"
        for n in range(300)
    )
    problems = check_projects(projects)
    assert len(problems) == 300
    assert problems[0].details["nearest"] == "project-1-on-subject-1"


def test_a_circle_of_a_thousand_replacements_is_one_fault_at_its_first_record(check_projects: Check) -> None:
    projects = "".join(
        RECORD.format(id=f"project-{n}") + REPLACED.format(by=f"project-{(n + 1) % 1000}") for n in range(1000)
    )
    assert [(p.record, p.code) for p in check_projects(projects)] == [("project-0", "circular-replacement")]


def test_a_chain_of_replacements_that_ends_is_sound(check_projects: Check) -> None:
    chain = "".join(RECORD.format(id=f"project-{n}") + REPLACED.format(by=f"project-{n + 1}") for n in range(1000))
    assert check_projects(chain + RECORD.format(id="project-1000")) == []


def test_a_chain_that_leads_into_a_circle_is_not_part_of_it(check_projects: Check) -> None:
    ways = {"first": "second", "second": "third", "third": "second"}
    projects = "".join(RECORD.format(id=name) + REPLACED.format(by=target) for name, target in ways.items())
    assert [(p.record, p.code) for p in check_projects(projects)] == [("second", "circular-replacement")]


def test_names_may_be_the_same_in_all_languages(check_projects: Check) -> None:
    name = "Institute for Transnational and Euregional cross border cooperation and Mobility"
    record = RECORD.format(id="institute").replace(
        "{nl: Politieverdrag, fr: Traité de police, en: Police treaty}", f"{{nl: {name}, fr: {name}, en: {name}}}"
    )
    assert check_projects(record) == []


def test_one_paragraph_in_another_language_is_enough(check_projects: Check) -> None:
    story = "  story:\n    nl: |-\n      De landen werken samen aan het verdrag.\n\n"
    story += "      The countries work with the police.\n"
    story += "    fr: Les pays coopèrent.\n    en: The countries cooperate.\n"
    assert [(p.path, p.details["language"]) for p in check_projects(RECORD.format(id="abc") + story)] == [
        ("story.nl", "en")
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("police-treety", "police-treaty"), ("polce-treaty", "police-treaty"), ("“2.4”", "2.4"), ("zzz", ""), ("", "")],
)
def test_the_nearest_name_shares_a_part_with_the_wrong_one(wrong: str, right: str) -> None:
    assert Names(["wind-farm", "police-treaty", "police-centre", "2.4"]).nearest(wrong) == right


def test_a_word_that_is_hardly_alike_is_not_said_to_be_meant() -> None:
    stages = Names(["exploring", "planned", "under-way", "stopped"])
    assert (stages.nearest("lopend"), stages.nearest("planed")) == ("", "planned")
    assert (nearest("lopend", list(stages.names)), nearest("planed", list(stages.names))) == ("", "planned")
