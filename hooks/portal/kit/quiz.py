"""Views -> a quiz from the glossary: a definition, three terms, and the answer with the page that carries it.

Every build asks the same: questions and wrong answers follow from the order of the glossary.
"""

from typing import NamedTuple

from markupsafe import Markup

from portal.letters import sort_key
from portal.pages.rendering import Templates
from portal.views.localised import Views
from portal.views.values import Link

SIZE = 10  # questions of a level
SHORT = 110  # letters of a definition; longer ones are for the second level
CHOICES = 3


class Question(NamedTuple):
    """A definition, the terms to choose from in the order of the alphabet, and the right one with its place."""

    text: str
    choices: tuple[str, ...]
    answer: Link


def quiz(views: Views, level: int) -> list[Question]:
    """The questions of the first or the second level."""
    language = views.language
    known = [(term.term[language], term.definition[language]) for term in views.catalogue.terms.values()]
    fitting = [place for place, (name, told) in enumerate(known) if _fits(name, told, level)]
    step = max(1, len(fitting) // SIZE)
    return [_question(views, known, place) for place in fitting[::step][:SIZE]]


def questions(templates: Templates, _: dict[str, str]) -> Markup:
    """Both levels of the quiz; answers unfold by mouse or keyboard, without a script."""
    levels = [(level, quiz(templates.views, level)) for level in (1, 2)]
    return templates.render("slots/quiz.html", levels=[(level, found) for level, found in levels if found])


def _fits(name: str, told: str, level: int) -> bool:
    """Whether a definition does not give its term away, and is as long as the level asks for."""
    return name.lower() not in told.lower() and (len(told) <= SHORT) == (level == 1)


def _question(views: Views, known: list[tuple[str, str]], place: int) -> Question:
    name, told = known[place]
    apart = max(1, len(known) // SIZE)  # terms that stand together begin alike
    others = [known[(place + apart * step) % len(known)][0] for step in range(1, CHOICES)]
    choices = tuple(sorted({name, *others}, key=sort_key))
    return Question(told, choices, Link(name, views.path("glossary/")))
