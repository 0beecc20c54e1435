"""What an earlier build made is used again only where it is what this build would make."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal import reuse
from portal.outputs.search import SearchEntry
from portal.outputs.search_index import index_files
from portal.reuse import Reuse

PLAIN = settings(deadline=None, derandomize=True, database=None)
FILES: dict[str, bytes] = {"a.json": b"{}\n", "b/é.png": b"\x89PNG\n\0", "empty": b""}


class Maker:
    """Makes files, and counts how often."""

    def __init__(self, files: dict[str, bytes] = FILES) -> None:
        self.made = 0
        self.files = files

    def __call__(self) -> dict[str, bytes]:
        self.made += 1
        return self.files


def test_what_was_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    make = Maker()
    assert [Reuse(tmp_path).files("part", {"of": 1}, make) for _ in range(3)] == [FILES] * 3
    assert make.made == 1


def test_what_is_made_of_something_else_is_made_anew_and_takes_no_more_room(tmp_path: Path) -> None:
    Reuse(tmp_path).files("part", "one", Maker())
    other = Maker({"a.json": b"other"})
    assert Reuse(tmp_path).files("part", "other", other) == {"a.json": b"other"}
    assert Reuse(tmp_path).files("part", "other", other) == {"a.json": b"other"}
    assert other.made == 1
    assert [file.name for file in tmp_path.iterdir()] == ["part"]


def test_another_state_of_the_code_makes_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    Reuse(tmp_path).files("part", "of", make)
    monkeypatch.setattr(reuse, "_code", lambda: "another")
    assert Reuse(tmp_path).files("part", "of", make) == FILES
    assert make.made == 2


def test_without_a_folder_nothing_is_kept() -> None:
    make = Maker()
    assert [Reuse().files("part", "of", make) for _ in range(2)] == [FILES] * 2
    assert make.made == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert Reuse(tmp_path / "file").files("part", "of", Maker()) == FILES


@PLAIN
@given(st.data())
def test_whatever_stands_in_a_kept_file_the_same_files_come_of_it(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        Reuse(folder).files("part", "of", Maker())
        kept = (folder / "part").read_bytes()
        at = data.draw(st.integers(0, len(kept) - 1))
        broken = data.draw(
            st.sampled_from([kept[:at], kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :], kept + b"more"])
            | st.binary(max_size=200)
        )
        (folder / "part").write_bytes(broken)
        assert Reuse(folder).files("part", "of", Maker()) == FILES
        assert (folder / "part").read_bytes() == kept


TEXTS = st.sampled_from(["", "Trains", "Trains and waste", "Wéndung", "b.t.w. 2024", "A-B c"])
PAGES = st.lists(st.builds(SearchEntry, st.just("en/x/"), TEXTS, TEXTS), max_size=4)


@PLAIN
@given(st.lists(st.tuples(PAGES, PAGES, TEXTS), max_size=4))
def test_an_index_after_any_edits_is_the_same_as_one_from_nothing(states: list[tuple[list[SearchEntry], ...]]) -> None:
    with TemporaryDirectory() as name:
        for dutch, french, synonym in states:
            entries = {"nl": dutch, "fr": [replace(page, path="fr/x/") for page in french]}
            synonyms = {"nl": [(str(synonym), "other")]}
            anew = list(index_files(entries, synonyms))  # type: ignore[arg-type]
            assert list(index_files(entries, synonyms, Reuse(Path(name)))) == anew  # type: ignore[arg-type]
