"""Rules of what is handed out: papers that a screen reader can read, pictures, and one file of all of them."""

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from conftest import ROOT
from examples import catalogue, record
from portal.benelux_day import BENELUX_DAY
from portal.kit.archive import kit_archive
from portal.kit.papers import PrintSettings, all_subjects, papers
from portal.kit.pictures import PICTURE_SIZES, captions, pictures
from portal.kit.texts import press_text, press_text_path
from portal.language import LANGUAGES
from portal.pages.figures import all_figures
from portal.pages.rendering import Templates
from portal.reuse import Reuse
from portal.theme.assets import assets
from portal.theme.slots import fill
from portal.views.localised import Views

MADE = assets(ROOT / "overrides/assets", "")
RECORDS = [
    record("projects", "rail", flagship_in=["annual-plan-2024"], audiences=["cross-border-workers"]),
    record("projects", "road", theme="energy", stage="planned"),
    record("services", "help", audiences=["cross-border-workers"]),
    record("events", "benelux-day-2025", when="2025-09-05"),
]


def templates(language: str = "nl", kit: bool = True) -> Templates:
    return Templates(Views(catalogue(*RECORDS), language), kit=kit)  # type: ignore[arg-type]


def printed(folder: Path, subject: str, language: str = "nl") -> dict[str, bytes]:
    made = templates(language)
    chosen = next(one for one in all_subjects(made) if one.id == subject)
    return papers(made, chosen, PrintSettings(MADE.folder, MADE.ours, Reuse(folder)))


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every element of the structure that a screen reader follows."""
    found: list[pikepdf.Object] = []
    waiting: list[pikepdf.Object] = [pdf.Root.StructTreeRoot]
    while waiting:
        kids = waiting.pop().get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                waiting.append(kid)
    return found


def test_each_paper_is_tagged_and_says_title_and_language_and_what_its_pictures_are(tmp_path: Path) -> None:
    made = printed(tmp_path, BENELUX_DAY, "fr")
    assert sorted(made) == [f"kit/fr/benelux-day-{name}.pdf" for name in ("brochure", "poster", "sheet")]
    for content in made.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            assert str(pdf.Root.Lang) == "fr"
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert "Journée Benelux" in str(pdf.docinfo["/Title"])
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
            found = tags(pdf)
            kinds = [str(tag.S) for tag in found]
            assert "/H1" in kinds
            assert "/Figure" in kinds
            assert all("/Alt" in tag for tag in found if str(tag.S) == "/Figure")
            links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note}
            assert any(link.endswith("/fr/benelux-day/") for link in links)  # the address that is printed at the foot


def test_a_sheet_is_one_page_and_a_poster_is_a3(tmp_path: Path) -> None:
    made = printed(tmp_path, BENELUX_DAY)
    with pikepdf.open(BytesIO(made["kit/nl/benelux-day-sheet.pdf"])) as sheet:
        assert len(sheet.pages) == 1
    with pikepdf.open(BytesIO(made["kit/nl/benelux-day-poster.pdf"])) as poster:
        assert [round(float(side)) for side in poster.pages[0].mediabox[2:]] == [842, 1191]


def test_the_same_text_gives_the_same_bytes_and_is_not_printed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = printed(tmp_path / "one", "safety")
    assert printed(tmp_path / "two", "safety") == first
    monkeypatch.setattr("weasyprint.HTML", lambda **_: pytest.fail("it is printed again"))
    assert printed(tmp_path / "one", "safety") == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_subject_has_pictures_of_each_format_and_words_for_them(language: str) -> None:
    views = templates(language).views
    made = pictures(views, MADE.ours, MADE.folder)
    subjects = captions(views)
    assert {BENELUX_DAY, "energy", "rail"} <= subjects.keys()
    assert {f"figure-{figure.id}" for figure in all_figures(views)} <= subjects.keys()
    assert len(made) == len(subjects) * len(PICTURE_SIZES) + 2
    for name, size in PICTURE_SIZES.items():
        with Image.open(BytesIO(made[f"kit/{language}/rail-{name}.png"])) as image:
            assert image.size == size
    assert made[f"kit/{language}/captions.txt"].decode().count("rail-*.png") == 1


def test_one_file_holds_everything_with_a_list_and_checksums(tmp_path: Path) -> None:
    own = tmp_path / "kit/nl"
    own.mkdir(parents=True)
    (own / "a.txt").write_bytes(b"a")
    [(path, content)] = kit_archive(tmp_path, "nl", "CC BY 4.0").items()
    assert path == "kit/benelux-nl.zip"
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        [entry] = json.loads(packed.read("manifest.json"))["files"]
        assert entry == {"file": "a.txt", "bytes": 1, "sha256": hashlib.sha256(b"a").hexdigest()}
        assert packed.read("SHA256SUMS").decode() == f"{entry['sha256']}  a.txt\n"
    assert kit_archive(tmp_path, "nl", "CC BY 4.0") == {path: content}


def test_a_page_offers_the_files_only_where_they_are_made() -> None:
    assert "kit/nl/safety-sheet.pdf" in fill(templates(), "<!-- slot: kit -->", "../")
    assert ".pdf" not in fill(templates(kit=False), "<!-- slot: kit -->", "../")


def test_every_calendar_can_be_subscribed_to() -> None:
    filled = fill(templates(), "<!-- slot: subscriptions -->", "../")
    assert "webcal://portal.example.org/nl/themes/energy/calendar.ics" in filled
    assert "webcal://portal.example.org/nl/for/patients/calendar.ics" in filled


def test_the_text_of_a_page_for_the_press_has_its_parts_in_lines_and_its_links_whole() -> None:
    page = (
        "<header>menu</header><main><h1>Pers</h1><nav>lijst</nav><h2>De dag</h2><p>Op\n 5 september.\u00a0?</p>"
        '<ul><li><p>Zie <a href="../benelux-day/">de dag</a>.</p></li></ul><svg><title>kaart</title></svg>'
        "<pre><code>&lt;iframe&gt;</code></pre></main><footer>voet</footer>"
    )
    text = press_text(page, "https://portal.example.org/nl/press/").decode()
    assert text == (
        "# Pers\n\n## De dag\nOp 5 september.\u00a0?\n- Zie de dag (https://portal.example.org/nl/benelux-day/).\n"
        "<iframe>\n\nhttps://portal.example.org/nl/press/\n"
    )


def test_only_pages_for_the_press_go_into_the_kit_as_text() -> None:
    found = {url: press_text_path(url) for url in ("fr/press/", "fr/press-sources/", "fr/about/", "fr/")}
    assert found == {
        "fr/press/": "kit/fr/press.txt",
        "fr/press-sources/": "kit/fr/press-sources.txt",
        "fr/about/": None,
        "fr/": None,
    }


@pytest.mark.parametrize("subject", ["safety", BENELUX_DAY])
def test_a_brochure_is_one_leaf_of_two_sides_at_most(tmp_path: Path, subject: str) -> None:
    with pikepdf.open(BytesIO(printed(tmp_path, subject)[f"kit/nl/{subject}-brochure.pdf"])) as brochure:
        assert len(brochure.pages) <= 2
