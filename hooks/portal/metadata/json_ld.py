"""Breadcrumbs, the portal, its data and its vocabularies -> JSON-LD in the terms of schema.org."""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from portal.endpoints import LICENCE, api_path, table_path
from portal.json_format import compact_json
from portal.letters import first_letter
from portal.records.kinds import MODELS, Kind
from portal.records.vocabulary import Audience, Partner, Term, Theme
from portal.views.localised import Views
from portal.views.values import Link

Thing = dict[str, Any]

# Inside a script element these would end it or begin a comment (html.spec.whatwg.org, restrictions for script).
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def as_script(*things: Thing) -> Markup:
    """Things as one element that is read and never run; nothing in it can end it. Empty things are left out."""
    known = [thing for thing in things if thing]
    if not known:
        return Markup()
    context = {"@context": "https://schema.org"}
    document = context | (known[0] if len(known) == 1 else {"@graph": known})
    text = compact_json(document).decode().translate(_ESCAPED)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  # escaped just above


def breadcrumb(views: Views, trail: Iterable[Link]) -> Thing:
    """The breadcrumb of a page; empty for a page without one."""
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


def data_sets(views: Views) -> Thing:
    """The data of the portal, a set for each kind of record, as catalogues of data sets look for them.

    What Google asks of data sets: developers.google.com/search/docs/appearance/structured-data/dataset.
    """
    words, page = views.words, views.address(views.path("data/"))
    publisher = {"@type": "Organization", "name": views.catalogue.settings.owner[views.language]}
    shared = {
        "url": page,
        "license": LICENCE["url"],
        "creator": publisher,
        "isAccessibleForFree": True,
        "inLanguage": views.language,
    }
    sets = [_data_set(views, kind) | shared for kind in MODELS]
    name = {"name": words["site_name"], "description": words["site_about"]}
    return {"@type": "DataCatalog", **name, "url": page, "publisher": publisher, "dataset": sets}


def _data_set(views: Views, kind: Kind) -> Thing:
    """What is said of the data of one kind alone."""
    words, records = views.words, views.catalogue.of_kind(kind)
    themes = dict.fromkeys(record.theme for record in records)
    files = {"application/json": api_path(kind), "text/csv": table_path(kind, views.language)}
    data_set = {
        "@type": "Dataset",
        "@id": views.address(api_path(kind)),
        "name": f"{words[f'kind_{kind}']} – {words['site_name']}",
        "description": f"{words[f'intro_{kind}']} {words['site_about']}",
        "keywords": [views.theme(theme).text for theme in themes],
        "dateModified": views.newest_change(records),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": views.address(path)}
            for media, path in files.items()
        ],
    }
    return {name: value for name, value in data_set.items() if value}


def glossary(views: Views, letter: str = "") -> Thing:
    """The glossary as a set of terms, with the file that holds them all; on the page of a letter with its terms."""
    whole = {
        "@type": "DefinedTermSet",
        "@id": views.address(api_path("glossary")),
        "name": views.words["glossary"],
        "url": views.address(views.path("glossary/")),
        "license": LICENCE["url"],
        "inLanguage": views.language,
    }
    terms = [
        term(views, "glossary", one)
        for one in views.catalogue.glossary.values()
        if first_letter(one.term[views.language]).lower() == letter
    ]
    return whole | ({"hasDefinedTerm": terms} if terms else {})


def term(views: Views, name: str, entry: Theme | Audience | Partner | Term) -> Thing:
    """An entry of a vocabulary under its address in the data, and what others call the same."""
    language = views.language
    thing: Thing = {
        "@type": "DefinedTerm",
        "@id": views.address(f"{api_path(name)}#{entry.id}"),
        "name": (entry.term if isinstance(entry, Term) else entry.title)[language],
    }
    if not isinstance(entry, Term):
        thing |= {"description": entry.summary[language], "inDefinedTermSet": views.address(api_path(name))}
    if isinstance(entry, Partner | Term) and entry.identifiers:
        thing["sameAs"] = [known.address for known in entry.identifiers]
    return thing
