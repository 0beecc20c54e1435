"""What a page says of itself where it is shared, and what machines read in it."""

import json
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from markupsafe import Markup
from PIL import Image, ImageColor

from conftest import ROOT
from examples import small
from pages_of import pages
from portal.benelux_day import BENELUX_DAY
from portal.dates import parse
from portal.language import LANGUAGES, Language
from portal.metadata.json_ld import as_script
from portal.metadata.og_image import SQUARE, WIDE, drawn, image_path, share_images
from portal.metadata.picture import Colours, Picture, colours_of
from portal.metadata.things import thing_of
from portal.views.localised import Views, views_of

FACES = ROOT / "overrides/assets"
BASE = "https://portal.example.org/"
LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
# Every type that may stand in a page; all are defined by schema.org.
TYPES = {
    "AdministrativeArea",
    "Answer",
    "Article",
    "BreadcrumbList",
    "CreativeWork",
    "DataCatalog",
    "DataDownload",
    "Dataset",
    "DefinedTerm",
    "DefinedTermSet",
    "EntryPoint",
    "Event",
    "FAQPage",
    "GovernmentOrganization",
    "GovernmentService",
    "Legislation",
    "ListItem",
    "Organization",
    "Place",
    "Project",
    "PropertyValueSpecification",
    "Question",
    "SearchAction",
    "ServiceChannel",
    "WebSite",
}


@pytest.fixture(scope="module")
def views() -> dict[Language, Views]:
    return views_of(small())


@pytest.fixture(scope="module")
def style() -> str:
    return (ROOT / "overrides/assets/portal.css").read_text(encoding="utf-8")


def of_languages(site: Path) -> dict[str, HtmlElement]:
    """The pages that belong to one language."""
    found = pages(site).items()
    return {path: page for path, page in found if path[:3] in ("nl/", "fr/", "en/") and not path.endswith("404.html")}


def said(page: HtmlElement, name: str) -> list[str]:
    """What a page says under a name of Open Graph."""
    return [str(content) for content in page.xpath("//meta[@property=$name]/@content", name=name)]


def graph(page: HtmlElement) -> list[dict[str, object]]:
    """The things that machines read in a page."""
    texts = page.xpath("//script[@type='application/ld+json']/text()")
    return [thing for text in texts for thing in json.loads(text).get("@graph", [json.loads(text)])]


def test_every_page_names_title_description_address_sort_and_picture_once(site: Path) -> None:
    wrong = {}
    for path, page in of_languages(site).items():
        title = page.findtext(".//h1")
        found = {
            name: said(page, f"og:{name}") for name in ("title", "description", "url", "type", "image", "image:alt")
        }
        once = all(len(values) == 1 and values[0].strip() for values in found.values())
        if not once or found["url"] != [BASE + path] or found["type"][0] not in ("website", "article"):
            wrong[path] = (title, found)
    assert wrong == {}


def test_the_title_and_description_are_those_of_the_page(small_site: Path) -> None:
    wrong = [
        path
        for path, page in of_languages(small_site).items()
        if page.xpath("//meta[@name='description']/@content") != said(page, "og:description")
        or not str(page.findtext(".//title")).startswith(said(page, "og:title")[0])
    ]
    assert wrong == []


def test_a_page_names_its_language_to_whoever_shares_it(small_site: Path) -> None:
    wrong = [path for path, page in of_languages(small_site).items() if said(page, "og:locale") != [LOCALES[path[:2]]]]
    assert wrong == []


def test_every_picture_is_an_absolute_address_of_a_file_in_the_language_of_the_page(site: Path) -> None:
    wrong = []
    for path, page in of_languages(site).items():
        [image] = said(page, "og:image")
        file = image.removeprefix(BASE)
        if image == file or not (site / file).is_file() or not Path(file).name.startswith(f"{path[:2]}-"):
            wrong.append((path, image))
    assert wrong == []


def test_a_record_and_a_page_about_a_theme_show_the_picture_of_the_theme(small_site: Path) -> None:
    found = of_languages(small_site)
    assert said(found["fr/instruments/benelux-police-treaty/"], "og:image") == [f"{BASE}assets/share/fr-safety.png"]
    assert said(found["en/themes/energy/"], "og:image") == [f"{BASE}assets/share/en-energy.png"]
    assert said(found["nl/projects/by/theme/cross-border/"], "og:image") == [f"{BASE}assets/share/nl-cross-border.png"]
    assert said(found["nl/about/"], "og:image") == [f"{BASE}assets/share/nl-portal.png"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_theme_each_flagship_and_the_day_have_a_wide_and_a_square_picture_of_the_size_that_networks_ask_for(
    views: dict[Language, Views], style: str, language: Language
) -> None:
    images = share_images(views[language], style, FACES)
    wide = {image_path(views[language], subject) for subject in ("", BENELUX_DAY, *views[language].catalogue.themes)}
    wide |= {image_path(views[language], project.id) for project in views[language].catalogue.flagships()}
    assert set(images) == wide | {path.replace(".png", "-square.png") for path in wide}
    for path, content in images.items():
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", WIDE if path in wide else SQUARE)
        assert len(content) < 40_000


def test_a_flagship_shows_a_picture_of_its_own(small_site: Path) -> None:
    found = of_languages(small_site)
    for project in small().flagships():
        assert said(found[f"nl/projects/{project.id}/"], "og:image") == [f"{BASE}assets/share/nl-{project.id}.png"]


def test_the_same_texts_and_colours_give_the_same_bytes(views: dict[Language, Views], style: str) -> None:
    first = share_images(views["fr"], style, FACES)
    drawn.cache_clear()
    assert share_images(views["fr"], style, FACES) == first


def test_what_machines_read_uses_types_that_exist_and_names_addresses_in_full(site: Path) -> None:
    types: set[object] = set()
    relative = []

    def walk(path: str, thing: object) -> None:
        if isinstance(thing, list):
            for part in thing:
                walk(path, part)
        elif isinstance(thing, dict):
            types.add(thing["@type"])
            for name, value in thing.items():
                if name in ("@id", "url", "item", "urlTemplate", "sameAs", "citation") and not all(
                    str(one).startswith("http") for one in (value if isinstance(value, list) else [value])
                ):
                    relative.append((path, name, value))
                walk(path, value)

    for path, page in of_languages(site).items():
        walk(path, graph(page))
    assert types <= TYPES
    assert relative == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("instruments/decision-m-2022-3/", "Legislation"),
        ("events/benelux-day-2024/", "Event"),
        ("organisations/benelux-committee-of-ministers/", "GovernmentOrganization"),
        ("services/cross-border-workers-portal/", "GovernmentService"),
        ("projects/police-treaty-implementation/", "Project"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_is_described_as_the_thing_it_is_and_says_where_it_stands(
    small_site: Path, language: str, path: str, expected: str
) -> None:
    things = graph(of_languages(small_site)[f"{language}/{path}"])
    assert [thing["@type"] for thing in things] == [expected, "BreadcrumbList"]


def test_a_decision_is_reported_with_its_number(small_site: Path) -> None:
    assert (
        graph(of_languages(small_site)["nl/instruments/decision-m-2022-3/"])[0]["legislationIdentifier"] == "M(2022)3"
    )


def test_the_home_page_tells_how_the_portal_is_searched(small_site: Path) -> None:
    for language in LANGUAGES:
        [thing] = graph(of_languages(small_site)[f"{language}/"])
        assert thing["@type"] == "WebSite"
        assert f"{BASE}{language}/search/?q={{q}}" in json.dumps(thing)


def test_nothing_in_the_data_can_end_the_element_that_machines_read() -> None:
    hostile = {"@type": "Article", "name": "</script><script>alert(1)</script><!-- & \u2028"}
    element = as_script(hostile)
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inside)
    assert unescape(inside) == inside
    assert json.loads(inside) == {"@context": "https://schema.org"} | hostile
    assert isinstance(element, Markup)


def test_what_a_page_says_of_itself_stays_small(views: dict[Language, Views]) -> None:
    sizes = [
        len(as_script(thing_of(views["fr"], record)).encode()) for record in views["fr"].catalogue.records.values()
    ]
    assert sum(sizes) / len(sizes) < 1_200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_thing_says_what_it_is_called_where_it_stands_and_what_it_is(
    views: dict[Language, Views], language: Language
) -> None:
    records = views[language].catalogue.records.values()
    told = {record.id: thing_of(views[language], record) for record in records if not record.withdrawn}
    assert [
        id_ for id_, thing in told.items() if not {"@id", "@type", "name", "description", "url"} <= set(thing)
    ] == []
    assert len({thing["@id"] for thing in told.values()}) == len(told)


def test_a_thing_is_called_the_same_in_each_language_and_after_it_was_renamed(views: dict[Language, Views]) -> None:
    record = next(iter(views["nl"].catalogue.records.values()))
    renamed = record.model_copy(update={"id": "another-name", "formerly": (record.id,)})
    named = [thing_of(views[language], one)["@id"] for language in LANGUAGES for one in (record, renamed)]
    assert len(set(named)) == 1


def test_an_event_says_as_much_of_its_date_as_is_known(views: dict[Language, Views]) -> None:
    event = next(record for record in views["en"].catalogue.of_kind("events") if not record.withdrawn)
    told = {
        text: thing_of(views["en"], event.model_copy(update={"when": parse(text)}))
        for text in ("2024-09-05", "2024-09", "2024", "2024-summer", "2024-H2", "2024-04-15/2024-04-16")
    }
    assert {text: (thing["startDate"], thing.get("endDate")) for text, thing in told.items()} == {
        "2024-09-05": ("2024-09-05", None),
        "2024-09": ("2024-09", None),
        "2024": ("2024", None),
        "2024-summer": ("2024", None),
        "2024-H2": ("2024", None),
        "2024-04-15/2024-04-16": ("2024-04-15", "2024-04-16"),
    }


def test_a_record_page_names_its_data_and_an_event_its_calendar(small_site: Path) -> None:
    found = of_languages(small_site)
    types = ("application/json", "application/ld+json", "text/calendar")
    named = f"//link[@rel='alternate'][{' or '.join(f'@type={type_!r}' for type_ in types)}]/@href"
    missing = [
        (path, link)
        for path, page in found.items()
        for link in page.xpath(named)
        if not (small_site / path / str(link)).resolve().is_file()
    ]
    assert missing == []
    assert found["nl/projects/police-treaty-implementation/"].xpath("//link[@type='application/json']")
    assert found["fr/"].xpath("//link[@type='text/calendar']")
    assert found["en/whats-new/"].xpath("//link[@type='application/atom+xml']")
    # Whoever harvests data is given the page about them.
    assert found["en/data/"].xpath("//link[@type='application/ld+json']")


def test_no_word_of_a_picture_stands_alone_on_its_last_line_where_there_is_room_for_two() -> None:
    picture = Picture((1200, 630), "", Colours("#fff", "#000", "#000", "#eee"), ROOT / "overrides/assets")
    told = "Près de six projets concernant la sécurité sur dix étaient en cours de réalisation"
    lines = picture.lines_of(told, 60, "semibold")
    assert " ".join(lines) == told
    assert len(lines[-1]) > len(lines[0]) / 2


def test_letters_of_a_picture_are_small_enough_for_its_longest_word() -> None:
    picture = Picture((1080, 1080), "", Colours("#fff", "#000", "#000", "#eee"), ROOT / "overrides/assets")
    assert picture.holds("Grensoverschrijdende samenwerking", 84, "semibold")
    assert not picture.holds("Grensoverschrijdende samenwerking", 116, "semibold")


def _light(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = (part / 255 for part in ImageColor.getrgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("subject", ["", "safety", "internal-market", "energy", "cross-border", "benelux-day"])
def test_text_keeps_its_contrast_where_it_stands_on_the_large_mark(subject: str) -> None:
    colours = colours_of((FACES / "portal.css").read_text(encoding="utf-8"), subject)
    for text in (colours.title, colours.text):
        assert (_light(colours.mark) + 0.05) / (_light(text) + 0.05) >= 7
