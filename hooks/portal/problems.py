"""What is wrong with the data: one type for every fault, gathered first and printed together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from portal.characters import visible
from portal.language import Language
from portal.messages import message

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault in one place.

    `line` and `column` count from 1. `record` is an id, or empty where the fault is in no record; `path` leads
    from the record to the field, such as `title.fr`. `code` names the rule; `details` fill its message.
    """

    file: str
    line: int
    column: int
    record: str
    path: str
    code: str
    details: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def where(self) -> str:
        """The record and field as an editor would say it: `police-treaty.title.fr`."""
        return ".".join(part for part in (self.record, self.path) if part)

    def text(self, language: Language = "en") -> str:
        """What is wrong and how to mend it, in one line."""
        return message(self.code, language, **{"where": self.where or self.file, **self.details})


class InvalidData(Exception):
    """The data have faults; `problems` has all of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(as_text(self.problems)))


def as_text(problems: Iterable[Problem], language: Language = "en", level: Severity = "error") -> list[str]:
    """One `file:line:column: message` a problem, sorted by place; what is only a warning says so."""
    sign = f"{message('warning', language)} " if level == "warning" else ""
    return [f"{visible(p.file)}:{p.line}:{p.column}: {sign}{p.text(language)}" for p in sorted(problems)]


def as_github(problems: Iterable[Problem], language: Language = "en", level: Severity = "error") -> list[str]:
    """Workflow commands that GitHub shows as annotations on the lines of a pull request.

    Source of the form and its escapes: docs.github.com, "Workflow commands for GitHub Actions".
    """
    return [
        f"::{level} file={_property(p.file)},line={p.line},col={p.column},title={_property(p.code)}"
        f"::{_data(p.text(language))}"
        for p in sorted(problems)
    ]


def as_json(
    problems: Iterable[Problem], language: Language = "en", level: Severity = "error"
) -> list[dict[str, object]]:
    """One object a problem, for other programs."""
    return [
        {
            "level": level,
            "file": p.file,
            "line": p.line,
            "column": p.column,
            "record": p.record,
            "field": p.path,
            "code": p.code,
            "message": p.text(language),
        }
        for p in sorted(problems)
    ]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class Refused(Exception):
    """A change that cannot be made; `code` and `details` are those of a message."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
