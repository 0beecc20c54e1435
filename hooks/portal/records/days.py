"""The kinds of value that say when: a date as precise as its source, a day, a moment, a year.

Each raises a PydanticCustomError whose type is the code of a message; `loading.validation` adds the place.
"""

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer, PlainValidator, WithJsonSchema

from portal.dates import BRUSSELS, PartialDate, Span, When, parse
from portal.records.fields import refuse
from portal.records.likely import likely_date, likely_day, likely_moment, why_no_date

_YEARS = range(1800, 2101)
_YEAR = re.compile(r"20[0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?")


def _year(text: str) -> str:
    if not _YEAR.fullmatch(text):
        refuse("bad-year", found=text[:40])
    return text


def _when(text: object) -> When:
    if isinstance(text, PartialDate | Span):
        return text
    if text in _YEARS:
        refuse("unquoted", found=text)
    if isinstance(text, list):
        refuse("not-one-value", found=text)
    if not isinstance(text, str):
        refuse("bad-date", found=text, nearest=likely_date(str(text)))
    try:
        when = parse(text)
    except ValueError:
        refuse(why_no_date(text), found=text[:40], nearest=likely_date(text))
    _refuse_unlikely(when.first, when.last)
    return when


def _refuse_unlikely(*days: date) -> None:
    for day in days:
        if day.year not in _YEARS:
            refuse("unlikely-year", found=f"{day.year:04}", first=_YEARS[0], last=_YEARS[-1])


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    if isinstance(text, list):
        refuse("not-one-value", found=text)
    if not isinstance(text, str):
        refuse("bad-day", found=text, nearest=likely_day(str(text)))
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        refuse("bad-day", found=text[:40], nearest=likely_day(text))
    _refuse_unlikely(day)
    return day


def _moment(text: object) -> datetime:
    if isinstance(text, datetime):
        return text
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        shown = text if isinstance(text, int) else str(text)[:40]
        refuse("bad-moment", found=shown, nearest=likely_moment(str(text)))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        refuse("bad-moment", found=text[:40])
    _refuse_unlikely(moment.date())
    if moment.tzinfo:
        return moment
    here = moment.replace(tzinfo=BRUSSELS)
    if here.astimezone(UTC).astimezone(BRUSSELS).replace(tzinfo=None) != moment:
        refuse("skipped-moment", found=text)
    return here


Year = Annotated[
    str, AfterValidator(_year), WithJsonSchema({"type": "string", "pattern": "^20[0-9]{2}$", "examples": ["2027"]})
]
_QUOTED = {"type": "string"}
_DATE_FORM = r"\d{4}(-((0[1-9]|1[0-2])(-\d\d)?|Q[1-4]|H[12]|early|late|spring|summer|autumn|winter))?"
_DAY_FORM = r"\d{4}-(0[1-9]|1[0-2])-\d\d"
Date = Annotated[
    When,
    PlainValidator(_when),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema(
        _QUOTED
        | {
            "examples": ["2024", "2024-03", "2024-03-15", "2024-summer", "2024/2026"],
            "pattern": f"^{_DATE_FORM}(/{_DATE_FORM})?$",
        }
    ),
]
Day = Annotated[
    date,
    PlainValidator(_day),
    PlainSerializer(lambda day: day.isoformat(), return_type=str),
    WithJsonSchema(_QUOTED | {"format": "date", "examples": ["2024-03-15"], "pattern": f"^{_DAY_FORM}$"}),
]
Moment = Annotated[
    datetime,
    PlainValidator(_moment),
    PlainSerializer(lambda moment: moment.isoformat(), return_type=str),
    WithJsonSchema(_QUOTED | {"examples": ["2024-09-05", "2024-09-05T08:00"], "pattern": f"^{_DAY_FORM}(T.+)?$"}),
]
