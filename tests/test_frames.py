"""Rules of cutting and filling: pieces are joined once, and every way back to the root is right."""

import pytest
from markupsafe import Markup

from portal.html.frames import Frame
from portal.html.pages import ROOT, Page

HTML = "<title>[[title]]</title>[[description]][[head]]<a href=[[root]]fr/[[path]]>[[main]]<a href=[[root]]nl/about/>"


def page(path: str, **fields: str) -> Page:
    return Page(path, fields.get("title", "T"), fields.get("description", "D"), Markup(fields.get("main", "M")))


def test_each_slot_gets_its_value_and_each_address_its_way() -> None:
    assert Frame.cut("nl", HTML).fill(page("projects/one/")) == (
        b"<title>T</title>D<a href=../../../fr/projects/one/>M<a href=../../about/>"
    )


def test_what_a_record_says_is_never_taken_for_a_slot() -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/", title="[[main]]", description="[[root]]"))
    assert filled.startswith(b"<title>[[main]]</title>[[root]]")


def test_titles_and_descriptions_are_escaped() -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/", title='<b>"', description="&"))
    assert filled.startswith(b"<title>&lt;b&gt;&#34;</title>&amp;")


def test_links_in_a_page_lead_from_its_own_depth() -> None:
    filled = Frame.cut("nl", HTML).fill(page("a/b/", main=f'<a href="{ROOT}nl/c/"><a href="{ROOT}assets/x">'))
    assert b'<a href="../../c/"><a href="../../../assets/x">' in filled


@pytest.mark.parametrize("html", [HTML.replace("[[main]]", ""), HTML + "[[unknown]]"])
def test_a_frame_with_a_slot_too_few_or_too_many_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="the frame has the slots"):
        Frame.cut("nl", html)
