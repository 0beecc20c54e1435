"""Views x record -> what the page of the record shows."""

from collections.abc import Iterable

from portal.dates import A_YEAR, day_of
from portal.publication import due_changes
from portal.records.kinds import Event, Instrument, Organisation, Project, Record, Service
from portal.records.timeline import lies_ahead
from portal.records.uses import facts
from portal.views import legal
from portal.views.localised import Views
from portal.views.relations import relations
from portal.views.since import all_since, all_sources, shown_since, shown_sources
from portal.views.turn_to import turn_to
from portal.views.values import Block, Dated, FactView, Link, Tag, View, blocks, site_link


def record_view(views: Views, record: Record) -> View:
    """What the page of a record shows."""
    withdrawn = record.withdrawn
    related, see_also = relations(views, record)
    links = turn_to(views, record)
    has_button = isinstance(record, Service) and links and ":" in links[0].path
    target = views.catalogue.records.get(withdrawn.replaced_by or "") if withdrawn else None
    return View(
        card=views.card(record),
        themes=tuple(Tag(id_, views.theme(id_)) for id_ in (record.theme, *record.also_themes)),
        status=status_line(views, record),
        from_when=_from_when(views, record),
        outdated=views.outdated_notice(record.id, views.card(record).path),
        is_draft=record.id in views.catalogue.drafts,
        due=tuple(_due(views, record)),
        withdrawn=withdrawn.reason[views.language] if withdrawn else "",
        replaced_by=views.card(target) if target else None,
        body=body(views, record),
        story=blocks(record.story[views.language]) if record.story else (),
        for_you=tuple((views.audience(part.audience), part.text[views.language]) for part in record.for_you),
        since=shown_since(views, record),
        rest=all_since(views, record),
        timeline=timeline(views, record),
        facts=tuple(_facts(views, record)),
        related=related,
        see_also=see_also,
        button=links[0] if has_button else None,
        links=links[1:] if has_button else links,
        sources=shown_sources(views, record),
        all_sources=all_sources(views, record),
        checked=views.checked(record),
        edited=_edited(views, record),
        cite=_cite(views, record),
        mail=views.mail(views.card(record).path),
        form=views.form(views.card(record).path),
        edit=views.edit(record),
        changed=views.changed(record),
        speaks=views.words.languages(record.languages) if isinstance(record, Service) else "",
    )


def _due(views: Views, record: Record) -> Iterable[str]:
    """When it appears, or a part of it, where only a preview shows that already."""
    for change in due_changes([record]):
        if change.what == "appears" and change.moment > views.catalogue.now:
            yield views.words.moment("preview_part" if change.path else "preview_record", change.moment)


def _edited(views: Views, record: Record) -> str:
    """On which day it was last changed, unless that is the day on which it was written or checked."""
    moment = views.history.last_modified.get(record.id)
    if moment is None or day_of(moment) == (record.reviewed or record.written):
        return ""
    return views.words.say("edited", date=views.words.date(day_of(moment)))


def _cite(views: Views, record: Record) -> str:
    """The page as another text names it; the address in it stays."""
    card = views.card(record)
    return views.words.say(
        "cite",
        title=card.title,
        site=views.words["site_name"],
        date=views.words.date(record.reviewed or record.written),
        address=views.address(card.path),
    )


def status_line(views: Views, record: Record) -> str:
    """How far it is and who says so, in one line."""
    if not isinstance(record, Project):
        return views.card(record).status
    if record.stage_source.reference is not None:
        publisher = views.publisher(record.stage_source.reference).text
        return views.words.say("status_since", stage=views.words[f"stage_{record.stage}"], publisher=publisher)
    document = views.catalogue.documents[str(record.stage_source.document)]
    return views.words.say(
        f"status_{document.nature}",
        stage=views.words[f"stage_{record.stage}"],
        document=document.says[views.language],
    )


def _from_when(views: Views, record: Record) -> str:
    date_ = views.words.date(views.catalogue.true_as_of(record))
    return views.words.say("from_when", date=date_) if _is_old(views, record) else ""


def _is_old(views: Views, record: Record) -> bool:
    """Whether all that is said of a record is more than a year old."""
    return views.catalogue.true_as_of(record).last + A_YEAR < views.catalogue.today


def body(views: Views, record: Record) -> tuple[Block, ...]:
    """What a legal text does, or what can be done with a service."""
    if isinstance(record, Instrument):
        return blocks(record.what_it_does[views.language])
    return blocks(record.what_you_can_do[views.language]) if isinstance(record, Service) else ()


def timeline(views: Views, record: Record) -> tuple[Dated, ...]:
    """What happened or is planned, the earliest first."""
    today = views.catalogue.today
    if isinstance(record, Project):
        return tuple(
            Dated(views.words.date(m.date), m.text[views.language], views.source(m.source), m.date.first > today)
            for m in sorted(record.milestones, key=lambda m: m.date.first)
        )
    if isinstance(record, Instrument):
        return tuple(
            Dated(
                views.words.date(step.date),
                views.words[f"step_{step.what}"],
                views.source(step.source),
                lies_ahead(step, today),
            )
            for step in sorted(record.dates, key=lambda step: step.date.first)
        )
    return ()


def _facts(views: Views, record: Record) -> Iterable[FactView]:
    """The facts beside the text: first those of this kind only, then audiences and partners."""
    yield from _own_facts(views, record)
    say = views.words
    if isinstance(record, Organisation) and record.website:  # of a service it is the button
        yield FactView(say["fact_website"], (site_link(record.website),))
    for name in facts(type(record)):
        if value := getattr(record, name):
            yield FactView(say[f"fact_{name}"], (Link(say.value(value), ""),))
    if record.audiences:
        yield FactView(say["fact_audiences"], tuple(map(views.audience, record.audiences)))
    if record.partners:
        yield FactView(say["fact_partners"], tuple(map(views.partner, record.partners)))


def _own_facts(views: Views, record: Record) -> Iterable[FactView]:
    say = views.words
    # Not repeated where it is shown above, beside the state.
    if isinstance(record, Project) and not (
        _is_old(views, record) and record.as_of == views.catalogue.true_as_of(record)
    ):
        yield FactView(say["fact_as_of"], (Link(say.date(record.as_of), ""),))
    if isinstance(record, Instrument):
        yield from _numbers(views, record)
    if isinstance(record, Event):
        yield FactView(say["fact_when"], (Link(say.date(record.when) if record.when else say["date_unknown"], ""),))
    if isinstance(record, Organisation):
        if record.abbreviation and (short := record.abbreviation[views.language]):
            yield FactView(say["fact_abbreviation"], (Link(short, ""),))
        if record.members:
            yield FactView(say["fact_members"], (Link(say.countries(record.members), ""),))


def _numbers(views: Views, record: Instrument) -> Iterable[FactView]:
    """Under which numbers an instrument is known, at which level it stands, in which languages it is authentic."""
    say = views.words
    if number := legal.number_of(record, say):
        yield FactView(say["fact_number"], (Link(number, ""),))
    if record.ecli:
        yield FactView(say["fact_ecli"], (Link(record.ecli, ""),))
    if record.published_in:
        printed = [say.say(f"journal_{one.journal}", number=one.number) for one in record.published_in]
        yield FactView(say["fact_published_in"], tuple(Link(text, "") for text in printed))
    yield FactView(say["fact_level"], (Link(say[f"level_{record.level}"], ""),))
    if record.authentic_languages:
        languages = say.join([say[f"language_{code}"] for code in record.authentic_languages])
        yield FactView(say["fact_authentic"], (Link(languages, ""),))
