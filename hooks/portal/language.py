"""The three languages, and values that exist in each of them.

Every text a reader sees is a `Localised`: nothing falls back from one language to another.
"""

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict

Language = Literal["nl", "fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Value = TypeVar("Value")


def spoken(environment: Mapping[str, str]) -> Language:
    """The language of messages: the one that the team chose, else that of the machine where it is one of the three."""
    names = ("PORTAL_MESSAGES", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((environment[name] for name in names if environment.get(name)), "")
    return next((language for language in LANGUAGES if asked.lower().startswith(language)), "en")


class Strict(BaseModel):
    """Base of all models: values cannot change, unknown keys are refused, types are not guessed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Localised(Strict, Generic[Value]):
    """One value in each language, all three required; `localised["fr"]` gives the French one."""

    nl: Value
    fr: Value
    en: Value

    def __getitem__(self, language: Language) -> Value:
        return self.__dict__[language]  # type: ignore[no-any-return]  # a model keeps its fields here

    def values(self) -> tuple[Value, Value, Value]:
        """The value in each language, in the order of `LANGUAGES`."""
        return self.nl, self.fr, self.en


class WhereKnown(Strict, Generic[Value]):
    """A value that need not exist in every language, such as an abbreviation."""

    nl: Value | None = None
    fr: Value | None = None
    en: Value | None = None

    def __getitem__(self, language: Language) -> Value | None:
        return self.__dict__[language]  # type: ignore[no-any-return]  # a model keeps its fields here
