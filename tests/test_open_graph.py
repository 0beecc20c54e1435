"""The picture that stands for a page where it is shared, and what its head names beside it."""

import re

import pytest

from examples import catalogue, record, templates
from portal.metadata.open_graph import Sharing
from portal.pages.rendering import NOTHING, ROOT, Page
from portal.records.kinds import MODELS, Kind, Record
from portal.views.localised import Views


def picture(head: str) -> str:
    """The subject of the picture that a head names."""
    [name] = re.findall(r'property="og:image" content="[^"]*/assets/share/en-([^"]+)\.png"', head)
    return str(name)


def sharing(*records: Record) -> Sharing:
    return Sharing(Views(catalogue(*records), "en"))


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("themes/energy/", "energy"),
        ("themes/nothing/", "portal"),
        ("for/energy/", "portal"),  # an audience that bears the name of a theme
        ("about/", "portal"),
        ("", "portal"),
        ("benelux-day/", "benelux-day"),
        ("benelux-day/for-schools/", "benelux-day"),
        ("data/", "portal"),
    ],
)
def test_a_page_of_prose_shows_the_picture_of_its_theme_of_the_day_or_of_the_portal(path: str, subject: str) -> None:
    assert picture(sharing().prose(path)) == subject


def test_only_the_page_of_the_data_describes_them() -> None:
    assert "DataCatalog" in sharing().prose("data/")
    assert "DataCatalog" not in sharing().prose("about/")


def test_a_picture_is_described_by_the_portal_and_its_subject() -> None:
    made = sharing()
    words = made.views.words
    [alt] = re.findall(r'og:image:alt" content="([^"]+)"', made.head("energy"))
    assert alt == f"{words['site_name']}: {made.views.catalogue.themes['energy'].title.en}"
    assert words["share_day"] in made.prose("benelux-day/")
    assert words["share_title"] in made.prose("about/")


def completed(one: Record, *others: Record) -> str:
    """The head of the page of a record."""
    page = Page(f"{one.kind}/{one.id}/", "Title", "About", NOTHING, record=one, theme=one.theme)
    return str(Sharing(templates(one, *others).views).complete(page).head)


def test_a_record_is_an_article_under_the_picture_of_its_theme_and_a_flagship_under_its_own() -> None:
    plain, flagship = record("projects", "plain-work"), record("projects", "top-work", flagship_in=["annual-plan-2024"])
    assert picture(completed(plain, flagship)) == "safety"
    assert picture(completed(flagship, plain)) == "top-work"
    assert 'og:type" content="article"' in completed(plain)
    assert 'og:type" content="website"' in sharing().head("safety")


@pytest.mark.parametrize(("when", "has_calendar"), [("2024-09-05", True), (None, False)])
def test_a_record_names_its_data_and_an_event_with_a_date_its_calendar(when: str | None, has_calendar: bool) -> None:
    head = completed(record("events", "some-day", when=when))
    assert "api/v1/events/some-day.json" in head
    assert ('type="text/calendar"' in head) is has_calendar


@pytest.mark.parametrize("kind", MODELS)
def test_what_machines_read_of_a_record_says_what_it_is_about_once_on_the_page_of_a_project(kind: Kind) -> None:
    said = '"description":"In short.' in completed(record(kind, "plain-work"))
    assert said is (kind != "projects")


def test_pages_of_terms_and_partners_tell_machines_what_they_are_about_and_lead_to_its_data() -> None:
    def head(path: str) -> str:
        return str(sharing().complete(Page(path, "Title", "About", NOTHING)).head)

    for path, name, thing in (
        ("glossary/", "glossary", "DefinedTermSet"),
        ("glossary/b/", "glossary", "hasDefinedTerm"),
        ("partners/belgium/", "partners", "partners.json#belgium"),
    ):
        assert thing in head(path)
        assert f'type="application/json" href="{ROOT}api/v1/{name}.json"' in head(path)
    for path in ("partners/", "partners/nobody/", "documents/"):
        assert "DefinedTerm" not in head(path)
        assert "application/json" not in head(path)


def test_prose_about_a_theme_or_an_audience_stands_under_its_address_in_the_data() -> None:
    for path, entry in (
        ("themes/energy/", "themes.json#energy"),
        ("institutions/", "themes.json#institutional"),
        ("for/hunters/", "audiences.json#hunters"),
    ):
        assert entry in sharing().prose(path)
    assert "DefinedTerm" not in sharing().prose("about/")
