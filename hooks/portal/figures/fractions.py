"""A part and a whole -> the share in words, such as "almost four in ten projects", and the form of its verb."""

from typing import NamedTuple

from portal.language import Language
from portal.views.wording import Wording

FEW = 10  # a whole of fewer is counted instead of given in tenths
# The shares after which a verb is in the singular: "de helft gaat", "la moitié concernent", "one in ten concerns".
SINGULAR: dict[Language, frozenset[str]] = {
    "nl": frozenset({"few", "one", "half"}),
    "fr": frozenset({"few", "one"}),
    "en": frozenset({"one"}),
}


class Share(NamedTuple):
    """A share in words; `form` is the form of a verb that has it as its subject, `one` or `other`."""

    text: str
    form: str


def share(words: Wording, part: int, whole: int, noun: str, **parts: object) -> Share:
    """How large a part is, never more exactly than it is said: rounded to a tenth, with "almost" or "more than".

    `noun` names the words for what is counted: `{noun}_one` is the form beside "one in ten", `{noun}_other` any other.
    """
    if not 0 < part <= whole:
        raise ValueError(f"{part} of {whole}")
    if whole < FEW and part < whole:
        things = words.say(f"{noun}_other", **parts)
        text = words.say("share_counted", part=words.number(part), whole=words.number(whole), things=things)
        return Share(text, "one" if part == 1 else "other")
    tenth = (20 * part + whole) // (2 * whole)
    size = _size(tenth, part == whole)
    singular = size in ("few", "one")
    text = words.say(
        f"share_{_side(part, whole, tenth)}{size}" if size in ("one", "half", "some") else f"share_{size}",
        things=words.say(f"{noun}_{'one' if singular else 'other'}", **parts),
        number=words[f"number_{tenth}"] if size == "some" else "",
    )
    return Share(text, "one" if size in SINGULAR[words.language] else "other")


def sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _size(tenth: int, whole: bool) -> str:
    if whole:
        return "all"
    return {0: "few", 1: "one", 5: "half", 10: "nearly_all"}.get(tenth, "some")


def _side(part: int, whole: int, tenth: int) -> str:
    exact = tenth * whole
    return "" if 10 * part == exact else "nearly_" if 10 * part < exact else "over_"
