"""Text -> the same without accents, ligatures and invisible characters, for search and the alphabet."""

import re
import unicodedata

# Soft hyphens, joiners, marks of direction and the like (Unicode category Cf); `fold` of search-text.js has the same.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("[\u02b9\u02bb\u02bc\u02bd\u02bf\u02c8\ua78c]")  # those that are letters to Unicode
# Letters that Unicode does not take apart (UAX #15), as readers without them on their keyboard write them.
_SMALL = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_CAPITAL = {"Œ": "OE", "Æ": "AE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH"}
_LETTERS = str.maketrans(_SMALL | _CAPITAL)


def folded(text: str) -> str:
    """`Œuvre d’Élan` -> `OEuvre d’Elan`."""
    if text.isascii():
        return text
    seen = _APOSTROPHES.sub("'", _UNSEEN.sub("", text))
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", seen)).translate(_LETTERS)
