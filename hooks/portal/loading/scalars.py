"""One scalar of YAML -> its text, a whole number or true/false; or the fault that it has.

Plain (unquoted) text that YAML versions and programs read differently must be quoted (yaml.org/type, for YAML 1.1).
"""

import re
import sys
import unicodedata
from typing import Any

from portal.characters import GARBLED, INVISIBLE, code_point

_INTEGER = re.compile(r"0|[1-9][0-9]{0,8}")
_AMBIGUOUS = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|[-+]?[.\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?0[xo][\da-f_]+"
    r"|[-+]?0b[01_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?(?:[ T].*)?|=",
    re.IGNORECASE,
)
_BEGINS_AMBIGUOUS = frozenset("+-.0123456789")
_LONGEST_WORD = len("false")
_CUT_OFF = re.compile(r"[ \t]+#(?=[^\s#!])")
_EXPLICIT_KEY = re.compile(r"(?:^|[\n [{,])\? +$")
# Both begin with a sign that few texts have, so that a whole file is searched in no time.
_MAY_BE_CUT_OFF = re.compile(r"#(?<=[ \t]#)[^\s#!]")
_MAY_BE_EXPLICIT_KEY = re.compile(r"\?(?<![^\n [{,]\?) ")
# A value that is nothing but a comment: `#` after a space, and directly followed by a character.
_COMMENTED_OUT = re.compile(r":?[ \t]+(#[^\s#!][^\n]*)")

YamlEvent = Any  # the types of PyYAML lack some attributes of its events
ScalarResult = tuple[object, str, dict[str, object]]  # a value, or None with the code of a fault and its details


class Scalars:
    """Understands the scalars of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Screening has seen every character but those that are written as escapes.
        self.has_escapes = "\\" in text
        self.may_have_explicit_keys = bool(_MAY_BE_EXPLICIT_KEY.search(text))
        self.may_be_cut_off = bool(_MAY_BE_CUT_OFF.search(text))

    def is_empty(self, event: YamlEvent) -> bool:
        """Whether a document that holds only this holds nothing."""
        return bool(event.implicit[0]) and event.value in ("", "~", "null") and not event.anchor and not event.tag

    def is_explicit_key(self, event: YamlEvent) -> bool:
        """Whether `? ` stands before a name, so that YAML takes all text after it for a key (YAML 1.2.2, 8.2.2)."""
        if not self.may_have_explicit_keys:
            return False
        line = self.text[self.text.rfind("\n", 0, event.start_mark.index) + 1 : event.start_mark.index]
        return bool(_EXPLICIT_KEY.search(line))

    def is_ambiguous(self, event: YamlEvent) -> bool:
        """Whether a plain text is read as something else than text by some programs."""
        return bool(event.implicit[0]) and bool(_AMBIGUOUS.fullmatch(event.value))

    def value(self, event: YamlEvent) -> ScalarResult:
        """The value of a scalar."""
        text = event.value
        if event.implicit[0] and self._may_mean_more(text) and (outcome := self._plain(event)):
            return outcome
        if self.has_escapes and (found := INVISIBLE.search(text)):
            return None, "invisible", {"found": code_point(found[0])}
        if text.isascii():
            return (sys.intern(text) if len(text) < 40 else text), "", {}  # ids come back thousands of times
        if self.has_escapes and (found := GARBLED.search(text)):
            return None, "garbled", {"found": found[0]}
        return unicodedata.normalize("NFC", text), "", {}

    def _may_mean_more(self, text: str) -> bool:
        """Whether a plain text may be something else than text; quickly said of nearly all."""
        return len(text) <= _LONGEST_WORD or text[0] in _BEGINS_AMBIGUOUS or self.may_be_cut_off

    def _plain(self, event: YamlEvent) -> ScalarResult | None:
        """What a scalar without quotes says where that is not simply its text."""
        text = event.value
        if text in ("", "~", "null"):
            commented = _COMMENTED_OUT.match(self.text, event.end_mark.index) if "#" in self.text else None
            return (None, "cut-off-whole", {"found": commented[1][:40]}) if commented else (None, "empty-value", {})
        if text in ("true", "false"):
            return text == "true", "", {}
        if self.is_ambiguous(event):
            return (int(text), "", {}) if _INTEGER.fullmatch(text) else (None, "unquoted", {"found": text[:40]})
        if self.may_be_cut_off and _CUT_OFF.match(self.text, event.end_mark.index):
            return None, "cut-off", {"found": text[-40:]}
        return None
