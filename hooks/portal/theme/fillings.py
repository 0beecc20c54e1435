"""What slots in prose are filled with: lists of records, ways in, counts, contact, each from a template of its own."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from portal.benelux_day import next_day
from portal.endpoints import calendar_links, feed_links
from portal.pages.answers import directions_chooser
from portal.pages.figures import theme_figures
from portal.pages.listings import in_order
from portal.pages.partners import shortened
from portal.pages.rendering import Templates
from portal.records.kinds import MODELS, Kind, Project, Record
from portal.views.facets import PROPERTIES, facet, value_title
from portal.views.localised import Views
from portal.views.record import record_view
from portal.views.values import Link, site_link

Filling = Callable[[Templates, dict[str, str]], Markup]


class UnknownSlot(ValueError):
    """Prose asks for a slot, a record or a page that does not exist."""


def _found(views: Views, kind: Kind, options: dict[str, str]) -> list[Record]:
    records = views.catalogue.of_kind(kind)
    for name, value in options.items():
        records = [record for record in records if value in PROPERTIES[name].values(record)]
    return in_order(records)


def _records(kind: Kind) -> Filling:
    def make(templates: Templates, options: dict[str, str]) -> Markup:
        views = templates.views
        found = _found(views, kind, options)
        if len(options) == 1:
            [(name, value)] = options.items()
            groups = shortened(views, found, name, value)
        else:
            groups = [(group, None) for group in views.groups(found)]
        return templates.render("slots/records.html", groups=groups, kind=kind)

    return make


def _by_stage(templates: Templates, options: dict[str, str]) -> Markup:
    views = templates.views
    stages = facet(views, "stage", _found(views, "projects", options)).values
    groups = [
        (value_title(views, "stage", stage), [views.card(record) for record in records])
        for stage, records in stages.items()
    ]
    return templates.render("slots/by-stage.html", groups=groups)


def _flagships(templates: Templates, options: dict[str, str]) -> Markup:
    found = [r for r in _found(templates.views, "projects", options) if isinstance(r, Project) and r.flagship_in]
    return _cards(templates, found)


def _chosen(templates: Templates, options: dict[str, str]) -> Markup:
    found = {id_: templates.views.catalogue.find(id_) for id_ in options["ids"].split(",")}
    if missing := [id_ for id_, record in found.items() if record is None]:
        raise UnknownSlot(f"slot: cards ids={','.join(missing)}")
    return _cards(templates, [record for record in found.values() if record is not None])


def _cards(templates: Templates, records: Sequence[Record]) -> Markup:
    return templates.render("slots/cards.html", cards=[templates.views.card(record) for record in records])


def _for_you(templates: Templates, options: dict[str, str]) -> Markup:
    views = templates.views
    answers = [
        (views.card(record), part.text[views.language], record_view(views, record).from_when)
        for record in views.catalogue.records.values()
        for part in record.for_you
        if part.audience == options["audience"]
    ]
    return templates.render("slots/for-you.html", answers=answers)


def _directions(templates: Templates, _: dict[str, str]) -> Markup:
    return directions_chooser(templates)


def _themes(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    themes = [
        (theme.id, Link(theme.title[views.language], views.theme(theme.id).path), theme.summary[views.language])
        for theme in views.catalogue.themes.values()
        if theme.id != "institutional"
    ]
    return templates.render("slots/themes.html", themes=themes)


def _audiences(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    entries = [(views.audience(a.id), a.summary[views.language]) for a in views.catalogue.audiences.values()]
    return templates.render("slots/entries.html", entries=entries)


def _partners(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    entries = [(views.partner(p.id), p.summary[views.language]) for p in views.catalogue.partners.values()]
    return templates.render("slots/entries.html", entries=entries)


def _documents(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    entries = [
        (Link(document.title[views.language], views.path(f"documents/{document.id}/")), "")
        for document in views.catalogue.documents.values()
    ]
    return templates.render("slots/entries.html", entries=entries)


def _latest(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    newest = sorted(
        views.catalogue.records.values(), key=lambda r: (r.reviewed or r.written, views.card(r).order), reverse=True
    )
    return _cards(templates, newest[:6])


def _counts(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    counts = [
        Link(views.words.count(f"count_{kind}", len(views.catalogue.of_kind(kind))), views.path(f"{kind}/"))
        for kind in MODELS
    ]
    return templates.render("slots/counts.html", counts=counts)


def _benelux_day(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    day = next_day(views.catalogue.now)
    text = views.words.say("benelux_day_next", date=views.words.date(day))
    return templates.render("slots/benelux-day.html", link=Link(text, views.path("benelux-day/")))


def _contact(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    settings = views.catalogue.settings
    return templates.render(
        "slots/contact.html",
        owner=settings.owner[views.language],
        contact=settings.contact,
        site=site_link(settings.official_site),
    )


def _offers(links: Callable[[Views], list[Link]]) -> Filling:
    def make(templates: Templates, _: dict[str, str]) -> Markup:
        return templates.render("slots/entries.html", entries=[(link, "") for link in links(templates.views)])

    return make


def _search(templates: Templates, _: dict[str, str]) -> Markup:
    return templates.render("slots/search.html", action=templates.views.path("search/"))


def _languages(templates: Templates, _: dict[str, str]) -> Markup:
    return templates.render("slots/languages.html")


def _figures(templates: Templates, options: dict[str, str]) -> Markup:
    theme = options.get("theme", "")
    if theme and theme not in templates.views.catalogue.themes:
        raise UnknownSlot(f"slot: figures theme={theme}")
    return theme_figures(templates, theme)


FILLINGS: dict[str, Filling] = {
    **{kind: _records(kind) for kind in MODELS},
    "projects-by-stage": _by_stage,
    "flagships": _flagships,
    "cards": _chosen,
    "for-you": _for_you,
    "directions": _directions,
    "themes": _themes,
    "audiences": _audiences,
    "partners": _partners,
    "documents": _documents,
    "latest": _latest,
    "counts": _counts,
    "next-benelux-day": _benelux_day,
    "feeds": _offers(feed_links),
    "calendars": _offers(calendar_links),
    "contact": _contact,
    "search": _search,
    "languages": _languages,
    "figures": _figures,
}
