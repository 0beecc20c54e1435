"""Words that texts may not use are found whole, however they are written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.rules.forms import Forms

FORMS = r"états?|zal|plan\ wil|à\-côté"


@pytest.mark.parametrize("text", ["Zal het?", "DE ÉTATS", "Le plan WIL", "l’À-côté", "zal"])
def test_words_are_found_in_small_and_capital_letters(text: str) -> None:
    assert Forms(FORMS).search(text)


@pytest.mark.parametrize("text", ["zalm", "kazal", "plan wild", "étatsunien", "côté", ""])
def test_parts_of_words_are_not_found(text: str) -> None:
    assert Forms(FORMS).search(text) is None


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(st.sampled_from("états zalZALÉ planwi-àcô’.\n"), max_size=40))
def test_the_quick_look_misses_nothing(text: str) -> None:
    sure = re.search(rf"(?<!\w)(?:{FORMS})(?!\w)", text, re.IGNORECASE)
    assert (found := Forms(FORMS).search(text)) == sure or (found and sure and found.span() == sure.span())
