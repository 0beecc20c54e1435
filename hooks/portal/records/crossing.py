"""What answers for those who live in one country and work in another are made of: directions, topics, statements."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from portal.language import Localised, Strict
from portal.records.fields import Sentences
from portal.records.parts import Source

# Where one lives, then where one works: every pair of neighbours with at least one Benelux country, both ways.
Direction = Literal[
    "be-nl",
    "nl-be",
    "be-lu",
    "lu-be",
    "nl-lu",
    "lu-nl",
    "be-de",
    "de-be",
    "nl-de",
    "de-nl",
    "lu-de",
    "de-lu",
    "be-fr",
    "fr-be",
    "nl-fr",
    "fr-nl",
    "lu-fr",
    "fr-lu",
]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
Directions = Annotated[tuple[Direction, ...], Field(strict=False)]

Topic = Literal[
    "social-security",
    "telework-social-security",
    "telework-tax",
    "wage-tax",
    "health-care",
    "family-benefits",
    "labour-law",
    "unemployment",
    "pension",
    "sickness-maternity",
    "diplomas",
    "car",
    "moving",
    "student-jobs",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)


class AnswerTopic(Strict):
    """A topic of answers; `review_within` is how many months an answer may go without being looked at again."""

    id: Topic
    review_within: Literal[6, 12, 24, 36]


class Statement(Strict):
    """One thing that an answer depends on, and what carries it."""

    text: Localised[Sentences]
    source: Source


def ends(direction: Direction) -> tuple[str, str]:
    """The countries in which one lives and works: `be-nl` -> `be`, `nl`."""
    lives, _, works = direction.partition("-")
    return lives, works
