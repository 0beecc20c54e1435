"""A record -> its JSON-LD: the thing that it is about, in the terms of schema.org.

`@id` is the address of the record in the data, which stays when it is renamed. What a date does not tell is left out.
"""

from collections.abc import Iterable, Mapping

from portal.catalogue import Catalogue
from portal.dates import PartialDate, Span, When
from portal.endpoints import identifier
from portal.metadata.json_ld import Thing
from portal.metadata.og_image import image_path
from portal.records.citing import cited
from portal.records.kinds import Answer, Event, Instrument, Organisation, Project, Record, Service
from portal.records.sorts import InstrumentType, Level, OrganisationKind
from portal.views import legal
from portal.views.localised import Views

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
JURISDICTIONS: frozenset[Level] = frozenset({"benelux", "eu"})  # where everyone knows who is bound
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
_WORKS = ("Legislation", "CreativeWork", "FAQPage")  # what can cite, as schema.org has it


def thing_of(views: Views, record: Record) -> Thing:
    """A record as the thing that it is about; nothing where it has been withdrawn."""
    if record.withdrawn:
        return {}
    card = views.card(record)
    thing: Thing = _kind(views, record)
    thing |= {"@id": views.address(identifier(record)), "name": card.title, "description": card.summary}
    thing["url"] = views.address(card.path)
    if thing["@type"] in _WORKS and (pages := _cited(views.catalogue, record)):
        thing["citation"] = pages
    return thing


def _kind(views: Views, record: Record) -> Thing:
    match record:
        case Instrument():
            thing = _act(views, record)
        case Event():
            thing = _event(views, record)
        case Organisation():
            thing = _organisation(views, record)
        case Service():
            thing = _service(views, record)
        case Answer():
            thing = _question(views, record)
        case Project():
            thing = {"@type": "Project"}
        case _:
            raise TypeError(f"which schema.org type have {record.kind}?")
    return thing


def _cited(catalogue: Catalogue, record: Record) -> list[str]:
    return list(dict.fromkeys(catalogue.references[id_].url for id_ in cited(record)))


def _act(views: Views, record: Instrument) -> Thing:
    is_law = record.type in LAWS or any(celex[0] == "3" for celex in record.celex)
    if not is_law:
        return {"@type": "CreativeWork"}
    law: Thing = {"@type": "Legislation", "legislationType": views.words[f"type_{record.type}"]}
    if numbers := [*record.celex, *filter(None, [record.number])]:
        law["legislationIdentifier"] = numbers[0] if len(numbers) == 1 else numbers
    if texts := [*record.eli, *(legal.eur_lex(celex, views.language) for celex in record.celex)]:
        law["sameAs"] = texts
    if record.level in JURISDICTIONS:
        law["legislationJurisdiction"] = views.words[f"level_{record.level}"]
    if languages := record.authentic_languages or ([views.language] if record.celex else []):
        law["inLanguage"] = list(languages)
    for step in record.dates:
        if step.what in ("signed", "adopted"):
            law.setdefault("legislationDate", _known(step.date))
    return law


def _event(views: Views, record: Event) -> Thing:
    event: Thing = {"@type": "Event", "image": views.address(image_path(views, record.theme))}
    if record.when:
        event["startDate"] = _known(record.when)
    if isinstance(record.when, Span):
        event["endDate"] = _known(record.when.end)
    if status := EVENT_STATUS.get(views.catalogue.standing(record)):
        event["eventStatus"] = f"https://schema.org/{status}"
    if record.where:
        where = record.where[views.language]  # also as address, without which search engines show no event
        event["location"] = {"@type": "Place", "name": where, "address": where}
    if organisers := list(_organisers(views, record.organisers)):
        event["organizer"] = organisers
    return event


def _organisers(views: Views, ids: Iterable[str]) -> Iterable[Thing]:
    for id_ in ids:
        if organiser := views.catalogue.records.get(id_):
            card = views.card(organiser)
            yield {"@type": "Organization", "name": card.title, "url": views.address(card.path)}


def _organisation(views: Views, record: Organisation) -> Thing:
    thing: Thing = {"@type": ORGANISATIONS.get(record.organisation_kind, "Organization")}
    if record.abbreviation and (short := record.abbreviation[views.language]):
        thing["alternateName"] = short
    if same := [*filter(None, [record.website]), *(known.address for known in record.identifiers)]:
        thing["sameAs"] = same[0] if len(same) == 1 else same
    return thing


def _service(views: Views, record: Service) -> Thing:
    service: Thing = {"@type": "GovernmentService"}
    if countries := {country for direction in record.serves for country in direction.upper().split("-")}:
        service["areaServed"] = [views.words.locale.territories[country] for country in sorted(countries)]
    channel: Thing = {"@type": "ServiceChannel"}
    if record.website:
        service["sameAs"] = channel["serviceUrl"] = record.website
    if record.address:
        channel["serviceLocation"] = {"@type": "Place", "address": record.address}
    if record.languages:
        channel["availableLanguage"] = list(record.languages)
    return service | ({"availableChannel": channel} if record.website or record.address else {})


def _question(views: Views, record: Answer) -> Thing:
    """A page with one question and its answer (schema.org/FAQPage)."""
    language = views.language
    text = " ".join([record.summary[language], *(part.text[language] for part in record.more)])
    answer = {"@type": "Answer", "text": text, "inLanguage": language}
    question = {"@type": "Question", "name": record.title[language], "acceptedAnswer": answer}
    return {"@type": "FAQPage", "inLanguage": language, "mainEntity": [question]}


def _known(when: When) -> str:
    """What a date tells in the form of ISO 8601: of a season or a half, the year is all that this form can say."""
    start = when.start if isinstance(when, Span) else when
    exact = isinstance(start, PartialDate) and start.precision in ("day", "month", "year")
    return start.text if exact else str(start.first.year)
