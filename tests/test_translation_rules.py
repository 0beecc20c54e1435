"""Rules of translations: which text leads, and what a file that comes back may change."""

from datetime import date
from pathlib import Path

import pytest

from portal.history.snapshots import Known
from portal.language import LANGUAGES
from portal.loading.texts import fingerprint
from portal.translating.importing import import_translations
from portal.translating.ledger import Ledger, Origin, Provenance, Text
from portal.translating.translations import updated
from portal.translating.units import Returned

THEN, TODAY = date(2026, 1, 1), date(2026, 11, 22)
FRENCH, ENGLISH = (Text("work", "title", language) for language in LANGUAGES[1:])


def known(nl: str, fr: str, en: str) -> dict[str, Known]:
    """A record with such a title."""
    return {"work": Known("projects", {"title": {"nl": nl, "fr": fr, "en": en}}, "projects.yaml")}


def made(source: str, translation: str, kind: Origin = "own") -> Provenance:
    """The row of a translation that was made from a Dutch wording."""
    return Provenance("nl", fingerprint(source), fingerprint(translation), kind, THEN)


def test_what_was_rewritten_with_the_language_that_leads_is_not_outdated() -> None:
    ledger: Ledger = {FRENCH: made("Nu", "Avant"), ENGLISH: made("Vroeger", "Before")}
    found = updated(known("Nu", "Maintenant", "Now"), ledger, TODAY, "own")
    assert found[ENGLISH] == Provenance("fr", fingerprint("Maintenant"), fingerprint("Now"), "human", TODAY)
    stayed = updated(known("Nu", "Maintenant", "Before"), {**ledger, ENGLISH: made("Nu", "Before")}, TODAY, "own")
    assert (stayed[ENGLISH].source, stayed[ENGLISH].outdated) == ("fr", TODAY)


@pytest.mark.parametrize(("kind", "state", "counts"), [("reviewed", "final", (0, 1)), ("own", "reviewed", (1, 0))])
def test_a_file_that_comes_back_confirms_a_text_and_never_undoes_a_review(
    kind: Origin, state: str, counts: tuple[int, int]
) -> None:
    prints = [fingerprint(text) for text in ("work", "title", "Nu", "Maintenant")]
    came = Returned(prints[0], prints[1], "work.title", "fr", prints[2], prints[3], "Nu", "Maintenant", state)
    ledger = {FRENCH: made("Nu", "Maintenant", kind), ENGLISH: made("Nu", "Now")}
    found = import_translations(
        Path("data"), [came], known("Nu", "Maintenant", "Now"), ledger, TODAY, check=lambda _: []
    )
    assert (found.confirmed, found.same) == counts
    assert bool(found.files) == bool(found.confirmed)
