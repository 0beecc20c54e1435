"""Rules of answers: how new they may say to be, and within how many months they are looked at again."""

from dataclasses import replace

import pytest

from copies import SMALL
from examples import record
from portal.loading.load import Records, load
from portal.records.crossing import AnswerTopic
from portal.records.vocabulary import Reference
from portal.rules.answers import Answers

PAGE = "some-official-page"


def loaded(**page: object) -> Records:
    """The small portal with one more cited page, and half a year for answers about telework."""
    found = load(SMALL / "data")
    text = {"nl": "De dienst", "fr": "Le service", "en": "The office"}
    said = {"publisher": text, "title": "Page", "url": "https://www.benelux.int/", "language": "nl"}
    reference = Reference.model_validate({"id": PAGE, "standing": "official", **said, **page})
    topic = AnswerTopic(id="telework-tax", review_within=6)
    return replace(found, lists={**found.lists, Reference: [reference], AnswerTopic: [topic]})


def codes(among: Records, **fields: object) -> set[str]:
    """The codes of what is wrong with one answer."""
    return {code for _, code, _ in Answers(among).complaints(record("answers", "one-answer", **fields))}


@pytest.mark.parametrize(
    ("page", "as_of", "is_known"),
    [
        ({"read": "2026-11-10"}, "2026-11-09", True),
        ({"read": "2026-11-10"}, "2026-11-10", False),
        ({"read": "2026-11"}, "2026-10", True),
        ({"read": "2026-11"}, "2026-11", False),
        ({"read": "2026-11-10", "date": "2026-10-05"}, "2026-10-05", True),
        ({"read": "2026-11-10", "date": "2026-10-05"}, "2026-10-06", False),
    ],
)
def test_an_answer_is_no_newer_than_the_date_of_its_source_or_the_day_before_it_was_read(
    page: dict[str, str], as_of: str, is_known: bool
) -> None:
    found = codes(loaded(**page), sources=[{"reference": PAGE}], as_of=as_of)
    assert ("answer-dated-too-late" not in found) == is_known


@pytest.mark.parametrize(
    ("written", "reviewed", "latest"),
    [
        ("2026-01-31", None, "2026-07-31"),
        ("2026-01-31", "2026-03-15", "2026-09-15"),
        ("2026-08-31", None, "2027-02-28"),
    ],
)
def test_the_months_of_a_topic_count_from_the_day_on_which_the_answer_was_last_checked(
    written: str, reviewed: str | None, latest: str
) -> None:
    among = loaded(read="2026-01-01")
    days = {"written": written, "reviewed": reviewed}
    year, month, _ = latest.split("-")
    after = f"{year}-{int(month) + 1:02}-01"
    assert "answer-review-late" not in codes(among, **days, review_by=latest)
    assert "answer-review-late" in codes(among, **days, review_by=after)
