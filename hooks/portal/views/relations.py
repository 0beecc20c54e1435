"""Views x record -> its related records by kind: a few of each, with a link to all of them."""

from collections import Counter
from collections.abc import Iterator

from portal.records.kinds import Answer, Record, Service
from portal.records.named import documented_ids
from portal.records.room import room
from portal.views.answers import topic_link
from portal.views.localised import Views
from portal.views.values import Group, Link

ALL = "all/"  # below the address of a record


def relations(views: Views, record: Record) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """The records that sources relate to this one, then those that only editors relate."""
    named = list(_named(views, record))
    beside = {other.id for other in named if _is_beside(record, other)}
    related = views.groups(other for other in named if other.id not in beside)
    see_also = views.groups(other for other in named if other.id in beside)
    return tuple(_few(views, record, group) for group in related), tuple(_few(views, record, g) for g in see_also)


def all_relations(views: Views, record: Record) -> tuple[Group, ...]:
    """All related records, where the page of the record shows only some of a kind; else empty."""
    named = list(_named(views, record))
    if len(named) <= room(record).related:
        return ()
    is_cut = any(group.cards and group.links for part in relations(views, record) for group in part)
    return views.groups(named) if is_cut else ()


def public_services(views: Views, record: Record) -> Iterator[Record]:
    """The services to which readers of a record are sent."""
    return (other for other in views.catalogue.related[record.id] if _is_public_service(other))


def _named(views: Views, record: Record) -> Iterator[Record]:
    related = views.catalogue.related[record.id]
    return (other for other in related if not _is_public_service(other) and not _is_listed(record, other))


def _few(views: Views, record: Record, group: Group) -> Group:
    """A group of which no more is shown than a page can bear; answers stand under their topics."""
    shown = room(record).related
    if len(group.cards) <= shown:
        return group
    if group.name == "answers":
        answers = (views.catalogue.records[card.id] for card in group.cards)
        counts = Counter(answer.topic for answer in answers if isinstance(answer, Answer))
        topics = ((topic_link(views, topic), number) for topic, number in counts.items())
        links = tuple(Link(f"{link.text} ({number})", link.path) for link, number in topics)
        return group._replace(cards=(), links=links)
    text = views.words.say("show_all", count=views.words.count(f"count_{group.name}", len(group.cards)))
    path = f"{views.card(record).path}{ALL}#{group.name}"
    return group._replace(cards=group.cards[:shown], links=(Link(text, path),))


def _is_beside(record: Record, other: Record) -> bool:
    """Whether only the editors relate two records, and no source does."""
    beside = other.id in record.see_also or record.id in other.see_also
    return beside and other.id not in documented_ids(record) and record.id not in documented_ids(other)


def _is_listed(record: Record, other: Record) -> bool:
    """Whether the guide for cross-border workers already leads from an answer to an office: these are many."""
    return isinstance(record, Service) and isinstance(other, Answer)


def _is_public_service(record: Record) -> bool:
    """Whether readers of what this is related to are sent there."""
    return isinstance(record, Service) and not record.for_officials_only
