"""What the page of a record answers, how it is cited, reported and printed; and pages that are unlike the others."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from conftest import NOW, ROOT
from copies import real
from examples import catalogue, record, small
from pages_of import pages
from portal.language import LANGUAGES, Language
from portal.pages.german import NoGermanPart, mark_german
from portal.records.crossing import DIRECTIONS
from portal.records.kinds import Service
from portal.records.parts import Stage
from portal.records.vocabulary import Theme
from portal.views.localised import Views
from portal.views.record import record_view

RECORD = "projects/police-treaty-implementation/"
# What is in German on a page, but for the link in the row of languages.
GERMAN = "//*[@lang='de'][not(ancestor::nav)]"


def views(language: Language = "en", repository: str | None = None) -> Views:
    """The small portal in one language, with a repository where a test needs one."""
    settings = small().settings.model_copy(update={"repository": repository})
    return Views(replace(small(), settings=settings), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_says_what_it_is_then_how_far_above_its_text(small_site: Path, language: str) -> None:
    head = pages(small_site)[f"{language}/{RECORD}"].xpath("//*[@class='record-head band']")[0]
    classes = [child.get("class", child.tag).split()[0] for child in head]
    assert classes == ["kicker", "h1", "chips", "lead"]
    assert head.xpath(".//*[contains(@class, 'chip mark-')]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_to_turn_names_something_of_use_or_is_left_out(site: Path, language: str) -> None:
    heading = views(language).words["turn_to"]  # type: ignore[arg-type]
    empty = []
    for path, page in pages(site).items():
        if path.startswith(f"{language}/") and page.xpath("//article[contains(@class, 'record')]"):
            parts = page.xpath("//section[h2=$heading]", heading=heading)
            if any(not part.xpath(".//a") for part in parts) or bool(parts) < bool(page.xpath("//a[@href='#turn-to']")):
                empty.append(path)
    assert empty == []


def test_facts_have_a_heading_only_where_there_are_some(site: Path) -> None:
    facts = "//dl[@class='fact-list']"
    shown = pages(site)
    assert any(page.xpath(facts) for page in shown.values())
    assert [path for path, page in shown.items() if page.xpath(f"{facts}[not(.//dt)]")] == []


def test_a_stage_that_no_official_source_gives_says_so() -> None:
    known = catalogue(due_only=False).references.values()
    press = next(reference for reference in known if reference.standing == "press")
    project = record("projects", "some-work", stage_source={"reference": press.id})
    shown = Views(catalogue(project), "en")
    assert shown.words.say("publisher_press", publisher=press.publisher["en"]) in record_view(shown, project).status


def test_a_service_names_its_languages_under_the_button_that_leads_to_it(small_site: Path) -> None:
    found = pages(small_site)
    services = [one for one in small().of_kind("services") if isinstance(one, Service)]
    told = {
        service.id: page.xpath("//a[contains(@class, 'button-main')]/following-sibling::p[1]/text()")
        for service in services
        if service.website and service.languages and (page := found[f"en/services/{service.id}/"]) is not None
    }
    assert told
    assert [id_ for id_, texts in told.items() if not texts or not texts[0].startswith("Languages:")] == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", "‘Uitvoering van"), ("fr", "«\N{NO-BREAK SPACE}Mise en œuvre"), ("en", "‘")],
)
def test_a_page_says_how_it_is_cited_with_its_lasting_address(small_site: Path, language: str, expected: str) -> None:
    [cite] = pages(small_site)[f"{language}/{RECORD}"].xpath("//*[@class='cite-line']/p")
    assert cite.text_content().startswith(expected)
    assert cite.text_content().endswith(f"https://portal.example.org/{language}/{RECORD}")


@pytest.mark.parametrize("repository", [None, "https://github.example/benelux/portal"])
def test_a_mistake_is_reported_by_mail_first_and_by_a_form_where_there_is_a_repository(repository: str | None) -> None:
    english = views("en", repository)
    view = record_view(english, english.catalogue.records["police-treaty-implementation"])
    assert view.mail.startswith("mailto:")
    if not repository:
        assert view.form == ""
        return
    assert view.form.startswith(f"{repository}/issues/new?template=1-mistake-en.yml&page=https")
    assert "police-treaty-implementation" in view.form
    assert (ROOT / ".github/ISSUE_TEMPLATE/1-mistake-en.yml").exists()


@pytest.mark.parametrize(
    ("language", "path"),
    [
        ("nl", RECORD),
        ("fr", "instruments/decision-m-2022-3/"),
        ("en", "services/cross-border-workers-portal/"),
        *(
            pytest.param(language, path, marks=pytest.mark.thorough)
            for path in (RECORD, "instruments/decision-m-2022-3/", "services/cross-border-workers-portal/")
            for language in LANGUAGES
        ),
    ],
)
def test_a_record_prints_on_one_or_two_sheets_of_a4(glass: Page, server: str, language: str, path: str) -> None:
    glass.emulate_media(color_scheme="dark")
    glass.goto(f"{server}{language}/{path}")
    glass.emulate_media(media="print")
    assert glass.locator("body").evaluate("body => getComputedStyle(body).color") == "rgb(0, 0, 0)"
    for hidden in ("header form", ".menu", ".languages", "footer nav", ".breadcrumb", ".report-line"):
        assert glass.locator(hidden).first.is_hidden()
    sheets = glass.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= sheets <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_prints_as_one_sheet_of_a4(glass: Page, server: str, language: str) -> None:
    for theme in real().of(Theme):
        if theme.id != "institutional":
            glass.goto(f"{server}{language}/themes/{theme.id}/")
            assert glass.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_direction_prints_on_both_sides_of_a_sheet_with_the_answer_closest_to_it(
    glass: Page, server: str, language: str, thorough: bool
) -> None:
    for direction in DIRECTIONS if thorough else DIRECTIONS[::6]:
        glass.goto(f"{server}{language}/for/cross-border-workers/{direction}/")
        assert glass.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 2, direction
        glass.emulate_media(media="print")  # after the sheet, which ends it
        for own in glass.locator(".own").all():
            assert own.locator("> p").first.is_visible()
        assert glass.locator(".answers summary", has_text="(").first.is_hidden()


@pytest.mark.parametrize("path", ["", "themes/energy/", "for/citizens/", "when/", "partners/", RECORD])
def test_every_page_prints_with_its_sender(glass: Page, server: str, path: str) -> None:
    glass.goto(f"{server}en/{path}")
    glass.emulate_media(media="print")
    assert glass.locator(".brand").inner_text() == "Benelux portal"
    assert glass.locator("header .tagline").inner_text() == views().words["tagline"]
    told = glass.locator("footer").inner_text()
    day = views().words.date(datetime.fromisoformat(NOW).date())
    assert f"https://portal.example.org/en/{path} · {day}" in told
    assert "not the official site" in told
    assert "CC BY 4.0" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_part_in_german_says_so_and_nothing_else_does(site: Path, language: str) -> None:
    found = pages(site)
    [part] = found[f"{language}/german/"].xpath(GERMAN)
    assert part.findtext("h2") == "Auf Deutsch"
    assert len(part.xpath("p")) == 1
    assert part.getnext().tag == "h2"
    assert [path for path, page in found.items() if page.xpath(GERMAN) and not path.endswith("/german/")] == []


def test_a_page_that_promises_german_without_its_heading_is_refused() -> None:
    with pytest.raises(NoGermanPart):
        mark_german('<h2 id="deutsch">Deutsch</h2><p>…</p>')


def test_the_part_in_german_ends_at_the_next_heading_or_with_the_page() -> None:
    assert (
        mark_german('<h2 id="auf-deutsch">A</h2><p>B</p>')
        == '<div lang="de"><h2 id="auf-deutsch">A</h2><p>B</p></div>\n'
    )
    assert mark_german('<h2 id="auf-deutsch">A</h2><h3>B</h3><h2>C</h2>').endswith("</h3></div>\n<h2>C</h2>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_parts_shows_each_stage_and_is_not_offered_to_anyone(site: Path, language: str) -> None:
    found = pages(site)
    page = found[f"{language}/parts/"]
    drawn = {str(name).removeprefix("chip mark-") for name in page.xpath("//*[contains(@class, 'chip mark-')]/@class")}
    assert set(Stage.__args__) <= drawn  # type: ignore[attr-defined]  # what the Literal holds
    for part in (
        "theme-tag",
        "notice",
        "fact-list",
        "card",
        "timeline",
        "source-line",
        "report-line",
        "pager",
        "breadcrumb",
    ):
        assert page.xpath("//*[contains(concat(' ', @class, ' '), $name)]", name=f" {part} ")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert f"{language}/parts/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    leading = [
        path
        for path, other in found.items()
        if not path[3:].startswith("parts/") and any(href.endswith("/parts/") for href in other.xpath("//a/@href"))
    ]
    assert leading == []
