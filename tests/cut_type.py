"""Source Sans 3 -> the type of the site: two weights, cut to the letters of nl, fr, en and de, as web fonts.

Run `python tests/cut_type.py` after a new version of the package or for a new letter; `test_type.py` cuts it again.
The licence (SIL OFL 1.1) keeps the name "Source" for the whole font, so the cut bears another one.
"""

import io
import logging
import string
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = files("fontpkg_source_sans_3")
TARGET = Path(__file__).parent.parent / "overrides/assets"
FAMILY = "Portal Sans"
WEIGHTS = {"regular": 400, "semibold": 600}
LETTERS = "ÀÂÄÇÈÉÊËÎÏÔÖŒÙÛÜàáâäæçèéêëíîïñóôöœùúûüßē"
SIGNS = "’‘“”„«»–—…·•€°×−§©²³‑\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
PUNCTUATION = "".join(sign for sign in string.punctuation if sign not in "^`~")  # which no text has
CHARACTERS = f" {string.digits}{string.ascii_letters}{PUNCTUATION}{LETTERS}{SIGNS}"
NAMES = {1: FAMILY, 3: "", 4: FAMILY, 6: FAMILY.replace(" ", "")}  # the ids of the OpenType `name` table


def cuts() -> Iterator[tuple[str, bytes]]:
    """The files of the type by their names."""
    for name, weight in WEIGHTS.items():
        yield f"portal-sans-{name}.woff2", _cut(name, weight)
    yield "portal-sans-licence.txt", (SOURCE / "LICENSE").read_bytes()


def _cut(name: str, weight: int) -> bytes:
    with (SOURCE / "files/SourceSans3[wght].ttf").open("rb") as file:
        whole = TTFont(file, recalcTimestamp=False)
        font = instancer.instantiateVariableFont(whole, {"wght": weight})
        cutter = subset.Subsetter(_options())
        cutter.populate(text=CHARACTERS)
        cutter.subset(font)
        for id_, text in NAMES.items():
            font["name"].setName(f"{text or FAMILY} {name}", id_, 3, 1, 0x409)
        font.flavor = "woff2"
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features = ["kern", "tnum"]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["STAT", "GDEF", "meta"]
    return options


if __name__ == "__main__":
    logging.disable()
    for path, content in cuts():
        (TARGET / path).write_bytes(content)
        sys.stdout.write(f"{len(content):6} {path}\n")
