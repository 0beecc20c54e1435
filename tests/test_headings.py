"""Words that a hyphen joins in headings."""

import pytest

from portal.pages.headings import whole_words


@pytest.mark.parametrize("word", ["puis-je", "Pays-Bas", "a-t-il", "est-ce", "e-health", "L-gas"])
def test_a_joined_word_stays_on_one_line(word: str) -> None:
    assert whole_words(f"Où {word} aller ?") == f'Où <span class="whole">{word}</span> aller ?'


@pytest.mark.parametrize(
    "text", ["Benelux-politieverdrag", "Rhénanie-du-Nord-Westphalie", "Basse-Meuse", "e-invoicing-richtlijn"]
)
def test_a_long_word_may_break_where_it_is_joined(text: str) -> None:
    assert whole_words(text) == text


def test_what_a_title_holds_is_no_html() -> None:
    assert whole_words("<b> & puis-je") == '&lt;b&gt; &amp; <span class="whole">puis-je</span>'
