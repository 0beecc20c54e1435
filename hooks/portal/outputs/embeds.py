"""Views -> cards that other sites may show in a frame, without a script: the Benelux-dag, each theme and each record.

Where there is no kit, there are cards of the flagships only. Servers let these pages alone be framed: they stand below
`embed/`, as the configurations in `deploy/` know.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from portal.benelux_day import BENELUX_DAY
from portal.pages.rendering import standalone
from portal.policy import CONTENT_SECURITY_POLICY
from portal.records.kinds import Record
from portal.views.localised import Views
from portal.views.season import day_view
from portal.views.values import Link

FOLDER = "embed/"


class Embed(NamedTuple):
    """A card: its address below the language, title, text, theme, and the page that it leads to."""

    path: str
    title: str
    text: str
    theme: str
    page: Link


def embeds(views: Views) -> list[Embed]:
    """The cards whose code is offered to be copied, in one language."""
    return [*_general(views), *(_of_record(views, record) for record in views.catalogue.flagships())]


def embed_files(views: Views, style: str, faces: Sequence[str], kit: bool) -> dict[str, bytes]:
    """The page of each card; `style` and `faces` are the paths of the style sheet and of the type."""
    every = [record for record in views.catalogue.records.values() if not record.withdrawn]
    found = [*_general(views), *(_of_record(views, record) for record in every)] if kit else embeds(views)
    return {f"{views.path(embed.path)}index.html": _page(views, embed, style, faces) for embed in found}


def embed_path(record: Record) -> str:
    """The path of the card of a record, below the language."""
    return f"{FOLDER}{record.kind}/{record.id}/"


def embed_code(views: Views, embed: Embed) -> str:
    """The HTML that another site copies to show a card."""
    address = views.address(views.path(embed.path))
    return f'<iframe src="{address}" title="{escape(embed.title)}" width="360" height="260" loading="lazy"></iframe>'


def _general(views: Views) -> Iterator[Embed]:
    day, words = day_view(views), views.words
    yield Embed(f"{FOLDER}{BENELUX_DAY}/", words["benelux_day"], day.text, "", day.page)
    for theme in views.catalogue.themes.values():
        title, summary = theme.title[views.language], theme.summary[views.language]
        yield Embed(f"{FOLDER}{theme.id}/", title, summary, theme.id, views.theme(theme.id))


def _of_record(views: Views, record: Record) -> Embed:
    card = views.card(record)
    return Embed(embed_path(record), card.title, card.summary, card.theme, Link(card.title, card.path))


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
