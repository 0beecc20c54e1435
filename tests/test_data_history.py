"""What pages say of the history of the data: last changes, outdated texts, work for the team, former addresses."""

import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from conftest import built, made_once
from copies import commit, copy_of_data, portal, project_copy
from portal.data_history import read_history
from portal.dates import today
from portal.history.prose import everything, page_path
from portal.language import LANGUAGES
from portal.translating.ledger import ledger_file

CHANGED, RENAMED = "police-training", "decision-m-2022-3"
WRITTEN = rf'(?s)(- id: {CHANGED}\n.*?\n  written: )"[^"]*"'
LEFT = {
    "nl/events/nsec/": "organisations/nsec/",
    "fr/instruments/lorries-decision/": "instruments/decision-m-2022-3/",
    "fr/instruments/lorries-decision/languages/": "instruments/decision-m-2022-3/",
    "en/projects/by/stage/stopped/": "projects/",
    "nl/projects/by/stage/stopped/p2/": "projects/",
    "nl/projects/p99/": "projects/",
    "fr/glossary/x/": "glossary/",
    "en/references/p99/": "references/",
    "nl/when/1815/": "when/",
    "fr/owed/energy/p9/": "owed/energy/",
    "en/documents/annual-plan-2024/s-99/": "documents/annual-plan-2024/",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a history, in which a Dutch title changed, records moved and a link died; and its site."""
    return made_once(tmp_path_factory, "history", _with_a_history)


def _with_a_history(folder: Path) -> None:
    project = project_copy(folder)
    data = project / "data"
    portal("translations", "update", "--data", data)
    ledger = ledger_file(data)
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(f" {today()}", " 2026-11-22"), encoding="utf-8")
    commit(project, "2026-01-05")
    (file,) = [file for file in data.rglob("*.yaml") if f"- id: {CHANGED}\n" in file.read_text(encoding="utf-8")]
    before, _, after = file.read_text(encoding="utf-8").partition(f"- id: {CHANGED}\n")
    file.write_text(f"{before}- id: {CHANGED}\n{after.replace('nl: ', 'nl: Nieuw, ', 1)}", encoding="utf-8")
    file.write_text(re.sub(WRITTEN, r'\1"2026-01-01"', file.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    about = project / "content/nl/about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\nNieuw.\n", encoding="utf-8")
    commit(project, "2026-03-01")
    assert portal("rename", "--data", data, RENAMED, "lorries-decision") == 0
    assert portal("rename", "--data", data, "lorries-decision", RENAMED) == 0
    (data / "ledger/addresses.txt").write_text("".join(f"{address} 2026-01-05\n" for address in LEFT), encoding="utf-8")
    (data / "ledger/links.txt").write_text("https://www.benelux.int/ dead 2026-02-01 404\n", encoding="utf-8")
    commit(project, "2026-04-01")
    built(project, PORTAL_SEARCH="0")


def page(site: Path, path: str) -> HtmlElement:
    return html.fromstring((site / path / "index.html").read_text(encoding="utf-8"))


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("id_", "language", "sentence"),
    [
        (CHANGED, "nl", "Gewijzigd op 1 maart 2026."),
        (CHANGED, "fr", "Modifié le 1er mars 2026."),
        ("fireworks", "en", "Changed on 5 January 2026."),
    ],
)
def test_a_record_says_when_its_text_last_changed(project: Path, id_: str, language: str, sentence: str) -> None:
    assert sentence in said(page(project / "site", f"{language}/projects/{id_}"))


def test_the_map_of_the_site_has_that_day_too(project: Path) -> None:
    sitemap = (project / "site/sitemap.xml").read_text(encoding="utf-8")
    entry = sitemap.partition(f"/nl/projects/{CHANGED}/</loc>")[2].partition("</url>")[0]
    assert "<lastmod>2026-03-01</lastmod>" in entry


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Cette traduction suit un texte plus ancien, du 22 novembre 2026. Le texte le plus récent : Nederlands"),
        ("en", "This translation follows an older text, of 22 November 2026. The newest text: Nederlands"),
    ],
)
def test_an_outdated_page_says_so_and_leads_to_the_newest_text(project: Path, language: str, sentence: str) -> None:
    [notice] = page(project / "site", f"{language}/projects/{CHANGED}").xpath(
        "//*[contains(@class, 'notice-outdated')]"
    )
    assert said(notice) == sentence
    [link] = notice.xpath(".//a")
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == (
        f"../../../nl/projects/{CHANGED}/",
        "nl",
        "nl",
    )


def test_a_page_of_prose_says_so_too(project: Path) -> None:
    [notice] = page(project / "site", "fr/about").xpath("//*[contains(@class, 'notice-outdated')]")
    assert notice.xpath(".//a/@href") == ["../../nl/about/"]


@pytest.mark.parametrize(
    ("key", "path"), [("pages/index", ""), ("pages/for/index", "for/"), ("pages/themes/safety", "themes/safety/")]
)
def test_what_is_reported_of_a_page_of_prose_leads_to_its_address(key: str, path: str) -> None:
    assert page_path(key) == path


@pytest.mark.parametrize("path", [f"nl/projects/{CHANGED}", "fr/projects/fireworks", "nl/about", "fr/privacy"])
def test_a_page_that_is_up_to_date_says_nothing_of_it(project: Path, path: str) -> None:
    assert page(project / "site", path).xpath("//*[contains(@class, 'notice-outdated')]") == []


@pytest.mark.parametrize("name", ["translations", "owed"])
def test_the_state_of_the_languages_counts_and_names_what_is_outdated(project: Path, name: str) -> None:
    found = page(project / "site", f"en/{name}")
    head = [said(cell) for cell in found.xpath("//thead//th")]
    rows = {said(row[0]): dict(zip(head[1:], map(said, row[1:]), strict=True)) for row in found.xpath("//tbody/tr")}
    written = int(rows["Dutch"]["Written in this language"].replace(",", ""))
    for language in ("French", "English"):
        assert rows[language]["Outdated"] == "2"
        assert int(rows[language]["Translated by the editors"].replace(",", "")) == written - 2
    entries = [entry for entry in found.xpath("//li") if "still follows" in said(entry)]
    folds = [said(entry.xpath("ancestor::details/summary")[0]) for entry in entries]
    assert folds == ["English (2)"] * 2 + ["French (2)"] * 2
    assert [entry.xpath("a/@href") for entry in entries[2:]] == [["../about/"], [f"../projects/{CHANGED}/"]]


def test_the_team_sees_dead_links_and_what_nobody_has_checked(project: Path) -> None:
    found = page(project / "site", "fr/owed")
    assert "n’existe plus (depuis le 1er février 2026, réponse 404)." in said(found)
    assert "./safety/" in found.xpath("//ul[@class='numbers']//a/@href")
    waiting = page(project / "site", "fr/owed/safety").xpath("//li/a/@href")
    assert f"../../projects/{CHANGED}/" in waiting
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/owed/" not in (project / "site/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", LEFT)
def test_an_address_that_was_left_leads_on_without_a_script(project: Path, address: str) -> None:
    found = page(project / "site", address)
    language, way = address[:2], "../" * address.count("/")
    target = f"{language}/{LEFT[address]}"
    assert found.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={way}{target}"]
    assert found.xpath("//a/@href") == [f"{way}{target}"]
    assert found.xpath("//link[@rel='canonical']/@href") == [f"https://portal.example.org/{target}"]
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert (project / "site" / target / "index.html").is_file()


def test_data_users_find_a_record_where_it_was(project: Path) -> None:
    api = project / "site/api/v1"
    assert (api / "events/nsec.json").read_bytes() == (api / "organisations/nsec.json").read_bytes()


def test_the_site_keeps_every_address_of_the_ledger(project: Path) -> None:
    assert portal("addresses", "--data", project / "data", "check", project / "site") == 0


def test_what_no_ledger_would_say_is_passed_over(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "ledger").mkdir()
    for name in ("addresses", "links", "translations"):
        lines = (
            b"title fr nl a b own 2026-13-99",
            b"https://example.org odd 2026-01-01 200",
            b"\xff\xfe",
            b"[",
            b"a b c d",
        )
        (data / f"ledger/{name}.txt").write_bytes(b"\n".join(lines))
    history = read_history(data, everything(data))
    assert (history.links, history.outdated, history.last_modified) == ((), {}, {})


def test_without_ledgers_and_history_pages_claim_nothing(small_site: Path) -> None:
    assert "last changed" not in said(page(small_site, f"en/projects/{CHANGED}"))
    assert len(page(small_site, "en/translations").xpath("//tbody/tr")) == len(LANGUAGES)
