"""Rules of pages that are made from a small catalogue: each thing counts once, and leads to where it stands."""

from dataclasses import replace

import pytest

from examples import SOURCE, catalogue, record, templates, vocabularies
from portal.data_history import History
from portal.pages.documents import document_pages
from portal.pages.glossary_links import Terms
from portal.pages.paging import paged
from portal.pages.partners import partner_pages
from portal.pages.redirects import list_redirects
from portal.pages.translations import entry
from portal.records.vocabulary import Term
from portal.views.localised import Views


def test_a_record_that_draws_twice_on_a_section_counts_once() -> None:
    found = {
        page.path: str(page.main) for page in document_pages(templates(record("services", "one", sources=[SOURCE] * 2)))
    }
    assert found["documents/annual-plan-2024/s-1-1/"].count('services/one/"') == 1


@pytest.mark.parametrize("on_the_map", [True, False])
def test_only_what_lies_on_the_map_is_shown_on_it(on_the_map: bool) -> None:
    groups = {id_ for id_, partner in catalogue().partners.items() if partner.kind in ("group", "international")}
    assert groups
    found = {page.path: "map locator" in page.main for page in partner_pages(templates())}
    named = {"belgium", "germany"} if on_the_map else groups
    assert {found[f"partners/{id_}/"] for id_ in named} == {on_the_map}


def test_a_list_that_is_still_there_is_not_redirected_and_one_that_went_leads_to_the_list_above() -> None:
    there, gone = "en/projects/p2/", "en/projects/by/theme/safety/"
    views = Views(catalogue(), "en", History(addresses=frozenset({there, gone, "fr/projects/p3/"})))
    found = list_redirects(views, {"en/", "en/projects/", "en/when/", there})
    assert f"{there}index.html" not in found
    assert b"projects/" in found[f"{gone}index.html"]
    assert not any(path.startswith("fr/") for path in found)


@pytest.mark.parametrize(("number", "parts"), [(0, [0]), (1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_a_long_list_has_as_many_pages_as_it_needs_and_at_least_one(number: int, parts: list[int]) -> None:
    found = paged(Views(catalogue(), "en"), "Things", "things/", range(number), 2)
    assert [len(part.items) for part in found.parts] == parts
    assert found.parts[0][:3] == (1, "things/", "Things")
    assert [part.path for part in found.parts[1:]] == [f"things/p{n}/" for n in range(2, len(parts) + 1)]
    assert [link.path for link in found.links] == [f"en/{part.path}" for part in found.parts]
    assert len({part.heading for part in found.parts}) == len(parts)


def test_an_entry_of_the_data_is_named_and_leads_to_its_page() -> None:
    views = Views(catalogue(record("projects", "one")), "en")
    term = next(iter(views.catalogue.glossary.values()))
    assert entry(views, "one").path == "en/projects/one/"
    assert entry(views, "partners/belgium") == views.partner("belgium")
    assert (entry(views, f"glossary/{term.id}").text, entry(views, "glossary/none").path) == (term.term["en"], "")


@pytest.mark.parametrize(("name", "text", "is_linked"), [("act", "The acts.", False), ("acts", "The actss.", True)])
def test_a_word_of_three_letters_has_no_plural(name: str, text: str, is_linked: bool) -> None:
    known = next(term for term in vocabularies().of(Term))
    term = known.model_copy(update={"term": known.term.model_copy(update={"en": name}), "abbreviation": None})
    project = record("projects", "one")
    views = Views(replace(catalogue(project), glossary={term.id: term}), "en")
    assert ("<a" in Terms(views, "/").read(project).text(text)) == is_linked
