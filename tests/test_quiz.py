"""Rules of the quiz for schools."""

from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from examples import catalogue, record, templates
from portal.kit.quiz import CHOICES, quiz, years
from portal.kit.school import time_cards
from portal.language import LANGUAGES, Localised
from portal.records.kinds import Record
from portal.theme.slots import fill
from portal.views.localised import Views


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", [1, 2])
def test_each_question_has_its_answer_among_its_choices_and_does_not_give_it_away(language: str, level: int) -> None:
    found = quiz(templates(language=language).views, level)  # type: ignore[arg-type]
    assert found
    for question in found:
        assert question.answer.text in question.choices
        assert len(question.choices) == CHOICES
        assert question.answer.text.lower() not in question.text.lower()


def test_answers_unfold_without_a_script_and_name_where_they_are_found() -> None:
    filled = fill(templates(), "<!-- slot: quiz -->", "../")
    assert filled.count("<details>") == filled.count('href="../en/glossary/"') > 0
    assert "<script" not in filled


@pytest.mark.parametrize(("choice", "told"), [(".right", "Right!"), (":not(.right)", "That is not it"), (None, "")])
def test_an_answer_says_whether_the_ticked_one_is_right(page: Page, server: str, choice: str | None, told: str) -> None:
    page.goto(f"{server}en/schools/")
    question = page.locator(".quiz").first
    if choice:
        question.locator(f"input{choice}").first.check()
    question.locator("summary").click()
    said = question.locator("details p").inner_text()
    assert said.startswith(told)
    assert ("right" in said.lower()) == bool(choice)


def treaty(id_: str, day: str) -> Record:
    source = {"document": "annual-plan-2024", "section": "1.1"}
    return record("instruments", id_, dates=[{"what": "signed", "date": day, "source": source}])


def test_the_year_of_a_treaty_is_among_its_choices_and_leads_to_its_page() -> None:
    known = {"first": "1944", "second": "1958", "third": "2008", "signed-in-2014": "2014"}
    found = years(templates(*(treaty(id_, day) for id_, day in known.items())).views)
    assert [(one.answer.text, one.answer.path) for one in found] == [
        (known[id_], f"en/instruments/{id_}/") for id_ in ("first", "second", "third")
    ]
    for question in found:
        assert question.answer.text in question.choices
        assert len(set(question.choices)) == CHOICES
    assert years(templates(treaty("first", "1944")).views) == []


def test_cards_of_treaties_have_the_years_of_their_sources_oldest_first() -> None:
    acts = [treaty("older", "1958-02-03"), treaty("newer", "2008-06-17")]
    acts += [record("instruments", "no-date"), record("instruments", "of-the-union", level="eu")]
    found = time_cards(templates(*reversed(acts)).views)
    assert [(card.year, card.page.text) for card in found] == [(1958, "Title older"), (2008, "Title newer")]


def test_answers_are_printed_though_they_are_folded_on_the_screen() -> None:
    filled = fill(templates(), "<!-- slot: quiz -->", "../")
    for level in (1, 2):
        for question in quiz(templates().views, level):
            assert f". {question.answer.text}" in filled


def test_the_mail_that_announces_an_event_has_its_lines_in_its_address() -> None:
    filled = fill(templates(), "<!-- slot: announce -->", "../")
    address = urlsplit(unescape(filled.partition('href="')[2].partition('"')[0]))
    fields = parse_qs(address.query)
    assert address.scheme == "mailto"
    assert len(fields["body"][0].split("\r\n")) > len(fields["subject"])


def test_a_definition_that_gives_its_term_away_is_not_asked() -> None:
    made = catalogue()
    told = Localised[str](nl="Een Term is dit.", fr="Un Term est ceci.", en="A Term is this.")
    name = Localised[str](nl="term", fr="term", en="term")
    plain = next(iter(made.glossary.values()))
    given_away = plain.model_copy(update={"id": "given-away", "term": name, "definition": told})
    known = {one.id: one for one in (*made.glossary.values(), given_away)}
    found = quiz(Views(replace(made, glossary=known), "en"), 1)
    assert found
    assert "A Term is this." not in [question.text for question in found]
