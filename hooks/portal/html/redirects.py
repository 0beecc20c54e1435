"""Records -> pages at their former addresses that lead to where they are now, without a script.

A page with `meta refresh` is what a plain web server can do; `canonical` and `noindex` tell search engines the rest
(html.spec.whatwg.org, "Refresh state").
"""

from portal.html.pages import standalone
from portal.models import Record
from portal.views import Views


def redirect_files(views: Views) -> dict[str, bytes]:
    """A file for each former id of each record in one language."""
    return {
        views.path(f"{record.kind}/{old}/index.html"): _redirect(views, record)
        for record in views.catalogue.records.values()
        for old in record.formerly
    }


def _redirect(views: Views, record: Record) -> bytes:
    card = views.card(record)
    html = standalone(
        "redirect.html",
        language=views.language,
        title=card.title,
        way=f"../{record.id}/",
        canonical=views.address(card.path),
        says=views.words["moved"],
    )
    return html.encode()
