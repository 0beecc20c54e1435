"""The numbers by which the world knows legal acts, places and subjects: each has one form, and no other is accepted.

CELEX: eur-lex.europa.eu, "Celex numbers"; ELI: Council conclusions 2012/C 325/02; ECLI: Council conclusions
2011/C 127/01. Numbers of journals are written as each journal is cited. NUTS: Regulation (EC) No 1059/2003, annex I;
EuroVoc: op.europa.eu/en/web/eu-vocabularies, "EuroVoc"; Wikidata: wikidata.org, "Wikidata:Identifiers".
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.language import Strict
from portal.records.fields import Word
from portal.records.parts import Source

Journal = Literal["tractatenblad", "moniteur-belge", "memorial", "official-journal"]
Scheme = Literal["wikidata", "nuts", "eurovoc"]


class _Form(NamedTuple):
    """How numbers of one sort are written."""

    name: str
    pattern: re.Pattern[str]
    example: str

    def checked(self, text: str) -> str:
        """The number, if it has this form."""
        if not self.pattern.fullmatch(text):
            details = {"found": text[:80], "name": self.name, "example": self.example}
            raise PydanticCustomError("bad-number", "bad-number", details)
        return text


_CELEX = _Form("CELEX", re.compile(r"[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{4}(?:\([0-9]{2}\))?"), "32016R0429")
_ELI = _Form(
    "ELI",
    re.compile(r"https?://(?:data\.europa\.eu|www\.ejustice\.just\.fgov\.be|(?:data\.)?legilux\.public\.lu)/eli/\S+"),
    "http://data.europa.eu/eli/reg/2016/429/oj",
)
_ECLI = _Form("ECLI", re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[0-9]{4}:[A-Z0-9.]{1,25}"), "ECLI:EU:C:2022:491")
_JOURNALS: Mapping[Journal, _Form] = {
    "tractatenblad": _Form("Tractatenblad", re.compile(r"[0-9]{4}, [0-9]{1,3}"), "2018, 160"),
    "moniteur-belge": _Form("Moniteur belge (numac)", re.compile(r"[0-9]{10}"), "2021031259"),
    "memorial": _Form("Mémorial", re.compile(r"[0-9]{4}, [AB] [0-9]{1,4}"), "2020, A 123"),
    "official-journal": _Form(
        "Official Journal",
        re.compile(r"[LC] [0-9]{1,3}[A-Z]?, [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}, p\. [0-9]+|[LC], [0-9]{4}/[0-9]+"),
        "L 84, 31.3.2016, p. 1",
    ),
}
_SCHEMES: Mapping[Scheme, _Form] = {
    "wikidata": _Form("Wikidata", re.compile(r"Q[1-9][0-9]*"), "Q13116"),
    "nuts": _Form("NUTS", re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}"), "BE2"),
    "eurovoc": _Form("EuroVoc", re.compile(r"[1-9][0-9]{0,5}|c_[0-9a-f]{8}"), "4844"),
}
# What stands before a number in its address as linked data.
_ADDRESSES: Mapping[Scheme, str] = {
    "wikidata": "http://www.wikidata.org/entity/",
    "nuts": "http://data.europa.eu/nuts/code/",
    "eurovoc": "http://eurovoc.europa.eu/",
}


def _of(form: _Form) -> tuple[AfterValidator, WithJsonSchema]:
    schema = {"type": "string", "pattern": f"^(?:{form.pattern.pattern})$", "examples": [form.example]}
    return AfterValidator(form.checked), WithJsonSchema(schema)


Celex = Annotated[str, StringConstraints(max_length=200), *_of(_CELEX)]
Eli = Annotated[str, StringConstraints(max_length=500), *_of(_ELI)]
Ecli = Annotated[str, StringConstraints(max_length=200), *_of(_ECLI)]


def _counted_by(field: str, forms: Mapping[Any, _Form]) -> AfterValidator:
    """Holds a number to the form that belongs to the value of another `field`, which stands before it."""

    def checked(number: str, info: ValidationInfo) -> str:
        form = forms.get(info.data.get(field))
        return form.checked(number) if form else number

    return AfterValidator(checked)


class Publication(Strict):
    """Where an official journal printed a text, under which number, and who says so."""

    journal: Journal
    number: Annotated[Word, _counted_by("journal", _JOURNALS)]
    source: Source


class Identifier(Strict):
    """The number of the same thing in a catalogue of others (`scheme`), and who says so."""

    scheme: Scheme
    number: Annotated[Word, _counted_by("scheme", _SCHEMES)]
    source: Source

    @property
    def address(self) -> str:
        """Its address as linked data."""
        return _ADDRESSES[self.scheme] + self.number


Identifiers = Annotated[tuple[Identifier, ...], Field(strict=False)]
