"""Projects -> figures: by theme, by stage, by both, and with how many partners."""

from collections import Counter

from portal.figures.figure import (
    ALONE,
    Figure,
    FigureText,
    RecordsByValue,
    counted_figure,
    largest,
    list_path,
    number,
    subject,
)
from portal.figures.fractions import sentence, share
from portal.figures.geometry import Amount, bars
from portal.records.kinds import Record
from portal.views.facets import facet, value_title
from portal.views.localised import Views
from portal.views.values import Link

MOST_PARTNERS = 8  # partners that are drawn; the table has them all
NAMED_PARTNERS = 3  # partners that the table names for each theme


def by_theme(views: Views, projects: list[Record]) -> Figure | None:
    """How many projects each theme has; one that belongs to two counts in both, as it does in the lists."""
    found = facet(views, "theme", projects).values
    if len(found) < ALONE:
        return None
    top = largest(found)[0]
    told = share(views.words, len(found[top]), len(projects), "noun_projects")
    message = views.words.say(f"figure_themes_{told.form}", share=told.text, theme=subject(views, top))
    amounts = [
        Amount(views.theme(id_).text, len(records), list_path(views, "projects", "theme", id_), id_, id_)
        for id_, records in found.items()
    ]
    said = FigureText("themes", message, views.words["figure_themes_note"])
    return counted_figure(views, said, bars(amounts), amounts, len(projects))


def by_stage(views: Views, projects: list[Record], theme: str = "") -> Figure | None:
    """How far projects are, all of them or those of a theme."""
    found = facet(views, "stage", projects).values
    if len(found) < ALONE:
        return None
    top = largest(found)[0]
    noun = {"noun": "noun_projects_about", "theme": subject(views, theme)} if theme else {"noun": "noun_projects"}
    told = share(views.words, len(found[top]), len(projects), **noun)
    message = views.words.say(f"figure_stages_{top}_{told.form}", share=told.text)
    amounts = [
        amount if theme else amount._replace(path=list_path(views, "projects", "stage", amount.icon))
        for amount in _stages(views, found, top, theme)
    ]
    said = FigureText(f"{theme or 'all'}-stages", message, views.words["figure_stages_note"])
    return counted_figure(views, said, bars(amounts), amounts, len(projects))


def by_theme_and_stage(views: Views, projects: list[Record]) -> Figure | None:
    """Each theme with its projects by stage; the message is about the stage that most projects are in."""
    words, stages = views.words, list(facet(views, "stage", projects).values)
    themes = {
        theme: facet(views, "stage", records).values
        for theme, records in facet(views, "theme", projects).values.items()
    }
    table = {theme: {stage: found.get(stage, []) for stage in stages} for theme, found in themes.items()}
    wholes = {theme: sum(map(len, found.values())) for theme, found in table.items()}
    several = [theme for theme, whole in wholes.items() if whole >= ALONE]
    if len(stages) < ALONE or len(table) < ALONE or not several:
        return None
    stage = largest(facet(views, "stage", projects).values)[0]
    top = max(several, key=lambda theme: (len(table[theme][stage]) / wholes[theme], wholes[theme]))
    if not table[top][stage]:
        return None
    told = share(words, len(table[top][stage]), wholes[top], "noun_projects_about", theme=subject(views, top))
    message = words.say(f"figure_stages_{stage}_{told.form}", share=told.text)
    most = max(len(records) for found in table.values() for records in found.values())
    charts = [
        bars(
            _stages(views, found, stage, theme),
            views.theme(theme).text,
            list_path(views, "projects", "theme", theme),
            most,
        )
        for theme, found in table.items()
    ]
    head = (words["facet_theme"], *(value_title(views, "stage", name) for name in stages), words["figure_total"])
    rows = [
        (views.theme(theme), *(number(views, len(records)) for records in found.values()), number(views, wholes[theme]))
        for theme, found in table.items()
    ]
    return Figure("matrix", sentence(message), words["figure_matrix_note"], tuple(charts), head, tuple(rows))


def partners_by_theme(views: Views, projects: list[Record]) -> Figure | None:
    """How many partners the projects of each theme name, and which most often outside the three countries."""
    words, known = views.words, views.catalogue.partners
    found = {theme: _named(records) for theme, records in facet(views, "theme", projects).values.items()}
    if len(found) < ALONE or len(known) < ALONE or not any(found.values()):
        return None
    top = max(found, key=lambda theme: len(found[theme]))
    told = share(words, len(found[top]), len(known), "noun_partners")
    message = words.say(f"figure_partners_{told.form}", share=told.text, theme=subject(views, top))
    amounts = [Amount(views.theme(theme).text, len(named), "", theme, theme) for theme, named in found.items()]
    rows = []
    for theme, named in found.items():
        others = [views.partner(id_).text for id_, _ in named.most_common() if known[id_].kind != "benelux"][
            :NAMED_PARTNERS
        ]
        rows.append((views.theme(theme), number(views, len(named)), Link(words.join(others), "")))
    head = (words["facet_theme"], words["figure_partners"], words["figure_partners_most"])
    return Figure("partners", sentence(message), words["figure_partners_note"], (bars(amounts),), head, tuple(rows))


def other_partners(views: Views, projects: list[Record], theme: str) -> Figure | None:
    """Whom the projects of a theme name besides the three countries."""
    words, known = views.words, views.catalogue.partners
    named = [pair for pair in _named(projects).most_common() if known[pair[0]].kind != "benelux"]
    if len(named) < ALONE:
        return None
    top = named[0][1]
    first = [views.partner(id_).text for id_, count in named if count == top]
    message = words.say(
        f"figure_others_{'one' if len(first) == 1 else 'other'}",
        partners=words.join(first),
        count=words.count("count_projects", top),
    )
    amounts = [
        Amount(views.partner(id_).text, count, views.partner(id_).path, theme, strong=count == top)
        for id_, count in named
    ]
    said = FigureText(f"{theme}-partners", message, words["figure_others_note"])
    return counted_figure(views, said, bars(amounts[:MOST_PARTNERS]), amounts, len(projects))


def _stages(views: Views, found: RecordsByValue, top: str, theme: str) -> list[Amount]:
    return [
        Amount(value_title(views, "stage", stage), len(records), "", theme, stage, strong=stage == top)
        for stage, records in found.items()
    ]


def _named(projects: list[Record]) -> Counter[str]:
    return Counter(partner for project in projects for partner in dict.fromkeys(project.partners))
