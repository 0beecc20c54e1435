"""Rules of the link check: what leads nowhere is named with the page it stands on."""

from portal.pages.links import BrokenLinks, LinkCheck
from portal.pages.rendering import ROOT


def broken(check: LinkCheck, *files: str) -> list[str]:
    return list(check.broken(set(files)))


def test_a_link_to_a_page_that_is_made_later_is_fine() -> None:
    check = LinkCheck()
    check.add_page("nl/a/", f'<a href="{ROOT}nl/b/">')
    check.add_page("nl/b/", "")
    assert broken(check) == []


def test_a_link_to_no_page_is_named_with_its_page() -> None:
    check = LinkCheck()
    check.add_page("nl/a/", f'<a href="{ROOT}nl/b/">')
    assert broken(check) == ["nl/a/ -> nl/b/"]


def test_an_anchor_needs_an_id_on_the_page_it_leads_to() -> None:
    check = LinkCheck()
    check.add_page("nl/a/", f'<a href="{ROOT}nl/b/#one"><a href="{ROOT}nl/b/#two">')
    check.add_page("nl/b/", '<h2 id="one">')
    assert broken(check) == ["nl/a/ -> nl/b/#two"]


def test_a_written_page_is_read_with_its_relative_links() -> None:
    check = LinkCheck()
    check.add_whole_page(
        "nl/about/", '<a href="../projects/"><a href="../../fr/"><a href="#x"><a href="https://e.org/"><p id="x">'
    )
    check.add_page("nl/projects/", "")
    assert broken(check) == ["nl/about/ -> fr/"]


def test_files_beside_the_pages_count() -> None:
    check = LinkCheck()
    check.add_page("nl/a/", f'<a href="{ROOT}assets/portal.css?v=1">')
    assert broken(check, "assets/portal.css") == []


def test_what_stops_a_build_names_every_broken_link_once_and_in_order() -> None:
    assert str(BrokenLinks(["nl/b/ -> nl/c/", "nl/a/ -> nl/c/", "nl/b/ -> nl/c/"])) == "nl/a/ -> nl/c/\nnl/b/ -> nl/c/"
