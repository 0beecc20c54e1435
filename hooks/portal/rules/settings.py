"""Settings of the site -> those that are still placeholders, which must not be published."""

import re

from portal.loading.entry import Fault
from portal.loading.load import Records, as_problem, entries_of
from portal.problems import Problem
from portal.records.vocabulary import Settings

# Names that the standards keep for examples (RFC 2606).
_EXAMPLE = re.compile(r"(?i)\bexample\.(?:org|com|net)\b|\.(?:example|invalid|test)\b")


def placeholders(loaded: Records, base_address: str) -> list[Problem]:
    """Each setting that still has an address kept for examples; a `base_address` given elsewhere counts instead."""
    if loaded.settings is None:
        return []
    settings = loaded.settings.model_dump() | ({"base_address": base_address} if base_address else {})
    wrong = {name: found[0] for name, value in settings.items() if (found := _EXAMPLE.search(str(value)))}
    place = next(placed.file for placed in loaded.found if isinstance(placed.model, Settings))
    entry = next(iter(entries_of(place)))
    return [
        as_problem(place.path, entry, Fault((name,), entry.near((name,)), "placeholder-setting", {"found": found}))
        for name, found in wrong.items()
    ]
