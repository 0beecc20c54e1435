"""Subjects -> sheets, brochures and posters: tagged PDF (PDF/UA-1) in the type and colours of the site.

Source of the form: ISO 14289-1, as WeasyPrint writes it. What was made once from the same text is not made again.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import segno
from markupsafe import Markup

from portal.benelux_day import BENELUX_DAY
from portal.figures.mark import mark_svg
from portal.kit.subjects import Subject, benelux_day, subjects
from portal.metadata.picture import tokens
from portal.pages.headings import whole_dates
from portal.pages.rendering import Templates
from portal.reuse import ANEW, Reuse
from portal.views.season import day_view

PAPERS = ("sheet", "brochure")
POSTER = "poster"


class PrintSettings(NamedTuple):
    """What papers are printed with: the folder of the type, the style sheet with the colours, what was made before."""

    faces: Path
    style: str
    reuse: Reuse = ANEW


def paper_path(language: str, subject: str, paper: str) -> str:
    """Where a paper stands."""
    return f"kit/{language}/{subject}-{paper}.pdf"


def papers(templates: Templates, subject: Subject, press: PrintSettings) -> dict[str, bytes]:
    """The papers about one subject in one language."""
    names = (*PAPERS, POSTER) if subject.id == BENELUX_DAY else PAPERS
    return {path: pdf for name in names for path, pdf in _printed(templates, name, subject, press).items()}


def all_subjects(templates: Templates) -> list[Subject]:
    """What papers of a language are about."""
    return subjects(templates.views)


def _printed(templates: Templates, paper: str, subject: Subject, press: PrintSettings) -> dict[str, bytes]:
    """One paper under its path."""
    views = templates.views
    drawn = templates.render(
        "kit/paper.html",
        paper=paper,
        subject=subject if paper != POSTER else benelux_day(views),
        day=views.words.date(day_view(views).day),
        colours=tokens(press.style),
        mark=_mark(tokens(press.style)["ink"]),
        qr=_qr,
        made=views.words.date(views.catalogue.today),
        site=views.catalogue.settings.base_address,
    )
    html = whole_dates(drawn)
    faces = [press.faces / f"portal-sans-{weight}.woff2" for weight in ("regular", "semibold")]
    made_from = version("weasyprint"), str(html), [hashlib.sha256(face.read_bytes()).hexdigest() for face in faces]
    path = paper_path(views.language, subject.id, paper)
    return press.reuse.files(path.replace("/", "-"), made_from, lambda: {path: _pdf(html, press.faces)})


def _pdf(html: str, faces: Path) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  # needs Pango, which only those who make the kit have to have

    made: bytes = HTML(string=html, base_url=f"{faces.resolve().as_uri()}/").write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(html.encode()).digest()[:16]
    )
    return made


def _mark(ink: str) -> Markup:
    """The mark as the address of a background image, which screen readers pass over."""
    return Markup(f"data:image/svg+xml,{quote(mark_svg(ink))}")  # noqa: S704  # percent-encoded


def _qr(address: str) -> Markup:
    """The address of an image of a QR code (ISO/IEC 18004) that leads to an address."""
    return Markup(segno.make(address, error="m", micro=False).svg_data_uri(border=2, omitsize=True))  # noqa: S704  # made of numbers only
