"""A digest a page: what differs between two moments is named exactly, whatever the reason in the data."""

from dataclasses import replace
from datetime import timedelta

import pytest

from examples import NOW, SOURCE, catalogue, record
from portal.catalogue import Catalogue
from portal.language import LANGUAGES, Localised
from portal.page_digests import differing, digests
from portal.records.kinds import Record

PROSE = {
    "pages/about": dict.fromkeys(LANGUAGES, "# About\n\nText [that leads on](record:near)."),
    "pages/listing": dict.fromkeys(LANGUAGES, "<!-- slot: cards ids=named -->"),
}


def records(**named: object) -> list[Record]:
    """A record with these fields, one that it is related to, one that is apart, and what figures need."""
    return [
        record("projects", "named", related=["near"], **named),
        record("projects", "near"),
        record("services", "apart", theme="energy"),
        record("instruments", "act", dates=[{"what": "signed", "date": "2024-03-01", "source": SOURCE}]),
        *(
            record("projects", f"{theme}-{stage}", theme=theme, stage=stage)
            for theme in ("safety", "internal-market", "energy", "cross-border")
            for stage in ("planned", "under-way", "completed")
        ),
    ]


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return digests(catalogue(*records()), PROSE, {"skip"})


def differ(before: dict[str, str], after: Catalogue) -> list[str]:
    return list(differing(before, digests(after, PROSE, {"skip"})))


def test_the_same_data_make_the_same_pages(before: dict[str, str]) -> None:
    assert differ(before, catalogue(*records())) == []


def test_a_text_in_one_language_changes_its_pages_in_that_language_only(before: dict[str, str]) -> None:
    title = {"nl": "Titel anders", "fr": "Titre named", "en": "Title named"}
    found = differ(before, catalogue(*records(title=title)))
    assert {"nl/projects/named/", "nl/projects/near/", "nl/projects/", "nl/listing/"} <= set(found)
    assert all(path.startswith("nl/") for path in found)
    assert not {"nl/services/apart/", "nl/about/", "nl/services/"} & set(found)


def test_a_long_text_changes_the_page_of_its_record_alone(before: dict[str, str]) -> None:
    story = dict.fromkeys(LANGUAGES, "Verder.")
    found = differ(before, catalogue(*records(story=story)))
    assert found == [f"{language}/projects/named/" for language in sorted(LANGUAGES)]


def test_a_record_that_goes_changes_what_named_it(before: dict[str, str]) -> None:
    found = differ(before, catalogue(*[one for one in records() if one.id != "apart"]))
    assert {"fr/services/apart/", "fr/services/"} <= set(found)
    assert "fr/projects/named/" not in found


def test_a_renamed_record_changes_prose_that_leads_to_it(before: dict[str, str]) -> None:
    renamed = [one if one.id != "near" else record("projects", "nearer", formerly=["near"]) for one in records()]
    found = differ(before, catalogue(*renamed))
    assert {"en/projects/near/", "en/projects/nearer/", "en/about/"} <= set(found)


def test_a_word_of_the_skeleton_changes_every_page_and_another_word_changes_those_that_show_it(
    before: dict[str, str],
) -> None:
    same = catalogue(*records())
    other = Localised[str](nl="Anders", fr="Autre", en="Other")
    around = differ(before, _with_word(same, "skip", other))
    assert around == sorted(path for path in before if "/embed/" not in path)  # nothing stands around a card
    shown = differ(before, _with_word(same, "reviewed_never_shown", other))
    assert shown == []
    assert set(differ(before, _with_word(same, "turn_to", other))) < set(before)


def test_a_moment_changes_what_is_reported_from_it(before: dict[str, str]) -> None:
    event = record("events", "day", when="2026-11-23")
    ahead = digests(catalogue(*records(), event), {}, ())
    gone = digests(catalogue(*records(), event, now=NOW + timedelta(days=2)), {}, ())
    assert "en/events/day/" in list(differing(ahead, gone))


def _with_word(one: Catalogue, key: str, text: Localised[str]) -> Catalogue:
    return replace(one, words={**one.words, key: text})
