"""Catalogue -> the portal in figures: a page of all figures, and those of a theme for its page."""

from collections.abc import Iterator

from markupsafe import Markup

from portal.figures import instruments as instrument_figures
from portal.figures import projects as project_figures
from portal.figures.figure import Figure
from portal.pages.rendering import Page, Templates, home
from portal.views.localised import Views


def figure_pages(templates: Templates) -> Iterator[Page]:
    """The page of all figures."""
    views, words = templates.views, templates.views.words
    main = templates.render("figures.html", title=words["figures"], trail=(home(views),), figures=all_figures(views))
    yield Page("figures/", words["figures"], words["figures_about"], main)


def theme_figures(templates: Templates, theme: str = "") -> Markup:
    """The figures of a theme, or all, to stand under a heading of a page of prose."""
    views = templates.views
    return templates.render("slots/figures.html", figures=figures_of(views, theme) if theme else all_figures(views))


def all_figures(views: Views) -> list[Figure]:
    """What the records say as a whole."""
    projects, instruments = views.catalogue.of_kind("projects"), views.catalogue.of_kind("instruments")
    made = (
        project_figures.by_theme(views, projects),
        project_figures.by_stage(views, projects),
        project_figures.by_theme_and_stage(views, projects),
        instrument_figures.by_year(views, instruments),
        instrument_figures.by_type(views, instruments),
        project_figures.partners_by_theme(views, projects),
    )
    return [figure for figure in made if figure]


def figures_of(views: Views, theme: str) -> list[Figure]:
    """What the records of a theme say."""
    about = views.catalogue.about(theme)
    projects = [record for record in about if record.kind == "projects"]
    instruments = [record for record in about if record.kind == "instruments"]
    made = (
        project_figures.by_stage(views, projects, theme),
        instrument_figures.by_type(views, instruments, theme),
        project_figures.other_partners(views, projects, theme),
    )
    return [figure for figure in made if figure]
