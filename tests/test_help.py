"""`--help` of every command explains itself in three languages; so does what is said of a wrong call."""

import argparse
import importlib
from pathlib import Path

import pytest
import yaml

from examples import OWN
from portal.__main__ import COMMANDS, main
from portal.commands.parser import Parser
from portal.language import LANGUAGES, Language, spoken
from portal.messages import catalogue
from portal.outputs.search import RANKS
from portal.pages.folds import SUBJECTS
from portal.records.registry import KINDS, LISTS, SINGLES
from portal.records.uses import facts
from portal.views.facets import FACETS

ROOT = Path(__file__).parent.parent
WITH_ACTIONS = {"translations": ("list", "confirm", "update", "export", "import")}
ASKED = [[name] for name in COMMANDS] + [[name, one] for name, all_ in WITH_ACTIONS.items() for one in all_]


def actions_of(command: str, language: Language) -> list[argparse.Action]:
    """Every option of a command, and of each thing that it can do."""
    found: list[argparse.Action] = []

    class Noting(Parser):
        def add_argument(self, *names: object, **settings: object) -> argparse.Action:
            found.append(action := super().add_argument(*names, **settings))
            return action

    module = importlib.import_module(f"portal.commands.{COMMANDS[command]}")
    module.add_arguments(Noting(prog=f"portal {command}", language=language))
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained_in_each_language(command: str) -> None:
    explained = [[action.help for action in actions_of(command, language)] for language in LANGUAGES]
    explained.append([catalogue(language)[f"command-{command}"] for language in LANGUAGES])
    assert all(all(texts) for texts in explained)
    for same in zip(*explained[:3], strict=True):
        assert len(set(same)) == len(LANGUAGES)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_help_is_in_the_language_that_is_asked_for(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = {}
    for language in LANGUAGES:
        with pytest.raises(SystemExit):
            main([*asked, "--help", "--lang", language])
        shown[language] = capsys.readouterr().out
    assert "usage: " not in shown["nl"] + shown["fr"]
    assert "show this" not in shown["nl"] + shown["fr"]
    assert shown["nl"].startswith("gebruik: portal ")
    assert shown["fr"].startswith("utilisation\u00a0: portal ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "portal finish: fout: deze argumenten ontbreken: id\n"),
        ("fr", "portal finish\u00a0: erreur\u00a0: il manque ces arguments\u00a0: id\n"),
        ("en", "portal finish: error: the following arguments are required: id\n"),
    ],
)
def test_a_wrong_call_is_reported_in_the_language_of_who_calls(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORTAL_MESSAGES", language)
    with pytest.raises(SystemExit) as left:
        main(["finish"])
    assert left.value.code == 2
    assert capsys.readouterr().err.endswith(said)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "fr_BE.UTF-8"}, "en"),
        ({"PORTAL_MESSAGES": "fr", "LANG": "nl_NL.UTF-8"}, "fr"),
    ],
)
def test_messages_are_in_the_language_of_the_team_or_of_the_machine(
    environment: dict[str, str], language: Language
) -> None:
    assert spoken(environment) == language


def test_every_field_has_a_name_in_each_language() -> None:
    fields = {
        info.alias or name
        for model in (*LISTS.values(), *SINGLES.values())
        for name, info in model.model_fields.items()
    }
    for language in LANGUAGES:
        known = catalogue(language)
        assert {name for name in fields if f"name-{name}" not in known and f"field-{name}" in known} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_record_is_explained_in_each_language(language: Language) -> None:
    fields = {info.alias or name for model in KINDS.values() for name, info in model.model_fields.items()}
    assert {f"field-{name}" for name in fields} - catalogue(language).keys() == set(), f"in commands.{language}.toml"


def test_every_fact_has_a_word_for_readers() -> None:
    words = yaml.safe_load((ROOT / "data/interface.yaml").read_text(encoding="utf-8"))
    assert {f"fact_{name}" for model in KINDS.values() for name in facts(model)} - words.keys() == set(), (
        "in data/interface.yaml"
    )


def test_every_kind_has_words_for_readers() -> None:
    words = yaml.safe_load((ROOT / "data/interface.yaml").read_text(encoding="utf-8"))
    wanted = ("kind_{}", "one_{}", "intro_{}", "none_{}", "count_{}_one", "count_{}_other")
    assert {form.format(kind) for kind in KINDS for form in wanted} - words.keys() == set(), "in data/interface.yaml"


@pytest.mark.parametrize("table", [FACETS, SUBJECTS, RANKS, OWN], ids=["FACETS", "SUBJECTS", "RANKS", "examples.OWN"])
def test_what_is_known_of_each_kind_is_known_of_all(table: dict[str, object]) -> None:
    assert set(KINDS) - set(table) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["due", "--now", "x"], "“x” is no moment: write a day, or a day and time such as 2027-09-05T08:00"),
        (["reviews", "--today", "x"], "“x” is no day: write one such as 2027-09-05"),
    ],
)
def test_a_wrong_day_is_explained_with_an_example(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        main([*arguments, "--lang", "en"])
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("call", [["translations", "list"], ["format"], ["due"]], ids=lambda call: call[0])
def test_a_folder_without_data_is_not_said_to_be_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    assert main([*call, "--data", str(tmp_path / "data"), "--lang", "en"]) == 1
    assert "there are no data here" in capsys.readouterr().err
