"""Units <-> XLIFF 2.0 and 1.2, the files that translators' tools exchange.

A file element is an entry of the data, a unit one text. Form: OASIS, docs.oasis-open.org/xliff/xliff-core/v2.0 with its
modules for glossaries and for size restriction, and docs.oasis-open.org/xliff/v1.2.
"""

import xml.etree.ElementTree as Xml
from collections.abc import Iterable, Iterator
from typing import NoReturn

from portal.language import LANGUAGES, Language
from portal.loading.texts import fingerprint
from portal.problems import Refused
from portal.translating.units import XLIFF_STATES, Marks, Returned, Unit, file_mark, marks_of

CORE = "urn:oasis:names:tc:xliff:document:2.0"
CORE_1 = "urn:oasis:names:tc:xliff:document:1.2"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
SIZE_RESTRICTION = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
VERSIONS = ("2.0", "1.2")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The states of XLIFF 1.2 -> those of 2.0.
_STATES_1 = {
    "new": "initial",
    "needs-translation": "initial",
    "needs-adaptation": "initial",
    "needs-l10n": "initial",
    "needs-review-translation": "translated",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "translated": "translated",
    "signed-off": "reviewed",
    "final": "final",
}
_AS_1 = {"initial": "needs-translation", "translated": "translated", "reviewed": "signed-off", "final": "final"}
_PREFIXES = {"": CORE, "gls": GLOSSARY, "slr": SIZE_RESTRICTION}


def export(found: Iterable[Unit], source: Language, target: Language, version: str = "2.0") -> bytes:
    """The file for one pair of languages; the same texts give the same bytes."""
    if version == "1.2":
        root = Xml.Element("xliff", {"version": version, "xmlns": CORE_1})
        about = {"source-language": source, "target-language": target, "datatype": "plaintext"}
    else:
        languages = {"srcLang": source, "trgLang": target}
        root = Xml.Element(f"{{{CORE}}}xliff", {"version": version, **languages, _SPACE: "preserve"})
        about = {}
    files: dict[str, Xml.Element] = {}
    for unit in found:
        if unit.file not in files:
            make = _file_1 if version == "1.2" else _file
            files[unit.file] = make(root, unit, about)
        (_unit_1 if version == "1.2" else _unit)(files[unit.file], unit)
    for prefix, space in _PREFIXES.items():
        Xml.register_namespace(
            prefix, space
        )  # at each export, because other libraries in the process register the empty prefix too
    Xml.indent(root, space=" ")
    content: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _file(root: Xml.Element, unit: Unit, _: dict[str, str]) -> Xml.Element:
    file = Xml.SubElement(root, f"{{{CORE}}}file", {"id": unit.file, "original": unit.text.key})
    Xml.SubElement(file, f"{{{SIZE_RESTRICTION}}}profiles", {"generalProfile": "xliff:codepoints"})
    notes = Xml.SubElement(file, f"{{{CORE}}}notes")
    Xml.SubElement(notes, f"{{{CORE}}}note", {"category": "context"}).text = unit.context
    return file


def _unit(file: Xml.Element, one: Unit) -> None:
    about = {"id": one.name, "name": one.text.path}
    if one.limit:
        about[f"{{{SIZE_RESTRICTION}}}sizeRestriction"] = str(one.limit)
    unit = Xml.SubElement(file, f"{{{CORE}}}unit", about)
    if one.terms:
        glossary = Xml.SubElement(unit, f"{{{GLOSSARY}}}glossary")
        for term, translation in one.terms:
            entry = Xml.SubElement(glossary, f"{{{GLOSSARY}}}glossEntry")
            Xml.SubElement(entry, f"{{{GLOSSARY}}}term").text = term
            Xml.SubElement(entry, f"{{{GLOSSARY}}}translation").text = translation
    notes = Xml.SubElement(unit, f"{{{CORE}}}notes")
    for category, text in one.notes.items():
        Xml.SubElement(notes, f"{{{CORE}}}note", {"category": category}).text = text
    segment = Xml.SubElement(unit, f"{{{CORE}}}segment", {"state": one.state})
    Xml.SubElement(segment, f"{{{CORE}}}source").text = one.source
    if one.target:
        Xml.SubElement(segment, f"{{{CORE}}}target").text = one.target


def _file_1(root: Xml.Element, unit: Unit, about: dict[str, str]) -> Xml.Element:
    file = Xml.SubElement(root, "file", {"original": unit.text.key, **about})
    header = Xml.SubElement(file, "header")
    Xml.SubElement(header, "note").text = unit.context
    return Xml.SubElement(file, "body")


def _unit_1(body: Xml.Element, one: Unit) -> None:
    about = {"id": f"{one.file}-{one.name}", "resname": one.text.path, _SPACE: "preserve"}
    if one.limit:
        about |= {"maxwidth": str(one.limit), "size-unit": "char"}
    unit = Xml.SubElement(body, "trans-unit", about)
    Xml.SubElement(unit, "source").text = one.source
    Xml.SubElement(unit, "target", {"state": _AS_1[one.state]}).text = one.target
    terms = [("term", f"{term} = {translation}") for term, translation in one.terms]
    for category, text in [*one.notes.items(), *terms]:
        Xml.SubElement(unit, "note").text = f"{category}: {text}"


def read_xliff(content: bytes, name: str) -> Iterator[Returned]:
    """The texts of a file that was exported here; raises Refused for any other file."""
    root = _parsed(content, name)
    if root.tag == f"{{{CORE}}}xliff":
        target = _language(root.get("trgLang", ""), name)
        for file in root.iter(f"{{{CORE}}}file"):
            yield from (_returned(file, unit, target, name) for unit in file.iter(f"{{{CORE}}}unit"))
    elif root.tag == f"{{{CORE_1}}}xliff":
        for file in root.iter(f"{{{CORE_1}}}file"):
            target = _language(file.get("target-language", ""), name)
            yield from (_returned_1(file, unit, target, name) for unit in file.iter(f"{{{CORE_1}}}trans-unit"))
    else:
        raise Refused("bad-xliff", file=name, said=root.tag.rpartition("}")[2])


def _returned(file: Xml.Element, unit: Xml.Element, target: Language, name: str) -> Returned:
    notes = {note.get("category", ""): note.text or "" for note in unit.iter(f"{{{CORE}}}note")}
    where = f"{file.get('original', '')}.{unit.get('name', '')}"
    marks = marks_of(unit.get("id", ""))
    if marks is None and "source-mark" in notes:  # as exports named them before
        marks = Marks(fingerprint(unit.get("name", "")), notes["source-mark"], notes.get("own-mark", ""))
    states = {segment.get("state", "initial") for segment in unit.iter(f"{{{CORE}}}segment")}
    if unknown := sorted(states - set(XLIFF_STATES)):
        raise Refused("bad-xliff", file=name, said=f"state {unknown[0]}")
    source, said = (_text(unit.iter(f"{{{CORE}}}{part}")) for part in ("source", "target"))
    reached = min(states, key=XLIFF_STATES.index, default="initial")
    return _checked(file.get("id", ""), where, marks, target, name)._replace(
        source=source, translation=said, state=reached
    )


def _returned_1(file: Xml.Element, unit: Xml.Element, target: Language, name: str) -> Returned:
    where = f"{file.get('original', '')}.{unit.get('resname', '')}"
    id_, _, marks = unit.get("id", "").partition("-u")
    said = unit.find(f"{{{CORE_1}}}target")
    came = "" if said is None else said.get("state", "translated" if said.text else "new")
    return _checked(id_, where, marks_of(f"u{marks}"), target, name)._replace(
        source=_text(unit.findall(f"{{{CORE_1}}}source")),
        translation="" if said is None else _text([said]),
        state=_STATES_1.get(came, "translated"),
    )


def _checked(file_id: str, where: str, marks: Marks | None, target: Language, name: str) -> Returned:
    """A text with its marks, its words still to come; raises Refused where marks are lost or of another language."""
    key_mark, language = file_mark(file_id)
    if marks is None or not key_mark:
        raise Refused("xliff-unmarked", file=name, found=where)
    if language not in ("", target):
        raise Refused("xliff-other-language", file=name, found=target, other=language)
    return Returned(key_mark, marks.path, where, target, marks.source, marks.own, "", "", "")


def _language(written: str, name: str) -> Language:
    """The language of a file; tools write fr-BE for what was fr."""
    bare = written.replace("_", "-").partition("-")[0].lower()
    for language in LANGUAGES:
        if language == bare:
            return language
    raise Refused("xliff-language", file=name, found=written)


def _text(elements: Iterable[Xml.Element]) -> str:
    return "".join("".join(element.itertext()) for element in elements)


class _NoDoctype(Xml.TreeBuilder):
    """Refuses DOCTYPE, by which a small file could expand without end or include other files."""

    def doctype(self, *_: str | None) -> None:
        raise Xml.ParseError("DOCTYPE")


def _parsed(content: bytes, name: str) -> Xml.Element:
    try:
        parser = Xml.XMLParser(target=_NoDoctype())  # noqa: S314  # without declarations there is nothing to expand
        return Xml.fromstring(content, parser=parser)  # noqa: S314  # as above
    except (Xml.ParseError, LookupError, ValueError) as error:
        _refuse_broken(name, error)


def _refuse_broken(name: str, error: Exception) -> NoReturn:
    position = getattr(error, "position", None)
    if position:
        raise Refused("xliff-broken", file=name, line=position[0], column=position[1] + 1) from error
    raise Refused("bad-xliff", file=name, said=str(error)) from error
