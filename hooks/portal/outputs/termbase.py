"""Views in each language -> the glossary as a termbase, which the tools of translators take in.

Form: TBX-Basic in DCA style (ISO 30042:2019, tbxinfo.net). Ids are XML names, so each has a letter before it.
"""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from portal.endpoints import LICENCE, TERMBASE
from portal.records.vocabulary import Term
from portal.views.localised import Views

_SPACE = "urn:iso:std:iso:30042:ed-2"


def termbase(views: Sequence[Views]) -> dict[str, bytes]:
    """The termbase, at its address."""
    one = views[0]
    about = f"{one.words['site_name']}, {one.address('')}, {LICENCE['name']}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx xmlns="{_SPACE}" type="TBX-Basic" style="dca" xml:lang="{one.language}">',
        f"<tbxHeader><fileDesc><sourceDesc><p>{escape(about)}</p></sourceDesc></fileDesc></tbxHeader>",
        "<text><body>",
        *("".join(_concept(views, term)) for term in one.catalogue.glossary.values()),
        "</body></text>",
        "</tbx>",
    ]
    return {TERMBASE: ("\n".join(lines) + "\n").encode()}


def _concept(views: Sequence[Views], term: Term) -> Iterator[str]:
    yield f'<conceptEntry id="c-{term.id}">'
    for known in term.identifiers:
        yield f'<xref type="externalCrossReference" target="{escape(known.address)}">{escape(known.number)}</xref>'
    for view in views:
        language = view.language
        yield f'<langSec xml:lang="{language}"><descrip type="definition">{escape(term.definition[language])}</descrip>'
        yield _term(term.term[language], "fullForm")
        if term.abbreviation and (short := term.abbreviation[language]):
            yield _term(short, "abbreviation")
        yield "</langSec>"
    yield "</conceptEntry>"


def _term(text: str, kind: str) -> str:
    return f'<termSec><term>{escape(text)}</term><termNote type="termType">{kind}</termNote></termSec>'
