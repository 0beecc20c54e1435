"""Templates -> the page that shows the team every part of the site in all its states; no page links to it."""

from collections.abc import Iterator
from typing import get_args

from portal.figures import groups
from portal.figures.map import HEIGHT, WIDTH, areas
from portal.figures.stages import stage_bar
from portal.figures.years import strip
from portal.pages.figures import all_figures
from portal.pages.folds import folded_lists
from portal.pages.listings import facet_view, facets_of
from portal.pages.rendering import Page, Templates, divide, hidden, home
from portal.pages.side_by_side import language_names, rows
from portal.pages.when import Happening
from portal.records.kinds import MODELS, Organisation, Project, Record
from portal.records.parts import Stage
from portal.views.localised import Views
from portal.views.record import record_view
from portal.views.values import Link, Tag, View

PATH = "parts/"
CHOICE = 50  # records of a kind among which the one that shows most is looked for


def parts_pages(templates: Templates) -> Iterator[Page]:
    """The page of parts, made from real records so that it shows what readers see."""
    views, words = templates.views, templates.views.words
    of_kinds = filter(None, map(views.catalogue.of_kind, MODELS))
    examples = [record_view(views, _fullest(views, records[:CHOICE])) for records in of_kinds]
    documents = views.catalogue.documents.values()
    natures = {document.nature: document.says[views.language] for document in documents}
    services = views.catalogue.of_kind("services")
    organisations = views.catalogue.of_kind("organisations")
    columns = templates.columns
    instrument = next(record for record in views.catalogue.records.values() if record.kind == "instruments")
    numbers = divide([example.card for example in examples] * 2, 3)
    main = templates.render(
        "parts.html",
        title=words["parts"],
        trail=(home(views), Link(words["about"], views.path("about/")), Link(words["parts"], views.path(PATH))),
        statuses=[
            (stage, words.say(f"status_{nature}", stage=words[f"stage_{stage}"], document=says))
            for nature, says in natures.items()
            for stage in get_args(Stage)
        ],
        themes=[Tag(theme, views.theme(theme)) for theme in views.catalogue.themes],
        examples=examples,
        project=next(example for example in examples if example.card.kind == "projects"),
        facets=[facet_view(views, "services", one) for one in facets_of(views, "services", services)],
        figure_view=all_figures(views)[0],
        areas=areas(views),
        groups=[groups.group(views, one) for one in organisations if isinstance(one, Organisation) and one.members],
        group_size=(groups.WIDTH, groups.HEIGHT),
        stages=stage_bar(views, next(iter(views.catalogue.themes))),
        lists=folded_lists(views, views.catalogue.records.values())[:2],
        happenings=[Happening(example.card.status, "", example.card) for example in examples],
        strip=strip({year: year % 7 for year in range(2004, 2028)}, 2026),
        width=WIDTH,
        height=HEIGHT,
        names=language_names(columns),
        rows=list(rows(views, columns, instrument))[:3],
        pages=[Link(words.number(place), views.path(PATH)) for place, _ in enumerate(numbers, 1)],
        letters=[Link(letter, views.path(PATH)) for letter in "ABC"],
    )
    yield hidden(templates, Page(PATH, words["parts"], words["parts_about"], main))


def _fullest(views: Views, records: list[Record]) -> Record:
    """The record that shows most of what its kind can show."""

    def shown(record: Record) -> int:
        view: View = record_view(views, record)
        parts = (view.for_you, view.timeline, view.facts, view.related, view.sources, view.links)
        return sum(map(bool, parts)) + isinstance(record, Project) * len(view.timeline)

    return max(records, key=lambda record: (shown(record), record.id))
