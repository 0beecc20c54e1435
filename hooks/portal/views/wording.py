"""The words of the interface in one language, and dates, numbers and lists as that language writes them.

Patterns come from Unicode's CLDR by way of Babel; what CLDR has no pattern for (a season, "early 2024") is a word.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from portal.dates import BRUSSELS, PartialDate, Span, When, is_to_the_day
from portal.language import Language, Localised, WhereKnown
from portal.messages import Texts

# British order and spelling for English; Belgian for the two others: the site is about three countries at once.
LOCALES: dict[Language, Locale] = {
    "nl": Locale("nl", "BE"),
    "fr": Locale("fr", "BE"),
    "en": Locale("en", "GB"),
}


class Wording:
    """Everything the interface says in one language; `wording["search"]` is a word, raising KeyError if unknown."""

    def __init__(self, words: Mapping[str, Localised[str]], language: Language) -> None:
        self.language: Language = language
        self.locale = LOCALES[language]
        self.words = Texts(((key, text[language]) for key, text in words.items()), "data/interface.yaml")
        self.written: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        return self.words[key]

    def say(self, key: str, **parts: object) -> str:
        """The word `key` with its `{named}` places filled."""
        return self.words[key].format_map(parts)

    def count(self, key: str, number: int) -> str:
        """`1 project`, `196 projects`: the form `key_one` or `key_other` with its `{count}` filled.

        French says one form for nought and one, Dutch and English for one only (CLDR plural rules).
        """
        form = self.locale.plural_form(number)
        return self.words[f"{key}_{'one' if form == 'one' else 'other'}"].format(count=self.number(number))

    def number(self, number: int) -> str:
        """1250 -> `1.250`, `1 250` or `1,250`."""
        return format_decimal(number, locale=self.locale) if number >= 1000 else str(number)

    def percent(self, part: int, whole: int) -> str:
        """A share, rounded: 81 of 196 -> `41%`, `41 %`."""
        return format_percent(part / whole, locale=self.locale)

    def join(self, parts: list[str]) -> str:
        """`a, b and c`."""
        return format_list(parts, locale=self.locale)

    def moment(self, key: str, moment: dt.datetime) -> str:
        """The word `key` with the day and the time in Brussels."""
        here = moment.astimezone(BRUSSELS)
        return self.say(key, date=self.date(here.date()), time=f"{here:%H:%M}")

    def value(self, value: object) -> str:
        """Any value of a record as text for readers."""
        match value:
            case Localised() | WhereKnown():
                return str(value[self.language] or "")
            case PartialDate() | Span() | dt.date():
                return self.date(value)
            case int():
                return self.number(value)
            case tuple():
                return self.join([self.value(part) for part in value])
        return str(value)

    def languages(self, codes: Iterable[str]) -> str:
        """Languages by their names: `nl`, `de` -> Dutch and German."""
        return self.join([self.locale.languages[code] for code in codes])

    def countries(self, codes: Iterable[str]) -> str:
        """Countries by their names: `BE`, `NL` -> Belgium and Netherlands."""
        return self.join([self.locale.territories[code] for code in codes])

    def date(self, when: When | dt.date) -> str:
        """A date, no more precisely than it is known."""
        text = when.isoformat() if isinstance(when, dt.date) else when.text
        if text not in self.written:
            self.written[text] = self._date(when)
        return self.written[text]

    def _date(self, when: When | dt.date) -> str:
        if isinstance(when, dt.date):
            return self._day(when)
        return self._span(when) if isinstance(when, Span) else self._partial(when)

    def _span(self, span: Span) -> str:
        """From one date to another; what two days share is said once: `15 to 16 April 2024`."""
        if not is_to_the_day(span):
            return self.say("date_span", start=self.date(span.start), end=self.date(span.end))
        start, end = span.first, span.last
        same_year = "d" if start.month == end.month else "d MMMM"
        pattern = same_year if start.year == end.year else "long"
        word = "date_two_days" if (end - start).days == 1 else "date_days"
        return self.say(word, start=self._day(start, pattern), end=self._day(end))

    def _partial(self, when: PartialDate) -> str:
        match when.precision:
            case "day":
                return self._day(when.first)
            case "month":
                return format_skeleton("yMMMM", when.first, locale=self.locale)
            case "year":
                return str(when.first.year)
            case precision:
                return self.say(f"date_{precision}_{when.part}", year=when.first.year)

    def _day(self, day: dt.date, pattern: str = "long") -> str:
        written = format_date(day, pattern, locale=self.locale)
        # CLDR writes "1 mars"; French writes the first of a month as an ordinal.
        return written.replace("1", "1er", 1) if self.language == "fr" and day.day == 1 else written
