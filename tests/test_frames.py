"""Rules of cutting and filling: pieces are joined once, and every way back to the root is right."""

import pytest
from markupsafe import Markup

from examples import catalogue
from portal.pages.rendering import ROOT, Page
from portal.theme.frames import Frame
from portal.theme.sections import SECTIONS, current, prose_trail, theme_of
from portal.views.localised import Views
from portal.views.values import Link

HTML = (
    "[[policy]]<title>[[title]]</title>[[description]][[head]]<a href=[[root]]fr/[[path]]>[[main]]"
    "<a href=[[root]]nl/about/><a href=[[root]]nl/[[path]]>"
) + "".join(f"[[{section}]]" for section in SECTIONS)


def page(path: str, **fields: str) -> Page:
    main = Markup(fields.get("main", "M"))
    return Page(path, fields.get("title", "T"), fields.get("description", "D"), main, policy="P ")


def test_each_slot_gets_its_value_and_each_address_its_way() -> None:
    assert Frame.cut("nl", HTML).fill(page("projects/one/")) == (
        b'P <title>T</title>D<a href=../../../fr/projects/one/>M<a href=../../about/><a href=./> aria-current="true"'
    )


def test_a_page_for_any_address_has_its_links_from_the_root() -> None:
    filled = Frame.cut("nl", HTML).fill_anywhere(page("", main=f"<a href={ROOT}nl/x/>"), "/base/")
    assert filled == (
        b"P <title>T</title>D<a href=/base/fr/><a href=/base/nl/x/><a href=/base/nl/about/><a href=/base/nl/>"
    )


def test_what_a_record_says_is_never_taken_for_a_slot() -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/", title="[[main]]", description="[[root]]"))
    assert filled.startswith(b"P <title>[[main]]</title>[[root]]")


def test_titles_and_descriptions_are_escaped() -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/", title='<b>"', description="&"))
    assert filled.startswith(b"P <title>&lt;b&gt;&#34;</title>&amp;")


@pytest.mark.parametrize(
    ("target", "way"),
    [
        ("nl/a/b/", "./"),
        ("nl/a/b/#c", "./#c"),
        ("nl/a/b/c/", "./c/"),
        ("nl/a/", "../"),
        ("nl/a/bc/", "../bc/"),
        ("nl/c/", "../../c/"),
        ("nl/", "../../"),
        ("fr/a/b/", "../../../fr/a/b/"),
        ("assets/x", "../../../assets/x"),
    ],
)
def test_links_in_a_page_take_the_shortest_way(target: str, way: str) -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/b/", main=f'<a href="{ROOT}{target}">'))
    assert f'<a href="{way}">' in filled.decode()


@pytest.mark.parametrize("html", [HTML.replace("[[main]]", ""), HTML + "[[unknown]]"])
def test_a_frame_with_a_slot_too_few_or_too_many_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="the frame has the slots"):
        Frame.cut("nl", html)


def test_the_menu_marks_the_part_of_the_site_to_which_a_page_belongs() -> None:
    assert [section for section in SECTIONS if current(section, "partners/belgium/")] == ["whom"]
    assert current("whom", "partners/") == ' aria-current="page"'
    assert current("whom", "partners/belgium/") == ' aria-current="true"'
    assert [section for section in SECTIONS if current(section, "privacy/")] == []


def test_the_first_page_of_a_part_of_the_menu_stands_right_below_home() -> None:
    views = Views(catalogue(), "en")
    for first, *_ in SECTIONS.values():
        assert prose_trail(views, first) == []
    assert prose_trail(views, "for/citizens/") == [Link(views.words["menu_you"], "en/for/")]


def test_a_page_has_the_colour_of_the_theme_that_it_is_about() -> None:
    views = Views(catalogue(), "en")
    told = [theme_of(views, path) for path in ("themes/energy/", "institutions/", "themes/nothing/", "about/")]
    assert told == ["energy", "institutional", "", ""]
