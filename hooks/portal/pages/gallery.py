"""Templates -> the pages that show the team every part of the site in all its states; no other page links to them."""

from collections.abc import Iterator
from typing import Any, get_args

from portal.figures import groups
from portal.figures.map import HEIGHT, WIDTH, areas
from portal.figures.stages import stage_bar
from portal.figures.years import strip
from portal.pages.figures import all_figures
from portal.pages.folds import folded_lists
from portal.pages.listings import facet_view, facets_of
from portal.pages.rendering import Page, Templates, hidden, home
from portal.pages.side_by_side import language_names, rows
from portal.pages.when import Happening
from portal.records.kinds import MODELS, Organisation, Project, Record
from portal.records.parts import Stage
from portal.views.localised import Views
from portal.views.record import record_view
from portal.views.values import Link, Tag, View

PATH = "parts/"
DRAWN = f"{PATH}drawn/"
IN_EXAMPLE = 12  # records of a kind in the example of a folded list
CHOICE = 50  # records of a kind among which the one that shows most is looked for


def parts_pages(templates: Templates) -> Iterator[Page]:
    """The page of parts and that of parts which are drawn, made from real records: they show what readers see."""
    views, words = templates.views, templates.views.words
    about = Link(words["about"], views.path("about/"))
    parts, drawn = Link(words["parts"], views.path(PATH)), Link(words["parts_drawn"], views.path(DRAWN))
    for path, template, here, shown in (
        (PATH, "parts.html", parts, _written(templates)),
        (DRAWN, "parts-drawn.html", drawn, _drawn(views)),
    ):
        trail = (home(views), about, *((parts,) if here is drawn else ()))
        main = templates.render(template, title=here.text, trail=trail, drawn=drawn, **shown)
        yield hidden(templates, Page(path, here.text, words["parts_about"], main))


def _written(templates: Templates) -> dict[str, Any]:
    """What the parts of text are shown with."""
    views, words = templates.views, templates.views.words
    of_kinds = filter(None, map(views.catalogue.of_kind, MODELS))
    examples = [record_view(views, _fullest(views, records[:CHOICE])) for records in of_kinds]
    natures = {one.nature: one.says[views.language] for one in views.catalogue.documents.values()}
    services = views.catalogue.of_kind("services")
    columns = templates.columns
    instrument = next(record for record in views.catalogue.records.values() if record.kind == "instruments")
    return {
        "statuses": [
            (stage, words.say(f"status_{nature}", stage=words[f"stage_{stage}"], document=says))
            for nature, says in natures.items()
            for stage in get_args(Stage)
        ],
        "themes": [Tag(theme, views.theme(theme)) for theme in views.catalogue.themes],
        "examples": examples,
        "project": next(example for example in examples if example.card.kind == "projects"),
        "facets": [facet_view(views, "services", one) for one in facets_of(views, "services", services)],
        "lists": folded_lists(views, (*views.catalogue.of_kind("projects")[:IN_EXAMPLE], *services[:IN_EXAMPLE])),
        "happenings": [Happening(example.card.status, "", example.card) for example in examples],
        "names": language_names(columns),
        "rows": list(rows(views, columns, instrument))[:3],
        "pages": [Link(words.number(place), views.path(PATH)) for place in (1, 2, 3, 4)],
        "letters": [Link(letter, views.path(PATH)) for letter in "ABC"],
    }


def _drawn(views: Views) -> dict[str, Any]:
    """What the parts that are drawn are shown with."""
    organisations = views.catalogue.of_kind("organisations")
    return {
        "figure_view": all_figures(views)[0],
        "areas": areas(views),
        "groups": [groups.group(views, one) for one in organisations if isinstance(one, Organisation) and one.members],
        "group_size": (groups.WIDTH, groups.HEIGHT),
        "stages": stage_bar(views, next(iter(views.catalogue.themes))),
        "strip": strip({year: year % 7 for year in range(2004, 2028)}, 2026),
        "width": WIDTH,
        "height": HEIGHT,
    }


def _fullest(views: Views, records: list[Record]) -> Record:
    """The record that shows most of what its kind can show."""

    def shown(record: Record) -> int:
        view: View = record_view(views, record)
        parts = (view.for_you, view.timeline, view.facts, view.related, view.sources, view.links)
        return sum(map(bool, parts)) + isinstance(record, Project) * len(view.timeline)

    return max(records, key=lambda record: (shown(record), record.id))
