"""Broken syntax: what is broken is reported in an editor's words, and everything else is read all the same."""

import pytest

from portal.loading.recover import read_entries

SOUND = "- id: first\n  a: b\n"
AFTER = "- id: last\n  c: no\n"


def told(text: str, listed: bool = True) -> list[tuple[str, str, tuple[int, int]]]:
    return [(entry.id, fault.code, fault.mark) for entry in read_entries(text, listed) for fault in entry.faults]


@pytest.mark.parametrize(
    ("lines", "code", "mark"),
    [
        ("  a: b: c", "syntax-colon", (5, 7)),
        ("   a: b", "syntax-indent", (5, 5)),
        ('  a: "b', "syntax-quote", (5, 6)),
        ("  a: 'b's'", "syntax-quote", (5, 9)),
        ('  a: "b\\c"', "syntax-escape", (5, 8)),
        ("  a b", "syntax-no-colon", (5, 3)),
        ("  a: @b", "syntax-start", (5, 6)),
        ("  a: `b`", "syntax-start", (5, 6)),
        ("  a: %b", "syntax-start", (5, 6)),
        ("  a: *", "syntax-start", (5, 6)),
        ("  a: & b", "syntax-start", (5, 6)),
        ("  a: [b", "syntax-bracket", (5, 6)),
        ("  a: {b: c", "syntax-bracket", (5, 6)),
        ("  a: ]", "syntax-bracket", (5, 6)),
        (" a: b", "syntax-indent", (5, 2)),
        ("  - a: b", "syntax-indent", (5, 3)),
        ("  a: >b", "syntax-block", (5, 7)),
    ],
)
def test_each_way_to_break_the_syntax_has_words_of_its_own(lines: str, code: str, mark: tuple[int, int]) -> None:
    broken = f"- id: second\n  title: x\n{lines}\n"
    assert told(SOUND + broken + AFTER) == [("second", code, mark), ("last", "unquoted", (7, 6))]


@pytest.mark.parametrize("cut", ["  a: [b", "  a: {b: c", '  a: "b', "  a: {b"])
def test_a_file_that_ends_inside_a_value_without_a_line_break_is_reported(cut: str) -> None:
    ((_, code, mark),) = told(f"- id: second\n{cut}")
    assert (code, mark) == ("syntax-quote" if '"' in cut else "syntax-bracket", (2, 6))


def test_the_fields_of_a_broken_record_that_can_be_read_are_read() -> None:
    (entry,) = read_entries('- id: second\n  a: "b\n  c: no\n  d: [e]\n', listed=True)
    assert entry.value == {"id": "second", "c": None, "d": ["e"]}
    assert [(fault.path, fault.code) for fault in entry.faults] == [(("c",), "unquoted"), (("a",), "syntax-quote")]
    assert entry.broken


def test_two_broken_fields_are_two_faults() -> None:
    assert told("- id: x\n  a: b: c\n  d: e\n  f: @\n") == [
        ("x", "syntax-colon", (2, 7)),
        ("x", "syntax-start", (4, 6)),
    ]


def test_every_broken_record_is_reported() -> None:
    broken = "".join(f'- id: r{n}\n  a: "b\n' for n in range(50))
    assert told(broken) == [(f"r{n}", "syntax-quote", (2 * n + 2, 6)) for n in range(50)]


def test_a_list_that_is_indented_is_divided_too() -> None:
    assert told("  - id: a\n    b: c: d\n  - id: e\n    f: no\n") == [
        ("a", "syntax-colon", (2, 9)),
        ("e", "unquoted", (4, 8)),
    ]


def test_a_broken_mapping_is_read_field_by_field() -> None:
    assert told("a: b: c\nd: no\n", listed=False) == [("", "unquoted", (2, 4)), ("", "syntax-colon", (1, 5))]


def test_an_unclosed_quotation_mark_at_the_start_does_not_take_an_age() -> None:
    text = '- id: "a\n' + "- b: c\n" * 300_000
    assert told(text)[0][1] == "syntax-quote"


def test_a_first_field_without_its_space_is_reported_at_its_own_line() -> None:
    assert told(f"{SOUND}- id:second\n  title: x\n{AFTER}") == [
        ("second", "colon-space", (3, 6)),
        ("last", "unquoted", (6, 6)),
    ]
