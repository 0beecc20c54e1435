"""Small catalogues for tests: made-up records among the vocabularies of the small portal."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import yaml

from copies import ROOT, SMALL
from portal.catalogue import Catalogue, resolve
from portal.language import Language
from portal.loading.load import Records, load
from portal.pages.rendering import Templates
from portal.records.kinds import MODELS, Kind, Record
from portal.records.vocabulary import Interface
from portal.views.localised import Views

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)
SOURCE = {"document": "annual-plan-2024", "section": "1.1"}
OWN: dict[Kind, dict[str, Any]] = {
    "projects": {"stage": "planned", "as_of": "2024", "stage_source": SOURCE},
    "instruments": {"type": "treaty", "level": "benelux", "what_it_does": {"nl": "Iets", "fr": "Chose", "en": "Thing"}},
    "events": {"when": "2024-09-05"},
    "organisations": {"kind": "network"},
    "answers": {
        "topic": "telework-tax",
        "countries": ["be-lu", "lu-be"],
        "where_to_turn": ["cross-border-workers-portal"],
        "as_of": "2024-05",
        "review_by": "2027-05-01",
    },
    "services": {"what_you_can_do": {"nl": "Iets", "fr": "Chose", "en": "Thing"}},
}


def record(kind: Kind, id_: str, **fields: object) -> Record:
    """A sound record of a kind, with these fields instead of the usual ones."""
    title = {"nl": f"Titel {id_}", "fr": f"Titre {id_}", "en": f"Title {id_}"}
    shared = {
        "id": id_,
        "title": title,
        "summary": {"nl": "Kort gezegd.", "fr": "En bref.", "en": "In short."},
        "theme": "safety",
        "sources": [SOURCE],
        "written": "2026-11-22",
    }
    written = {_names(kind).get(name, name): value for name, value in (shared | OWN[kind] | fields).items()}
    return MODELS[kind].model_validate(written)


def _names(kind: Kind) -> dict[str, str]:
    """What fields are called in files where that is not their name: an answer has a question and a short answer."""
    return {name: info.alias for name, info in MODELS[kind].model_fields.items() if info.alias}


def catalogue(*records: Record, now: datetime = NOW, due_only: bool = True) -> Catalogue:
    """A catalogue of these records only, at a moment."""
    return resolve(replace(vocabularies(), records=list(records)), now, due_only)


def templates(*records: Record, language: Language = "en", now: datetime = NOW) -> Templates:
    """The templates of one language over a catalogue of these records."""
    return Templates(Views(catalogue(*records, now=now), language))


@cache
def small(now: datetime = NOW, base_address: str = "") -> Catalogue:
    """The catalogue of the small portal at a moment, at another address where one is given."""
    made = resolve(vocabularies(), now)
    address = base_address or made.settings.base_address
    return replace(made, settings=made.settings.model_copy(update={"base_address": address}))


@cache
def vocabularies() -> Records:
    """The vocabularies and the records of the small portal, with the words of the real one."""
    found = load(SMALL / "data")
    words = Interface.model_validate(yaml.safe_load((ROOT / "data/interface.yaml").read_bytes()))
    return replace(found, interface=words)
