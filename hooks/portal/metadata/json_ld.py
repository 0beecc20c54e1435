"""Records, ways back up and the portal itself -> what machines read in a page: JSON-LD with the terms of schema.org."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from portal.dates import PartialDate
from portal.records.kinds import (
    Answer,
    Event,
    Instrument,
    Organisation,
    Record,
    Service,
)
from portal.records.sorts import InstrumentType, OrganisationKind
from portal.views.localised import Views
from portal.views.values import Link

Thing = dict[str, Any]

# What schema.org calls legislation: legal acts, whether in force or not; plans, reports and standards are not.
LAWS: frozenset[InstrumentType] = frozenset(
    {
        "treaty",
        "convention",
        "agreement",
        "protocol",
        "decision",
        "recommendation",
        "implementing-agreement",
        "resolution",
        "eu-regulation",
        "eu-directive",
        "eu-proposal",
        "national-law",
    }
)
ORGANISATIONS: Mapping[OrganisationKind, str] = {
    "institution": "GovernmentOrganization",
    "body": "GovernmentOrganization",
    "authority": "GovernmentOrganization",
    "region": "AdministrativeArea",
    "state": "Place",
}
# schema.org/EventStatusType; of what was only planned and has gone by, nothing is said.
EVENT_STATUS = {
    "ahead": "EventScheduled",
    "today": "EventScheduled",
    "held": "EventScheduled",
    "moved": "EventRescheduled",
    "cancelled": "EventCancelled",
}
# Inside a script element these would end it or begin a comment (html.spec.whatwg.org, restrictions for script).
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def as_script(thing: Thing) -> Markup:
    """A thing as an element that is read and never run; nothing in it can end it."""
    known = {"@context": "https://schema.org"} | thing
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  # escaped just above


def breadcrumb(views: Views, trail: Iterable[Link]) -> Thing:
    """The way back up from a page; nothing where it stands at the top."""
    steps = [
        {"@type": "ListItem", "position": place, "name": step.text, "item": views.address(step.path)}
        for place, step in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps} if steps else {}


def website(views: Views) -> Thing:
    """The portal in one language, and how it is searched."""
    words = views.words
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{views.address(views.path('search/'))}?q={{q}}"},
        "query-input": {"@type": "PropertyValueSpecification", "valueRequired": True, "valueName": "q"},
    }
    return {
        "@type": "WebSite",
        "name": words["site_name"],
        "description": words["site_about"],
        "url": views.address(views.path("")),
        "inLanguage": views.language,
        "publisher": {"@type": "Organization", "name": views.catalogue.settings.owner[views.language]},
        "potentialAction": search,
    }


def about(views: Views, record: Record) -> Thing:
    """A record as the thing that it tells of; nothing where schema.org has no type for it, as for a project."""
    card = views.card(record)
    thing: Thing = {"name": card.title}
    match record:
        case Instrument(type=type_) if type_ in LAWS:
            thing |= _legislation(views, record)
        case Event():
            thing |= _event(views, record)
        case Organisation():
            thing["@type"] = ORGANISATIONS.get(record.organisation_kind, "Organization")
            if record.abbreviation and (short := record.abbreviation[views.language]):
                thing["alternateName"] = short
            if record.website:
                thing["sameAs"] = record.website
        case Service():
            thing["@type"] = "GovernmentService"
            if record.website:
                thing["sameAs"] = record.website
        case Answer():
            thing |= _question(views, record)
        case _:
            return {}
    return thing


def _legislation(views: Views, record: Instrument) -> Thing:
    law: Thing = {"@type": "Legislation", "legislationType": views.words[f"type_{record.type}"]}
    if record.number:
        law["legislationIdentifier"] = record.number
    for step in record.dates:
        if step.what in ("signed", "adopted") and isinstance(step.date, PartialDate) and step.date.precision == "day":
            law.setdefault("legislationDate", step.date.text)
    return law


def _question(views: Views, record: Answer) -> Thing:
    """A page with one question and its answer (schema.org/FAQPage)."""
    language = views.language
    text = " ".join([record.summary[language], *(part.text[language] for part in record.more)])
    answer = {"@type": "Answer", "text": text, "inLanguage": language}
    question = {"@type": "Question", "name": record.title[language], "acceptedAnswer": answer}
    return {"@type": "FAQPage", "mainEntity": [question]}


def _event(views: Views, record: Event) -> Thing:
    event: Thing = {"@type": "Event"}
    if isinstance(record.when, PartialDate) and record.when.precision in ("day", "month", "year"):
        event["startDate"] = record.when.text
    if status := EVENT_STATUS.get(views.catalogue.standing(record)):
        event["eventStatus"] = f"https://schema.org/{status}"
    if record.where:
        event["location"] = {"@type": "Place", "name": record.where[views.language]}
    return event
