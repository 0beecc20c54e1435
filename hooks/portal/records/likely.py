"""A text that is not a valid date, moment or id -> the reason, and what was probably meant."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from portal.dates import parse

ID_LENGTHS = range(3, 81)
_SIGNS = str.maketrans(dict.fromkeys("“”„‟\"'‘’‚«»,", "") | dict.fromkeys("‐‑‒–—", "-"))  # as people type
_MONTHS = (
    "januari janvier january jan janv",
    "februari février february feb febr févr fév",
    "maart mars march mrt mar",
    "april avril apr avr",
    "mei mai may",
    "juni juin june jun",
    "juli juillet july jul juil",
    "augustus août august aug",
    "september septembre sep sept",
    "oktober octobre october okt oct",
    "november novembre nov",
    "december décembre dec déc",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()[:3]}  # in full
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_TIMES = {
    "early": "begin début vroeg early",
    "late": "eind einde fin laat late",
    "spring": "lente voorjaar printemps spring",
    "summer": "zomer été summer",
    "autumn": "herfst najaar automne autumn fall",
    "winter": "winter hiver",
}
_NAMES = {word: name for name, words in _TIMES.items() for word in words.split()}
_ORDINALS = (
    "1 1e 1er 1re 1st eerste premier première first",
    "2 2e 2nd tweede deuxième second",
    "3 3e 3rd derde troisième third",
    "4 4e 4th vierde quatrième fourth",
)
_PLACES = {word: place for place, words in enumerate(_ORDINALS, 1) for word in words.split()}
_PARTS = {"kwartaal": "Q", "trimestre": "Q", "quarter": "Q", "helft": "H", "semestre": "H", "half": "H"}

_BACKWARDS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_FORWARDS = re.compile(r"(\d{4})[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_SPAN = re.compile(
    r"(?:(?:van|de|from|tussen|entre|between) )?(\d{4}(?:-\d\d){0,2}) ?"
    r"(?:-|/|t/m|tot(?: en met)?|en|à|au|et|to|until|and) ?(\d{4}(?:-\d\d){0,2})"
)
_YEAR = re.compile(r"\d{4}")
_SPAN_OF_DAYS = re.compile(  # 14-16 maart 2024, du 14 au 16 mars 2024
    r"(?:(?:van|du|from) )?(\d{1,2})(?:er)? ?(?:-|/|t/m|tot(?: en met)?|au|to|until) ?(\d{1,2}) ([^\W\d_]+) (\d{4})"
)
_DAY = re.compile(r"(\d{1,2})(?:er|e|de|ste|st|nd|rd|th)?")
_SHORT = re.compile(r"(?:(\d{1,2})-)?([^\W\d_]+)\.?-(\d\d)")  # 14-mrt-24, as spreadsheets show days
_SHORT_PART = re.compile(r"(?:[qkt]([1-4])|[hs]([12]))")
_TIME = re.compile(r"(.+?)(?:t| (?:om |à |at )?)(\d{1,2})(?: ?[:.uh](\d\d)?(?::\d\d)?(?:ur|eures)?)?")
_COUNTED = re.compile(r"[2-7]\d{4}")  # from 1954 to 2119
_FIRST_DAY = date(1899, 12, 30)


def why_no_date(text: str) -> str:
    """The code of the reason: a day that does not exist, a span that ends before it begins, or another form."""
    start, slash, end = text.partition("/")
    if slash and _is_date(start) and _is_date(end):
        return "backwards-span"
    return "no-such-day" if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text) else "bad-date"


def likely_date(text: str) -> str:
    """The date in the form of data files, or empty where none can be guessed."""
    start, slash, end = text.partition("/")
    if slash and _is_date(start) and _is_date(end):
        return f"{end}/{start}"
    plain = _plain(text)
    if (timed := _TIME.fullmatch(plain)) and timed[3]:
        plain = timed[1]
    return next((guess for guess in _guesses(plain) if _is_date(guess)), "")


def likely_day(text: str) -> str:
    """The whole day that was meant, or empty where none can be guessed."""
    likely = likely_date(text)
    return likely if re.fullmatch(r"\d{4}-\d\d-\d\d", likely) else ""


def likely_moment(text: str) -> str:
    """The day, or the day and time, that was meant, or empty where none can be guessed."""
    timed = _TIME.fullmatch(_plain(text))
    day = likely_day(timed[1]) if timed else ""
    if not timed or not day:
        return likely_day(text)
    hour, minute = int(timed[2]), int(timed[3] or 0)
    return f"{day}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def counted_day(text: str) -> str:
    """A day as spreadsheets count them -> the day as it is written: `45365` -> `2024-03-14`; empty for another text."""
    return (_FIRST_DAY + timedelta(days=int(text))).isoformat() if _COUNTED.fullmatch(text) else ""


def likely_id(text: str) -> str:
    """`Police_Treaty` -> `police-treaty`; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SIGNS)).encode("ascii", "ignore").decode()
    likely = "-".join(re.findall(r"[a-z0-9]+", plain))
    return likely if len(likely) in ID_LENGTHS else ""


def _plain(text: str) -> str:
    """A text in small letters, with one sort of space and of dash, without quotation marks and commas."""
    return " ".join(text.lower().translate(_SIGNS).split())


def _guesses(plain: str) -> Iterator[str]:
    """What a text may mean, the likeliest first; not all of it need be a date."""
    if span := _SPAN.fullmatch(plain):
        yield f"{span[1]}/{span[2]}"
    if (days := _SPAN_OF_DAYS.fullmatch(plain)) and days[3] in _NUMBERS:
        yield "/".join(_joined(days[4], _NUMBERS[days[3]], day) for day in days.groups()[:2])
    yield plain
    yield counted_day(plain)
    if backwards := _BACKWARDS.fullmatch(plain):
        yield _joined(backwards[3], backwards[2], backwards[1])
        yield _joined(backwards[3], backwards[1], backwards[2])  # the month first, as in America
    if forwards := _FORWARDS.fullmatch(plain):
        yield _joined(*forwards.groups())
    if month_first := _MONTH_FIRST.fullmatch(plain):
        yield _joined(month_first[2], month_first[1])
    if (short := _SHORT.fullmatch(plain)) and short[2] in _NUMBERS:
        yield _joined(f"20{short[3]}", _NUMBERS[short[2]], short[1])
    words = re.findall(r"[^\W_]+", plain)
    years = [word for word in words if _YEAR.fullmatch(word)]
    if len(years) == 1:
        yield from _in_words(years[0], [word for word in words if word != years[0]])


def _in_words(year: str, words: list[str]) -> Iterator[str]:
    """What the words beside a year may mean: a month, perhaps with a day, a quarter, a season, or only the year."""
    months = [_NUMBERS[word] for word in words if word in _NUMBERS]
    days = [found[1] for word in words if (found := _DAY.fullmatch(word))]
    parts = [_PARTS[word] for word in words if word in _PARTS]
    places = [_PLACES[word] for word in words if word in _PLACES]
    times = [_NAMES[word] for word in words if word in _NAMES]
    if len(months) == 1 and len(days) < 2:
        yield _joined(year, months[0], *days)
    elif len(parts) == len(places) == 1:
        yield f"{year}-{parts[0]}{places[0]}"
    elif len(words) == 1 and (short := _SHORT_PART.fullmatch(words[0])):
        yield f"{year}-Q{short[1]}" if short[1] else f"{year}-H{short[2]}"
    elif len(times) == 1 and not months:
        yield f"{year}-{times[0]}"
    elif not (months or parts or times or any(map(str.isdigit, "".join(words)))):
        yield year


def _joined(year: str, *numbers: int | str | None) -> str:
    return "-".join([year, *(str(number).zfill(2) for number in numbers if number)])


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
