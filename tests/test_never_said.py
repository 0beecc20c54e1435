"""Sentences that no text of the portal may hold: what is not so, is not known, or is over."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from portal.language import LANGUAGES, Language

NEVER = yaml.safe_load(Path(__file__).with_name("never_said.yaml").read_text(encoding="utf-8"))
_UNKNOWN = re.compile(
    r"niet bekend|evenmin|onze bronnen|ne sait pas|ignore|nos sources|ne disent pas"
    r"|not known|nor whether|our sources|\?\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[-#])")


def pattern(said: str) -> re.Pattern[str]:
    """What holds the parts of a sentence in their order."""
    return re.compile(said.replace(" … ", " (?:.{0,80} )?"), re.IGNORECASE)


def sentences(language: Language) -> Iterator[tuple[str, str]]:
    """Every sentence of a language, with its file, but for questions and those that say that something is not known."""
    told = [(file.name, text) for file, value in _data() for text in _texts(value, language)]
    prose = [(file.name, file.read_text(encoding="utf-8")) for file in (ROOT / "content" / language).rglob("*.md")]
    for name, text in [*told, *prose]:
        for sentence in _SENTENCE.split(text):
            plain = " ".join(sentence.split())
            if plain and not _UNKNOWN.search(plain):
                yield name, plain


@cache
def _data() -> list[tuple[Path, object]]:
    return [(file, yaml.load(file.read_bytes(), yaml.CSafeLoader)) for file in (ROOT / "data").rglob("*.yaml")]


def _texts(value: object, language: Language) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name == language and isinstance(part, str):
                yield part
            else:
                yield from _texts(part, language)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, language)


def test_forty_sentences_are_watched_for() -> None:
    assert len(NEVER) >= 40
    assert all(said.keys() == {*LANGUAGES} for said in NEVER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_says_what_must_not_be_said(language: Language) -> None:
    patterns = [pattern(said[language]) for said in NEVER]
    wrong = [
        f"{file}: {sentence}" for file, sentence in sentences(language) for one in patterns if one.search(sentence)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_them_would_be_seen(language: Language) -> None:
    for said in (one[language] for one in NEVER):
        plain = re.sub(r"\((\w[^()|]*)[^()]*\)\??", r"\1", said.replace("[0-9]", "5").replace(r"\b", ""))
        assert pattern(said).search(plain.replace(" … ", " zo dus ")), said
