"""The kinds of value a field can hold: texts with limits and ids; those of time are in `days`.

Each raises a PydanticCustomError whose type is the code of a message; `loading.validation` adds the place.
"""

import re
from typing import Annotated, Literal, NoReturn

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from portal.characters import EMOJI, LIGATURE, TAB, spelled_out
from portal.records.likely import ID_LENGTHS, likely_id
from portal.records.uses import LongText

_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
_SIGNS = ("<", "&", "`", "*", "_", "[", "#", ">", "~", "{", "|", "---", "===", "•", "·", "+ ")
_MARKUP = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:[A-Za-z]{2,31}[0-9]*|#\d+|#x[0-9A-Fa-f]+);")
_TEMPLATE = re.compile(r"\{[{%#]|\[\[|__id__")
_MARKDOWN = re.compile(
    r"!?\[[^\]\n]*\][(\[][^)\]\n]*[)\]]|\[(?:\^|\d+\])|\*\*\S|__\S|~~\S|`[^`]"
    r"|^ {0,3}(?:#{1,6} |> |[*+•·] ?(?=\w)|```|\|)"
    r"|^ *(?:-{3,}|={3,}|\*{3,}|(?:\* ){3,})$|(?<!\w)\*\w[^*\n]*\w\*(?!\w)|(?<!\w)_\w[^_\n]*\w_(?!\w)",
    re.MULTILINE,
)
_ADDRESS = re.compile(
    r"https?://[^\s)]*[^\s).,;:!?]|\bwww\.\w[^\s)]*[^\s).,;:!?]|[\w.+-]+@[\w-]+(?:\.\w+)+|HYPERLINK \S+"
)
_ADDRESS_SIGNS = ("://", "www.", "@", "HYPERLINK ")  # without any of them there is no address, which is quickly said
# What stands where a text is still to come, and what spreadsheets write where a formula failed.
_PLACEHOLDER = re.compile(
    r"\W*(?:to-?do|tbd|tbc|fixme|xxx+|lorem ipsum|placeholder|nog (?:te vertalen|invullen|aanvullen)|te vertalen"
    r"|vertaling volgt|tekst volgt|in te vullen|à (?:traduire|compléter|remplir)|traduction (?:à venir|suit)"
    r"|texte à venir|to be (?:translated|completed|done|added)|translate me)\b"
    r"|(?:n/?a|n\.?v\.?t\.?|s\.?o\.?|idem|ditto|none|null|nan|undefined|test|asdf|dummy|foo|bar)\.?$"
    r"|#[^\W\d_][\w/]*[!?]?$|#+$|=[\w.]+\(",
    re.IGNORECASE,
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAGE = re.compile(r"p[0-9]+")  # further pages of a list have such addresses
# Names that Windows keeps for devices, so that no folder can have them (learn.microsoft.com, "Naming Files").
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})


def refuse(code: str, **details: object) -> NoReturn:
    """Raises the error of a validator; `code` is that of the message."""
    raise PydanticCustomError(code, code, details)


def _plain(text: str) -> str:
    if not text.isascii() and (found := EMOJI.search(text)):
        refuse("emoji", found=found[0])
    if not text.isascii() and (found := LIGATURE.search(text)):
        refuse("ligature", found=found[0], letters=spelled_out(found[0]))
    if not any(map(str.isalnum, text)):
        found = _PLACEHOLDER.match(text.strip())
        refuse("placeholder", found=found[0]) if found else refuse("empty-text")
    if any(map(text.__contains__, _SIGNS)):
        for code, pattern in (("template", _TEMPLATE), ("markup", _MARKUP), ("markdown", _MARKDOWN)):
            if found := pattern.search(text):
                refuse(code, found=found[0].strip()[:40])
    if found := _PLACEHOLDER.match(text.strip()):
        refuse("placeholder", found=found[0][:40])
    return text


def _without_address(text: str) -> str:
    if any(map(text.__contains__, _ADDRESS_SIGNS)) and (found := _ADDRESS.search(text)):
        refuse("address-in-text", found=found[0][:60])
    return text


def _one_line(text: str) -> str:
    text = _plain(text).strip()
    return _BLANKS.sub(" ", text) if "\n" in text or "\t" in text or "  " in text else text


def _paragraphs(text: str) -> str:
    if found := TAB.search(text):
        refuse("tab-in-text", found=found[0].replace("\t", "⇥"))
    return _plain(text).strip().replace("\t", " ")


def formed_as_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return len(text) in ID_LENGTHS and bool(_ID.fullmatch(text))


def _id(text: str) -> str:
    if not formed_as_id(text):
        refuse("bad-id", found=text[:80], nearest=likely_id(text))
    if text in _DEVICES or _PAGE.fullmatch(text):
        refuse("reserved-id", found=text)
    return text


def _reference(text: str) -> str:
    """The id of another entry; `rules.references` checks that it exists."""
    return text if any(map(str.isalnum, text)) else refuse("empty-text")


# Of what validators check further, JSON Schemas say as much as a pattern can.
_IN_SCHEMA_ID = Field(
    json_schema_extra={"minLength": ID_LENGTHS[0], "maxLength": ID_LENGTHS[-1], "pattern": f"^{_ID.pattern}$"}
)
_IN_SCHEMA_TEXT = Field(json_schema_extra={"pattern": r"\S"})

Id = Annotated[str, StringConstraints(max_length=200), AfterValidator(_id), _IN_SCHEMA_ID]
# The id of another entry. Any text is accepted here, so that a rule can suggest the id that was meant.
Ref = Annotated[str, StringConstraints(max_length=200), AfterValidator(_reference), _IN_SCHEMA_ID]
_NO_ADDRESS = AfterValidator(_without_address)

# One line each: line breaks of the file count as spaces.
Word = Annotated[str, StringConstraints(max_length=60), AfterValidator(_one_line), _IN_SCHEMA_TEXT]
Title = Annotated[str, StringConstraints(max_length=140), AfterValidator(_one_line), _NO_ADDRESS, _IN_SCHEMA_TEXT]
# A title as published.
Published = Annotated[str, StringConstraints(max_length=400), AfterValidator(_one_line), _IN_SCHEMA_TEXT]
Summary = Annotated[str, StringConstraints(max_length=320), AfterValidator(_one_line), _NO_ADDRESS, _IN_SCHEMA_TEXT]
Sentences = Annotated[str, StringConstraints(max_length=700), AfterValidator(_one_line), _NO_ADDRESS, _IN_SCHEMA_TEXT]
# Paragraphs divided by blank lines; lines that begin with `- ` make a list.
Story = Annotated[
    str, StringConstraints(max_length=6000), AfterValidator(_paragraphs), _NO_ADDRESS, _IN_SCHEMA_TEXT, LongText()
]

# The languages of external pages (ISO 639-1).
PageLanguage = Literal["nl", "fr", "en", "de", "lb"]

# Names of fields whose texts are the same in all languages, or in another language, on purpose.
NotTranslated = Annotated[tuple[str, ...], Field(strict=False)]
