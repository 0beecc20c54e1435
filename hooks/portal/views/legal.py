"""A legal act -> its number as readers of one language write it, and the links to its text in that language.

How CELEX numbers are made: eur-lex.europa.eu, "Celex numbers". How acts are cited: Interinstitutional style guide, 2.1.
"""

import re

from portal.language import Language
from portal.records.kinds import Instrument
from portal.views.values import Link
from portal.views.wording import Wording

_CELEX = re.compile(
    r"(?P<sector>[0-9CE])(?P<year>[0-9]{4})(?P<letters>[A-Z]{1,2})0*(?P<number>[0-9]+)(?:\([0-9]{2}\))?"
)
_TREATIES = ((1994, "EEC"), (2010, "EC"))  # the community of acts before that year
_SAME_ORDER = 2015  # from that year on, all acts are numbered alike: year, then number
_WHOLE_YEARS = 1999  # before that year, numbers had two figures of it


def number_of(instrument: Instrument, words: Wording) -> str:
    """The number of an act, empty where none is known."""
    return instrument.number or words.join([number for celex in instrument.celex if (number := _number(celex, words))])


def all_numbers(instrument: Instrument, words: Wording) -> list[str]:
    """Every number by which an act may be asked for."""
    printed = (publication.number for publication in instrument.published_in)
    return [number_of(instrument, words), *instrument.celex, instrument.ecli or "", *printed]


def named(instrument: Instrument, words: Wording, title: str) -> str:
    """What an act is, with its number unless its title has it: by its CELEX number a directive is called so."""
    number = number_of(instrument, words)
    if number in title:
        number = ""
    if number and not instrument.number and all(celex[0] == "3" for celex in instrument.celex):
        return number
    kind = words[f"type_{instrument.type}"]
    # A decision is called by its number; of a policy or programme it is one more thing to know.
    between = ", " if instrument.type == "eu-programme" else "\N{NO-BREAK SPACE}"
    return f"{kind}{between}{number}" if number else kind


def eur_lex_links(instrument: Instrument, words: Wording, language: Language) -> list[Link]:
    """The pages of EUR-Lex with the texts of an act, in the language of the reader."""
    many = len(instrument.celex) > 1
    return [
        Link(
            words.say("eur_lex", number=(_number(celex, words) if many else number_of(instrument, words)) or celex),
            eur_lex(celex, language),
        )
        for celex in instrument.celex
    ]


def eur_lex(celex: str, language: Language) -> str:
    """The page of EUR-Lex with one text in a language."""
    return f"https://eur-lex.europa.eu/legal-content/{language.upper()}/TXT/?uri=CELEX:{celex}"


def _number(celex: str, words: Wording) -> str:
    """What an act is called after its CELEX number; empty where that does not tell."""
    if not (parts := _CELEX.fullmatch(celex)):
        return ""
    sector, letters, year, number = parts["sector"], parts["letters"], int(parts["year"]), parts["number"]
    if sector == "5" and letters in ("DC", "PC"):
        return f"COM({year}) {number}"
    if sector == "6" and letters[0] == "C":
        return f"C-{number}/{year % 100:02}"
    if sector != "3" or letters not in ("L", "R", "D"):
        return ""
    community = words[f"community_{next((name for before, name in _TREATIES if year < before), 'EU')}"]
    short = str(year if year >= _WHOLE_YEARS else year % 100)
    if year >= _SAME_ORDER:
        number = f"({community}) {year}/{number}"
    elif letters == "L":
        number = f"{short}/{number}/{community}"
    elif letters == "R":
        number = f"({community}) {words['act_no']}\N{NO-BREAK SPACE}{number}/{short}"
    else:
        return ""
    return f"{words[f'act_{letters}']} {number}"
