"""Rules of the quiz for schools."""

import pytest

from examples import templates
from portal.kit.quiz import CHOICES, quiz
from portal.language import LANGUAGES
from portal.theme.slots import fill


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", [1, 2])
def test_each_question_has_its_answer_among_its_choices_and_does_not_give_it_away(language: str, level: int) -> None:
    found = quiz(templates(language=language).views, level)  # type: ignore[arg-type]
    assert found
    for question in found:
        assert question.answer.text in question.choices
        assert len(question.choices) == CHOICES
        assert question.answer.text.lower() not in question.text.lower()


def test_answers_unfold_without_a_script_and_name_where_they_are_found() -> None:
    filled = fill(templates(), "<!-- slot: quiz -->", "../")
    assert filled.count("<details>") == filled.count('href="../en/glossary/"') > 0
    assert "<script" not in filled
