"""The form for records: in a real browser, by keyboard, every kind; what it hands over is the text of the file."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Locator, Page

from conftest import NOW
from copies import complaints, copy_of_data
from examples import small
from portal.catalogue import open_catalogue
from portal.editing.formatter.file import unformatted
from portal.editing.formatter.record import record_lines
from portal.editing.own_files import record_text
from portal.language import LANGUAGES, Language
from portal.loading.files import editable_files
from portal.loading.load import entries_of
from portal.outputs.record_form import record_form
from portal.records.kinds import MODELS, Kind
from portal.views.localised import Views, views_of
from visits import Tab

MOMENT = datetime.fromisoformat(NOW)
NEW = {
    "id": "ferry-between-two-banks",
    "title": ("Een veerpont tussen twee oevers", "Un bac entre deux rives", "A ferry between two banks"),
    "summary": (
        "Het jaarplan 2024 wil een veerpont die twee landen verbindt.",
        "Le plan annuel 2024 veut un bac qui relie deux pays.",
        "The 2024 annual plan wants a ferry that links two countries.",
    ),
}


def written(data: Path, kind: str) -> dict[str, str]:
    """Each record of a kind as the canonical layout writes it, alone in its file or in a list."""
    found = {}
    for file in editable_files(data):
        for value in (entry.value for entry in entries_of(file) if file.name == kind):
            assert isinstance(value, dict)
            element = "\n".join(record_lines(value)) + "\n"
            found[str(value["id"])] = element if file.listed else record_text(kind, element)
    return found


def checked(page: Page) -> str:
    """Presses the button of the form by keyboard; the text for the file, or empty where something is to be done."""
    page.locator("form[novalidate] button[type=submit]").press("Enter")
    page.wait_for_function("document.activeElement.tagName === 'SECTION'")
    text = page.locator("textarea.code")
    return text.input_value() if text.count() else ""


@pytest.mark.parametrize("kind", MODELS)
def test_a_record_goes_through_the_form_unchanged(
    kind: Kind, tab: Tab, small_server: str, small_data: Path, thorough: bool
) -> None:
    page = tab()
    texts = written(small_data, kind)
    for id_ in texts if thorough else [max(texts, key=lambda id_: len(texts[id_]))]:  # the one that says most
        page.goto(f"{small_server}nl/edit/?kind={kind}&id={id_}")
        page.wait_for_selector("form[novalidate]")
        assert checked(page) == texts[id_]


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=[pytest.mark.thorough] * (place % 2)) for place, kind in enumerate(MODELS)]
)
def test_a_new_record_says_what_is_to_be_done_and_leads_there(kind: Kind, tab: Tab, small_server: str) -> None:
    page = tab()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{small_server}en/edit/")
    page.locator("#form-kind").select_option(kind)
    page.locator("#form-existing").press("Enter")
    page.wait_for_selector("form[novalidate]")
    assert checked(page) == ""
    page.locator(".faults button").first.press("Enter")
    assert page.evaluate("document.activeElement.tagName") in ("INPUT", "TEXTAREA", "SELECT")
    assert faults == []


def test_a_source_that_is_empty_or_half_is_to_be_filled_in(tab: Tab, small_server: str) -> None:
    page = tab()
    page.goto(f"{small_server}en/edit/?kind=projects")
    page.wait_for_selector("form[novalidate]")
    assert checked(page) == ""
    named = ["Source of the stage (required): fill this in", "Sources 1: fill this in"]
    assert set(named) <= set(page.locator(".faults button").all_inner_texts())
    for group in ("Source of the stage", "Sources 1"):
        choose(page, "document", "annual-plan-2024", page.get_by_role("group", name=re.compile(rf"^{group}")))
    assert checked(page) == ""
    assert set(named) <= set(page.locator(".faults button").all_inner_texts())
    for group in ("Source of the stage", "Sources 1"):
        page.get_by_role("group", name=re.compile(rf"^{group}")).get_by_label("section").fill("3.1")
    assert checked(page) == ""
    assert not set(named) & set(page.locator(".faults button").all_inner_texts())


@pytest.mark.parametrize(
    "kind",
    [
        "projects",
        "instruments",
        *(pytest.param(kind, marks=pytest.mark.thorough) for kind in ("events", "organisations", "services")),
    ],
)
def test_what_is_filled_in_by_keyboard_is_a_sound_record(
    kind: str, tab: Tab, small_server: str, tmp_path: Path
) -> None:
    page = tab()
    page.goto(f"{small_server}en/edit/?kind={kind}")
    page.wait_for_selector("form[novalidate]")
    fill(page, "Id", str(NEW["id"]))
    for name in ("title", "summary"):
        fill_in_languages(page, name.capitalize(), NEW[name])
    choose(page, "Theme", "energy")
    page.locator("form[novalidate] details summary").first.press("Enter")
    fill_own_fields(page, kind)
    for group in ("Source of the stage", "Sources 1") if kind == "projects" else ("Sources 1",):
        source = page.get_by_role("group", name=re.compile(rf"^{group}"))
        choose(page, "document", "annual-plan-2024", source)
        source.get_by_label("section").press_sequentially("3.1")
    text = checked(page)
    assert text.startswith(f"# yaml-language-server: $schema=../../schema/{kind}-record.json\nid: ferry-between")
    data = copy_of_data(tmp_path)
    file = data / kind / "energy/ferry-between-two-banks.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert complaints(data) == []
    (place,) = (place for place in editable_files(data) if place.path == file)
    assert unformatted(data, place) is None


def test_an_answer_is_filled_in_by_keyboard_too(tab: Tab, small_server: str, tmp_path: Path) -> None:
    page = tab()
    data = copy_of_data(tmp_path)
    page.goto(f"{small_server}en/edit/?kind=answers")
    page.wait_for_selector("form[novalidate]")
    fill(page, "Id", str(NEW["id"]))
    questions = ("Vaart er een veerpont tussen twee oevers?", "Y a-t-il un bac\u00a0?", "Is there a ferry?")
    fill_in_languages(page, "Question", questions)
    fill_in_languages(page, "In short", NEW["summary"])
    choose(page, "Topic", "social-security")
    page.get_by_role("group", name="Countries (required)").get_by_label("be-nl", exact=True).press("Space")
    choose(page, "Theme", "cross-border")
    fill(page, "As of", "unknown")
    fill(page, "Where to turn", "grensinfopunt-scheldemond")
    fill(page, "Written on", "2026-11-22")
    fill(page, "Review by", "2027-03-01")
    page.locator("form[novalidate] details summary").first.press("Enter")
    page.get_by_label("No rule found", exact=True).press("Space")
    text = checked(page)
    file = data / "answers/cross-border/ferry-between-two-banks.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert "\nno_rule_found: true\n" in text
    assert complaints(data) == []
    (place,) = (place for place in editable_files(data) if place.path == file)
    assert unformatted(data, place) is None


def fill_own_fields(page: Page, kind: str) -> None:
    """The fields that only one kind has and has to have."""
    if kind == "projects":
        choose(page, "Stage", "planned")
        fill(page, "As of", "2024")
    elif kind == "events":
        page.get_by_label("When", exact=True).fill("2024-09-05")
    elif kind == "instruments":
        choose(page, "Type", "treaty")
        choose(page, "Level", "benelux")
        fill_in_languages(page, "What it does", NEW["summary"])
    elif kind == "organisations":
        choose(page, "Kind", "network")
    else:
        fill_in_languages(page, "What you can do", NEW["summary"])


def choose(page: Page, name: str, value: str, within: Locator | None = None) -> None:
    """Takes a choice by the arrow keys."""
    select = within.get_by_label(name) if within else page.get_by_label(f"{name} (required)", exact=True)
    select.focus()
    for _ in range(select.locator("option").count()):
        if select.input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    assert select.input_value() == value


def fill_in_languages(page: Page, name: str, texts: Iterable[str]) -> None:
    for language, text in zip(LANGUAGES, texts, strict=True):
        fill(page, language, text, within=name)


def fill(page: Page, name: str, text: str, within: str = "") -> None:
    """Fills one field, whose name says whether it is required."""
    place = page.get_by_role("group", name=f"{within} (required)", exact=True) if within else page
    place.get_by_label(f"{name} (required)", exact=True).first.fill(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_is_for_editors_alone(language: str, small_site: Path) -> None:
    page = html.fromstring((small_site / language / "edit/index.html").read_text(encoding="utf-8"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert f"{language}/edit/" not in (small_site / "sitemap.xml").read_text(encoding="utf-8")
    home = (small_site / language / "index.html").read_text(encoding="utf-8")
    assert "record-form" not in home
    assert "edit/" not in home


def test_each_record_is_changed_at_its_file_and_line(small_data: Path) -> None:
    catalogue = open_catalogue(small_data, MOMENT)
    assert catalogue.places.keys() >= catalogue.records.keys()
    for id_ in catalogue.records:
        file, line = catalogue.places[id_]
        assert (small_data / file).read_text(encoding="utf-8").split("\n")[line - 1].endswith(f"id: {id_}")


def test_without_a_repository_no_page_offers_to_change_it(small_data: Path) -> None:
    catalogue = open_catalogue(small_data, MOMENT)
    english = views_of(catalogue)["en"]
    record = next(iter(catalogue.records.values()))
    assert bool(english.edit(record)) == bool(catalogue.settings.repository)
    settings = catalogue.settings.model_copy(update={"repository": "https://github.example/benelux/portal"})
    english.catalogue = replace(catalogue, settings=settings)
    file, line = catalogue.places[record.id]
    assert english.edit(record) == f"https://github.example/benelux/portal/edit/main/data/{file}#L{line}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_holds_its_own_words_and_no_others(language: Language) -> None:
    views = Views(small(), language)
    words = json.loads(record_form([views])[f"{language}/edit/form.json"])["words"]
    assert words["title"] == views.words["edit_title"]
    assert {f"edit_{key}" for key in words} <= set(views.catalogue.words)
