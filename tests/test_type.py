"""Rules of the type of the site."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from conftest import ROOT
from cut_type import TARGET, cuts

FACES = sorted(TARGET.glob("*.woff2"))


@pytest.mark.thorough
def test_the_type_is_what_its_script_cuts() -> None:
    assert {name: (TARGET / name).read_bytes() for name, _ in cuts()} == dict(cuts())


def test_both_weights_together_take_at_most_19_kb() -> None:
    assert sum(face.stat().st_size for face in FACES) <= 19_000


def test_every_letter_that_an_editor_has_written_is_in_the_type() -> None:
    texts = [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "content").rglob("*.md")]
    written = set("".join(text.read_text(encoding="utf-8") for text in texts if "ledger" not in text.parts))
    for face in FACES:
        assert {letter for letter in written if letter.isalpha()} <= set(map(chr, TTFont(face).getBestCmap()))


def test_the_licence_keeps_the_name_of_the_font_for_the_whole_of_it(site: Path) -> None:
    assert "Open Font License" in (site / "assets/portal-sans-licence.txt").read_text(encoding="utf-8")
    for face in FACES:
        assert all("Source" not in str(name) for name in TTFont(face)["name"].names if name.nameID in (1, 3, 4, 6))
