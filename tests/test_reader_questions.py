"""What readers ask of today is answered by the page they find, and by one that is near."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from copies import real
from portal.language import LANGUAGES, Language
from portal.records.crossing import DIRECTIONS
from portal.records.kinds import Answer

ASKED = yaml.safe_load(Path(__file__).with_name("reader_questions.yaml").read_text(encoding="utf-8"))
_NOT_KNOWN = {
    "nl": re.compile("niet bekend|onze bronnen", re.IGNORECASE),
    "fr": re.compile("pas connu|ne sait pas|nos sources", re.IGNORECASE),
    "en": re.compile("not known|our sources", re.IGNORECASE),
}


def questions(language: Language) -> dict[str, str]:
    """Every question of a language, and the page that must be found."""
    workers = {question: page for asked in ASKED["workers"][language].values() for question, page in asked.items()}
    return {**workers, **ASKED["since"][language], **ASKED["not_known"][language]}


def workers() -> Iterator[tuple[Language, str, str, str]]:
    """The language, direction, question and page of each question of cross-border workers."""
    for language in LANGUAGES:
        for direction, asked in ASKED["workers"][language].items():
            for question, page in asked.items():
                yield language, direction, question, page


def page_of(site: Path, language: Language, id_: str) -> str:
    """The page of a record."""
    return next(site.glob(f"{language}/*/{id_}/index.html")).read_text(encoding="utf-8")


def test_the_questions_are_of_every_direction_and_as_many_as_were_asked_for() -> None:
    assert sum(1 for _ in workers()) >= 80
    assert {direction for _, direction, _, _ in workers()} == {*DIRECTIONS, "all"}
    assert all(len(ASKED["since"][language]) + len(ASKED["not_known"][language]) >= 60 for language in LANGUAGES)
    assert all(len(ASKED["not_known"][language]) >= 10 for language in LANGUAGES)


def test_the_answer_to_a_question_holds_for_whoever_asks_it() -> None:
    answers = {record.id: record for record in real().records if isinstance(record, Answer)}
    wrong = [
        f"{page} does not hold for {direction}: {question}"
        for _, direction, question, page in workers()
        if page in answers and direction not in {*answers[page].directions, "all"}
    ]
    assert wrong == []


def test_an_answer_is_two_taps_from_the_home_page(site: Path) -> None:
    far = []
    for language in LANGUAGES:
        group = site / language / "for/cross-border-workers"
        assert 'href="for/cross-border-workers/"' in (site / language / "index.html").read_text(encoding="utf-8")
        chooser = (group / "index.html").read_text(encoding="utf-8")
        for direction, asked in ASKED["workers"][language].items():
            if direction == "all":
                continue
            told = (group / direction / "index.html").read_text(encoding="utf-8")
            answers = [page for page in asked.values() if (site / language / "answers" / page).exists()]
            far += [f"{language}: {direction} -> {page}" for page in answers if f"answers/{page}/" not in told]
            far += [] if f'cross-border-workers/{direction}/"' in chooser else [f"{language}: {direction}"]
    assert far == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_that_what_is_not_known_is_not_known(site: Path, language: Language) -> None:
    pages = {id_: page_of(site, language, id_) for id_ in ASKED["not_known"][language].values()}
    silent = [id_ for id_, page in pages.items() if not _NOT_KNOWN[language].search(page)]
    assert silent == []
