"""The pages of references name each cited page once, under its publisher, with the records that rest on it."""

import re
from dataclasses import replace
from typing import Any

import pytest

from examples import catalogue, record
from portal.dates import parse
from portal.pages.references import REFERENCES_A_PAGE, records_by_reference, reference_pages
from portal.pages.rendering import Page, Templates
from portal.records.kinds import Record
from portal.records.vocabulary import Reference
from portal.views.localised import Views


def reference(id_: str, publisher: str, **fields: Any) -> Reference:  # noqa: ANN401  # any field of a reference
    named = {"nl": publisher, "fr": publisher, "en": publisher}
    shared = {"publisher": named, "title": f"About {id_}", "url": f"https://example.org/{id_}"}
    return Reference.model_validate(
        {"id": id_, "language": "en", "read": "2026-11", "standing": "official"} | shared | fields
    )


def citing(id_: str, *references: str) -> Record:
    return record("projects", id_, sources=[{"reference": one} for one in references])


def pages(records: list[Record], references: list[Reference]) -> list[Page]:
    made = replace(catalogue(*records), references={one.id: one for one in references})
    return list(reference_pages(Templates(Views(made, "en"))))


def test_where_nothing_is_cited_there_is_no_page() -> None:
    assert pages([record("projects", "plain-work")], [reference("unused-page", "Aa")]) == []


def test_references_stand_by_publisher_then_title_whatever_their_letters_and_only_those_that_are_cited() -> None:
    known = [
        reference("one-page", "beta", title="b"),
        reference("two-page", "Alpha"),
        reference("three-page", "beta", title="A"),
        reference("four-page", "Gamma"),
    ]
    [page] = pages([citing("some-work", "one-page", "two-page", "three-page")], known)
    assert re.findall(r"https://example.org/(\w+)-page", page.main) == ["two", "three", "one"]
    assert re.findall(r"<summary>(\w+) <span class=\"number\">\((\d)\)", page.main) == [("Alpha", "1"), ("beta", "2")]
    assert 'id="two-page"' in page.main
    assert page.path == "references/"


def test_what_a_record_cites_twice_leads_to_it_once() -> None:
    made = catalogue(citing("some-work", "one-page", "one-page"), citing("more-work", "one-page"))
    assert [one.id for one in records_by_reference(made)["one-page"]] == ["some-work", "more-work"]


def test_references_that_are_many_stand_on_pages_of_their_own() -> None:
    known = [reference(f"page-{number:02}", f"Publisher {number:02}") for number in range(REFERENCES_A_PAGE + 1)]
    first, second = pages([citing("some-work", *(one.id for one in known))], known)
    assert (first.path, second.path) == ("references/", "references/p2/")
    assert first.title == "Cited sources"
    assert " 2" in second.title
    assert (first.description in first.main, second.description in second.main) == (True, False)
    assert len(re.findall(r"https://example.org/page-", first.main)) == REFERENCES_A_PAGE
    assert "https://example.org/page-40" in second.main
    assert re.search(r"en/references/p2/\"[^>]*>\s*2\s*<", first.main)


@pytest.mark.parametrize(("day", "says"), [("2023-09-28", True), (None, False)])
def test_a_reference_says_when_it_was_read_and_when_it_was_published_if_that_is_known(
    day: str | None, says: bool
) -> None:
    [page] = pages([citing("some-work", "one-page")], [reference("one-page", "Alpha", date=day)])
    assert "November 2026" in page.main
    assert ("28 September 2023" in page.main) is says


def test_a_record_speaks_of_the_newest_moment_that_a_source_of_it_states() -> None:
    known = {"old-page": reference("old-page", "Aa", date="2023-09-28"), "new-page": reference("new-page", "Aa")}
    one = citing("some-work", "old-page", "new-page")
    assert replace(catalogue(one), references=known).true_as_of(one) == parse("2026-11")
