"""Rules of prose: Markdown and nothing else; a fault is reported at its place, and HTML in a page does no harm."""

import re
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from lxml import html
from markdown import Markdown

from conftest import NOW, built, made_once
from copies import ROOT, project_copy, real
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.pages.addresses import targets
from portal.policy import may_lead_to
from portal.rules.names import Names
from portal.rules.page_links import PageLinks
from portal.rules.prose import check_prose
from portal.rules.slots import SLOTS
from portal.rules.targets import Targets
from portal.theme.slot_renderers import SLOT_RENDERERS
from portal.views.facets import PROPERTIES

MOMENT = datetime.fromisoformat(NOW)
HOSTILE = [
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<svg/onload="alert(1)">',
    "text <b onclick=alert(1)>bold</b>",
    "<!-- hidden --> text",
    "<!-- slot: latest --><script>alert(1)</script>",
    "<?php x ?>",
    "[x](javascript:alert(1))",
    "[x](<JavaScript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html,<b>)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "![x](data:image/svg+xml,x)",
    "[x]\n\n[x]: javascript:alert(1)",
    "## Title {: onclick=alert(1) }",
    "## Title {#id .class}",
    "*x*{: onclick=alert(1)}",
]
SOUND = [
    "<!-- slot: projects theme=energy -->",
    "[x](https://www.benelux.int/a_(b)) and <https://www.benelux.int/> and <info@example.org>",
    "[x](record:vat-gap) [y](page:a-z/) [z](file:api/v1/index.json) [w](../about.md) [v](#here) [m](mailto:a@b.eu)",
    "1 < 2, `<meta>`, a & b, M(2022)3: {x}",
    "```html\n<meta>\n```",
    "``<b>`` and **bold**",
]
ELSEWHERE = "https://www.benelux.int@evil.example/"
# Links that a page shows although they stand where a reader of the source may not see one.
DISGUISED = [
    "> [x][y]\n>\n> [y]: {}",
    "- a\n\n    [x][y]\n\n    [y]: {}",
    "1. [y]: {}\n\n[x][y]",
    "> - [y]: {}\n\n[x][y]",
    "[y]: {0}  [x]({0})",
    "[x][y]\n\n[y]:\n  {}",
    "A ` b\n\n[x]({})\n\nc ` d",
    "A \\` [x]({}) \\` d",
    "\\\\` a ` [x]({}) ` b \\`",
    "- a ` b\n- [x]({}) ` c",
    "``[x]({})````a`",
    "```a b\n\n[x]({})\n\n```",
    "``` x`y\n\n[x]({})\n\n```",
    "```\ncode\n```\t\n\n[x]({})\n\n```\n",
    "See: <{}>",
    "See (<{}>)",
    "see [a]: <{}>",
]
SCRAPS = [
    *'`\\\n \ta#[](<>"!*_{}:',
    "``",
    "```",
    "~~~",
    "\n\n",
    "- ",
    "> ",
    "1. ",
    "    ",
    "| ",
    "|---|\n",
    "](",
    "]: ",
    "**",
]
SCRAPS += ["[^1]", "[x][y]", "[y]", "<!-- slot: latest -->", ELSEWHERE, f"[x]({ELSEWHERE})", f"<{ELSEWHERE}>"]
SCRAPS += [f"[y]: {ELSEWHERE}", f"[y]:\n{ELSEWHERE}"]
ABOUT_ALL = {"prose-twin", "prose-needed", "prose-stray"}
GONE = "crisis-management-conference-2024"
SAFE = {"p", "h2", "strong", "em", "a", "code", "pre", "ul", "li", "img", "div"}


def shown(text: str) -> html.HtmlElement:
    markdown = Markdown(extensions=["tables", "toc", "fenced_code", "portal.theme.plain_markdown"])
    return html.fragment_fromstring(markdown.convert(text), create_parent=True)


def faults(folder: Path, text: str) -> list[tuple[int, int, str]]:
    (folder / "en").mkdir(exist_ok=True)
    (folder / "en/page.md").write_text(
        f"---\ntitle: Page\ndescription: A page\n---\n\n## Here\n\n{text}\n", encoding="utf-8"
    )
    (folder / "about.md").write_text("---\ntitle: About\ndescription: About\n---\n", encoding="utf-8")
    targets = Targets(
        records=Names(["vat-gap"]),
        pages=Names(["a-z/"]),
        files=Names(["api/v1/index.json"]),
        values={"theme": Names(["energy"])},
    )
    return [(p.line, p.column, p.code) for p in check_prose(folder, targets) if p.code not in ABOUT_ALL]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_more_than_markdown_is_reported_with_its_place(text: str, tmp_path: Path) -> None:
    assert faults(tmp_path, text)
    assert faults(tmp_path, f"Line\n\n{text}")[0][0] >= 10


def test_a_fault_is_reported_at_its_sign(tmp_path: Path) -> None:
    assert faults(tmp_path, "One\n\nand <b>") == [(10, 5, "prose-html")]
    assert faults(tmp_path, "a [x](javascript:y)") == [(8, 5, "prose-link")]
    assert faults(tmp_path, "a [x](record:nobody#part)") == [(8, 7, "prose-record")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a [x]()", "prose-empty-link"),
        ('a [x](https://example.org/ "Title")', "prose-link-title"),
        ("a [x](record:nobody 'Title')", "prose-link-title"),
        ("A.[^1]\n\n[^1]: A note.", "prose-footnote"),
    ],
)
def test_a_link_with_parts_that_pages_do_not_have_is_named_as_that(tmp_path: Path, text: str, code: str) -> None:
    assert [found[2] for found in faults(tmp_path, text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://www.benelux.int@evil.example/)",
        "[x](https:evil.example)",
        "[x](https:/\\evil.example)",
        "[x](https://192.0.2.1/)",
        "[x](https://b\u0435nelux.int/)",
        "[x](mailto:a@b.example?subject=x%0D%0ABcc:all@evil.example)",
        '<https://a.example/"onmouseover="alert(1)>',
        '<a@b.example"onmouseover=alert(1)>',
    ],
)
def test_an_address_elsewhere_leads_to_the_place_that_it_names(tmp_path: Path, text: str) -> None:
    assert [found[2] for found in faults(tmp_path, text)] == ["prose-address"]


@pytest.mark.parametrize("form", DISGUISED)
def test_a_link_that_a_page_shows_is_looked_at_wherever_it_stands(form: str, tmp_path: Path) -> None:
    text = form.format(ELSEWHERE)
    assert ELSEWHERE in shown(text).xpath("//@href")
    assert faults(tmp_path, text)


def test_no_page_without_a_fault_leads_to_another_place_than_it_names(tmp_path: Path, thorough: bool) -> None:
    chance, sound = Random(2026), 0
    for _ in range(20_000 if thorough else 400):
        text = "".join(chance.choices(SCRAPS, k=chance.randrange(2, 14)))
        if not faults(tmp_path, text):
            sound += 1
            assert not [link for link in shown(text).xpath("//@href") if "evil" in link], repr(text)
    assert sound


@pytest.mark.parametrize("text", SOUND)
def test_markdown_is_no_fault(text: str, tmp_path: Path) -> None:
    assert faults(tmp_path, text) == []


def test_bad_bytes_unfinished_merges_and_unknown_fields_are_faults(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/a.md").write_bytes(b"---\ntitle: A\ndescription: A\ntemplate: x.html\n---\n")
    (tmp_path / "en/b.md").write_bytes(b"caf\xe9\n")
    (tmp_path / "en/c.md").write_bytes(b"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n")
    problems = [problem for problem in check_prose(tmp_path, Targets()) if problem.code not in ABOUT_ALL]
    found = [(problem.file[-4:], problem.line, problem.code) for problem in problems]
    assert found == [("a.md", 4, "prose-field"), ("b.md", 1, "not-utf8"), ("c.md", 1, "merge-conflict")]


def test_the_prose_of_this_site_is_markdown_and_nothing_else() -> None:
    assert check_prose(ROOT / "content", targets(real(), MOMENT)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_but_markdown_reaches_a_page(text: str) -> None:
    page = shown(text)
    assert {element.tag for element in page.iter(html.etree.Element)} <= SAFE
    assert {name for element in page.iter(html.etree.Element) for name in element.attrib} <= {
        "href",
        "src",
        "alt",
        "id",
    }
    assert [address for address in page.xpath("//@href | //@src") if not re.match(r"https?:|[^:]*$", address)] == []
    assert [address for address in page.xpath("//@href | //@src") if "evil" in address] == []


def test_a_column_that_is_told_to_stand_right_has_no_style_of_its_own() -> None:
    page = shown("| Year | Number |\n|---|--:|\n| 2024 | 12 |")
    assert len(page.xpath("//td")) == 2
    assert page.xpath("//@style") == []


@pytest.mark.parametrize("text", SOUND)
def test_links_slots_and_code_are_shown_as_before(text: str) -> None:
    plain = Markdown(extensions=["tables", "toc", "fenced_code"]).convert(text)
    assert html.tostring(shown(text)) == html.tostring(html.fragment_fromstring(plain, create_parent=True))


@pytest.mark.parametrize("address", ["java\nscript:x", "\x01javascript:x", " DATA:x", "blob:x", "a&#58;b", "\\/x"])
def test_an_address_is_read_as_browsers_read_it(address: str) -> None:
    assert not may_lead_to(address)


@pytest.fixture(scope="module")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project whose page about it holds hostile prose and a link to what is no longer shown."""
    return made_once(tmp_path_factory, "loose", _loose) / "site/en/about/index.html"


def _loose(folder: Path) -> None:
    project = project_copy(folder)
    events, about = project / "data/events.yaml", project / "content/en/about.md"
    text = events.read_text(encoding="utf-8")
    event = f"- id: {GONE}\n"
    events.write_text(text.replace(event, f'{event}  publish_until: "2026-01-01"\n'), encoding="utf-8")
    prose = about.read_text(encoding="utf-8") + f"\n[x](record:{GONE})\n"
    about.write_text(prose, encoding="utf-8")
    assert check_prose(project / "content", targets(load(project / "data"), MOMENT)) == []
    about.write_text(prose + "\n" + "\n\n".join(HOSTILE[:6]), encoding="utf-8")
    built(project, PORTAL_SEARCH="0")


def test_hostile_prose_that_nobody_checked_is_shown_as_text(loose: Path) -> None:
    page = loose.read_text(encoding="utf-8")
    assert html.fromstring(page).xpath("//body//meta | //base | //@onerror | //@onload | //body//script") == []
    assert "&lt;meta http-equiv=" in page


def test_a_link_to_what_is_no_longer_shown_leads_where_its_address_leads(loose: Path) -> None:
    page = html.fromstring(loose.read_text(encoding="utf-8"))
    assert page.xpath("//a[.='x']/@href") == ["../../en/events/"]


def test_the_check_knows_every_slot_and_what_lists_choose_by() -> None:
    assert SLOTS.keys() == SLOT_RENDERERS.keys(), "rules/slots.py and theme/slot_renderers.py name other slots"
    assert SLOTS["projects"][1] == PROPERTIES.keys()


def test_everything_that_the_check_lets_prose_lead_to_is_in_the_site(site: Path) -> None:
    there = targets(real(), MOMENT)
    pages = [f"{language}/{page}index.html" for page in there.pages.names for language in LANGUAGES]
    assert [name for name in (*pages, *there.files.names) if not (site / name).exists()] == []
    assert [page for page in there.needed if not (ROOT / f"content/nl/{page}.md").exists()] == []


def test_the_anchors_that_the_check_knows_are_those_of_the_site(site: Path) -> None:
    content = ROOT / "content"
    links = PageLinks(content, sorted((content / "nl").rglob("*.md")), Targets())
    page = html.fromstring((site / "nl/about/index.html").read_text(encoding="utf-8"))
    anchors = [heading.get("id") for heading in page.iter("h2") if heading.get("id") not in (None, "parts")]
    assert anchors
    assert [a for a in anchors if list(links.complaints(content / "nl/about.md", f"#{a}"))] == []


@pytest.mark.parametrize(
    "written", [f"[x](javascript:{'a' * 99})", f"<b {'a' * 99}>", "## A title {: " + "a" * 99 + " }"]
)
def test_of_what_is_wrong_in_prose_no_more_than_eighty_signs_are_quoted(tmp_path: Path, written: str) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/page.md").write_text(f"---\ntitle: Een\n---\n\n{written}\n", encoding="utf-8")
    found = [one for one in check_prose(tmp_path, Targets()) if one.code not in ABOUT_ALL and "found" in one.details]
    assert found
    assert all(len(str(one.details["found"])) <= 80 for one in found)


def test_two_faults_in_one_slot_are_both_reported(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    page = "---\ntitle: Een\n---\n\n<!-- slot: projects size=big colour=red -->\n"
    (tmp_path / "nl/page.md").write_text(page, encoding="utf-8")
    found = [one for one in check_prose(tmp_path, Targets()) if one.code == "prose-slot-option"]
    assert [(one.line, one.details["found"]) for one in found] == [(5, "size"), (5, "colour")]


@pytest.mark.parametrize("name", ["Nieuw blad.md", "a.markdown", "a_b.md"])
def test_a_page_whose_name_makes_no_address_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / name).write_text("---\ntitle: A\ndescription: A\n---\nText.\n", encoding="utf-8")
    found = check_prose(tmp_path, Targets())
    assert "prose-file-name" in [problem.code for problem in found]
