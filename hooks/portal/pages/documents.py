"""Catalogue -> the pages of the documents and of their sections: what became of each here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from portal.pages.rendering import Page, Templates, home
from portal.paths import section_anchor, section_path
from portal.records.kinds import Record
from portal.records.vocabulary import Document, Section
from portal.views.localised import Views
from portal.views.values import Link

Sections = Mapping[tuple[str, str], Sequence[Record]]  # by document and section


class SectionView(NamedTuple):
    """A section of a document, and how many records draw on it: `link` leads to them, if there are any."""

    anchor: str
    link: Link
    total: int
    no_record: str


def document_pages(templates: Templates) -> Iterator[Page]:
    """The page of all documents, then one of each and of each of its sections."""
    views, words = templates.views, templates.views.words
    documents = views.catalogue.documents.values()
    entries = [
        (Link(document.title[views.language], views.path(f"documents/{document.id}/")), _about(views, document))
        for document in documents
    ]
    main = templates.render("documents.html", title=words["documents"], trail=(home(views),), documents=entries)
    yield Page("documents/", words["documents"], words["documents_about"], main)
    by_section = _by_section(views)
    for document in documents:
        yield _document_page(templates, document, by_section)
        for section in document.sections:
            if records := by_section.get((document.id, section.id)):
                yield _section_page(templates, document, section, records)


def _by_section(views: Views) -> Sections:
    found: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in views.catalogue.records.values():
        for source in dict.fromkeys((s.document, s.section) for s in record.sources if s.document and s.section):
            found[source].append(record)
    return found


def _about(views: Views, document: Document) -> str:
    date = views.words.date(document.as_of)
    return views.words.say("document_about", document=document.title[views.language], date=date)


def _named(views: Views, section: Section) -> str:
    return f"{section.number} {section.title[views.language]}".lstrip()


def _document_page(templates: Templates, document: Document, by_section: Sections) -> Page:
    views, words = templates.views, templates.views.words
    title = document.title[views.language]
    sections = [
        SectionView(
            section_anchor(section.id),
            Link(_named(views, section), views.path(section_path(document.id, section.id))),
            len(by_section.get((document.id, section.id), ())),
            section.no_record[views.language] if section.no_record else "",
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


def _section_page(templates: Templates, document: Document, section: Section, records: Sequence[Record]) -> Page:
    views, words = templates.views, templates.views.words
    title = _named(views, section)
    about = words.say("section_about", document=document.title[views.language])
    trail = (
        home(views),
        Link(words["documents"], views.path("documents/")),
        Link(document.title[views.language], views.path(f"documents/{document.id}/")),
    )
    main = templates.render("section.html", title=title, trail=trail, about=about, groups=views.groups(records))
    return Page(
        section_path(document.id, section.id), f"{title} – {document.short[views.language]}", about, main, trail=trail
    )
