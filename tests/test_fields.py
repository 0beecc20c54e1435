"""Which values a field can hold, one kind of value after another."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portal.dates import BRUSSELS
from portal.records.days import Date, Day, Moment
from portal.records.fields import Id, Story, Title
from portal.records.likely import likely_date
from portal.records.web_addresses import Url

PLAIN = settings(max_examples=300, deadline=None, derandomize=True, database=None)
FIELDS: dict[str, Any] = {
    "title": Title,
    "story": Story,
    "id": Id,
    "url": Url,
    "date": Date,
    "day": Day,
    "moment": Moment,
}
CHECKS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in FIELDS.items()}


def code_of(kind: str, value: object) -> str:
    """The code of the fault of a value, empty where it is sound."""
    try:
        CHECKS[kind].validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return ""


@pytest.mark.parametrize("text", ["police-treaty", "ai-act", "abc", "2024", "m-2022-3", "a" * 80, "console", "pact-1"])
def test_an_id_is_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert code_of("id", text) == ""


@pytest.mark.parametrize(
    "text",
    ["", "ab", "a" * 81, "Police", "a_bc", "a bc", "-abc", "abc-", "a--bc", "één", "abc\n", "../abc", "a.bc", "ａｂｃ"],
)
def test_anything_else_is_no_id(text: str) -> None:
    assert code_of("id", text) == "bad-id"


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "lpt9", "com0", "p10", "p2024"])
def test_names_of_devices_and_of_pages_are_no_ids(text: str) -> None:
    assert code_of("id", text) == "reserved-id"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.benelux.int/", "http://benelux.int", "HTTPS://Benelux.int/A?b=c&d=[e]#f", "https://benelux.int:8443/a",
        "https://fr.wikipedia.org/wiki/Trait%C3%A9", "https://xn--bcher-kva.example/", "mailto:info@benelux.int",
        "tel:+32-2-519-38-11", "tel:112", "https://a-b.c-d.eu/~x/(y)",
    ],
)  # fmt: skip
def test_web_mail_and_telephone_are_addresses(text: str) -> None:
    assert code_of("url", text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "", "benelux.int", "//benelux.int/", "/nl/", "https:/benelux.int", "https://", "https:///a", "https://benelux",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,a", "file:///etc/passwd",
        "vbscript:a", "ftp://benelux.int/", "https://a@benelux.int/", "https://a:b@benelux.int/", "https://@benelux.int/",
        "https://benelux.int:a/", "https://benelux.int:99999/", "https://benelux.int/\u202e",
        "https://benelux.int/%0d%0a", "https://benelux.int/%00", "https://benelux.int/%zz", "https://benelux.int/%",
        "https://benelux.int\\@evil.example/", "https://[::1]/", "https://[/", "http://127.0.0.1/", "http://2130706433/",
        "http://localhost/", "https://-a.eu/", "https://a..eu/", "https://bеnelux.int/", "https://é.eu/", "mailto:",
        "mailto:a", "mailto:a@b",
        "mailto:a@b.eu?bcc=c@d.eu", "mailto:a@b.eu,c@d.eu", "mailto://a@b.eu", "tel:", "tel:abc",
        "tel://112", "https://benelux.int/<script>", 'https://benelux.int/"', "https://benelux.int/`",
        "http:benelux.int",
    ],
)  # fmt: skip
def test_anything_else_is_no_address(text: str) -> None:
    assert code_of("url", text) == "bad-url"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://benelux.int/a b", "url-space"),
        ("https://benelux.int/?fbclid=a1", "tracked-url"),
        ("https://www.google.com/url?q=https://benelux.int/", "tracked-url"),
        ("https://benelux.int/?page=2", ""),
    ],
)
def test_an_address_is_copied_whole_and_leads_straight_to_its_page(text: str, code: str) -> None:
    assert code_of("url", text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Fewer than 5 < 10", "AT&T", "R&D; Q&A", "€5 million (about 3%)", "‘Hauts-de-France’", "hit/no hit",
        "5 * 3 = 15",
        "snake_case_word", "M(2022)3 [sic]", "C# and F#", "a > b", "Test of a treaty", "To do well",
        "The {count} places",
        "Idem voor België", "Null results were found", "100 #1",
    ],
)  # fmt: skip
def test_ordinary_signs_are_plain_text(text: str) -> None:
    assert code_of("title", text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-text"),
        (" \u00a0 ", "empty-text"),
        ("… —", "empty-text"),
        ("<b>a</b>", "markup"),
        ("a <img src=x onerror=alert(1)", "markup"),
        ("a <!-- slot: projects -->", "markup"),
        ("</script>", "markup"),
        ("a &amp; b", "markup"),
        ("a &#60;script&#62;", "markup"),
        ("<https://benelux.int>", "markup"),
        ("a **b**", "markdown"),
        ("a __b__", "markdown"),
        ("an *important* word", "markdown"),
        ("an _important_ word", "markdown"),
        ("a `b`", "markdown"),
        ("~~a~~", "markdown"),
        ("[a](https://benelux.int)", "markdown"),
        ("![a](b.png)", "markdown"),
        ("[a][b]", "markdown"),
        ("a[^1]", "markdown"),
        ("# A", "markdown"),
        ("> a", "markdown"),
        ("* a", "markdown"),
        ("• a", "markdown"),
        ("| a | b |", "markdown"),
        ("a\n---\nb", "markdown"),
        ("{{ config }}", "template"),
        ("{% raw %}", "template"),
        ("a [[title]]", "template"),
        ("see __id__", "template"),
        ("TODO", "placeholder"),
        ("todo: write this", "placeholder"),
        ("[TBD]", "placeholder"),
        ("xxx", "placeholder"),
        ("Lorem ipsum dolor", "placeholder"),
        ("n/a", "placeholder"),
        ("N.v.t.", "placeholder"),
        ("nan", "placeholder"),
        ("Idem", "placeholder"),
        ("te vertalen", "placeholder"),
        ("À traduire", "placeholder"),
        ("to be translated", "placeholder"),
        ("#REF!", "placeholder"),
        ("#N/A", "placeholder"),
        ("#WAARDE!", "placeholder"),
        ("####", "placeholder"),
        ("=SUM(A1:A9)", "placeholder"),
    ],
)
def test_layout_templates_and_placeholders_are_no_plain_text(text: str, code: str) -> None:
    assert code_of("title", text) == code


def test_lines_of_a_title_become_one_and_hard_spaces_stay() -> None:
    assert CHECKS["title"].validate_python(" a\n  b\t c\u00a0: d ") == "a b c\u00a0: d"


def test_paragraphs_and_lists_of_a_story_stay() -> None:
    assert CHECKS["story"].validate_python("a\n\n- b\n- c\n") == "a\n\n- b\n- c"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-03-15", ""),
        ("2024-03", "bad-day"),
        ("2023-02-29", "bad-day"),
        ("2024-3-15", "bad-day"),
        ("20240315", "bad-day"),
        ("2024-W10-1", "bad-day"),
        ("1024-03-15", "unlikely-year"),
        (20240315, "bad-day"),
        (["2024-03-15"], "not-one-value"),
    ],
)
def test_a_day_is_a_whole_day(text: object, code: str) -> None:
    assert code_of("day", text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-summer", ""),
        ("2024/2026", ""),
        ("sometime", "bad-date"),
        ("0204", "unlikely-year"),
        ("2024/2204", "unlikely-year"),
        (2024, "unquoted"),
        (None, "bad-date"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(text: object, code: str) -> None:
    assert code_of("date", text) == code


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2026-07-01T08:00", 2),
        ("2026-12-01T08:00", 1),
        ("2026-07-01", 2),
        ("2026-07-01T08:00Z", 0),
        ("2026-07-01 08:00+05:00", 5),
    ],
)
def test_a_moment_without_a_zone_is_in_brussels(text: str, offset: int) -> None:
    moment: datetime = CHECKS["moment"].validate_python(text)
    assert moment.utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-07-01T8:00", "bad-moment"),
        ("2026-07-01T24:01", "bad-moment"),
        ("2026-07-01x08:00", "bad-moment"),
        ("2026-07", "bad-moment"),
        ("tomorrow", "bad-moment"),
        ("2026-02-30T08:00", "bad-moment"),
        ("2027-03-28T02:30", "skipped-moment"),
        ("9999-12-31T23:59-12:00", "unlikely-year"),
        (20260701, "bad-moment"),
    ],
)
def test_a_moment_is_a_day_or_a_day_and_a_time_that_exists(text: object, code: str) -> None:
    assert code_of("moment", text) == code


def test_the_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    moment: datetime = CHECKS["moment"].validate_python("2026-10-25T02:30")
    assert (moment.tzinfo, moment.fold) == (BRUSSELS, 0)


@PLAIN
@given(
    st.sampled_from(sorted(FIELDS)),
    st.text(max_size=80) | st.integers() | st.booleans() | st.none() | st.lists(st.text()),
)
def test_any_value_is_sound_or_has_a_code_of_ours(kind: str, value: object) -> None:
    assert "_" not in code_of(kind, value) or code_of(kind, value) in ("string_type", "string_too_long")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14 tot en met 16 maart 2024", "2024-03-14/2024-03-16"),
        ("du 1er au 3 mars 2024", "2024-03-01/2024-03-03"),
        ("14–16 March 2024", "2024-03-14/2024-03-16"),
        ("16-14 maart 2024", ""),
        ("14 en 16 maart 2024", ""),
    ],
)
def test_days_of_one_month_that_are_written_in_words_are_a_span(text: str, meant: str) -> None:
    assert likely_date(text) == meant
