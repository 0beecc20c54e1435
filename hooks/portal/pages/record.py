"""A record -> its page; answers have a page type of their own."""

from portal.endpoints import event_calendar
from portal.pages.rendering import Page, Templates, home, kind_link
from portal.records.kinds import Event, Record
from portal.views.localised import Views
from portal.views.record import record_view


def record_page(templates: Templates, record: Record) -> Page:
    """The page of one record."""
    views = templates.views
    view = record_view(views, record)
    calendar = event_calendar(record) if isinstance(record, Event) and _is_to_come(views, record) else ""
    reading = templates.terms.read(record)
    trail = (home(views), kind_link(views, record.kind))
    main = templates.render(
        "record.html",
        view=view,
        trail=trail,
        calendar=calendar and views.path(calendar),
        body=reading.blocks(view.body),
        story=reading.blocks(view.story),
    )
    return Page(
        f"{record.kind}/{record.id}/",
        view.card.title,
        view.card.summary,
        main,
        view.changed,
        trail=trail,
        theme=record.theme,
        record=record,
    )


def _is_to_come(views: Views, event: Event) -> bool:
    """Whether it is of use in a diary: until its last day is over."""
    return event.when is not None and event.when.last >= views.catalogue.today
