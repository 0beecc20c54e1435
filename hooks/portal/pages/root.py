"""Views in each language -> the files at the root of the site, which belong to all three."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from portal.figures.mark import MARK_PATH as MARK
from portal.language import LANGUAGES, Language
from portal.pages.announcement import announcement
from portal.pages.rendering import Templates, standalone
from portal.policy import CONTENT_SECURITY_POLICY
from portal.problems import Problem, as_text
from portal.views.localised import Views
from portal.views.values import site_link


def root_files(views: Mapping[Language, Views], style: str, faces: Sequence[str]) -> dict[str, bytes]:
    """The choice of language at `/`, and what is shown where there is no page, each in the three languages at once."""
    settings = views["en"].catalogue.settings
    languages = [(language, views[language].words["language_own"], views[language].words) for language in LANGUAGES]
    announcements = {language: announcement(views[language]) for language in LANGUAGES}
    templates = Templates(views["en"])
    base = urlsplit(settings.base_address).path

    def page(name: str, root: str) -> bytes:
        html = templates.render(
            "root.html",
            name=name,
            way=root,
            style=style,
            faces=faces,
            mark=MARK,
            policy=CONTENT_SECURITY_POLICY,
            languages=languages,
            announcements=announcements,
            base_address=settings.base_address,
            official=site_link(settings.official_site),
        )
        return html.encode()

    return {"index.html": page("choice", ""), "404.html": page("not_found", base)}


def only_problems(problems: Sequence[Problem]) -> dict[str, bytes]:
    """The problems, as the home page of each language, while a preview has never had data without faults."""
    html = standalone("problems.html", lines=as_text(problems)).encode()
    return dict.fromkeys(("index.html", "404.html", *(f"{language}/index.html" for language in LANGUAGES)), html)
