"""The kinds of value a field can hold: texts with limits, ids, dates, moments and addresses.

Each refuses what it must not hold with a code of the message catalogue; `loading` adds the place.
"""

import re
from datetime import date, datetime
from typing import Annotated, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.dates import PartialDate, Span, When, parse

BRUSSELS = ZoneInfo("Europe/Brussels")

_BLANKS = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}")
_SUSPECT = re.compile(r"[<`*_\[#>&]|^ *\W*(?i:todo|tbd|fixme|xxx|lorem ipsum|n/a|placeholder)\b", re.MULTILINE)
_MARKUP = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")
_MARKDOWN = re.compile(
    r"!?\[[^\]\n]*\]\([^)\n]*\)|\*\*\S|__\S|`[^`]|^ {0,3}(?:#{1,6} |> |\* |```)|(?<!\w)\*\w[^*\n]*\w\*(?!\w)",
    re.MULTILINE,
)
_PLACEHOLDER = re.compile(r"^\W*(?:todo|tbd|fixme|xxx+|lorem ipsum|n/a|placeholder)\b", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that Windows keeps for devices, so that no folder can have them (learn.microsoft.com, "Naming Files").
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})


def _refuse(code: str, **details: object) -> NoReturn:
    raise PydanticCustomError(code, code, details)  # type: ignore[arg-type]  # codes are checked by a test


def _plain(text: str) -> str:
    if not text.strip() or not any(map(str.isalnum, text)):
        _refuse("empty-text")
    if _SUSPECT.search(text):
        if found := _MARKUP.search(text):
            _refuse("markup", found=found[0][:40])
        if found := _MARKDOWN.search(text):
            _refuse("markdown", found=found[0][:40])
        if found := _PLACEHOLDER.search(text):
            _refuse("placeholder", found=found[0])
    return text


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", _plain(text).strip())


def _paragraphs(text: str) -> str:
    return _plain(text).strip()


def _id(text: str) -> str:
    if not 3 <= len(text) <= 80 or not _ID.fullmatch(text) or text in _DEVICES:
        _refuse("bad-id", found=text[:80])
    return text


def _when(text: object) -> When:
    if isinstance(text, PartialDate | Span):
        return text
    if not isinstance(text, str):
        _refuse("unquoted" if isinstance(text, int) else "bad-date", found=text)
    try:
        return parse(text)
    except ValueError:
        _refuse("bad-date", found=text[:40])


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    when = _when(text)
    if not isinstance(when, PartialDate) or when.precision != "day":
        _refuse("bad-day", found=text)
    return when.first


def _moment(text: object) -> datetime:
    if isinstance(text, datetime):
        return text
    if not isinstance(text, str) or not re.match(r"\d{4}-\d\d-\d\d", text):
        _refuse("bad-moment", found=text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        _refuse("bad-moment", found=text[:40])
    return moment if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        port_is_read = parts.port  # reading it is what finds a port that is no number
        host = parts.hostname or ""
    except ValueError:
        _refuse("bad-url", found=text[:80])
    web = parts.scheme in ("http", "https")
    if (
        parts.scheme not in ("http", "https", "mailto", "tel")
        or re.search(r"[\s<>\"\\^`{|}\x00-\x20\x7f]", text)
        or (web and (not re.fullmatch(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+", host) or "@" in parts.netloc))
        or (not web and (not parts.path or parts.netloc or port_is_read))
    ):
        _refuse("bad-url", found=text[:80])
    return text


Id = Annotated[str, StringConstraints(max_length=200), AfterValidator(_id)]
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url)]

# One line each: line breaks of the file count as spaces.
Word = Annotated[str, StringConstraints(max_length=60), AfterValidator(_one_line)]
Title = Annotated[str, StringConstraints(max_length=140), AfterValidator(_one_line)]
Summary = Annotated[str, StringConstraints(max_length=320), AfterValidator(_one_line)]
Sentences = Annotated[str, StringConstraints(max_length=700), AfterValidator(_one_line)]
# Paragraphs divided by blank lines; lines that begin with `- ` make a list.
Story = Annotated[str, StringConstraints(max_length=6000), AfterValidator(_paragraphs)]

_QUOTED = {"type": "string"}
Date = Annotated[
    When,
    PlainValidator(_when),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema(_QUOTED | {"examples": ["2024", "2024-03", "2024-03-15", "2024-summer", "2024/2026"]}),
]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_QUOTED | {"examples": ["2024-03-15"]})]
Moment = Annotated[
    datetime,
    PlainValidator(_moment),
    WithJsonSchema(_QUOTED | {"examples": ["2024-09-05", "2024-09-05T08:00"]}),
]
