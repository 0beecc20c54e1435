"""Rules of the feeds."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from examples import NOW, catalogue, record, small
from pages_of import pages, target
from portal.language import LANGUAGES, Language
from portal.outputs.feeds import FEED_SIZE, feeds
from portal.records.kinds import MODELS, Record
from portal.views.localised import Views

ATOM = {"a": "http://www.w3.org/2005/Atom"}
GONE = {"nl": "Weg.", "fr": "Parti.", "en": "Gone."}


def feed(*records: Record, path: str = "en/feed.atom", now: datetime = NOW) -> etree._Element:
    """One feed of a catalogue of these records, read back."""
    language: Language = "en"
    return etree.fromstring(feeds(Views(catalogue(*records, now=now), language))[path])


def texts(found: etree._Element, path: str) -> list[str]:
    """The texts at a path below the entries of a feed."""
    return [element.text or "" for element in found.findall(f"a:entry/{path}", ATOM)]


@cache
def every() -> dict[str, etree._Element]:
    """Every feed of the small portal."""
    return {
        path: etree.fromstring(content)
        for language in LANGUAGES
        for path, content in feeds(Views(small(), language)).items()
    }


def test_there_is_a_feed_of_everything_and_for_each_theme_and_audience_in_each_language() -> None:
    assert sum(path.endswith("/feed.atom") for path in every()) >= 3 * (
        1 + len(small().themes) + len(small().audiences)
    )
    assert {
        "nl/feed.atom",
        "fr/themes/energy/feed.atom",
        "en/institutions/feed.atom",
        "nl/for/patients/feed.atom",
    } <= set(every())


def test_every_category_says_what_it_is_one_of() -> None:
    given = {
        (category.get("scheme"), category.get("term"))
        for found in every().values()
        for category in found.findall("a:entry/a:category", ATOM)
    }
    index, themes = (f"{small().settings.base_address}api/v1/{name}.json" for name in ("index", "themes"))
    assert {term for scheme, term in given if scheme == index} <= set(MODELS)
    assert {term for scheme, term in given if scheme == themes} <= set(small().themes)
    assert {scheme for scheme, _ in given} == {index, themes}


def test_every_feed_and_entry_has_what_rfc_4287_requires() -> None:
    for path, found in every().items():
        assert found.tag == "{http://www.w3.org/2005/Atom}feed"
        assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == path[:2]
        for part in (found, *found.findall("a:entry", ATOM)):
            for name in ("id", "title", "updated"):
                [element] = part.findall(f"a:{name}", ATOM)
                assert element.text
            assert len(part.findall("a:link[@rel='alternate']", ATOM)) == 1
            assert datetime.fromisoformat(part.findtext("a:updated", "", ATOM)).tzinfo
        assert found.findtext("a:author/a:name", "", ATOM)
        assert found.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [small().settings.base_address + path]


def test_ids_are_unique_and_an_entry_has_the_same_in_every_feed_of_its_language() -> None:
    names: dict[str, str] = {}
    for path, found in every().items():
        for entry in found.findall("a:entry", ATOM):
            address = str(entry.xpath("string(a:link/@href)", namespaces=ATOM))
            assert names.setdefault(entry.findtext("a:id", "", ATOM), address) == address, path
        ids = Counter([found.findtext("a:id", "", ATOM), *texts(found, "a:id")])
        assert max(ids.values()) == 1
    assert len(set(names.values())) == len(names)
    assert len({found.findtext("a:id", "", ATOM) for found in every().values()}) == len(every())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_in_the_feed_of_its_language_once(language: Language) -> None:
    some = list(small().records.values())[:FEED_SIZE]
    content = feeds(Views(catalogue(*(made.model_copy(update={"related": ()}) for made in some)), language))
    found = texts(etree.fromstring(content[f"{language}/feed.atom"]), "a:title")
    assert Counter(found) == Counter(made.title[language] for made in some)


def test_a_feed_holds_no_more_than_its_size_and_the_latest_first() -> None:
    days = [
        record("projects", f"day-{n}", written=f"2026-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(FEED_SIZE + 20)
    ]
    dates = texts(feed(*days), "a:updated")
    assert len(dates) == FEED_SIZE
    assert dates == sorted(dates, reverse=True)
    assert dates[0].startswith("2026-12-")


def test_a_feed_of_a_theme_or_an_audience_holds_what_is_about_it() -> None:
    made = [
        record("projects", "first", theme="energy"),
        record("projects", "second", also_themes=["energy"]),
        record("projects", "third", audiences=["patients"]),
    ]
    assert sorted(texts(feed(*made, path="en/themes/energy/feed.atom"), "a:title")) == ["Title first", "Title second"]
    assert texts(feed(*made, path="en/for/patients/feed.atom"), "a:title") == ["Title third"]


def test_a_record_appears_at_the_moment_from_which_it_may_be_seen() -> None:
    made = record("projects", "one", written="2026-10-01", publish_from="2026-11-20T08:00")
    assert texts(feed(made), "a:published") == texts(feed(made), "a:updated") == ["2026-11-20T08:00:00+01:00"]
    assert texts(feed(made, now=datetime(2026, 11, 20, 6, 59, 59, tzinfo=UTC)), "a:title") == []


def test_a_check_by_a_person_and_a_withdrawal_bring_a_record_back() -> None:
    checked = record("projects", "checked", written="2026-01-01", reviewed="2026-03-01")
    gone = record("projects", "gone", written="2026-01-01", withdrawn={"date": "2026-02-01", "reason": GONE})
    found = feed(record("projects", "usual", written="2026-01-15"), gone, checked)
    assert texts(found, "a:title") == ["Title checked", "Title gone", "Title usual"]
    assert texts(found, "a:summary")[1] == "This page is no longer valid. Gone."


def test_the_id_of_an_entry_stays_when_the_record_is_renamed_or_the_site_moves() -> None:
    before = texts(feed(record("projects", "old-name")), "a:id")
    assert before == texts(feed(record("projects", "new-name", formerly=["old-name"])), "a:id")
    moved = small(NOW, "https://example.net/portal/")
    content = feeds(Views(moved, "nl"))["nl/feed.atom"]
    assert texts(etree.fromstring(content), "a:id") == texts(every()["nl/feed.atom"], "a:id")
    assert b"portal.example.org" not in content


@pytest.mark.parametrize("text", ["a & b", "1 < 2", "]]>", "&amp;", "\"'", "</title><script>"])
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    title = record("projects", "x-y").title.model_copy(update={"en": text})
    assert texts(feed(record("projects", "odd").model_copy(update={"title": title})), "a:title") == [text]


def test_a_feed_without_entries_is_a_feed_still() -> None:
    found = feed(record("projects", "one", written="2026-05-05"), path="en/for/hunters/feed.atom")
    assert texts(found, "a:title") == []
    assert found.findtext("a:updated", "", ATOM) == "2026-05-05T00:00:00+02:00"
    assert feed().findtext("a:updated", "", ATOM) == NOW.isoformat()


def test_the_moment_of_the_build_changes_no_byte() -> None:
    later = small(datetime(2031, 1, 1, tzinfo=UTC))
    assert feeds(Views(small(), "nl")) == feeds(Views(later, "nl"))


def test_the_pages_of_what_has_a_feed_name_it_in_their_head(small_site: Path) -> None:
    named = set()
    for path, page in pages(small_site).items():
        for link in page.xpath("//link[@type='application/atom+xml'][@rel='alternate']"):
            named.add((path, target(path, link.get("href"))[0]))
            assert link.get("title")
    subjects = [path for path in every() if path.endswith("/feed.atom")]
    assert {(path.removesuffix("feed.atom"), path) for path in subjects} <= named
    assert {feed for _, feed in named} == set(subjects)


def test_every_feed_of_a_language_is_listed_on_the_page_of_open_data(small_site: Path) -> None:
    for language in LANGUAGES:
        links = {
            target(f"{language}/data/", href)[0]
            for href in pages(small_site)[f"{language}/data/"].xpath("//main//a/@href")
        }
        assert {path for path in every() if path.startswith(f"{language}/") and path.endswith("/feed.atom")} <= links


def test_an_entry_carries_the_story_as_html_and_none_once_withdrawn() -> None:
    story = dict.fromkeys(LANGUAGES, "A < paragraph.\n\n- one\n- two & three")
    told = record("projects", "told", written="2026-01-02", story=story)
    gone = record(
        "projects", "gone", written="2026-01-01", story=story, withdrawn={"date": "2026-01-01", "reason": GONE}
    )
    found = feed(told, gone)
    assert texts(found, "a:content") == ["<p>A &lt; paragraph.</p><ul><li>one</li><li>two &amp; three</li></ul>"]


def test_an_entry_carries_what_its_page_says_beside_the_summary_and_what_happened_since() -> None:
    said = {"nl": "Alles.", "fr": "Tout.", "en": "All of it."}
    cited = next(iter(catalogue().references))
    facts = [
        {"date": date, "text": dict.fromkeys(LANGUAGES, text), "reference": cited}
        for date, text in (("2025-01", "Begun."), ("2026", "Done."), ("unknown", "Seen."))
    ]
    found = feed(
        record("services", "office", written="2026-01-05", what_you_can_do=said),
        record("instruments", "act", written="2026-01-04", what_it_does=said, since=facts),
        record("answers", "answer", written="2026-01-03", more=[{"text": said, "source": {"reference": cited}}]),
        record("organisations", "club", written="2026-01-02"),
    )
    [office, act, answer] = texts(found, "a:content")
    assert office == answer == "<p>All of it.</p>"
    news = [f"<li>{one}</li>" for one in ("2026: Done.", "January 2025: Begun.", "Date not known: Seen.")]
    assert act == f"<p>All of it.</p><ul>{''.join(news)}</ul>"


def test_what_a_feed_cannot_show_stands_in_its_archives_each_entry_once_and_the_oldest_in_the_first() -> None:
    amount = 2 * FEED_SIZE + 1
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = [
        record("projects", f"work-{number}", written="2024-01-01", publish_from=(start + timedelta(hours=number)))
        for number in range(amount)
    ]
    files = feeds(Views(catalogue(*made), "en"))
    shown = {
        name: [title.rpartition("-")[2] for title in texts(etree.fromstring(files[f"en/{name}.atom"]), "a:title")]
        for name in ("feed-1", "feed-2", "feed")
    }
    newest_first = [str(number) for number in reversed(range(amount))]
    assert shown == {
        "feed-1": newest_first[-FEED_SIZE:],
        "feed-2": newest_first[1:-FEED_SIZE],
        "feed": newest_first[:FEED_SIZE],
    }
    assert [name for name in files if name.startswith("en/feed")] == [
        "en/feed-1.atom",
        "en/feed-2.atom",
        "en/feed.atom",
    ]


def test_an_entry_is_filed_under_each_of_its_themes() -> None:
    made = catalogue(record("projects", "one", theme="safety", also_themes=["energy"]))
    feed = feeds(Views(made, "en"))["en/feed.atom"].decode()
    themes = made.themes
    for id_ in ("safety", "energy"):
        assert f'term="{id_}" label="{themes[id_].title.en}"' in feed
