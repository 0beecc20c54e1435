"""Words that a hyphen joins in headings."""

import pytest

from portal.pages.headings import whole_dates, whole_words


@pytest.mark.parametrize("word", ["puis-je", "Benelux-dag", "Pays-Bas", "a-t-il", "est-ce", "e-health", "L-gas"])
def test_a_joined_word_stays_on_one_line(word: str) -> None:
    assert whole_words(f"Où {word} aller ?") == f'Où <span class="whole">{word}</span> aller ?'


@pytest.mark.parametrize(
    "text", ["Benelux-politieverdrag", "Rhénanie-du-Nord-Westphalie", "Basse-Meuse", "e-invoicing-richtlijn"]
)
def test_a_long_word_may_break_where_it_is_joined(text: str) -> None:
    assert whole_words(text) == text


def test_what_a_title_holds_is_no_html() -> None:
    assert whole_words("<b> & puis-je") == '&lt;b&gt; &amp; <span class="whole">puis-je</span>'


@pytest.mark.parametrize("date", ["5 september", "1er janvier", "29 November", "3 août", "1 maart"])
def test_the_day_and_the_month_of_a_date_stay_on_one_line(date: str) -> None:
    glued = date.replace(" ", "\N{NO-BREAK SPACE}")
    assert whole_dates(f"<p>({date} 2027)</p>") == f"<p>({glued} 2027)</p>"


@pytest.mark.parametrize(
    "text", ["<title>5 mei</title><body>", "<body><footer>5 mei", "2024 mei", "30 marsupials", "5 days"]
)
def test_what_is_no_date_or_stands_in_the_head_of_a_page_is_left_as_it_is(text: str) -> None:
    assert whole_dates(text) == text
