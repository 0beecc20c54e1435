"""The catalogues of messages: the same in three languages, complete, and explained in the guide."""

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from portal.language import LANGUAGES, Language
from portal.messages import catalogue, message
from portal.records.registry import KINDS, VOCABULARIES

ROOT = Path(__file__).parent.parent
SOURCES = list((ROOT / "hooks" / "portal").rglob("*.py"))
FAULTS = {"Fault", "fault", "only_a_fault", "Problem", "_problem", "_refuse", "_faults"}
NO_FAULT = re.compile(r"word-|field-|tally$|own-fault$")
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def texts(language: Language) -> dict[str, str]:
    file = ROOT / "hooks" / "portal" / "messages" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


CODES = [code for code in texts("en") if not NO_FAULT.match(code) and not code.endswith(".near")]


def places(text: str) -> set[str]:
    return {name.partition("?")[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def raised() -> set[str]:
    """The codes that stand in the source where a fault is made: in a call, or in the middle of a complaint."""
    found: list[ast.AST] = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in FAULTS:
                found += node.args
            elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
                found.append(node.value.elts[1])
    texts = {part.value for part in found if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {text for text in texts if CODE.fullmatch(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_with_the_same_places(language: Language) -> None:
    english = texts("en")
    assert {code: places(text) for code, text in texts(language).items()} == {c: places(t) for c, t in english.items()}
    assert list(texts(language)) == list(english), "not in the same order"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_stands_for_two_messages(language: Language) -> None:
    commands = ROOT / "hooks" / "portal" / "messages" / f"commands.{language}.toml"
    assert texts(language).keys().isdisjoint(tomllib.loads(commands.read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_message_is_translated(language: Language) -> None:
    same = {code for code, text in texts(language).items() if text == texts("en")[code]}
    assert {code for code in same if not code.startswith("word-")} == set()


def test_every_message_is_used() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)
    assert [code for code in CODES if f'"{code}"' not in source] == []


def test_every_fault_has_a_message() -> None:
    assert len(raised()) > 30
    assert raised() - catalogue("en").keys() == set(), "without a message in messages/{nl,fr,en}.toml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_says_how_to_mend_it(language: Language) -> None:
    dull = [
        code for code in CODES if ":" not in texts(language)[code].replace("{where}:", "").replace("{where}\u00a0:", "")
    ]
    assert dull == []


def test_french_and_dutch_messages_follow_the_house_style() -> None:
    for code, text in texts("fr").items():
        outside = re.sub(r'https?://|mailto:|tel:|T08:00|"[^"]*"|: …|id:|: ```|<!--.*?-->|\{\w+\}:(?= »| \{)', "", text)
        assert not re.search(r"[^\u00a0][:;?!»](?!\w)|«[^\u00a0]|'", outside), code
    for code, text in texts("nl").items():
        assert "'" not in text, code
        assert "“" not in text, code


def test_a_message_names_kinds_in_its_own_language() -> None:
    details = {"where": "a.theme", "found": "b", "kind": "audiences"}
    assert message("unknown-reference", "nl", **details).startswith(
        "a.theme is ‘b’, en dat staat niet bij de doelgroepen"
    )
    assert "parmi les publics" in message("unknown-reference", "fr", **details)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_record_may_name_has_a_word(language: Language) -> None:
    words = {f"word-{kind}" for kind in (*KINDS, *VOCABULARIES)}
    assert words - catalogue(language).keys() == set(), f"not in messages/{language}.toml"


def test_a_message_with_a_nearest_name_asks_for_it() -> None:
    details = {"where": "a.theme", "found": "b", "kind": "themes", "nearest": "c"}
    assert (
        message("unknown-reference", "en", **details)
        == "a.theme is “b”, which is not among the themes: did you mean “c”?"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "1 record, 0 fouten"), ("fr", "1 fiche, 0 erreur"), ("en", "1 record, 0 mistakes")],
)
def test_a_message_counts_as_its_language_does(language: Language, said: str) -> None:
    assert message("tally", language, records=1, problems=0) == said
    assert message("tally", language, records=2, problems=1) == said.replace("1 ", "2 ", 1).replace(
        "record,", "records,"
    ).replace("fiche,", "fiches,").replace("0 fouten", "1 fout").replace("0 erreur", "1 erreur").replace(
        "0 mistakes", "1 mistake"
    )


def test_a_code_that_does_not_exist_is_a_fault_of_the_portal() -> None:
    with pytest.raises(KeyError):
        message("no-such-code", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_has_a_section_for_every_rule(language: Language) -> None:
    guide = (ROOT / "guide" / language / "rules.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### ([a-z0-9-]+)$", guide, re.MULTILINE)
    assert set(sections) ^ set(CODES) == set(), "a rule without a section, or a section without a rule"
    assert sections == CODES, "not in the order of messages/en.toml"
