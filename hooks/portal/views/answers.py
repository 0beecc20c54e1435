"""Views x answer -> the values that its page shows; a direction -> its answers by topic, and the offices to ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from portal.paths import CROSSING, term_path
from portal.records.crossing import DIRECTIONS, TOPICS, Direction, Topic, ends
from portal.records.kinds import Answer, Record, Service
from portal.records.parts import Source
from portal.records.vocabulary import Term
from portal.views.localised import Views
from portal.views.values import Card, Link, site_link


class StatementView(NamedTuple):
    """One thing that an answer depends on, and where that is said."""

    text: str
    source: Link


class Office(NamedTuple):
    """Where a reader can turn: its page here, its own site, what it does, and in which languages it answers."""

    link: Link
    site: Link | None
    about: str
    address: str
    languages: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What readers see of an answer, wherever it stands."""

    card: Card
    topic: Link
    directions: tuple[Link, ...]  # none where it holds for all
    more: tuple[StatementView, ...]
    documents: tuple[tuple[Link, str], ...]  # forms, with what they are
    decides: str
    confused_with: str
    remarks: tuple[str, ...]  # what readers must know of how sure it is
    as_of: str
    sources: tuple[Link, ...]  # those that no statement names


class TopicView(NamedTuple):
    """The answers of one direction on one topic: the first stands open, the others are folded."""

    id: Topic
    title: str
    first: AnswerView
    others: tuple[AnswerView, ...]


class TopicRow(NamedTuple):
    """A row in the table of a topic: the value for one or more directions."""

    directions: tuple[Link, ...]
    value: Link
    as_of: str
    sources: tuple[Link, ...]


def answers_of(views: Views) -> list[Answer]:
    """The answers that hold today, in the order of their files."""
    return [a for a in views.catalogue.of_kind("answers") if isinstance(a, Answer) and not a.withdrawn]


def answer_view(views: Views, answer: Answer) -> AnswerView:
    """What readers see of one answer."""
    language = views.language
    everywhere = answer.directions == DIRECTIONS
    stated = {part.source for part in answer.more}
    return AnswerView(
        card=views.card(answer),
        topic=topic_link(views, answer.topic),
        directions=() if everywhere else tuple(direction_link(views, one) for one in answer.directions),
        more=tuple(StatementView(part.text[language], views.source(part.source)) for part in answer.more),
        documents=tuple(_document(views, views.catalogue.glossary[id_]) for id_ in answer.documents),
        decides=answer.decides[language] if answer.decides else "",
        confused_with=answer.confused_with[language] if answer.confused_with else "",
        remarks=tuple(_remarks(views, answer)),
        as_of=_as_of(views, answer),
        sources=_links(views, [source for source in answer.sources if source not in stated]),
    )


def by_topic(views: Views, direction: Direction) -> Iterator[TopicView]:
    """The answers for one direction; of each topic first what can be compared, then what is closest to the pair."""
    held = [answer for answer in answers_of(views) if direction in answer.directions]
    for topic in TOPICS:
        found = [answer for answer in held if answer.topic == topic]
        found.sort(key=lambda answer: (answer.at_a_glance is None, answer.no_rule_found, len(answer.directions)))
        if found:
            first, *others = [answer_view(views, answer) for answer in found]
            yield TopicView(topic, views.words[f"topic_{topic}"], first, tuple(others))


def offices(views: Views, direction: Direction) -> tuple[Office, ...]:
    """The offices that serve a direction."""
    return offices_of(views, (service.id for service in _services(views) if direction in service.serves))


def offices_of(views: Views, ids: Iterable[str]) -> tuple[Office, ...]:
    """Services as offices."""
    found = [views.catalogue.records.get(id_) for id_ in ids]
    return tuple(_office(views, service) for service in found if isinstance(service, Service))


def projects_of(views: Views, answers: Iterable[Answer]) -> tuple[Card, ...]:
    """What the Benelux works on about these questions."""
    named: list[Record] = [
        other for answer in answers for other in views.catalogue.related[answer.id] if other.kind == "projects"
    ]
    return tuple(views.card(record) for record in dict.fromkeys(named))


def table(views: Views, topic: Topic) -> list[TopicRow]:
    """The directions of a topic side by side, those of one answer in one row; without a value they are left out."""
    compared = [answer for answer in answers_of(views) if answer.topic == topic and answer.at_a_glance]
    return [_row(views, answer) for answer in sorted(compared, key=lambda one: DIRECTIONS.index(one.directions[0]))]


def direction_title(views: Views, direction: Direction) -> str:
    """A direction in words: `be-nl` -> Live in Belgium, work in the Netherlands."""
    return _in_words(views, "direction", direction)


def direction_link(views: Views, direction: Direction) -> Link:
    """The page of a direction."""
    return Link(direction_title(views, direction), views.path(f"{CROSSING}{direction}/"))


def topic_link(views: Views, topic: Topic) -> Link:
    """The page of a topic, where all directions stand side by side."""
    return Link(views.words[f"topic_{topic}"], views.path(f"{CROSSING}{topic}/"))


def crossings(views: Views) -> Iterator[tuple[Link, str]]:
    """The page of each direction, with the words by which it is searched, and of each topic; none without answers."""
    if not answers_of(views):
        return
    for direction in DIRECTIONS:
        yield direction_link(views, direction), _in_words(views, "direction_asked", direction)
    for topic in TOPICS:
        yield topic_link(views, topic), ""


def _in_words(views: Views, word: str, direction: Direction) -> str:
    lives, works = (views.words[f"in_country_{country}"] for country in ends(direction))
    return views.words.say(word, lives=lives, works=works)


def _row(views: Views, answer: Answer) -> TopicRow:
    value = answer.at_a_glance[views.language] if answer.at_a_glance else ""
    sources = _links(views, [*answer.sources, *(part.source for part in answer.more)])
    directions = tuple(direction_link(views, direction) for direction in answer.directions)
    as_of = views.words.date(answer.true_at) if answer.true_at else views.words["date_unknown"]
    return TopicRow(directions, Link(value, views.card(answer).path), as_of if sources else "", sources)


def _links(views: Views, sources: Iterable[Source]) -> tuple[Link, ...]:
    """Each source once, official ones first."""

    def unofficial(source: Source) -> bool:
        return source.reference is not None and views.catalogue.references[source.reference].standing != "official"

    return tuple(dict.fromkeys(views.source(source) for source in sorted(sources, key=unofficial)))


def _remarks(views: Views, answer: Answer) -> Iterator[str]:
    words = views.words
    if answer.no_rule_found:
        yield words["answer_no_rule"]
    elif answer.unofficial:
        yield words["answer_unofficial"]
    if answer.review_by < views.catalogue.today:
        yield words.say("answer_overdue", date=words.date(answer.reviewed or answer.written))


def _as_of(views: Views, answer: Answer) -> str:
    if answer.true_at:
        return views.words.say("answer_as_of", date=views.words.date(answer.true_at))
    return views.words["answer_undated"] if answer.sources else ""


def _document(views: Views, term: Term) -> tuple[Link, str]:
    name = term.term[views.language]
    return Link(name, views.path(term_path(name, term.id))), term.definition[views.language]


def _services(views: Views) -> list[Service]:
    return [record for record in views.catalogue.of_kind("services") if isinstance(record, Service)]


def _office(views: Views, service: Service) -> Office:
    card = views.card(service)
    return Office(
        Link(card.title, card.path),
        site_link(service.website) if service.website else None,
        card.summary,
        service.address or "",
        views.words.languages(service.languages),
    )
