"""What the real records keep as a whole; whatever an editor must mend, `portal check` says."""

import pytest

from copies import real
from portal.language import LANGUAGES, Language
from portal.records.texts import localised_texts
from portal.rules.check import check
from portal.rules.wording import sentences


def test_the_check_finds_nothing() -> None:
    assert [problem.text() for problem in (*real().problems, *check(real()))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_have_20_words_on_average_at_most(language: Language) -> None:
    found = [
        part for record in real().records for _, text in localised_texts(record) for part in sentences(text[language])
    ]
    assert sum(len(sentence.split()) for sentence in found) / len(found) <= 20
