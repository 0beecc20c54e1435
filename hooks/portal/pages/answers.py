"""Answers -> a page each; a page for each direction of those who work across a border; a table for each topic."""

from collections.abc import Iterator

from markupsafe import Markup

from portal.pages.rendering import Page, Templates, home, kind_link
from portal.paths import CROSSING
from portal.records.crossing import DIRECTIONS, TOPICS, Direction, Topic, ends
from portal.records.kinds import Answer
from portal.views.answers import (
    answer_view,
    answers_of,
    by_topic,
    direction_link,
    direction_title,
    offices,
    offices_of,
    projects_of,
    table,
    topic_link,
)
from portal.views.localised import Views
from portal.views.record import record_view
from portal.views.values import Link


def answer_page(templates: Templates, answer: Answer) -> Page:
    """The page of one answer."""
    views = templates.views
    view = record_view(views, answer)
    main = templates.render(
        "answer.html",
        view=view,
        answer=answer_view(views, answer),
        offices=offices_of(views, answer.where_to_turn),
        projects=projects_of(views, [answer]),
        trail=(home(views), workers(views), kind_link(views, "answers")),
    )
    path = f"answers/{answer.id}/"
    return Page(path, view.card.title, view.card.summary, main, view.changed, theme=answer.theme, record=answer)


def crossing_pages(templates: Templates) -> Iterator[Page]:
    """A page for each direction, then one for each topic; none where nothing is answered."""
    if answers_of(templates.views):
        for direction in DIRECTIONS:
            yield _direction_page(templates, direction)
        for topic in TOPICS:
            yield _topic_page(templates, topic)


def directions_chooser(templates: Templates) -> Markup:
    """Every direction as a link, both ways of a pair together, and the topics; with script also two lists."""
    views = templates.views
    if not answers_of(views):
        return Markup()
    countries = list(dict.fromkeys(country for direction in DIRECTIONS for country in ends(direction)))
    return templates.render(
        "slots/directions.html",
        pairs=[
            [direction_link(views, one) for one in pair] for pair in zip(DIRECTIONS[::2], DIRECTIONS[1::2], strict=True)
        ],
        topics=[topic_link(views, topic) for topic in TOPICS],
        countries=[(country, views.words[f"country_{country}"]) for country in countries],
    )


def workers(views: Views) -> Link:
    """The page for those who work across a border."""
    return Link(views.words["for_workers"], views.path(CROSSING))


def _direction_page(templates: Templates, direction: Direction) -> Page:
    views, words = templates.views, templates.views.words
    lives, works = ends(direction)
    title = direction_title(views, direction)
    trail = (home(views), workers(views))
    held = [answer for answer in answers_of(views) if direction in answer.directions]
    back: list[Link] = [direction_link(views, one) for one in DIRECTIONS if ends(one) == (works, lives)]
    main = templates.render(
        "direction.html",
        title=title,
        trail=trail,
        topics=list(by_topic(views, direction)),
        offices=offices(views, direction),
        projects=projects_of(views, held),
        back=back,
    )
    return Page(f"{CROSSING}{direction}/", title, words["direction_about"], main, trail=trail, theme="cross-border")


def _topic_page(templates: Templates, topic: Topic) -> Page:
    views, words = templates.views, templates.views.words
    title = words[f"topic_{topic}"]
    trail = (home(views), workers(views))
    main = templates.render(
        "topic.html",
        title=title,
        trail=trail,
        rows=table(views, topic),
        answers=[answer_view(views, answer) for answer in answers_of(views) if answer.topic == topic],
        other_topics=[topic_link(views, other) for other in TOPICS if other != topic],
    )
    return Page(f"{CROSSING}{topic}/", title, words["direction_about"], main, trail=trail, theme="cross-border")
