"""What the bytes of a file may be, before anything is understood of them."""

import pytest

from portal.loading.decode import MAX_OF_ONE_CAUSE, MAX_OF_ONE_SORT, screen


def codes_of(content: bytes | str) -> list[str]:
    return [fault.code for fault in screen(content.encode() if isinstance(content, str) else content)[1]]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf- a: b\r\n- c: d\r\n", b"- a: b\n- c: d\n", b"- a: b\r- c: d\r"])
def test_byte_order_mark_and_line_endings_make_no_difference(content: bytes) -> None:
    assert screen(content) == ("- a: b\n- c: d\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_one_fault(encoding: str) -> None:
    text, (fault,) = screen("- a: één\n".encode(encoding))
    assert (text, fault.code, fault.mark) == ("", "not-utf8", (1, 1))


def test_the_first_byte_of_another_encoding_is_reported_and_the_rest_is_read_on() -> None:
    text, (fault,) = screen("- a: b\n- c: één\n- d: ‘e’\n".encode("windows-1252"))
    assert (fault.code, fault.mark) == ("not-utf8", (2, 6))
    assert text == "- a: b\n- c: xxn\n- d: xex\n"


@pytest.mark.parametrize(
    "sign", ["\0", "\x1b", "\x7f", "\x85", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\ue000"]
)
def test_signs_that_cannot_be_seen_are_named_and_become_a_space(sign: str) -> None:
    text, (fault,) = screen(f"- a: b{sign}c\n".encode())
    assert (text, fault.code, fault.mark, fault.details) == (
        "- a: b c\n",
        "invisible",
        (1, 7),
        {"found": f"U+{ord(sign):04X}"},
    )


@pytest.mark.parametrize("text", ["l’été « à Liège »", "naïve Zoë", "5\u202f%", "Âge, Ã, â", "Ⅳ → ½", "ﬁn"])
def test_signs_of_three_languages_pass(text: str) -> None:
    assert screen(f"- a: {text}\n".encode()) == (f"- a: {text}\n", [])


@pytest.mark.parametrize("text", ["SÃ©curitÃ©", "themaâ€™s", "caf\ufffd", "Â«"])
def test_letters_saved_with_the_wrong_encoding_are_seen(text: str) -> None:
    assert set(codes_of(f"- a: {text}\n")) == {"garbled"}


@pytest.mark.parametrize("line", ["\tb: c", " \t b: c", "-\tb: c", "\u00a0 b: c", "\u3000b: c"])
def test_only_spaces_indent(line: str) -> None:
    assert codes_of(f"- a: b\n{line}\n") == ["tab"]


@pytest.mark.parametrize("line", ["  b:\tc", "  b: c\t", "  b: c\u00a0; d", "  b: a \u00a0 c"])
def test_tabs_and_hard_spaces_inside_a_line_are_no_indentation(line: str) -> None:
    assert codes_of(f"- a: b\n{line}\n") == []


CONFLICT = "- a: 1\n<<<<<<< HEAD\n  b: 2\n{base}=======\n  b: 3\n>>>>>>> other\n- c: 4\n"


@pytest.mark.parametrize("base", ["", "||||||| base\n  b: 0\n"])
def test_an_unfinished_merge_is_one_fault_and_reads_as_before_the_merge(base: str) -> None:
    text, (fault,) = screen(CONFLICT.format(base=base).encode())
    assert (fault.code, fault.mark) == ("merge-conflict", (2, 1))
    assert text.split() == ["-", "a:", "1", "b:", "2", "-", "c:", "4"]
    assert text.count("\n") == CONFLICT.format(base=base).count("\n")


@pytest.mark.parametrize("mark", ["=======", ">>>>>>> other", "<<<<<<< HEAD", "||||||| base"])
def test_one_line_left_over_from_a_merge_is_seen(mark: str) -> None:
    assert codes_of(f"- a: 1\n{mark}\n") == ["merge-conflict"]


def test_a_line_under_a_title_is_no_merge() -> None:
    assert codes_of("# ==========\n- a: |-\n    x\n    =======\n") == []


def test_a_fault_that_a_whole_file_has_is_reported_once() -> None:
    assert codes_of("\t\n" * MAX_OF_ONE_CAUSE) == ["tab"] * MAX_OF_ONE_CAUSE
    assert codes_of("\t\n" * 1000) == ["tab-file"]
    assert codes_of("SÃ©curitÃ©\n" * 1000) == ["garbled-file"]


def test_other_faults_are_reported_a_hundred_times_at_most() -> None:
    assert codes_of("\u200b\n" * 1000) == ["invisible"] * MAX_OF_ONE_SORT


def test_deep_brackets_cost_one_entry_and_no_time() -> None:
    text, (fault,) = screen(b"- a: b\n- c: " + b"[" * 1_000_000 + b"\n  d: e\n- f: [g]\n")
    assert (fault.code, fault.mark) == ("too-deep", (2, 46))
    assert text.endswith("\n\n- f: [g]\n")


@pytest.mark.parametrize("mark", ["  <<<<<<< HEAD", "<<<<<< HEAD", "    >>>>>>> other"])
def test_a_mark_of_a_merge_that_was_moved_or_cut_is_still_one(mark: str) -> None:
    assert codes_of(f"- a: 1\n{mark}\n") == ["merge-conflict"]


def test_a_byte_order_mark_inside_a_file_is_one_fault() -> None:
    text, faults = screen("- id: a\n\ufeff- id: b\n".encode())
    assert [fault.code for fault in faults] == ["invisible"]
    assert text == "- id: a\n- id: b\n"
