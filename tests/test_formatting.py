"""Formatting changes how data stand in a file, never what they say."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copies import contents, copy_of_data, portal
from portal.editing.formatter.file import formatted
from portal.editing.formatter.record import layout, record_lines
from portal.editing.formatter.scalar import meaning, paragraph_lines
from portal.loading.parser import read
from portal.records.kinds import MODELS
from portal.views.values import blocks

PLAIN = settings(deadline=None, derandomize=True, database=None)  # a busy machine is no fault of the layout
LONG = layout()["paragraphs"]

UNTIDY = """\
# Projects of energy.
- theme: energy   # the main one
  id: wind
  # how it is called
  title: {fr: Vent, nl: 'Wind: de kracht', en: "Wind"}
  summary:
    en: One line.
    nl: Een regel die zo lang is dat zij niet op een regel van honderd tekens past en dus gevouwen wordt, zegt zij.
    fr: Une ligne.
  sources:
    # the plan
    - document: annual-plan-2024
      section: "1.1"
    - {document: annual-report-2022, section: '2.1.1'} # the report
  written: '2026-11-22'
  # the end


# about the second
- id: sun
  related: [one-very-long-reference-to-another-record, another-very-long-reference-to-another-record, third]
"""

TIDY = """\
# yaml-language-server: $schema=../schema/projects.json
# Projects of energy.
- id: wind
  # how it is called
  title:
    nl: "Wind: de kracht"
    fr: Vent
    en: Wind
  summary:
    nl: >-
      Een regel die zo lang is dat zij niet op een regel van honderd tekens past en dus gevouwen
      wordt, zegt zij.
    fr: >-
      Une ligne.
    en: >-
      One line.
  theme: energy  # the main one
  sources:
    # the plan
    - {document: annual-plan-2024, section: "1.1"}
    - {document: annual-report-2022, section: "2.1.1"}  # the report
  written: "2026-11-22"
  # the end

# about the second
- id: sun
  related:
    - one-very-long-reference-to-another-record
    - another-very-long-reference-to-another-record
    - third
"""

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n-#:'\"{}[],&*!|>%@`’«»\xa0éé\\~?0"),
        st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="ÂÃâ\ufffd"),
    ),
    max_size=40,
)
NAMES = st.sampled_from(["title", "summary", "story", "section", "label", "when", "related", "for_you", "dates"])
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(0, 999)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(NAMES, inner, max_size=4),
        st.fixed_dictionaries({"nl": inner, "fr": inner, "en": inner}),
    ),
    max_leaves=12,
)


def test_an_untidy_file_gets_one_order_and_wrapping_and_keeps_its_comments() -> None:
    assert formatted(UNTIDY, listed=True, schema="../schema/projects.json") == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    assert formatted(TIDY, listed=True, schema="../schema/projects.json") == TIDY


def test_a_file_with_one_mapping_keeps_the_order_of_its_names_and_its_groups() -> None:
    text = '# words\n\nword:\n  nl: "aa"\n  en: cc\n  fr: bb\n\n# more\nalso:\n  en: c\n  nl: a # why\n  fr: b\n'
    assert formatted(text, listed=False) == (
        "# words\n\nword: {nl: aa, fr: bb, en: cc}\n\n# more\nalso:\n  nl: a  # why\n  fr: b\n  en: c\n"
    )


@PLAIN
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(record: dict[str, object]) -> None:
    (entry,) = read("\n".join(record_lines(record)) + "\n")
    assert entry.faults == []
    assert said(entry.value) == said(record)


def said(value: object, name: str = "") -> object:
    """What the value of a field says: accents composed, and a long text however its lines are broken."""
    if isinstance(value, dict):
        return {key: said(part, name if name in LONG else key) for key, part in value.items()}
    if isinstance(value, list):
        return [said(part, name) for part in value]
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value)
    return meaning(text) if name in LONG else text


@PLAIN
@given(TEXTS)
def test_wrapping_paragraphs_changes_no_more_than_spaces(text: str) -> None:
    wrapped = "\n".join(paragraph_lines(text, 20))
    assert meaning(wrapped) == meaning(text)
    shown = [
        " ".join(" ".join((block.text, *block.items)) for block in blocks(each)) for each in (text.strip(), wrapped)
    ]
    assert shown[0].split() == shown[1].split()


def test_every_field_of_every_record_has_its_place_in_the_order() -> None:
    names = {info.alias or name for model in MODELS.values() for name, info in model.model_fields.items()}
    assert names - set(layout()["order"]) == set()


def test_the_command_says_what_it_would_do_does_it_once_and_keeps_line_endings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy_of_data(tmp_path)
    portal("format", "--data", data)
    file = data / "events.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").replace(b"  theme:", b"  theme:  "))
    before = contents(data)
    capsys.readouterr()
    assert portal("format", "--data", data, "--check") == 1
    assert capsys.readouterr().out == (
        f"{file} is not in the usual layout: run “portal format”, nothing it says will change\n"
    )
    assert contents(data) == before
    assert portal("format", "--data", data) == 0
    assert capsys.readouterr().out == f"{file}: now in the usual layout\n"
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert portal("format", "--data", data, "--check") == 0


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x07", "\x7f", "\ufeff", "\ufdd0"])
def test_a_sign_that_nobody_sees_is_written_by_its_number(sign: str) -> None:
    lines = record_lines({"title": f"one{sign}two"})
    assert lines == [f'- title: "one\\U{ord(sign):08X}two"']
