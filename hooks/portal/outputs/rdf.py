"""Views in each language -> all records and vocabularies as one RDF graph, in N-Triples and in Turtle.

Forms: N-Triples (w3.org/TR/n-triples) and Turtle (w3.org/TR/turtle). Terms: DCMI, SKOS for the vocabularies and the
glossary, schema.org for sorts, ELI for acts of the Benelux.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby

from portal.endpoints import GRAPH, TURTLE, api_path, identifier
from portal.metadata.things import thing_of
from portal.records.kinds import Instrument, Organisation, Record, Service
from portal.records.vocabulary import Audience, Partner, Term, Theme
from portal.views.localised import Views

_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "eli": "http://data.europa.eu/eli/ontology#",
}
_DCT, _SKOS, _ELI = _PREFIXES["dct"], _PREFIXES["skos"], _PREFIXES["eli"]
_TYPE, _SEE, _SAME = f"{_PREFIXES['rdf']}type", f"{_PREFIXES['rdfs']}seeAlso", f"{_PREFIXES['owl']}sameAs"
_PAGE, _MOMENT = f"{_PREFIXES['foaf']}page", "http://www.w3.org/2001/XMLSchema#dateTime"
_SCHEMES = {"themes": "facet_theme", "audiences": "facet_audience", "partners": "partners", "glossary": "glossary"}
# What ELI calls the steps in the life of an act.
_LIFE = {"signed": "date_document", "adopted": "date_document", "in-force": "first_date_entry_in_force"}
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
# What an IRI must not hold (RFC 3987), though some addresses of others do.
_UNSAFE = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' <>"{}|\\^`'})


def rdf(views: Sequence[Views]) -> dict[str, bytes]:
    """The graph in both forms, at their addresses."""
    graph, turtle = (
        BytesIO(),
        BytesIO(),
    )  # written subject by subject: the whole as single lines takes ten times as much
    turtle.write("".join(f"@prefix {name}: <{start}> .\n" for name, start in _PREFIXES.items()).encode())
    for subject, group in groupby(_statements(views), lambda line: line.partition(" ")[0]):
        lines = list(group)
        graph.write("".join(lines).encode())
        turtle.write(_turtle(subject, lines).encode())
    return {GRAPH: graph.getvalue(), TURTLE: turtle.getvalue()}


def _statements(views: Sequence[Views]) -> Iterator[str]:
    for record in views[0].catalogue.records.values():
        yield from _record(views, record)
    for name in _SCHEMES:
        yield from _vocabulary(views, name)


def _turtle(subject: str, lines: Iterable[str]) -> str:
    """N-Triples about one subject -> the same in Turtle: the subject once, terms by their prefixes."""
    divided = (line.removesuffix(" .\n").split(" ", 2) for line in lines)
    return f"\n{subject}\n  " + " ;\n  ".join(f"{_short(what)} {value}" for _, what, value in divided) + " .\n"


def _short(term: str) -> str:
    address = term[1:-1]
    for name, start in _PREFIXES.items():
        if address.startswith(start) and address.removeprefix(start).isalpha():
            return f"{name}:{address.removeprefix(start)}"
    return term


def _record(views: Sequence[Views], record: Record) -> Iterator[str]:
    one, catalogue = views[0], views[0].catalogue
    subject = one.address(identifier(record))
    if sort := thing_of(one, record).get("@type"):
        yield _leads(subject, _TYPE, f"https://schema.org/{sort}")
    for view in views:
        card = view.card(record)
        yield _says(subject, f"{_DCT}title", card.title, view.language)
        yield _says(subject, f"{_DCT}description", card.summary, view.language)
        yield _leads(subject, _PAGE, view.address(card.path))
    for theme in (record.theme, *record.also_themes):
        yield _leads(subject, f"{_DCT}subject", _entry(one, "themes", theme))
    for audience in record.audiences:
        yield _leads(subject, f"{_DCT}audience", _entry(one, "audiences", audience))
    for partner in record.partners:
        yield _leads(subject, f"{_DCT}spatial", _entry(one, "partners", partner))
    for other in catalogue.related[record.id]:
        yield _leads(subject, f"{_DCT}relation", one.address(identifier(other)))
    yield _dated(subject, f"{_DCT}modified", one.last_modified(record))
    yield from _own(subject, record)


def _own(subject: str, record: Record) -> Iterator[str]:
    """The numbers of an act; the site of whoever has one."""
    if isinstance(record, Instrument):
        for number in filter(None, (*record.celex, record.ecli, record.number)):
            yield _says(subject, f"{_DCT}identifier", number)
        for eli in record.eli:
            yield _leads(subject, _SAME, eli)
        if record.level == "benelux":
            yield from _legal(subject, record)
    if isinstance(record, Organisation | Service) and record.website:
        yield _leads(subject, _SEE, record.website)
    if isinstance(record, Organisation):
        for known in record.identifiers:
            yield _leads(subject, f"{_SKOS}exactMatch" if known.scheme == "eurovoc" else _SAME, known.address)


def _legal(subject: str, record: Instrument) -> Iterator[str]:
    """An act of the Benelux in the terms of the European Legislation Identifier (ELI), as far as it is known."""
    yield _leads(subject, _TYPE, f"{_ELI}LegalResource")
    if record.number:
        yield _says(subject, f"{_ELI}id_local", record.number)
    for step in record.dates:
        if term := _LIFE.get(step.what):
            yield _says(subject, f"{_ELI}{term}", step.date.text)


def _vocabulary(views: Sequence[Views], name: str) -> Iterator[str]:
    scheme = views[0].address(api_path(name))
    yield _leads(scheme, _TYPE, f"{_SKOS}ConceptScheme")
    for view in views:
        yield _says(scheme, f"{_DCT}title", view.words[_SCHEMES[name]], view.language)
    for id_, entry in views[0].catalogue.vocabularies[name].items():
        subject = _entry(views[0], name, id_)
        yield _leads(subject, _TYPE, f"{_SKOS}Concept")
        yield _leads(subject, f"{_SKOS}inScheme", scheme)
        for view in views:
            language = view.language
            if isinstance(entry, Term):
                yield _says(subject, f"{_SKOS}prefLabel", entry.term[language], language)
                yield _says(subject, f"{_SKOS}definition", entry.definition[language], language)
                if entry.abbreviation and (short := entry.abbreviation[language]):
                    yield _says(subject, f"{_SKOS}altLabel", short, language)
            elif isinstance(entry, Theme | Audience | Partner):
                yield _says(subject, f"{_SKOS}prefLabel", entry.title[language], language)
        if isinstance(entry, Theme | Partner | Term):
            # A theme is wider than the subjects that others know; a partner or a term is what they call so.
            match = "narrowMatch" if isinstance(entry, Theme) else "exactMatch"
            for known in entry.identifiers:
                yield _leads(subject, f"{_SKOS}{match}", known.address)


def _entry(views: Views, name: str, id_: str) -> str:
    return views.address(f"{api_path(name)}#{id_}")


def _leads(subject: str, what: str, target: str) -> str:
    return f"<{subject}> <{what}> <{target.translate(_UNSAFE)}> .\n"


def _says(subject: str, what: str, text: str, language: str = "") -> str:
    return f'<{subject}> <{what}> "{text.translate(_ESCAPED)}"{f"@{language}" if language else ""} .\n'


def _dated(subject: str, what: str, moment: datetime) -> str:
    return f'<{subject}> <{what}> "{moment.isoformat()}"^^<{_MOMENT}> .\n'
