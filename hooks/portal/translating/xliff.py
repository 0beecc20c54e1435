"""Translations <-> XLIFF 2.0, the file that translators' tools exchange.

A file element is an entry of the data, a unit one text. Notes carry the context, and marks of both wordings as they
were at the export, from which the import sees what changed here meanwhile.
Form: OASIS, docs.oasis-open.org/xliff/xliff-core/v2.0.
"""

import xml.etree.ElementTree as Xml
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, NoReturn

from portal.editing.formatter.scalar import meaning
from portal.history.snapshots import Known
from portal.language import LANGUAGES, Language
from portal.loading.texts import fingerprint
from portal.problems import Refused
from portal.translating.ledger import Text
from portal.translating.translations import Standing

CORE = "urn:oasis:names:tc:xliff:document:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MAX_TERMS = 8
STATES = ("initial", "translated", "reviewed", "final")  # in the order in which a text goes through them

Xml.register_namespace("", CORE)
Xml.register_namespace("gls", GLOSSARY)


class Returned(NamedTuple):
    """One text as it comes back; the marks are of the wordings at the export."""

    text: Text
    source_mark: str
    own_mark: str
    translation: str
    state: str


def state(one: Standing) -> str:
    """How far a translation is, in the words of XLIFF."""
    if one.owed in ("missing", "outdated"):
        return "initial"
    return "reviewed" if one.made and one.made.kind == "reviewed" else "translated"


def export(found: Iterable[Standing], known: Mapping[str, Known], source: Language, target: Language) -> bytes:
    """The file for one pair of languages; the same texts give the same bytes."""
    root = Xml.Element(f"{{{CORE}}}xliff", {"version": "2.0", "srcLang": source, "trgLang": target, _SPACE: "preserve"})
    terms = list(_terms(known, source, target))
    files: dict[str, Xml.Element] = {}
    for one in found:
        key = one.text.key
        if key not in files:
            about = {"id": f"f{fingerprint(key)}", "original": key}
            files[key] = Xml.SubElement(root, f"{{{CORE}}}file", about)
            notes = Xml.SubElement(files[key], f"{{{CORE}}}notes")
            _note(notes, "context", _context(key, known[key], source, target))
        _unit(files[key], one, terms)
    Xml.indent(root, space=" ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def read(content: bytes, name: str) -> Iterator[Returned]:
    """The texts of a file that was exported here; raises Refused where it is none."""
    root = _parsed(content, name)
    target = root.get("trgLang", "").partition("-")[0].lower()  # tools write fr-BE for what was fr
    if root.tag != f"{{{CORE}}}xliff" or target not in LANGUAGES:
        _refuse(name, "xliff 2.0")
    for file in root.iter(f"{{{CORE}}}file"):
        for unit in file.iter(f"{{{CORE}}}unit"):
            notes = {note.get("category", ""): note.text or "" for note in unit.iter(f"{{{CORE}}}note")}
            if "source-mark" not in notes:
                _refuse(name, unit.get("name", "unit"))
            segments = list(unit.iter(f"{{{CORE}}}segment"))
            said = "".join("".join(target.itertext()) for target in unit.iter(f"{{{CORE}}}target"))
            states = {segment.get("state", "initial") for segment in segments}
            if unknown := sorted(states - set(STATES)):
                _refuse(name, f"state {unknown[0]}")
            yield Returned(
                Text(file.get("original", ""), unit.get("name", ""), target),
                notes["source-mark"],
                notes.get("own-mark", ""),
                said,
                min(states, key=STATES.index, default="initial"),
            )


def _unit(file: Xml.Element, one: Standing, terms: list[tuple[str, str]]) -> None:
    unit = Xml.SubElement(file, f"{{{CORE}}}unit", {"id": f"u{fingerprint(one.text.path)}", "name": one.text.path})
    known = [(term, translation) for term, translation in terms if term.lower() in one.original.lower()]
    if known:
        glossary = Xml.SubElement(unit, f"{{{GLOSSARY}}}glossary")
        for term, translation in known[:_MAX_TERMS]:
            entry = Xml.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry")
            Xml.SubElement(entry, f"{{{GLOSSARY}}}term").text = term
            Xml.SubElement(entry, f"{{{GLOSSARY}}}translation").text = translation
    notes = Xml.SubElement(unit, f"{{{CORE}}}notes")
    _note(notes, "field", one.text.path)
    if one.owed == "outdated" and one.made:
        _note(notes, "outdated", f"{one.made.day}")
    _note(notes, "source-mark", fingerprint(one.original))
    _note(notes, "own-mark", fingerprint(one.translation))
    segment = Xml.SubElement(unit, f"{{{CORE}}}segment", {"state": state(one)})
    Xml.SubElement(segment, f"{{{CORE}}}source").text = meaning(one.original)
    if one.translation:
        Xml.SubElement(segment, f"{{{CORE}}}target").text = meaning(one.translation)


def _note(notes: Xml.Element, category: str, text: str) -> None:
    Xml.SubElement(notes, f"{{{CORE}}}note", {"category": category}).text = text


def _title(entry: Known, language: Language) -> str:
    title = entry.value.get("title") or entry.value.get("term") or entry.value.get("question")
    return str(title.get(language, "")) if isinstance(title, dict) else ""


def _context(key: str, entry: Known, source: Language, target: Language) -> str:
    title = f"{entry.kind}: {_title(entry, source)}".removesuffix(": ")
    return f"{title} (/{target}/{entry.kind}/{key}/)" if entry.is_record else title


def _terms(known: Mapping[str, Known], source: Language, target: Language) -> Iterator[tuple[str, str]]:
    for key, entry in known.items():
        term = entry.value.get("term")
        if key.startswith("glossary/") and isinstance(term, dict) and term.get(source) and term.get(target):
            yield term[source], term[target]


class _NoDoctype(Xml.TreeBuilder):
    """Refuses declarations, with which a small file could grow without end or name other files."""

    def doctype(self, *_: str | None) -> None:
        raise Xml.ParseError("DOCTYPE")


def _parsed(content: bytes, name: str) -> Xml.Element:
    try:
        parser = Xml.XMLParser(target=_NoDoctype())  # noqa: S314  # without declarations there is nothing to expand
        return Xml.fromstring(content, parser=parser)  # noqa: S314  # as above
    except (Xml.ParseError, LookupError, ValueError) as error:
        _refuse(name, str(error), error)


def _refuse(name: str, said: str, cause: Exception | None = None) -> NoReturn:
    raise Refused("bad-xliff", file=name, said=said) from cause
