"""Rules that every page of the built site keeps."""

import json
import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import NOW, ROOT
from copies import real
from pages_of import leading_on, pages, target
from portal.dates import day_of
from portal.history.last_modified import last_modified
from portal.language import LANGUAGES
from portal.policy import CONTENT_SECURITY_POLICY
from portal.records.kinds import Instrument

LANGUAGE_PAGE = re.compile(r"(nl|fr|en)/(?!404\.html)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_its_page_in_each_language(site: Path, language: str) -> None:
    missing = [r.id for r in real().records if f"{language}/{r.kind}/{r.id}/" not in pages(site)]
    assert missing == []


def test_the_three_languages_have_the_same_pages(site: Path) -> None:
    paths = {language: {p[3:] for p in pages(site) if p.startswith(f"{language}/")} for language in LANGUAGES}
    assert paths["nl"] == paths["fr"] == paths["en"]


def test_every_page_says_its_language(site: Path) -> None:
    wrong = [p for p, page in pages(site).items() if LANGUAGE_PAGE.match(p) and page.get("lang") != p[:2]]
    assert wrong == []


def test_every_internal_link_meets_a_page_and_every_anchor_an_id(site: Path) -> None:
    found = pages(site)
    ids = {path: set(page.xpath("//@id")) for path, page in found.items()}
    broken = []
    for path, page in found.items():
        if path.endswith("404.html"):  # shown at any address, so its links begin at the root of the host
            continue
        for href in page.xpath("//@href | //@src | //@action"):
            if re.match(r"[a-z][a-z0-9+.-]*:", href):
                continue
            to, anchor = target(path, href)
            exists = to in found or (site / to).is_file()
            if not exists or (anchor and to in found and anchor not in ids[to]):
                broken.append(f"{path} -> {href}")
    assert broken == []


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    twice = {
        path: [id_ for id_, count in Counter(page.xpath("//@id")).items() if count > 1]
        for path, page in pages(site).items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_language_links_lead_to_the_same_page_and_to_what_there_is_in_german(site: Path) -> None:
    wrong = []
    for path, page in pages(site).items():
        if not LANGUAGE_PAGE.match(path):
            continue
        links = page.xpath("//nav[@class='languages']//a")
        leads = [(link.get("lang"), link.get("hreflang"), target(path, link.get("href"))[0]) for link in links]
        same = [(language, language, f"{language}/{path[3:]}") for language in LANGUAGES]
        if leads != [*same, ("de", None, f"{path[:2]}/german/")]:
            wrong.append((path, leads))
    assert wrong == []


def test_canonical_and_alternates_are_absolute_and_name_the_page_itself(site: Path) -> None:
    base = "https://portal.example.org/"
    wrong = []
    for path, page in pages(site).items():
        if not LANGUAGE_PAGE.match(path):
            continue
        rest = path[3:]
        alternates = {
            link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")
        }
        expected: dict[str, str] = {language: f"{base}{language}/{rest}" for language in LANGUAGES}
        if not rest:
            expected["x-default"] = base
        if page.xpath("//link[@rel='canonical']/@href") != [base + path] or alternates != expected:
            wrong.append(path)
    assert wrong == []


def test_every_page_has_one_h1_and_headings_in_order(site: Path) -> None:
    wrong = []
    for path, page in pages(site).items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [b for a, b in pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or jumps or levels[0] != 1:
            wrong.append((path, levels[:8]))
    assert wrong == []


def test_every_page_begins_with_a_skip_link_to_its_content(site: Path) -> None:
    wrong = [
        path
        for path, page in pages(site).items()
        if LANGUAGE_PAGE.match(path)
        and (page.xpath("//body/*[1]/@href") != ["#main"] or len(page.xpath("//main[@id='main']")) != 1)
    ]
    assert wrong == []


def test_every_page_carries_the_security_policy(site: Path) -> None:
    query = "//meta[@http-equiv='Content-Security-Policy']/@content"
    every = {**pages(site), **leading_on(site)}
    found = {path: page.xpath(query) for path, page in every.items()}
    assert set(map(tuple, found.values())) == {(CONTENT_SECURITY_POLICY,)}


def test_every_page_says_how_much_other_sites_learn_of_it(site: Path) -> None:
    every = {**pages(site), **leading_on(site)}
    said = {path: page.xpath("//meta[@name='referrer']/@content") for path, page in every.items()}
    assert {path for path, found in said.items() if found != ["strict-origin-when-cross-origin"]} == set()


def test_the_menu_marks_the_part_of_each_page_as_screen_readers_know_it(site: Path) -> None:
    marked = {
        str(value) for page in pages(site).values() for value in page.xpath("//nav[@class='menu']//@aria-current")
    }
    assert marked == {"page", "true"}


def test_nothing_is_executed_or_styled_inline(site: Path) -> None:
    wrong = [
        path
        for path, page in pages(site).items()
        if page.xpath("//script[not(@src)][not(@type='application/ld+json')] | //style | //@style")
        or page.xpath("//@*[starts-with(name(), 'on')]")
        or page.xpath("//iframe | //object | //embed")
    ]
    assert wrong == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    query = (
        "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //form/@action"
    )
    elsewhere = {
        address for page in pages(site).values() for address in page.xpath(query) if ":" in address or "//" in address
    }
    assert elsewhere == set()
    styles = "".join(file.read_text(encoding="utf-8") for file in (site / "assets").rglob("*.css"))
    assert re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", re.sub(r"xmlns='[^']*'", "", styles)) == []
    assert "@import" not in styles


def test_the_style_sheet_begins_with_what_prose_needs_of_the_theme(site: Path) -> None:
    style = (site / "assets/portal.css").read_text(encoding="utf-8")
    assert re.match(r"@layer theme\{html\{[^}]*\}", style)
    assert ".md-typeset code," in style


def test_the_choice_of_language_offers_each_in_its_own_name(site: Path) -> None:
    links = pages(site)[""].xpath("//section/h2/a")
    assert [(a.text, a.get("href"), a.get("hreflang")) for a in links] == [
        ("Nederlands", "nl/", "nl"),
        ("Français", "fr/", "fr"),
        ("English", "en/", "en"),
    ]


def test_the_page_for_what_does_not_exist_speaks_three_languages(site: Path) -> None:
    sections = pages(site)["404.html"].xpath("//section/@lang")
    assert sections == ["nl", "fr", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_a_language_what_does_not_exist_is_reported_in_it_from_the_root_on(site: Path, language: str) -> None:
    page = pages(site)[f"{language}/404.html"]
    assert page.get("lang") == language
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    ways = page.xpath("//body//@href | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //form/@action")
    assert [way for way in ways if not way.startswith(("/", "#", "https:", "mailto:"))] == []


def test_the_site_says_when_and_from_what_it_was_built(site: Path) -> None:
    about = json.loads((site / "build.json").read_text(encoding="utf-8"))
    assert datetime.fromisoformat(about["built"]) == datetime.fromisoformat(NOW)
    assert about["records"] == dict(Counter(record.kind for record in real().records))
    assert about["commit"] is None or re.fullmatch(r"[0-9a-f]{40}", about["commit"])


def test_the_sitemap_names_every_page_with_its_alternates_and_each_records_own_change(site: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", spaces)
    base = "https://portal.example.org/"
    named = {url.findtext("s:loc", namespaces=spaces): url for url in urls}
    hidden = "//meta[@name='robots'][contains(@content, 'noindex')]"
    shown = {path for path, page in pages(site).items() if LANGUAGE_PAGE.match(path) and not page.xpath(hidden)}
    assert set(named) == {base + path for path in shown}
    dates = last_modified(ROOT / "data")
    for record in real().records[:20]:
        url = named[f"{base}fr/{record.kind}/{record.id}/"]
        changed = day_of(dates[record.id]) if record.id in dates else None
        day = max(day for day in (changed, record.reviewed, record.written) if day)
        assert url.findtext("s:lastmod", namespaces=spaces) == day.isoformat()
        assert {link.get("hreflang") for link in url.findall("x:link", spaces)} == {*LANGUAGES, "x-default"}


def test_nothing_of_the_frame_is_published(site: Path) -> None:
    traces = [file for file in site.rglob("*") if "__frame__" in file.name]
    assert traces == []
    sign = re.compile(r"\[\[[a-z]+\]\]|\x01|__frame__|<!-- slot|\{\{|\{%")
    marks = [file for file in site.rglob("*.html") if sign.search(file.read_text(encoding="utf-8"))]
    assert marks == []


def test_titles_are_unique_within_a_language(site: Path) -> None:
    titles = Counter(
        (path[:2], page.findtext(".//title")) for path, page in pages(site).items() if LANGUAGE_PAGE.match(path)
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_descriptions_are_there_and_not_longer_than_results_show(site: Path) -> None:
    wrong = [
        path
        for path, page in pages(site).items()
        if LANGUAGE_PAGE.match(path)
        and not 20 <= len("".join(page.xpath("//meta[@name='description']/@content"))) <= 320
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_committee_of_ministers_approved_leads_to_the_legal_database(site: Path, language: str) -> None:
    without = [
        record.id
        for record in real().records
        if isinstance(record, Instrument)
        and record.level == "benelux"
        and record.type == "decision"
        and not pages(site)[f"{language}/instruments/{record.id}/"].xpath(
            "//main//a[contains(@href, 'juridische-databank')]"
        )
    ]
    assert without == []


def test_every_page_says_that_it_is_not_official_on_whose_documents_it_draws_and_where_the_official_site_is(
    site: Path,
) -> None:
    words = real().interface
    assert words
    said = {
        path: " ".join(page.xpath("string(//footer)").split())
        for path, page in pages(site).items()
        if page.xpath("//footer") and path[:2] in LANGUAGES
    }
    assert len(said) > len(LANGUAGES)
    for word in ("disclaimer", "origin"):
        text = {language: " ".join(dict(words.root[word])[language].split()) for language in LANGUAGES}
        assert [path for path, footer in said.items() if text[path[:2]] not in footer] == []  # type: ignore[index]
        for path in ("", "404.html"):
            told = " ".join(pages(site)[path].xpath("string(//main)").split())
            assert [language for language in LANGUAGES if text[language] not in told] == []
