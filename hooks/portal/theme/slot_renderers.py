"""The renderer of each slot in prose: lists of records, entry links, counts, contact, each with its own template."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup

from portal.figures import groups
from portal.figures.map import HEIGHT, WIDTH, areas, listed_areas
from portal.figures.stages import stage_bar
from portal.kit import handouts, school
from portal.kit.quiz import questions
from portal.pages import benelux_day
from portal.pages.answers import directions_chooser
from portal.pages.figures import theme_figures
from portal.pages.folds import UNFOLDED, folded_lists
from portal.pages.listings import in_list_order
from portal.pages.rendering import NOTHING, Templates
from portal.pages.stories import stories
from portal.publication import new_on
from portal.records.kinds import MODELS, Kind, Organisation, Project, Record
from portal.views.facets import PROPERTIES
from portal.views.localised import Views
from portal.views.values import Card, Link, site_link

SlotRenderer = Callable[[Templates, dict[str, str]], Markup]


class UnknownSlot(ValueError):
    """Prose asks for a slot, a record or a page that does not exist."""


def _found(views: Views, kind: Kind, options: dict[str, str]) -> list[Record]:
    records = views.catalogue.of_kind(kind)
    for name, value in options.items():
        records = [record for record in records if value in PROPERTIES[name].values(record)]
    return in_list_order(records)


def _records(kind: Kind) -> SlotRenderer:
    def make(templates: Templates, options: dict[str, str]) -> Markup:
        views = templates.views
        found = _found(views, kind, options)
        [(name, value)] = options.items() if len(options) == 1 else [("", "")]
        if name == "audience":  # what a record means for them stands among the answers
            found = [record for record in found if all(part.audience != value for part in record.for_you)]
            if not found:
                return NOTHING
        return templates.render("slots/records.html", lists=folded_lists(views, found, name, value), kind=kind)

    return make


def _stages(templates: Templates, options: dict[str, str]) -> Markup:
    """Where the projects of a theme stand, as the bar that filters them."""
    views = templates.views
    return templates.render("slots/stages.html", stages=stage_bar(views, options["theme"]))


def _flagships(templates: Templates, options: dict[str, str]) -> Markup:
    found = [r for r in _found(templates.views, "projects", options) if isinstance(r, Project) and r.flagship_in]
    return _cards(templates, found)


def _chosen(templates: Templates, options: dict[str, str]) -> Markup:
    return _cards(templates, _named(templates.views, options["ids"]))


def _groups(templates: Templates, options: dict[str, str]) -> Markup:
    """Which countries take part in some organisations."""
    views = templates.views
    named = (record for record in _named(views, options["ids"]) if isinstance(record, Organisation) and record.members)
    found = [groups.group(views, organisation) for organisation in named]
    return templates.render("slots/groups.html", groups=found, width=groups.WIDTH, height=groups.HEIGHT)


def _named(views: Views, ids: str) -> list[Record]:
    """The records of a list of ids, but for what is no longer shown."""
    found = {id_: views.catalogue.find(id_) for id_ in ids.split(",")}
    if missing := [id_ for id_, record in found.items() if record is None and id_ not in views.catalogue.expired]:
        raise UnknownSlot(f"slot: ids={','.join(missing)}")
    return [record for record in found.values() if record is not None]


def _cards(templates: Templates, records: Sequence[Record]) -> Markup:
    return templates.render("slots/cards.html", cards=[templates.views.card(record) for record in records])


def _for_you(templates: Templates, options: dict[str, str]) -> Markup:
    """What each record means for an audience; where that is much, by theme."""
    views = templates.views
    by_theme: defaultdict[str, list[tuple[Card, str]]] = defaultdict(list)
    answers = [
        (views.card(record), part.text[views.language])
        for record in views.catalogue.records.values()
        for part in record.for_you
        if part.audience == options["audience"]
    ]
    for answer in answers:
        by_theme[answer[0].theme if len(answers) > UNFOLDED else ""].append(answer)
    order = [theme for theme in ("", *views.catalogue.themes) if theme in by_theme]
    folds = [{"title": views.theme(theme).text if theme else "", "answers": by_theme[theme]} for theme in order]
    return templates.render("slots/for-you.html", folds=folds)


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


def _audience_names(templates: Templates, _: dict[str, str]) -> Markup:
    views = templates.views
    return templates.render("slots/ways.html", links=[views.audience(id_) for id_ in views.catalogue.audiences])


def _latest(count: int, templates: Templates, _: dict[str, str]) -> Markup:
    """The records that were written, checked or published last."""
    views = templates.views
    newest = sorted(views.catalogue.records.values(), key=lambda r: (new_on(r), views.card(r).order), reverse=True)
    changes = [(views.card(record), views.words.date(new_on(record))) for record in newest[:count]]
    return templates.render("slots/latest.html", changes=changes)


def _map(templates: Templates, _: dict[str, str]) -> Markup:
    found = areas(templates.views)
    return templates.render("slots/map.html", areas=found, listed=listed_areas(found), width=WIDTH, height=HEIGHT)


def _stories(templates: Templates, options: dict[str, str]) -> Markup:
    """What changed for people, a story of each record that is named."""
    found = stories(templates.views, _named(templates.views, options["ids"]))
    return templates.render("slots/stories.html", stories=found)


def _contact(templates: Templates, _: dict[str, str]) -> Markup:
    settings = templates.views.catalogue.settings
    owner, site = settings.owner[templates.views.language], site_link(settings.official_site)
    return templates.render("slots/contact.html", owner=owner, contact=settings.contact, site=site)


def _snapshots(templates: Templates, _: dict[str, str]) -> Markup:
    repository = templates.views.catalogue.settings.repository
    return templates.render("slots/snapshots.html", repository=repository or "")


def _figures(templates: Templates, options: dict[str, str]) -> Markup:
    theme = options.get("theme", "")
    if theme and theme not in templates.views.catalogue.themes:
        raise UnknownSlot(f"slot: figures theme={theme}")
    return theme_figures(templates, theme)


SLOT_RENDERERS: dict[str, SlotRenderer] = {
    **{kind: _records(kind) for kind in MODELS},
    "stages": _stages,
    "flagships": _flagships,
    "cards": _chosen,
    "groups": _groups,
    "for-you": _for_you,
    "directions": lambda templates, _: directions_chooser(templates),
    "themes": _themes,
    "audiences": _audiences,
    "partners": _partners,
    "documents": _documents,
    "latest": partial(_latest, 3),
    "changes": partial(_latest, 20),
    "audience-names": _audience_names,
    "map": _map,
    "stories": _stories,
    "next-benelux-day": benelux_day.in_short,
    "benelux-day": benelux_day.whole,
    "past-benelux-days": benelux_day.past,
    "kit": handouts.files,
    "quotations": handouts.quotations,
    "numbers": handouts.record_counts,
    "subscriptions": handouts.subscriptions,
    "embeds": handouts.framed,
    "quiz": questions,
    "time-cards": school.cards,
    "map-to-colour": school.map_to_colour,
    "announce": handouts.announcement_mail,
    "contact": _contact,
    "snapshots": _snapshots,
    "search": lambda templates, _: templates.render("slots/search.html", action=templates.views.path("search/")),
    "languages": lambda templates, _: templates.render("slots/languages.html"),
    "figures": _figures,
}
