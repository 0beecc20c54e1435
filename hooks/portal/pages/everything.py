"""A record -> a page with all that happened since and all that is related, where that of the record shows a part."""

from collections.abc import Iterator

from portal.pages.rendering import Page, Templates, home, kind_link
from portal.records.kinds import Record
from portal.views.record import timeline
from portal.views.relations import ALL, all_relations
from portal.views.since import is_whole, since, sources
from portal.views.values import Link


def everything_pages(templates: Templates, record: Record) -> Iterator[Page]:
    """That page below the one of the record; none where the record shows all."""
    views = templates.views
    happened = () if is_whole(record) else since(views, record)
    groups = all_relations(views, record)
    if happened or groups:
        card = views.card(record)
        title = views.words.say("record_all", title=card.title)
        trail = (home(views), kind_link(views, record.kind), Link(card.title, card.path))
        main = templates.render(
            "everything.html",
            title=title,
            trail=trail,
            card=card,
            since=happened,
            steps=timeline(views, record) if happened else (),
            sources=sources(views, record) if happened else (),
            groups=groups,
        )
        yield Page(f"{record.kind}/{record.id}/{ALL}", title, title, main, trail=trail, theme=record.theme)
