"""A text that is not a valid date or id -> the reason, and the date or id that was probably meant."""

import re
import unicodedata

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
_TIMES = {
    "early": "begin begin-jaar début vroeg early",
    "late": "eind einde fin laat late",
    "spring": "lente voorjaar printemps spring",
    "summer": "zomer été summer",
    "autumn": "herfst najaar automne autumn fall",
    "winter": "winter hiver",
}
_NAMES = {word: name for name, words in _TIMES.items() for word in words.split()}
_WITH_TIME = re.compile(r"(?P<year>\d{4})[- ](?P<word>[^\W\d]+)|(?P<first>[^\W\d]+) +(?P<second>\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_ONE_YEAR = re.compile(r"\D*(\d{4})\D*")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:er)? +)?([^\W\d]+) +(\d{4})")
_TIME_OF_DAY = re.compile(r"[T ]\d\d:\d\d(?::\d\d)?$")
_QUARTER = re.compile(r"(?:[qkt]([1-4])|([1-4])[a-zè]* (?:kwartaal|trimestre|quarter)) (\d{4})")


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
    if quarter := _QUARTER.fullmatch(text.strip().lower()):
        return f"{quarter[3]}-Q{quarter[1] or quarter[2]}"
    text = _TIME_OF_DAY.sub("", text).replace("–", "/")
    if _is_date(text):
        return text
    words = _IN_WORDS.fullmatch(text.strip().lower())
    bare = text.translate(_QUOTES)
    if words and words[2] in _NUMBERS:
        parts = [words[3], str(_NUMBERS[words[2]]), words[1]]
    elif (time := _WITH_TIME.fullmatch(text.strip().lower())) and (name := time["word"] or time["first"]) in _NAMES:
        return f"{time['year'] or time['second']}-{_NAMES[name]}"
    elif month_first := _MONTH_FIRST.fullmatch(bare):
        parts = [month_first[2], month_first[1]]
    elif backwards := _BACKWARDS.fullmatch(bare):
        parts = [backwards[3], backwards[2], backwards[1]]
    elif forwards := _FORWARDS.fullmatch(bare):
        parts = [forwards[1], forwards[2], forwards[3]]
    else:
        parts = [found[1] if (found := _ONE_YEAR.fullmatch(bare)) else bare]
    guess = "-".join(part if len(part) == 4 else part.zfill(2) for part in parts if part)
    return guess if _is_date(guess) else ""


def likely_day(text: str) -> str:
    """The whole day that was meant, or empty where none can be guessed."""
    likely = likely_date(text)
    return likely if re.fullmatch(r"\d{4}-\d\d-\d\d", likely) else ""


def likely_id(text: str) -> str:
    """`Police_Treaty` -> `police-treaty`; empty where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    likely = "-".join(re.findall(r"[a-z0-9]+", plain))
    return likely if 3 <= len(likely) <= 80 else ""


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
