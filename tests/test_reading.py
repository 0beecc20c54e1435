"""What YAML may be in data files: every sound way of writing is read alike, and nothing is carried out or copied."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.loading.limits import MAX_ENTRIES, MAX_FAULTS, MAX_VALUES
from portal.loading.parser import read

PLAIN = settings(max_examples=200, deadline=None, derandomize=True, database=None)
TEXTS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u00a0\u202f"), max_size=60)


def value_of(text: str) -> object:
    (entry,) = read(text)
    assert not entry.faults
    return entry.value


def codes_of(text: str) -> list[str]:
    return [fault.code for entry in read(text) for fault in entry.faults]


@pytest.mark.parametrize(
    "text",
    [
        "- {a: Thema’s, b: [x, z]}",
        "- a: Thema’s\n  b:\n    - x\n    - z\n",
        "- a: 'Thema’s'\n  b: ['x', \"z\"]\n",
        '# comment\n- # comment\n  b: [x, z] # comment\n  a: "Thema\\u2019s"\n',
        "---\n- a: >-\n    Thema’s\n  b:\n  - x\n  - z\n...\n",
        "  - a: |-\n      Thema’s\n    b: [x,\n      z]\n",
    ],
)
def test_quotes_blocks_order_and_comments_make_no_difference(text: str) -> None:
    assert value_of(text) == {"a": "Thema’s", "b": ["x", "z"]}


def test_accents_that_are_typed_apart_come_together() -> None:
    assert value_of("- a: Securite\u0301") == {"a": "Securité"}


@pytest.mark.parametrize("text", ["true", "false", "0", "2024"])
def test_true_false_and_whole_numbers_need_no_quotes(text: str) -> None:
    assert value_of(f"- a: {text}") == {
        "a": {"true": True, "false": False}.get(text, int(text) if text.isdigit() else 0)
    }


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "yes",
        "off",
        "y",
        "N",
        "Yes",
        "TRUE",
        "Null",
        "0471",
        "0o17",
        "0x1F",
        "0b101",
        "12:30",
        "1:30:15",
        "1e3",
        "1_000",
        "1.5",
        ".5",
        "+1",
        "-1",
        "1.",
        ".inf",
        "-.INF",
        ".NaN",
        "2024-03-15",
        "2024-3-5",
        "=",
        "2024-03-15 10:00",
        "2024-03-15T10:00:00Z",
        "12345678901",
    ],
)
def test_what_programs_read_differently_must_be_quoted(text: str) -> None:
    assert codes_of(f"- a: {text}") == ["unquoted"]
    assert value_of(f"- a: '{text}'") == {"a": text}


@pytest.mark.parametrize("text", ["2024-03", "2024-Q1", "2024-summer", "2024/2026", "1.2.3", "M(2022)3", "note", "one"])
def test_what_every_program_reads_as_text_needs_no_quotes(text: str) -> None:
    assert value_of(f"- a: {text}") == {"a": text}


def test_a_name_needs_its_quotes_each_time() -> None:
    assert codes_of('- "yes": a\n- yes: a\n- "yes": a\n') == ["key-not-text"]


def test_a_fault_says_where_it_stands() -> None:
    (entry,) = read("# one\n- a: b\n  c:\n    - d: no\n", first_line=11)
    (fault,) = entry.faults
    assert (fault.path, fault.mark, fault.details) == (("c", 0, "d"), (14, 10), {"found": "no"})


def test_faults_do_not_hide_each_other() -> None:
    assert codes_of("- a: no\n  a: x\n  b: &c z\n- !x {z: z}\n- *c\n") == [
        "unquoted",
        "duplicate-key",
        "anchor",
        "tag",
        "alias",
    ]


def test_nothing_is_made_from_a_tag_or_an_alias() -> None:
    entries = list(read("- !!python/name:os.system x\n- a: &b [c]\n  d: *b\n- <<: {e: f}\n"))
    assert [entry.value for entry in entries][1:] == [{"a": ["c"], "d": None}, {}]


def test_a_hundred_thousand_levels_are_refused_without_being_entered() -> None:
    assert codes_of("- a: b\n- " + "- " * 100_000 + "x\n- c: no\n") == ["too-deep", "unquoted"]


def test_too_many_entries_end_the_reading() -> None:
    assert codes_of("- {}\n" * 1_000_000) == ["too-many-entries"]
    assert codes_of("- {}\n" * MAX_ENTRIES) == []


def test_too_many_values_end_the_reading() -> None:
    assert codes_of("- a: [" + "x," * MAX_VALUES + "]\n- b: no\n") == ["too-many-values"]


def test_one_entry_tells_no_more_faults_than_a_person_can_mend() -> None:
    assert len(codes_of("- a: x\n" + "  a: x\n" * 100_000)) == MAX_FAULTS


@pytest.mark.parametrize("text", ["a: b", "hello", "'- a'"])
def test_a_list_is_wanted_where_records_stand(text: str) -> None:
    assert codes_of(text) == ["not-a-list-of-records"]


@pytest.mark.parametrize("text", ["- a", "[]", "hello"])
def test_names_with_values_are_wanted_where_settings_stand(text: str) -> None:
    assert [fault.code for entry in read(text, listed=False) for fault in entry.faults] == ["not-one-mapping"]


@pytest.mark.parametrize("text", ["", "\n\n", "# a [b]\n", "---\n", "null\n", "--- ~\n..."])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert codes_of(text) == ["empty-file"]


def test_a_list_may_be_empty() -> None:
    assert codes_of("[]") == []


@PLAIN
@given(st.dictionaries(st.from_regex(r"[a-z]{3}_[a-z]{1,8}", fullmatch=True), TEXTS, min_size=1, max_size=5))
def test_any_quoted_text_comes_back_as_it_was(texts: dict[str, str]) -> None:
    written = "- " + "\n  ".join("{}: '{}'".format(key, text.replace("'", "''")) for key, text in texts.items())
    assert value_of(written) == {key: unicodedata.normalize("NFC", text) for key, text in texts.items()}
