"""Names and values -> the lines of iCalendar (RFC 5545): texts escaped, long lines folded, days as dates."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

Lines = str
ContentLine = tuple[str, str]

_SIGN = re.compile(r"[\\;,]")
_BREAK = re.compile(r"\r\n|\r|\n")
_LENGTH = 75  # octets of a line at most


def component(name: str, *properties: ContentLine, parts: Iterable[Lines] = ()) -> Lines:
    """A component with its properties, and the components it holds."""
    own = "".join(_folded(f"{key}:{value}") for key, value in properties)
    return f"BEGIN:{name}\r\n{own}{''.join(parts)}END:{name}\r\n"


def text(value: str) -> str:
    """A text as the value of a property (section 3.3.11)."""
    return _BREAK.sub(r"\\n", _SIGN.sub(r"\\\g<0>", value))


def days(first: date, last: date) -> list[ContentLine]:
    """Whole days; the end is the first day after them (section 3.6.1)."""
    after = last + timedelta(days=1)
    return [("DTSTART;VALUE=DATE", f"{first:%Y%m%d}"), ("DTEND;VALUE=DATE", f"{after:%Y%m%d}")]


def stamp(day: date) -> str:
    """The moment at which something was last said, known to the day."""
    return f"{day:%Y%m%d}T000000Z"


def stamp_of(moment: datetime) -> str:
    """A moment in UTC (section 3.3.5)."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> Lines:
    """A line in parts of at most 75 octets, of which no letter is torn apart (section 3.1)."""
    octets = line.encode()
    parts = []
    while len(octets) > _LENGTH:
        end = _LENGTH
        while octets[end] & 0xC0 == 0x80:  # inside a letter
            end -= 1
        parts.append(octets[:end])
        octets = b" " + octets[end:]
    return b"\r\n".join([*parts, octets, b""]).decode()
