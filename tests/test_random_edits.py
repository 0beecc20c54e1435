"""Whatever editors do with the commands, one after the other, no value and no comment is lost."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from copies import complaints, copy_of_data, portal
from portal.editing.formatter.comments import comments
from portal.loading.files import DRAFTS, editable_files
from portal.loading.load import entries_of
from portal.records.kinds import MODELS

Said = dict[tuple[str, str], object]  # what each entry says, by its kind and its id
Edit = Callable[[Path, Said, int], Said]  # data, what they say and which record -> what they must say then
KINDS = list(MODELS)
REASON = {"nl": "Het is afgelopen.", "fr": "C’est terminé.", "en": "It has ended."}


def said(data: Path) -> Said:
    """The values of every entry, wherever it stands and however its texts are wrapped."""
    found = [(place.name, entry) for place in editable_files(data) for entry in entries_of(place)]
    assert [entry.id for name, entry in found if entry.faults and not name.startswith(DRAFTS)] == []
    return {(name, entry.id): each_text(entry.value, lambda text: " ".join(text.split())) for name, entry in found}


def each_text(value: object, change: Callable[[str], str]) -> object:
    """The same value with each of its texts changed."""
    if isinstance(value, dict):
        return {name: each_text(part, change) for name, part in value.items()}
    if isinstance(value, list):
        return [each_text(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


def notes(data: Path) -> list[str]:
    """Every comment beside the records, but for the names of schemas, which differ from place to place."""
    files = [place.path for place in editable_files(data) if not place.name.startswith(DRAFTS)]
    found = (comment.text for file in files for comment in comments(file.read_text(encoding="utf-8")))
    return sorted(text for text in found if "$schema=" not in text)


def commented(data: Path) -> Path:
    """The data with a comment above each record and one behind its theme."""
    for file in (file for kind in KINDS for file in data.rglob(f"{kind}*/**/*.yaml")):
        text = re.sub(r"(?m)^- id: (.*)$", r"# about \1\n- id: \1", file.read_text(encoding="utf-8"))
        file.write_text(re.sub(r"(?m)^(  theme: [a-z-]+)$", r"\1  # a note", text), encoding="utf-8")
    return data


def chosen(before: Said, number: int) -> tuple[str, str]:
    """One of the records."""
    records = [key for key in before if key[0] in KINDS]
    return records[number % len(records)]


def renamed(data: Path, before: Said, number: int) -> Said:
    """A record under an id of its past, or a new one: all that names it follows."""
    kind, old = chosen(before, number)
    value = before[kind, old]
    assert isinstance(value, dict)
    former = value.get("formerly", [])
    new = former[0] if former else f"another-name-{number}-{len(before)}"
    assert portal("rename", "--data", data, old, new) == 0
    follow = partial(each_text, change=lambda text: new if text == old else text)
    after = {(name, new if id_ == old else id_): follow(other) for (name, id_), other in before.items()}
    past = [old if id_ == new else id_ for id_ in former] if former else [old]
    return {**after, (kind, new): {**follow(value), "formerly": past}}  # type: ignore[dict-item]


def withdrawn(data: Path, before: Said, number: int) -> Said:
    """A record with the day and the reason of its withdrawal, or as it was where it has them."""
    key = chosen(before, number)
    value = before[key]
    assert isinstance(value, dict)
    reasons = [part for language, text in REASON.items() for part in (f"--reason-{language}", text)]
    known = "withdrawn" in value
    assert portal("withdraw", "--data", data, key[1], "--date", "2026-11-22", *reasons) == known
    return before if known else {**before, key: {**value, "withdrawn": {"date": "2026-11-22", "reason": REASON}}}


def begun(data: Path, before: Said, number: int) -> Said:
    """A draft beside what there is."""
    kind, id_ = KINDS[number % len(KINDS)], f"new-thing-{number}-{len(before)}"
    assert portal("new", "--data", data, kind.removesuffix("s"), "--id", id_, "--title-en", "A new thing") == 0
    key = f"{DRAFTS}{kind}", id_
    return {**before, key: said(data)[key]}


def arranged(command: str, data: Path, before: Said, number: int) -> Said:
    """The same in other files."""
    assert portal(command, "--data", data, KINDS[number % len(KINDS)]) == 0
    return before


def laid_out(data: Path, before: Said, number: int) -> Said:
    """The same in canonical layout."""
    assert portal("format", "--data", data) == 0
    return before


EDITS = (renamed, withdrawn, begun, partial(arranged, "split"), partial(arranged, "join"), laid_out)


@settings(
    max_examples=2, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)  # to shrink takes long
@given(st.permutations(EDITS), st.lists(st.integers(0, 999), min_size=len(EDITS), max_size=len(EDITS)))
def test_random_edits_change_what_they_say_and_lose_nothing_else(edits: list[Edit], numbers: list[int]) -> None:
    with TemporaryDirectory() as folder:
        data = commented(copy_of_data(Path(folder)))
        kept, now = notes(data), said(data)
        for edit, number in zip(edits, numbers, strict=True):
            now = edit(data, now, number)
            assert said(data) == now
        assert notes(data) == kept
        assert complaints(data) == []
