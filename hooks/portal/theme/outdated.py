"""Pages of prose that follow an older text -> the notice below their heading."""

from markupsafe import Markup

from portal.history.prose import page_path
from portal.pages.rendering import Templates


def outdated_prose(templates: Templates) -> dict[str, Markup]:
    """The notice of each page of prose in one language that needs one, by the path of the page."""
    views = templates.views
    paths = {key: views.path(page_path(key)) for key in views.history.titles}
    notices = {path: views.outdated_notice(key, path) for key, path in paths.items()}
    return {path: templates.render("slots/outdated.html", notice=notice) for path, notice in notices.items() if notice}
