"""Facets: the properties by which lists are narrowed, the values of each record, the records that share a value."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, get_args

from portal.letters import sort_key
from portal.records.crossing import TOPICS
from portal.records.kinds import MODELS, Answer, Event, Instrument, Kind, Organisation, Project, Record
from portal.records.parts import Stage
from portal.views.localised import Views

Values = Callable[[Record], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """The records of a list by the values of one property, in the order in which the site shows the values."""

    name: str
    values: dict[str, list[Record]]


class Property(NamedTuple):
    """Which values a record has, and how a value is named."""

    values: Values
    title: Callable[[Views, str], str]


def facet(views: Views, name: str, records: Iterable[Record]) -> Facet:
    """The records by their values of one property; years count down, vocabularies keep the order of their files.

    What has no order of its own stands in the alphabet of the reader.
    """
    by_value: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        for value in dict.fromkeys(PROPERTIES[name].values(record)):
            by_value[value].append(record)
    places = {value: place for place, value in enumerate(known_values(views, name))}
    if name == "year":
        return Facet(name, {value: by_value[value] for value in sorted(by_value, reverse=True)})
    order = sorted(by_value, key=lambda v: (places.get(v, 0), sort_key(value_title(views, name, v))))
    return Facet(name, {value: by_value[value] for value in order})


def value_title(views: Views, name: str, value: str) -> str:
    """How a value of a property is called in the language of the views."""
    return PROPERTIES[name].title(views, value)


def value_heading(views: Views, kind: Kind, name: str, value: str) -> str:
    """What the list of the records of a kind that share a value is called."""
    words = views.words
    title, answer = words[f"facet_{name}"].lower(), value_title(views, name, value)
    return words.say("facet_page", kind=words[f"kind_{kind}"], facet=title, value=answer)


def known_values(views: Views, name: str) -> Iterable[str]:
    """The values of a property that have an order of their own, in that order; none for any other property."""
    catalogue = views.catalogue
    known: dict[str, Iterable[str]] = {
        "theme": catalogue.themes,
        "audience": catalogue.audiences,
        "partner": catalogue.partners,
        "document": catalogue.documents,
        "flagship": catalogue.documents,
        "stage": get_args(Stage),
        "topic": TOPICS,
    }
    return known.get(name, ())


def _years(record: Record) -> Iterable[str]:
    dates = []
    if isinstance(record, Project):
        dates = [record.as_of, *(milestone.date for milestone in record.milestones)]
    elif isinstance(record, Instrument):
        dates = [step.date for step in record.dates]
    elif isinstance(record, Event) and record.when:
        dates = [record.when]
    return (str(date.first.year) for date in dates)


def _word(prefix: str) -> Callable[[Views, str], str]:
    return lambda views, value: views.words[f"{prefix}_{value}"]


PROPERTIES: dict[str, Property] = {
    "theme": Property(
        lambda record: (record.theme, *record.also_themes),
        lambda views, value: views.catalogue.themes[value].title[views.language],
    ),
    "audience": Property(
        lambda record: record.audiences,
        lambda views, value: views.catalogue.audiences[value].title[views.language],
    ),
    "partner": Property(
        lambda record: record.partners,
        lambda views, value: views.catalogue.partners[value].title[views.language],
    ),
    "document": Property(
        lambda record: (source.document for source in record.sources if source.document is not None),
        lambda views, value: views.catalogue.documents[value].short[views.language],
    ),
    "flagship": Property(
        lambda record: record.flagship_in if isinstance(record, Project) else (),
        lambda views, value: views.catalogue.documents[value].short[views.language],
    ),
    "stage": Property(lambda record: (record.stage,) if isinstance(record, Project) else (), _word("stage")),
    "type": Property(lambda record: (record.type,) if isinstance(record, Instrument) else (), _word("type")),
    "level": Property(lambda record: (record.level,) if isinstance(record, Instrument) else (), _word("level")),
    "sort": Property(
        lambda record: (record.organisation_kind,) if isinstance(record, Organisation) else (), _word("organisation")
    ),
    "topic": Property(lambda record: (record.topic,) if isinstance(record, Answer) else (), _word("topic")),
    "year": Property(_years, lambda _, value: value),
}
FACETS: dict[Kind, tuple[str, ...]] = {
    "projects": ("theme", "stage", "audience", "partner", "flagship", "document", "year"),
    "instruments": ("theme", "type", "level", "audience", "partner", "document", "year"),
    "events": ("theme", "year", "partner", "document"),
    "organisations": ("theme", "sort", "partner", "document"),
    "services": ("theme", "audience"),
    "answers": ("topic",),
}
# What results of search are narrowed by, and the kinds they are of.
SEARCH_FACETS = ("kind", "theme", "audience", "partner", "stage")
SEARCH_KINDS = (*MODELS, "glossary", "pages")
