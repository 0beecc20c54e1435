"""Rules of what stands under a letter."""

import pytest

from portal.language import Localised
from portal.letters import first_letter, sort_key
from portal.pages.alphabet import by_letter, letters_of


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Énergie", "E"),
        ("œuvre", "O"),
        ("’s-Hertogenbosch", "S"),
        ("5G", "0-9"),
        ("‘Zorg’", "Z"),
        ("Île", "I"),
        ("Østerbro", "O"),
        ("Łódź", "L"),
        ("Đakovo", "D"),
        ("Ærø", "A"),
        ("Þórshöfn", "T"),
        ("ĳsbreker", "I"),
        ("E\u0301lan", "E"),
        ("\u00adSoft", "S"),
    ],
)
def test_accents_quotes_and_digits_find_their_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_names_are_in_order_without_accents_and_capitals() -> None:
    assert sorted(["école", "Eau", "etui", "écu"], key=sort_key) == ["Eau", "école", "écu", "etui"]


def test_every_language_has_the_letters_of_all_so_that_each_page_has_its_like() -> None:
    names = [Localised[str](nl="Appel", fr="Pomme", en="Apple"), Localised[str](nl="5G", fr="5G", en="5G")]
    assert letters_of(names) == ["0-9", "A", "P"]


def test_things_stand_under_their_letters_in_order() -> None:
    assert by_letter([("b", 1), ("a", 2), ("A", 3)]) == {"A": [("a", 2), ("A", 3)], "B": [("b", 1)]}
