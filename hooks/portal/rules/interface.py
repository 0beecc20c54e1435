"""The words of the interface -> faults in them: unlike placeholders, French spaces, words that pages use and lack.

The JSON Schema of the file lists every word that existed when the schemas were last written.
"""

import json
import string
from collections.abc import Iterator
from pathlib import Path

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint
from portal.loading.load import Records
from portal.problems import Problem
from portal.records.vocabulary import Interface
from portal.rules.wording import french_spaces


def missing_words(data: Path, loaded: Records) -> list[Problem]:
    """A problem for each word that the schema asks for and the file does not have."""
    schema = data / "schema" / "interface.json"
    if loaded.interface is None or not schema.exists():
        return []
    wanted = json.loads(schema.read_text(encoding="utf-8")).get("required", [])
    file = str(data / "interface.yaml")
    missing = (word for word in wanted if word not in loaded.interface.root)
    return [Problem(file, 1, 1, "", "", "missing-word", {"found": word}) for word in missing]


def interface_spaces(interface: Interface) -> Iterator[Complaint]:
    """The French words of the interface with a sign that has no space of its own."""
    for key, text in interface.root.items():
        yield from french_spaces((key, "fr"), "fr", text["fr"])


def complaints(interface: Interface) -> Iterator[Complaint]:
    """Words whose `{named}` placeholders differ between the three languages, or are not names."""
    for key, text in interface.root.items():
        if any("{" in words or "}" in words for words in text.values()):
            yield from _placeholders(key, text)


def _placeholders(key: str, text: Localised[str]) -> Iterator[Complaint]:
    found: dict[Language, set[str]] = {}
    for language in LANGUAGES:
        try:
            parts = list(string.Formatter().parse(text[language]))
        except ValueError:
            yield (key, language), "bad-place", {}
            continue
        fields = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
        if not all(name.isidentifier() and not spec and not conversion for name, spec, conversion in fields):
            yield (key, language), "bad-place", {}
            continue
        found[language] = {name for name, _, _ in fields}
    sets = list(found.values())
    usual = next((names for names in sets if sets.count(names) > 1), found.get("nl", set()))
    expected = ", ".join(f"{{{name}}}" for name in sorted(usual)) or "–"
    for language, names in found.items():
        if names != usual:
            yield (key, language), "other-places", {"expected": expected}
