"""Views -> cards that other sites may show in a frame: each theme, each flagship and the Benelux-dag, without a script.

Servers let these pages alone be framed: they stand below `embed/`, as the configurations in `deploy/` know.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.pages.rendering import standalone
from portal.policy import CONTENT_SECURITY_POLICY
from portal.views.localised import Views
from portal.views.season import day_view
from portal.views.values import Link

FOLDER = "embed/"
DAY = "benelux-day"


class Embed(NamedTuple):
    """A card: its address below the language, title, text, theme, and the page that it leads to."""

    path: str
    title: str
    text: str
    theme: str
    page: Link


def embeds(views: Views) -> list[Embed]:
    """Every card that there is in one language."""
    return list(_embeds(views))


def embed_files(views: Views, style: str, faces: Sequence[str]) -> dict[str, bytes]:
    """The page of each card; `style` and `faces` are the paths of the style sheet and of the type."""
    return {f"{views.path(embed.path)}index.html": _page(views, embed, style, faces) for embed in embeds(views)}


def code(views: Views, embed: Embed) -> str:
    """The HTML that another site copies to show a card."""
    address = views.address(views.path(embed.path))
    return f'<iframe src="{address}" title="{embed.title}" width="360" height="260" loading="lazy"></iframe>'


def _embeds(views: Views) -> Iterator[Embed]:
    day, words = day_view(views), views.words
    yield Embed(f"{FOLDER}{DAY}/", words["benelux_day"], day.text, "", day.page)
    for theme in views.catalogue.themes.values():
        title, summary = theme.title[views.language], theme.summary[views.language]
        yield Embed(f"{FOLDER}{theme.id}/", title, summary, theme.id, views.theme(theme.id))
    for project in views.catalogue.flagships():
        card = views.card(project)
        page = Link(card.title, card.path)
        yield Embed(f"{FOLDER}{project.kind}/{project.id}/", card.title, card.summary, card.theme, page)


def _page(views: Views, embed: Embed, style: str, faces: Sequence[str]) -> bytes:
    html = standalone(
        "embed.html",
        language=views.language,
        words=views.words,
        embed=embed,
        way="../" * views.path(embed.path).count("/"),
        canonical=views.address(embed.page.path),
        style=style,
        faces=faces,
        policy=CONTENT_SECURITY_POLICY,
    )
    return html.encode()
