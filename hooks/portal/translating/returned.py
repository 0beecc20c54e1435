"""XLIFF 2.0 and 1.2 that come back from a translator's tool -> texts, whatever the tool made of the form of the file.

Form: see `xliff`. What a tool adds (matches, metadata, notes of its own) is passed over; what it loses is missed only
where the text could no longer be told from another.
"""

import unicodedata
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from typing import NoReturn

from portal.language import LANGUAGES, Language
from portal.loading.texts import fingerprint
from portal.plain_xml import Doctype, xml_root
from portal.problems import Refused
from portal.translating.units import XLIFF_STATES, Marks, Returned, file_mark, marks_of
from portal.translating.xliff import CORE, CORE_1, VERSIONS

# The states of XLIFF 1.2 -> those of 2.0. Any other says that there is still work to do.
_STATES_1 = {"translated": "translated", "signed-off": "reviewed", "final": "final"}


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
    elif root.tag.rpartition("}")[2] == "xliff":
        raise Refused("xliff-version", file=name, found=root.get("version", ""), known=", ".join(VERSIONS))
    else:
        raise Refused("bad-xliff", file=name, said=root.tag.rpartition("}")[2])


def _returned(file: Xml.Element, unit: Xml.Element, target: Language, name: str) -> Returned:
    notes = {note.get("category", ""): note.text or "" for note in unit.iter(f"{{{CORE}}}note")}
    where = f"{file.get('original', '')}.{unit.get('name', '')}"
    marks = marks_of(unit.get("id", ""))
    if marks is None and "source-mark" in notes:  # as exports named them before
        marks = Marks(fingerprint(unit.get("name", "")), notes["source-mark"], notes.get("own-mark", ""))
    states = {segment.get("state", "initial") for segment in unit.findall(f"{{{CORE}}}segment")}
    if unknown := sorted(states - set(XLIFF_STATES)):
        raise Refused("xliff-state", file=name, where=where, found=unknown[0], known=", ".join(XLIFF_STATES))
    source, said = _segments(unit)
    reached = min(states, key=XLIFF_STATES.index, default="initial")
    return _checked(file.get("id", ""), where, marks, target, name)._replace(
        source=source, translation=said, state=reached
    )


def _segments(unit: Xml.Element) -> tuple[str, str]:
    """The source and the translation of a unit that a tool may have cut; no translation where a part has none.

    Parts of the translation stand in the order that they give; what is between segments needs none of its own.
    """
    parts = [part for part in unit if part.tag in (f"{{{CORE}}}segment", f"{{{CORE}}}ignorable")]
    sources = [_text(part.find(f"{{{CORE}}}source")) for part in parts]
    said: list[tuple[int, str]] = []
    for place, (part, source) in enumerate(zip(parts, sources, strict=True), start=1):
        found = part.find(f"{{{CORE}}}target")
        translation = _text(found)
        if part.tag == f"{{{CORE}}}segment" and source.strip() and not translation.strip():
            return "".join(sources), ""
        order = "" if found is None else found.get("order", "")
        said.append((int(order) if order.isdecimal() else place, source if found is None else translation))
    return "".join(sources), "".join(text for _, text in sorted(said, key=lambda one: one[0]))


def _returned_1(file: Xml.Element, unit: Xml.Element, target: Language, name: str) -> Returned:
    where = f"{file.get('original', '')}.{unit.get('resname', '')}"
    id_, _, marks = unit.get("id", "").partition("-u")
    said = unit.find(f"{{{CORE_1}}}target")
    came = "initial" if said is None else _STATES_1.get(said.get("state", ""), "initial")
    return _checked(id_, where, marks_of(f"u{marks}"), target, name)._replace(
        source=_text(unit.find(f"{{{CORE_1}}}source")),
        translation="" if _is_part(said) else _text(said),
        state="final" if unit.get("approved") == "yes" else came,
    )


def _is_part(target: Xml.Element | None) -> bool:
    """Whether a text was cut into segments of which one has no translation."""
    marked = () if target is None else target.iter(f"{{{CORE_1}}}mrk")
    return any(mark.get("mtype") == "seg" and not _text(mark).strip() for mark in marked)


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


def _text(element: Xml.Element | None) -> str:
    """The text of an element without its tags; a letter and its accent, which some tools part, are one character."""
    return "" if element is None else unicodedata.normalize("NFC", "".join(element.itertext()))


def _parsed(content: bytes, name: str) -> Xml.Element:
    try:
        return xml_root(content)
    except Doctype:
        raise Refused("xliff-doctype", file=name) from None
    except (Xml.ParseError, LookupError, ValueError) as error:
        _refuse_broken(name, error)


def _refuse_broken(name: str, error: Exception) -> NoReturn:
    position = getattr(error, "position", None)
    if position:
        raise Refused("xliff-broken", file=name, line=position[0], column=position[1] + 1) from error
    raise Refused("bad-xliff", file=name, said=str(error)) from error
