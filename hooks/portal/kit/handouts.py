"""Views -> slots with what readers can take along: files of the kit, quotations, numbers, subscriptions."""

from urllib.parse import quote

from markupsafe import Markup

from portal.benelux_day import BENELUX_DAY
from portal.endpoints import CALENDAR, channels
from portal.kit.archive import kit_archive_path
from portal.kit.papers import PAPERS, POSTER, paper_path
from portal.kit.pictures import PICTURE_SIZES, captions, picture_path
from portal.kit.subjects import subjects
from portal.outputs.embeds import embed_code, embed_path, embeds
from portal.pages.rendering import Templates
from portal.records.kinds import MODELS
from portal.views.values import Link


def files(templates: Templates, _: dict[str, str]) -> Markup:
    """The papers and pictures, where they are made."""
    views, words = templates.views, templates.views.words
    if not templates.kit:
        return templates.render("slots/kit.html", archive=None)
    papers = [
        Link(words.say("kit_paper", title=subject.title, paper=words[f"kit_{name}"]), path)
        for subject in subjects(views)
        for name in ((*PAPERS, POSTER) if subject.id == BENELUX_DAY else PAPERS)
        if (path := paper_path(views.language, subject.id, name))
    ]
    pictures = [
        {
            "title": title,
            "links": [Link(words[f"kit_{name}"], picture_path(views.language, id_, name)) for name in PICTURE_SIZES],
            "alternative": words.say("kit_alternative", title=title, about=about),
            "caption": f"{title}. {about} {address}",
        }
        for id_, (title, about, address) in captions(views).items()
    ]
    archive = Link(words["kit_zip"], kit_archive_path(views.language))
    return templates.render("slots/kit.html", archive=archive, papers=papers, pictures=pictures)


def announcement_mail(templates: Templates, _: dict[str, str]) -> Markup:
    """A mail that tells the editors of an event, with a line for all that they need to know (RFC 6068)."""
    words, settings = templates.views.words, templates.views.catalogue.settings
    subject, body = quote(words["announce_subject"]), quote("\r\n".join(words["announce_body"].splitlines()))
    return templates.render("slots/announce.html", mail=f"{settings.contact}?subject={subject}&body={body}")


def quotations(templates: Templates, _: dict[str, str]) -> Markup:
    """What the flagships are, each in a sentence or two with its record."""
    cards = [templates.views.card(record) for record in templates.views.catalogue.flagships()]
    return templates.render("slots/quotations.html", cards=cards)


def record_counts(templates: Templates, _: dict[str, str]) -> Markup:
    """How many records of each kind there are."""
    views = templates.views
    counts = [
        Link(views.words.count(f"count_{kind}", len(views.catalogue.of_kind(kind))), views.path(f"{kind}/"))
        for kind in MODELS
    ]
    return templates.render("slots/ways.html", links=counts)


def subscriptions(templates: Templates, _: dict[str, str]) -> Markup:
    """Each calendar as an address that a program for diaries subscribes to."""
    views = templates.views
    host = views.catalogue.settings.base_address.partition("://")[2]
    found = [(channel.subject, f"webcal://{host}{channel.page}{CALENDAR}", channel.page) for channel in channels(views)]
    return templates.render("slots/subscriptions.html", found=found)


def framed(templates: Templates, _: dict[str, str]) -> Markup:
    """What another site copies to show a card."""
    views = templates.views
    found = [(embed.title, embed_code(views, embed)) for embed in embeds(views)]
    flagship = next(iter(views.catalogue.flagships()), None)
    example = views.address(views.path(embed_path(flagship))) if flagship else ""
    return templates.render("slots/embeds.html", found=found, example=example if templates.kit else "")
