"""Views -> a quiz from the glossary and from treaties, each question with three choices, the answer and its page.

Every build asks the same: questions and wrong answers follow from the order of the glossary and of the years.
"""

from typing import NamedTuple

from markupsafe import Markup

from portal.kit.school import time_cards
from portal.letters import sort_key
from portal.pages.rendering import Templates
from portal.views.localised import Views
from portal.views.values import Link

QUESTIONS = 10  # questions of a level
SHORT = 110  # letters of a definition; longer ones are for the second level
CHOICES = 3


class Question(NamedTuple):
    """What is asked, what there is to choose from in its order, and the right choice with its page."""

    text: str
    choices: tuple[str, ...]
    answer: Link


def quiz(views: Views, level: int) -> list[Question]:
    """The questions of the first or the second level."""
    language = views.language
    known = [(term.term[language], term.definition[language]) for term in views.catalogue.glossary.values()]
    fitting = [place for place, (name, definition) in enumerate(known) if _fits(name, definition, level)]
    step = max(1, len(fitting) // QUESTIONS)
    return [_question(views, known, place) for place in fitting[::step][:QUESTIONS]]


def years(views: Views) -> list[Question]:
    """In which year a treaty was signed; each wrong year is that of another treaty."""
    signed = [card for card in time_cards(views) if str(card.year) not in card.page.text]
    known = sorted({card.year for card in signed})
    if len(known) < CHOICES:
        return []
    found = []
    for card in signed:
        first = min(max(0, known.index(card.year) - 1), len(known) - CHOICES)
        choices = tuple(map(str, known[first : first + CHOICES]))
        text = views.words.say("quiz_year", title=card.page.text)
        found.append(Question(text, choices, Link(str(card.year), card.page.path)))
    return found


def questions(templates: Templates, _: dict[str, str]) -> Markup:
    """All parts of the quiz; answers unfold by mouse or keyboard, without a script."""
    views, words = templates.views, templates.views.words
    parts = [(words.say("quiz_level", level=level), quiz(views, level)) for level in (1, 2)]
    parts.append((words["quiz_years"], years(views)))
    return templates.render("slots/quiz.html", parts=[(heading, found) for heading, found in parts if found])


def _fits(name: str, definition: str, level: int) -> bool:
    """Whether a definition does not give its term away, and is as long as the level asks for."""
    return name.lower() not in definition.lower() and (len(definition) <= SHORT) == (level == 1)


def _question(views: Views, known: list[tuple[str, str]], place: int) -> Question:
    name, definition = known[place]
    apart = max(1, len(known) // QUESTIONS)  # terms that stand together begin alike
    others = [known[(place + apart * step) % len(known)][0] for step in range(1, CHOICES)]
    choices = tuple(sorted({name, *others}, key=sort_key))
    return Question(definition, choices, Link(name, views.path("glossary/")))
