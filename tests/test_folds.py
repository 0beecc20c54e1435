"""A long list is folded by a subject that divides it; each record stands in one fold."""

import pytest
from lxml import html

from examples import catalogue, record, templates
from portal.pages.folds import LATEST, MOST_FOLDED, UNFOLDED, by_subject, folded_lists
from portal.records.kinds import Record
from portal.views.localised import Views

MANY = UNFOLDED + 1


def projects(amount: int, **fields: object) -> list[Record]:
    return [record("projects", f"work-{number:02}", **fields) for number in range(amount)]


@pytest.mark.parametrize("amount", [1, UNFOLDED])
def test_a_list_that_is_short_is_shown_whole(amount: int) -> None:
    made = projects(amount)
    [shown] = folded_lists(Views(catalogue(*made), "en"), made, "partner", "belgium")
    assert (len(shown.cards), shown.folds, shown.more, shown.total) == (amount, (), None, amount)


def test_a_long_list_is_folded_by_what_divides_it() -> None:
    half = [record("projects", f"half-{number:02}", stage="completed") for number in range(MANY)]
    made = [*projects(MANY), *half]
    [shown] = folded_lists(Views(catalogue(*made), "en"), made, "theme", "safety")
    assert shown.cards == ()
    assert shown.more is None
    assert (shown.kind, shown.title) == ("projects", "Projects")
    assert [(fold.title, fold.mark, len(fold.cards)) for fold in shown.folds] == [
        ("Planned", "planned", MANY),
        ("Completed", "completed", MANY),
    ]


def test_a_fold_of_a_stage_bears_the_mark_of_the_stage_before_its_name() -> None:
    made = [*projects(MANY), *(record("projects", f"half-{number:02}", stage="completed") for number in range(MANY))]
    filled = templates(*made)
    lists = folded_lists(filled.views, made, "theme", "safety")
    drawn = html.fromstring(f"<div>{filled.render('slots/records.html', lists=lists, kind='projects')}</div>")
    marks = [(summary[0].get("class"), summary[0].text) for summary in drawn.iterfind(".//summary")]
    assert marks == [("mark-planned", "Planned"), ("mark-completed", "Completed")]


def test_a_long_list_that_nothing_divides_shows_the_first_and_leads_to_all_where_that_is_a_page() -> None:
    made = projects(MANY)
    views = Views(catalogue(*made), "en")
    [shown] = folded_lists(views, made, "theme", "safety")
    assert shown.more
    assert (len(shown.cards), shown.folds, shown.more.path) == (LATEST, (), "en/projects/by/theme/safety/")
    [alone] = folded_lists(views, made)
    assert (len(alone.cards), alone.folds, alone.more) == (MANY, (), None)


def test_a_list_too_long_to_fold_leads_to_its_own_page() -> None:
    made = [
        record("projects", f"made-{number:03}", stage=("planned", "completed")[number % 2])
        for number in range(MOST_FOLDED + 1)
    ]
    [shown] = folded_lists(Views(catalogue(*made), "en"), made, "theme", "safety")
    assert shown.more
    assert (len(shown.cards), shown.folds, shown.more.path) == (LATEST, (), "en/projects/by/theme/safety/")


def test_a_record_with_several_answers_stands_under_the_first_that_the_site_shows() -> None:
    both = record("projects", "both-work", partners=["germany", "belgium"])
    made = [record("projects", "german-work", partners=["germany"]), both]
    folds = by_subject(Views(catalogue(*made), "en"), "partner", made)
    found = [card.id for fold in folds for card in fold.cards]
    assert sorted(found) == ["both-work", "german-work"]
    assert [(fold.title, fold.mark) for fold in folds] == [("Belgium", ""), ("Germany", "")]


def test_the_state_that_a_fold_is_named_after_is_not_repeated_in_it() -> None:
    one = templates(record("projects", "one-work", stage="planned"))
    card = one.views.card(one.views.catalogue.records["one-work"])
    assert "<small" in one.item(card)
    assert "<small" in one.item(card, "Under way")
    assert card.title in one.item(card, card.status)
    assert "<small" not in one.item(card, card.status)
