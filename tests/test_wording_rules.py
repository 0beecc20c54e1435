"""Rules of wording: length, numbers, avoided words, repetition and tense, each with its exception."""

from datetime import date, timedelta

import pytest

from examples import record
from portal.records.kinds import Record
from portal.records.vocabulary import AvoidedForm, Interface
from portal.rules import tense
from portal.rules.interface import interface_spaces
from portal.rules.wording import WordingRules, numbers, sentences

TODAY = date(2026, 11, 28)
LONG = " ".join(["word"] * 31) + "."


def text(**other: str) -> dict[str, str]:
    return {"nl": "Het is goed.", "fr": "C’est bien.", "en": "It is good.", **other}


def form(*avoid: str, unless: tuple[str, ...] = ()) -> AvoidedForm:
    return AvoidedForm.model_validate(
        {"id": "one-form", "language": "en", "avoid": avoid, "write": "lorry", "unless": unless}
    )


def found(one: Record, *forms: AvoidedForm) -> list[tuple[str, str]]:
    """The code and the path of each complaint about a record."""
    return [(code, ".".join(map(str, path))) for path, code, _ in WordingRules(forms).complaints(one.id, one)]


def test_a_sentence_of_more_than_30_words_is_reported_in_its_language() -> None:
    one = record("projects", "work", summary=text(en=LONG))
    assert found(one) == [("long-sentence", "summary.en")]


def test_thirty_words_are_no_long_sentence_and_items_of_lists_are_sentences() -> None:
    assert found(record("projects", "work", summary=text(en=LONG.replace("word ", "", 1)))) == []
    assert sentences("First one. Second?\n\n- an item\n- another") == ["First one.", "Second?", "an item", "another"]


@pytest.mark.parametrize(
    ("written", "same"), [("1.250,5 and 3", "1,250.5 and 3"), ("1\u00a0250", "1250"), ("M(2022)3", "M(2022)3")]
)
def test_a_number_is_the_same_however_its_digits_are_grouped(written: str, same: str) -> None:
    assert numbers(written) == numbers(same)


def test_a_number_that_one_language_lacks_is_reported() -> None:
    one = record("projects", "work", summary=text(nl="In 2024.", fr="En 2024.", en="In 2025."))
    assert found(one) == [("unequal-numbers", "summary")]


def test_an_avoided_word_is_reported_whole_whatever_its_letters_but_not_where_it_is_right() -> None:
    one = record(
        "projects", "work", summary=text(en="A Truck here."), story=text(en="A zero-emission truck, trucking.")
    )
    right = form("truck", unless=("zero-emission truck",))
    assert found(one, right) == [("avoided-form", "summary.en")]
    assert found(one, form("truck")) == [("avoided-form", "summary.en"), ("avoided-form", "story.en")]


def test_words_stand_together_across_a_line_break_too() -> None:
    one = record("projects", "work", summary=text(en="A zero-emission\ntruck."), story=text(en="A light\ntruck."))
    forms = [form("truck", unless=("zero-emission truck",)), form("light truck")]
    assert found(one, *forms) == [("avoided-form", "story.en"), ("avoided-form", "story.en")]


def test_what_an_entry_names_as_an_exception_is_not_told() -> None:
    reason = {"rule": "long-sentence", "field": "summary", "reason": "an official title"}
    assert found(record("projects", "work", summary=text(en=LONG), exceptions=[reason])) == []
    elsewhere = reason | {"field": "story"}
    assert found(record("projects", "work", summary=text(en=LONG), exceptions=[elsewhere])) != []


def test_a_long_sentence_that_two_records_share_is_reported_at_the_second() -> None:
    shared = text(en="This sentence has twelve words, as many as the rule asks for.")
    first, second = record("projects", "one-work", story=shared), record("projects", "two-work", story=shared)
    wording = WordingRules(())
    assert list(wording.complaints(first.id, first)) == []
    [(path, code, details)] = wording.complaints(second.id, second)
    assert (path, code, details["other"]) == (("story", "en"), "repeated-sentence", "one-work")


@pytest.mark.parametrize(("length", "cut"), [(59, False), (60, False), (61, True)])
def test_a_sentence_is_quoted_whole_up_to_sixty_signs_and_then_cut(length: int, cut: bool) -> None:
    sentence = ("word " * 13)[: length - 1] + "."
    wording = WordingRules(())
    assert list(wording.of_prose("one-page", "en", sentence)) == []
    [(_, code, details)] = wording.of_prose("two-page", "en", sentence)
    assert (code, details["found"]) == ("repeated-sentence", sentence[:60] + "…" if cut else sentence)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Zij zullen spreken."), ("fr", "La réunion aura lieu."), ("en", "The meeting will take place.")],
)
def test_the_future_tense_of_a_day_that_has_gone_is_reported(language: str, words: str) -> None:
    def told(when: str, **more: object) -> list[str]:
        event = record("events", "meeting", when=when, summary=text(**{language: words}), **more)
        return [".".join(map(str, path)) for path, _, _ in tense.complaints(event, TODAY)]

    assert told("2024-03") == [f"summary.{language}"]
    assert told("2026-11-28") == []
    assert told("2024-03", exceptions=[{"rule": "past-as-present", "field": "summary", "reason": "quoted"}]) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Zij willen spreken."), ("fr", "Elles souhaitent parler."), ("en", "They aim to speak.")],
)
def test_a_wish_of_more_than_a_year_ago_is_no_present_one(language: str, words: str) -> None:
    def told(spoken_of: str, said: str = words, **more: object) -> list[str]:
        one = record("instruments", "treaty", what_it_does=text(**{language: said}), **more)
        last = date.fromisoformat(spoken_of)
        return [".".join(map(str, path)) for path, _, _ in tense.old_wishes(one, TODAY, {"annual-plan-2024": last})]

    assert told("2024-12-31") == [f"what_it_does.{language}"]
    assert told((TODAY - timedelta(days=367)).isoformat()) == [f"what_it_does.{language}"]
    assert told((TODAY - timedelta(days=366)).isoformat()) == []
    assert told("2024-12-31", f"2024: {words}") == []
    assert told("2024-12-31", words.replace(".", "?")) == []
    reason = {"rule": "old-wish", "field": "what_it_does", "reason": "quoted"}
    assert told("2024-12-31", exceptions=[reason]) == []


def test_a_project_is_as_old_as_its_stage() -> None:
    def told(as_of: str) -> list[tuple[str | int, ...]]:
        for_you = [{"audience": "citizens", "text": text(en="They want to speak with you.")}]
        one = record("projects", "work", as_of=as_of, for_you=for_you)
        return [path for path, _, _ in tense.old_wishes(one, TODAY, {})]

    assert told("2024") == [("for_you", 0, "text", "en")]
    assert told("2026-11") == told("2024/2026-11") == []


def test_a_milestone_is_past_by_its_own_date() -> None:
    steps = [
        {"date": day, "text": text(en="It will begin."), "source": {"document": "annual-plan-2024", "section": "1.1"}}
        for day in ("2024-03", "2027")
    ]
    project = record("projects", "work", as_of="2026-11", milestones=steps)
    assert [path[:2] for path, _, _ in tense.complaints(project, TODAY)] == [("milestones", 0)]


@pytest.mark.parametrize("written", ["Où : ici", "Quand ?", "« Aussi »", "Un mot\n: un autre"])
def test_a_french_word_of_the_interface_needs_its_no_break_spaces_too(written: str) -> None:
    words = Interface.model_validate({"where": {"nl": "Waar", "fr": written, "en": "Where"}})
    assert [(path, code) for path, code, _ in interface_spaces(words)] == [(("where", "fr"), "french-space")]


def test_a_word_of_the_interface_with_its_no_break_spaces_is_right() -> None:
    words = Interface.model_validate({"where": {"nl": "Waar: {x}?", "fr": "Où\u00a0: {x}\u00a0?", "en": "Where: {x}?"}})
    assert list(interface_spaces(words)) == []


def test_what_is_to_happen_may_be_written_where_it_is_not_shown_before() -> None:
    def told(**more: object) -> list[str]:
        fact = {"date": "2099-01-01", "text": text(), "reference": "a-page"} | more
        return [code for _, code, _ in tense.days_to_come(record("projects", "work", since=[fact]), TODAY)]

    assert told() == ["future-day"]
    assert told(publish_from="2099-01-02") == []
