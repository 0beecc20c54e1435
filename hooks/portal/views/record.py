"""Views x record -> what the page of the record shows."""

from collections.abc import Iterable
from datetime import date, timedelta

from portal.catalogue import documented
from portal.dates import day_of
from portal.records.kinds import Answer, Event, Instrument, Organisation, Project, Record, Service
from portal.records.uses import facts
from portal.views import legal
from portal.views.localised import Views
from portal.views.values import Block, Dated, Fact, Link, Tag, View, blocks, site_link

YEAR = timedelta(days=365)
# What the Committee of Ministers approves stands in the legal database (annual report 2022, institutions).
IN_DATABASE = ("decision", "recommendation", "protocol")


def record_view(views: Views, record: Record) -> View:
    """What the page of a record shows."""
    withdrawn = record.withdrawn
    related = views.catalogue.related[record.id]
    named = [other for other in related if not _is_offered(other) and not _is_listed(record, other)]
    beside = {other.id for other in named if _is_beside(record, other)}
    target = views.catalogue.records.get(withdrawn.replaced_by or "") if withdrawn else None
    return View(
        card=views.card(record),
        themes=tuple(Tag(id_, views.theme(id_)) for id_ in (record.theme, *record.also_themes)),
        status=_status(views, record),
        from_when=_from_when(views, record),
        behind=views.behind(record.id, views.card(record).path),
        is_draft=record.id in views.catalogue.drafts,
        withdrawn=withdrawn.reason[views.language] if withdrawn else "",
        replaced_by=views.card(target) if target else None,
        body=_body(views, record),
        story=blocks(record.story[views.language]) if record.story else (),
        for_you=tuple((views.audience(part.audience), part.text[views.language]) for part in record.for_you),
        since=_since(views, record),
        timeline=_timeline(views, record),
        facts=tuple(_facts(views, record)),
        related=views.groups(other for other in named if other.id not in beside),
        see_also=views.groups(other for other in named if other.id in beside),
        links=tuple(_turn_to(views, record)),
        sources=tuple(dict.fromkeys(views.source(source) for source in record.sources)),
        checked=views.checked(record),
        edited=_edited(views, record),
        cite=_cite(views, record),
        mail=views.mail(views.card(record).path),
        form=views.form(views.card(record).path),
        edit=views.edit(record),
        changed=views.changed(record),
    )


def _turn_to(views: Views, record: Record) -> Iterable[Link]:
    """Where a reader may turn: what the record names, services for everyone, the official site."""
    if isinstance(record, Organisation | Service) and record.website:
        yield site_link(record.website)
    if isinstance(record, Instrument):
        yield from legal.texts(record, views.words, views.language)
    for link in record.links:
        yield Link(link.label[views.language], link.url, views.foreign(link.language))
    database = views.catalogue.settings.legal_database[views.language]
    in_database = isinstance(record, Instrument) and record.level == "benelux" and record.type in IN_DATABASE
    if in_database and database not in {link.url for link in record.links}:
        yield Link(views.words["legal_database"], database)
    for other in views.catalogue.related[record.id]:
        if _is_offered(other):
            yield Link(views.card(other).title, views.card(other).path)
    yield Link(views.words["official_site"], views.catalogue.settings.official_site)


def _is_beside(record: Record, other: Record) -> bool:
    """Whether only the editors relate two records, and no source does."""
    beside = other.id in record.see_also or record.id in other.see_also
    return beside and other.id not in documented(record) and record.id not in documented(other)


def _is_listed(record: Record, other: Record) -> bool:
    """Whether the guide for cross-border workers already leads from an answer to an office: these are many."""
    return isinstance(record, Service) and isinstance(other, Answer)


def _is_offered(record: Record) -> bool:
    """Whether readers of what this is related to are sent there."""
    return isinstance(record, Service) and not record.for_officials_only


def _edited(views: Views, record: Record) -> str:
    moment = views.past.changed.get(record.id)
    return views.words.say("edited", date=views.words.date(day_of(moment))) if moment else ""


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


def _status(views: Views, record: Record) -> str:
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
    speaks_of = views.catalogue.speaks_of(record)
    old = speaks_of.last + YEAR < views.catalogue.today
    return views.words.say("from_when", date=views.words.date(speaks_of)) if old else ""


def _body(views: Views, record: Record) -> tuple[Block, ...]:
    if isinstance(record, Instrument):
        return blocks(record.what_it_does[views.language])
    return blocks(record.what_you_can_do[views.language]) if isinstance(record, Service) else ()


def _since(views: Views, record: Record) -> tuple[Dated, ...]:
    """What happened after the documents, newest first; what has no date stands last."""
    dated = sorted(record.since, key=lambda since: since.when.last if since.when else date.min, reverse=True)
    return tuple(
        Dated(
            views.words.date(since.when) if since.when else views.words["date_unknown"],
            since.text[views.language],
            views.publisher(since.reference),
        )
        for since in dated
    )


def _timeline(views: Views, record: Record) -> tuple[Dated, ...]:
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
                step.date.first > today,
            )
            for step in sorted(record.dates, key=lambda step: step.date.first)
        )
    return ()


def _facts(views: Views, record: Record) -> Iterable[Fact]:
    """What is told beside the text: first what only this kind has, then for whom and with whom."""
    yield from _own_facts(views, record)
    say = views.words
    if isinstance(record, Organisation | Service) and record.website:
        yield Fact(say["fact_website"], (site_link(record.website),))
    for name in facts(type(record)):
        if value := getattr(record, name):
            yield Fact(say[f"fact_{name}"], (Link(say.value(value), ""),))
    if record.audiences:
        yield Fact(say["fact_audiences"], tuple(map(views.audience, record.audiences)))
    if record.partners:
        yield Fact(say["fact_partners"], tuple(map(views.partner, record.partners)))


def _own_facts(views: Views, record: Record) -> Iterable[Fact]:
    say = views.words
    if isinstance(record, Project):
        yield Fact(say["fact_as_of"], (Link(say.date(record.as_of), ""),))
    if isinstance(record, Instrument):
        if number := legal.number_of(record, say):
            yield Fact(say["fact_number"], (Link(number, ""),))
        if record.ecli:
            yield Fact(say["fact_ecli"], (Link(record.ecli, ""),))
        if record.published_in:
            printed = [say.say(f"journal_{one.journal}", number=one.number) for one in record.published_in]
            yield Fact(say["fact_published_in"], tuple(Link(text, "") for text in printed))
        yield Fact(say["fact_level"], (Link(say[f"level_{record.level}"], ""),))
        if record.authentic_languages:
            languages = say.join([say[f"language_{code}"] for code in record.authentic_languages])
            yield Fact(say["fact_authentic"], (Link(languages, ""),))
    if isinstance(record, Event):
        yield Fact(say["fact_when"], (Link(say.date(record.when) if record.when else say["date_unknown"], ""),))
        if record.where:
            yield Fact(say["fact_where"], (Link(record.where[views.language], ""),))
    if isinstance(record, Organisation) and record.abbreviation and (short := record.abbreviation[views.language]):
        yield Fact(say["fact_abbreviation"], (Link(short, ""),))
