"""The projects of a theme -> the parts of one bar, as long as their numbers, each with the list it leads to."""

from typing import NamedTuple

from portal.paths import value_path
from portal.views.facets import facet
from portal.views.localised import Views
from portal.views.values import Link

# How strongly a part is drawn: what is being done stands out from what is only thought of, in grey and on paper too.
STRENGTH = {"exploring": 0.25, "planned": 0.45, "under-way": 1, "recurring": 0.8, "completed": 0.65, "stopped": 0.15}


class StagePart(NamedTuple):
    """A part of the bar, in hundredths of its length, and the stage it stands for."""

    mark: str
    left: float
    width: float
    strength: float
    link: Link


class StageBar(NamedTuple):
    """How many projects there are, and where they stand."""

    title: str
    parts: tuple[StagePart, ...]


def stage_bar(views: Views, theme: str) -> StageBar:
    """The bar of a theme; each part leads to the projects of the theme that are at that stage."""
    projects = [
        record for record in views.catalogue.of_kind("projects") if theme in (record.theme, *record.also_themes)
    ]
    parts, left = [], 0.0
    for stage, found in facet(views, "stage", projects).values.items():
        width = 100 * len(found) / len(projects)
        text = f"{views.words[f'stage_{stage}']} ({len(found)})"
        path = views.path(f"{value_path('projects', 'theme', theme)}?stage={stage}")
        parts.append(StagePart(stage, round(left, 2), round(width, 2), STRENGTH[stage], Link(text, path)))
        left += width
    return StageBar(views.words.count("count_projects", len(projects)), tuple(parts))
