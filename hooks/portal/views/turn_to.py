"""Views x record -> addresses of use to its readers: its site or text, the services and authorities beside it."""

from collections.abc import Iterable

from portal.records.kinds import Event, Instrument, Organisation, Project, Record, Service
from portal.views import legal
from portal.views.localised import Views
from portal.views.relations import public_services
from portal.views.values import Link, site_link

# What the Committee of Ministers approves is in the legal database (annual report 2022, institutions).
IN_DATABASE = ("decision", "recommendation", "protocol")


def turn_to(views: Views, record: Record) -> tuple[Link, ...]:
    """Useful links for the readers of a record, each address and each name once; may be empty."""
    known: dict[str, Link] = {}
    for link in (*_named(views, record), *_beside(views, record)):
        if (link.text, link.language) not in {(other.text, other.language) for other in known.values()}:
            known.setdefault(link.path, link)
    return tuple(known.values())


def _named(views: Views, record: Record) -> Iterable[Link]:
    """What a record itself names: in the language of the reader alone, where it is there in that one."""
    if isinstance(record, Service) and record.website:  # of an organisation it is a fact
        yield site_link(record.website)
    if isinstance(record, Instrument):
        yield from legal.eur_lex_links(record, views.words, views.language)
    own = {link.label[views.language] for link in record.links if link.language == views.language}
    for link in record.links:
        label = link.label[views.language]
        if label not in own or link.language in (None, views.language):
            yield Link(label, link.url, views.foreign(link.language))
    if isinstance(record, Instrument) and record.level == "benelux" and record.type in IN_DATABASE:
        yield Link(views.words["legal_database"], views.catalogue.settings.legal_database[views.language])


def _beside(views: Views, record: Record) -> Iterable[Link]:
    """The services that people are sent to; for a project or event also the acts it is about and who takes part."""
    for other in public_services(views, record):
        yield Link(views.card(other).title, views.card(other).path)
    if not isinstance(record, Project | Event):
        return
    for other in views.catalogue.related[record.id]:
        if isinstance(other, Instrument):
            yield from _named(views, other)
        if isinstance(other, Organisation) and other.website not in (None, views.catalogue.settings.official_site):
            yield Link(views.card(other).title, str(other.website))
