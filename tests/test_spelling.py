"""Spelling: what counts as a word, what as known, and the order of the list of words that no dictionary has."""

import pytest

from conftest import ROOT
from spelling import is_known, words

KNOWN = frozenset({"ADEM", "b-solutions"})


def lookup(word: str) -> bool:
    return word in {"land", "Benelux", "l'eau", "politie"}


def test_numbers_addresses_and_places_to_fill_are_no_words() -> None:
    text = "L’Union en 2024, {count} pages, https://www.benelux.int/fr/ et benelux.int, A1 : l’eau."
    assert words(text) == ["L’Union", "en", "pages", "et", "l’eau"]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("land", True),
        ("l’eau", True),
        ("l’ADEM", True),
        ("Benelux-land", True),
        ("b-solutions", True),
        ("pollitie", False),
        ("Benelux-pollitie", False),
    ],
)
def test_a_word_is_known_as_it_stands_or_by_its_parts(word: str, known: bool) -> None:
    assert is_known(word, KNOWN, lookup) == known


def test_the_list_is_in_order_and_names_each_word_once() -> None:
    listed = (ROOT / "data/spelling.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))
