"""Catalogue -> the pages of the documents: section by section, what became of it here."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from portal.pages.rendering import Page, Templates, home
from portal.records.kinds import Record
from portal.records.vocabulary import Document
from portal.views.localised import Views
from portal.views.values import Group, Link


class SectionView(NamedTuple):
    """A section of a document and what became of it."""

    anchor: str
    title: str
    groups: tuple[Group, ...]
    no_record: str
    total: int


def document_pages(templates: Templates) -> Iterator[Page]:
    """The page of all documents, then one of each."""
    views, words = templates.views, templates.views.words
    documents = views.catalogue.documents.values()
    entries = [
        (Link(document.title[views.language], views.path(f"documents/{document.id}/")), _about(views, document))
        for document in documents
    ]
    main = templates.render("documents.html", title=words["documents"], trail=(home(views),), documents=entries)
    yield Page("documents/", words["documents"], words["documents_about"], main)
    by_section: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in views.catalogue.records.values():
        for source in dict.fromkeys((s.document, s.section) for s in record.sources if s.document and s.section):
            by_section[source].append(record)
    for document in documents:
        yield _document_page(templates, document, by_section)


def _about(views: Views, document: Document) -> str:
    date = views.words.date(document.as_of)
    return views.words.say("document_about", document=document.title[views.language], date=date)


def _document_page(templates: Templates, document: Document, by_section: dict[tuple[str, str], list[Record]]) -> Page:
    views, words = templates.views, templates.views.words
    title = document.title[views.language]
    sections = [
        SectionView(
            f"s-{section.id.replace('.', '-')}",
            f"{section.id} {section.title[views.language]}"
            if section.id[0].isdigit()
            else section.title[views.language],
            views.groups(by_section.get((document.id, section.id), ())),
            section.no_record[views.language] if section.no_record else "",
            len(by_section.get((document.id, section.id), ())),
        )
        for section in document.sections
    ]
    about = _about(views, document)
    main = templates.render(
        "document.html",
        title=title,
        trail=(home(views), Link(words["documents"], views.path("documents/"))),
        about=about,
        document=document,
        facts=words.say(
            "document_facts", publisher=document.publisher[views.language], language=document.language[views.language]
        ),
        sections=sections,
    )
    return Page(f"documents/{document.id}/", title, about, main)
