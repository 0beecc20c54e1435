"""Rules of what is known of earlier moments: links, documents drawn on, copied runs of words, translations."""

from datetime import date

import pytest

from examples import SOURCE, catalogue, record
from portal.dates import parse
from portal.history import deadlinks
from portal.history.copies import copies
from portal.history.coverage import coverage
from portal.history.deadlinks import LinkState, check_links
from portal.history.diff import compare
from portal.history.snapshots import Known
from portal.history.visits import Visit

URL = "https://www.benelux.int/"
THEN, TODAY = date(2026, 1, 1), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("before", "reply", "since"),
    [
        (("blocked", "500"), Visit("blocked", "503"), THEN),
        (("alive", "200"), Visit("dead", "404"), TODAY),
        (("unclear", "timeout"), Visit("blocked", "timeout"), TODAY),
    ],
)
def test_an_address_has_its_day_for_as_long_as_its_state_whatever_the_answer(
    monkeypatch: pytest.MonkeyPatch, before: tuple[str, str], reply: Visit, since: date
) -> None:
    monkeypatch.setattr(deadlinks, "visit", lambda _: reply)
    state, answer = before
    known = {URL: LinkState(state, THEN, answer)}  # type: ignore[arg-type]  # one of the states
    assert check_links([URL], known, TODAY) == {URL: LinkState(reply.state, since, reply.answer)}


def test_a_withdrawn_record_needs_no_look_when_a_newer_document_comes() -> None:
    text = {"nl": "Voorbij.", "fr": "Fini.", "en": "Over."}
    kept = record("services", "kept")
    gone = record("services", "gone", withdrawn={"date": "2026-11-22", "reason": text})
    documents = catalogue().documents
    later = documents[SOURCE["document"]].model_copy(update={"id": "next-plan", "as_of": parse("2090")})
    found = coverage(later, [kept, gone], {**documents, "next-plan": later})
    assert [one.id for one in found.older] == ["kept"]


def test_copied_runs_that_touch_are_one() -> None:
    one, other = (" ".join(f"{letter}{n}" for n in range(10)) for letter in "ab")
    known = {"record": Known("projects", {"summary": {"en": f"x {one} {other} y"}}, "projects.yaml")}
    [copy] = copies(f"{one}. Between. {other}.", known)
    assert copy.words == f"{one} {other}"


def test_a_translation_that_was_not_there_before_cannot_be_outdated() -> None:
    before = Known("projects", {"title": {"nl": "Een", "en": "One"}}, "projects.yaml")
    after = Known("projects", {"title": {"nl": "Twee", "fr": "Deux", "en": "One"}}, "projects.yaml")
    assert [one.language for one in compare({"work": before}, {"work": after}).outdated] == ["en"]
