"""Characters that no data may hold: they cannot be seen, steer the reading direction, or are remains of others."""

import re
import unicodedata

# Control and format characters, fillers, variation selectors, private use, and what Unicode keeps out of texts.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U0010ffff]"
)
# UTF-8 that was once read as Windows-1252 (`é` has become `Ã©`), or a character that a program gave up on.
GARBLED = re.compile("\ufffd|[ÃÂ][\x80-\xbf\u0152-\u0178\u2013-\u203a]|â€.|Ã\xa0")
# Pictures among the signs, which differ from machine to machine and that screen readers read out at length.
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
# Two or three letters drawn as one sign, which searching and reading aloud do not know as letters.
LIGATURE = re.compile("[\ufb00-\ufb06]")
# A tab between words, as who pastes a table leaves it.
TAB = re.compile(r"\S{1,20}\t+\S{1,20}")
ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_SPACES = frozenset("\u00a0\u202f")


def spelled_out(ligature: str) -> str:
    """The letters that a ligature is drawn from."""
    return unicodedata.normalize("NFKC", ligature)


def code_point(character: str) -> str:
    """A character as it is looked up: `U+200B`."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """A text that is safe to print: characters that cannot be seen are shown by their code point."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SPACES else f"[{code_point(c)}]" for c in text)
