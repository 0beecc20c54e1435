"""Everything in one SQLite file."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from conftest import ROOT
from examples import SOURCE, catalogue, record, small
from portal.endpoints import DATABASE
from portal.language import LANGUAGES, Language
from portal.outputs.database import database
from portal.records.kinds import Project
from portal.views.localised import Views, views_of

SAID = {"nl": "Het gebeurde.", "fr": "C’est arrivé.", "en": "It happened."}
SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)


def example(language: Language, words: str) -> str:
    """The one question on the page of examples that has some words."""
    page = (ROOT / "content" / language / "data-examples.md").read_text(encoding="utf-8")
    [question] = [sql for sql in SQL.findall(page) if words in sql]
    return str(question)


def views() -> list[Views]:
    """The small portal in each language."""
    return list(views_of(small()).values())


@contextmanager
def opened(views: list[Views]) -> Iterator[sqlite3.Connection]:
    """The database of a catalogue, open to questions; closed at the end, as Python 3.13 demands."""
    store = sqlite3.connect(":memory:")
    try:
        store.deserialize(database(views)[DATABASE])
        yield store
    finally:
        store.close()


def test_the_same_records_give_the_same_bytes() -> None:
    assert database(views()) == database(views())


def test_every_record_and_every_entry_of_a_vocabulary_has_a_row() -> None:
    lists = {kind: small().of_kind(kind) for kind in ("projects", "answers")} | small().vocabularies
    with opened(views()) as store:
        for table, entries in lists.items():
            [[rows]] = store.execute(f'SELECT count(*) FROM "{table}"')
            assert rows == len(entries)


def test_texts_stand_by_language_relations_in_links_and_parts_as_json() -> None:
    source = {"document": "annual-plan-2024", "section": "1.1"}
    one = record("projects", "one", title={"nl": "Een", "fr": "Un", "en": "One"}, sources=[source])
    two = record("projects", "two", related=["one"])
    with opened(list(views_of(catalogue(one, two)).values())) as store:
        [row] = store.execute("SELECT title_nl, title_fr, title_en, sources FROM projects WHERE id = 'one'")
        links = store.execute("""SELECT "from", "to" FROM link WHERE field = 'related_ids'""").fetchall()
    assert row[:3] == ("Een", "Un", "One")
    assert json.loads(row[3])[0].items() >= source.items()
    assert sorted(links) == [("one", "two"), ("two", "one")]


def test_what_is_not_due_is_named_nowhere() -> None:
    later = record("projects", "still-secret", publish_from="2099-01-01")
    made = database(list(views_of(catalogue(later, record("projects", "two", related=["still-secret"]))).values()))
    assert b"still-secret" not in made[DATABASE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_on_the_page_of_examples_counts_the_projects_of_a_partner(language: Language) -> None:
    with opened(views()) as store:
        counted = dict(store.execute(example(language, "link.field = 'partners'")).fetchall())
    for partner in small().partners.values():
        projects = [project for project in small().of_kind("projects") if partner.id in project.partners]
        assert counted.get(partner.title[language], 0) == len(projects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_what_happened_since_gives_each_fact_with_the_page_it_is_from(language: Language) -> None:
    page = (ROOT / "content" / language / "data-examples.md").read_text(encoding="utf-8")
    [question] = [sql for sql in SQL.findall(page) if "since" in sql and "press" not in sql]
    with opened(views()) as store:
        told = store.execute(question).fetchall()
    facts = [(project, fact) for project in small().of_kind("projects") for fact in project.since]
    assert sorted(told) == sorted(
        (getattr(fact.date, "text", fact.date), project.title[language], small().references[fact.reference].url)
        for project, fact in facts
    )
    assert told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_of_a_journalist_counts_the_projects_of_each_stage_by_theme_and_says_of_when(
    language: Language,
) -> None:
    with opened(views()) as store:
        told = store.execute(example(language, "GROUP BY themes.id")).fetchall()
    projects = [project for project in small().of_kind("projects") if isinstance(project, Project)]
    states: dict[tuple[str, str], list[str]] = {}
    for project in projects:
        for theme in (project.theme, *project.also_themes):
            state = small().themes[theme].title[language], project.stage
            states.setdefault(state, []).append(project.as_of.text)
    assert {(theme, stage): rest for theme, stage, *rest in told} == {
        state: [len(dates), min(dates), max(dates)] for state, dates in states.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_about_the_press_gives_the_facts_that_rest_on_it_alone(language: Language) -> None:
    by = {one.standing: one.id for one in small().references.values()}
    facts = [{"date": "2025-01-02", "text": SAID, "reference": by[standing]} for standing in ("press", "official")]
    made = catalogue(record("projects", "one", since=facts))
    with opened(list(views_of(made).values())) as store:
        told = store.execute(example(language, "'press'")).fetchall()
    [project] = made.of_kind("projects")
    assert told == [("2025-01-02", project.title[language], made.references[by["press"]].url)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_of_a_lawyer_says_what_is_in_force_since_when_and_by_which_source(language: Language) -> None:
    page = next(iter(small().references.values()))
    steps = [
        {"what": "signed", "date": "2020-03", "source": SOURCE},
        {"what": "in-force", "date": "2021-01-01", "source": SOURCE},
        {"what": "in-force", "date": "2022", "source": {"reference": page.id}},
    ]
    acts = [
        record("instruments", f"act-{level}", level=level, number="M(2020)5", dates=steps)
        for level in ("benelux", "eu")
    ]
    with opened(list(views_of(catalogue(*acts)).values())) as store:
        told = store.execute(example(language, "'in-force'")).fetchall()
    assert [row[1:] for row in told] == [
        ("M(2020)5", "2021-01-01", "annual-plan-2024 1.1"),
        ("M(2020)5", "2022", page.url),
    ]
