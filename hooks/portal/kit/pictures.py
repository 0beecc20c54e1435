"""Views -> pictures for networks, wide, square and tall, with the words to put beside them."""

from pathlib import Path

from portal.benelux_day import BENELUX_DAY
from portal.figures.figure import Figure
from portal.figures.mark import mark_svg
from portal.kit.charts import amounts, charted
from portal.metadata.og_image import SQUARE, WIDE, drawn
from portal.metadata.picture import colours_of, tokens
from portal.pages.figures import all_figures
from portal.views.localised import Views
from portal.views.season import day_view

PICTURE_SIZES = {"landscape": WIDE, "square": SQUARE, "story": (1080, 1920)}


def captions(views: Views) -> dict[str, tuple[str, str, str]]:
    """The title of each picture, the text below it, and the whole address that it leads to."""
    words, day = views.words, day_view(views)
    found = {BENELUX_DAY: (words["benelux_day"], words.date(day.day), views.address(day.page.path))}
    for theme in views.catalogue.themes.values():
        title, about = theme.title[views.language], theme.summary[views.language]
        found[theme.id] = title, about, views.address(views.theme(theme.id).path)
    for record in views.catalogue.flagships():
        card = views.card(record)
        found[card.id] = card.title, views.theme(card.theme).text, views.address(card.path)
    for id_, figure in figures(views).items():
        numbers = ", ".join(f"{amount.text} {words.number(amount.number)}" for amount in amounts(figure))
        found[id_] = figure.message, f"{figure.note} {numbers}.", views.address(f"{views.path('figures/')}#{id_}")
    return found


def figures(views: Views) -> dict[str, Figure]:
    """The figures of the portal, by the name that their page knows them by."""
    return {f"figure-{figure.id}": figure for figure in all_figures(views)}


def picture_path(language: str, subject: str, name: str) -> str:
    """Where a picture stands."""
    return f"kit/{language}/{subject}-{name}.png"


def pictures(views: Views, style: str, faces: Path) -> dict[str, bytes]:
    """The pictures of a language, and one file with an alternative text and a caption for each."""
    files, lines, words = {}, [], views.words
    themes = {record.id: record.theme for record in views.catalogue.flagships()}
    counted = figures(views)
    for subject, (title, about, address) in captions(views).items():
        colours = colours_of(style, themes.get(subject, subject))
        for name, size in PICTURE_SIZES.items():
            path = picture_path(views.language, subject, name)
            if subject in counted:
                files[path] = charted(size, words["site_name"], counted[subject], colours, faces, words["tagline"])
            else:
                files[path] = drawn(size, words["site_name"], title, about, colours, faces, words["tagline"])
        alternative = words.say("kit_alternative", title=title, about=about)
        lines += [f"{subject}-*.png", alternative, f"{title}. {about} {address}", ""]
    files[f"kit/{views.language}/captions.txt"] = "\n".join(lines).encode()
    files[f"kit/{views.language}/mark.svg"] = mark_svg(tokens(style)["ink"]).encode()
    return files
