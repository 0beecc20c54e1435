"""Every page stands in the folder of its source, and can be drawn alone."""

import pytest

from examples import small
from portal.language import LANGUAGES, Language
from portal.pages.registry import PAGE_SOURCES, page_at
from portal.pages.rendering import Page, Templates
from portal.theme.assets import SCRIPTS
from portal.views.localised import Views

SOME = {"a-z/", "documents/", "for/", "instruments/", "projects/", "when/"}


def templates(language: Language) -> Templates:
    """New templates for the small portal: nothing has been drawn yet."""
    return Templates(Views(small(), language), dict.fromkeys(SCRIPTS, ""))


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[Page]]:
    """Every page of a language, by its folder."""
    return {folder: list(source(templates("fr"))) for folder, source in PAGE_SOURCES.items()}


def test_every_page_stands_in_the_folder_of_its_source(drawn: dict[str, list[Page]]) -> None:
    assert [page.path for folder, pages in drawn.items() for page in pages if not page.path.startswith(folder)] == []


def test_a_page_drawn_alone_is_the_one_that_is_drawn_with_all_others(drawn: dict[str, list[Page]]) -> None:
    different = [
        page.path
        for folder, pages in drawn.items()
        for page in (pages[::5] if folder in SOME else pages[:1])
        if page_at(templates("fr"), page.path) != page
    ]
    assert different == []


@pytest.mark.parametrize(
    "path", ["", "projects", "projects/unknown/", "unknown/", "projects/../", "events/police-treaty-implementation/"]
)
def test_there_is_no_page_elsewhere(path: str) -> None:
    assert [language for language in LANGUAGES if page_at(templates(language), path)] == []
