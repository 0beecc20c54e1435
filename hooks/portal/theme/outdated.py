"""Pages of prose that follow an older text -> the same pages with a remark below their heading.

Records learn of it before their pages are made; prose is drawn before the history has been read.
"""

from pathlib import Path

from portal.history.prose import page_path
from portal.pages.rendering import ROOT, Templates


def outdated_prose(templates: Templates, folder: Path) -> dict[str, bytes]:
    """The files of the pages of prose in one language that have to tell this."""
    views = templates.views
    files = {}
    for key in views.past.titles:
        path = views.path(page_path(key))
        if remark := views.behind(key, path):
            text = templates.render("slots/outdated.html", behind=remark).replace(ROOT, "../" * path.count("/"))
            page = (folder / path / "index.html").read_text(encoding="utf-8")
            files[f"{path}index.html"] = page.replace("</h1>", f"</h1>\n{text}", 1).encode()
    return files
