"""Units -> XLIFF 2.0 and 1.2, the files that translators' tools exchange.

A file element is an entry of the data, a unit one text. Form: OASIS, docs.oasis-open.org/xliff/xliff-core/v2.0 with its
modules for glossaries and for size restriction, and docs.oasis-open.org/xliff/v1.2.
"""

import xml.etree.ElementTree as Xml
from collections.abc import Iterable

from portal.language import Language
from portal.translating.units import Unit

CORE = "urn:oasis:names:tc:xliff:document:2.0"
CORE_1 = "urn:oasis:names:tc:xliff:document:1.2"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
SIZE_RESTRICTION = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
VERSIONS = ("2.0", "1.2")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The states of XLIFF 2.0 -> those of 1.2.
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
