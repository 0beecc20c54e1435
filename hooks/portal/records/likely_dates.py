"""A text that is no date -> why it is none, and the date that was probably meant."""

import re

from portal.dates import parse

_QUOTES = str.maketrans("", "", "“”„‟\"'‘’‚ ")
_BACKWARDS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_FORWARDS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTHS = (
    "januari janvier january",
    "februari février february",
    "maart mars march",
    "april avril",
    "mei mai may",
    "juni juin june",
    "juli juillet july",
    "augustus août august",
    "september septembre",
    "oktober octobre october",
    "november novembre",
    "december décembre",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er)? +)?([^\W\d]+) +(\d{4})")


def why_no_date(text: str) -> str:
    """The code of the reason: a day that does not exist, a span that ends before it begins, or another form."""
    start, slash, end = text.partition("/")
    if slash and _is_date(start) and _is_date(end):
        return "backwards-span"
    return "no-such-day" if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "bad-date"


def likely_date(text: str) -> str:
    """The date in the form of data files, or empty where none can be guessed."""
    start, slash, end = text.partition("/")
    if slash and _is_date(start) and _is_date(end):
        return f"{end}/{start}"
    words = _IN_WORDS.fullmatch(text.strip().lower())
    bare = text.translate(_QUOTES)
    if words and words[2] in _NUMBERS:
        parts = [words[3], str(_NUMBERS[words[2]]), words[1]]
    elif backwards := _BACKWARDS.fullmatch(bare):
        parts = [backwards[3], backwards[2], backwards[1]]
    elif forwards := _FORWARDS.fullmatch(bare):
        parts = [forwards[1], forwards[2], forwards[3]]
    else:
        parts = [bare]
    guess = "-".join(part if len(part) == 4 else part.zfill(2) for part in parts if part)
    return guess if _is_date(guess) else ""


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
