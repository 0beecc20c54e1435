"""Themes, flagships, the portal and the Benelux-dag -> the pictures that stand for a page where it is shared."""

from functools import cache
from pathlib import Path

from portal.benelux_day import BENELUX_DAY
from portal.metadata.picture import Colours, Picture, colours_of, made_with
from portal.reuse import ANEW, Reuse
from portal.views.localised import Views

WIDE = (1200, 630)
SQUARE = (1080, 1080)
_SIZES = ((116, 56), (100, 50), (84, 44), (68, 40), (56, 36), (44, 32))  # of the letters of title and text


def share_images(views: Views, style: str, faces: Path, reuse: Reuse = ANEW) -> dict[str, bytes]:
    """The pictures in one language under their paths; `style` names the colours, `faces` is the folder of the type."""
    words = views.words
    texts = {
        "": (words["share_title"], words["site_about"]),
        BENELUX_DAY: (words["share_day"], words["share_day_about"]),
    }
    for theme in views.catalogue.themes.values():
        texts[theme.id] = theme.title[views.language], theme.summary[views.language]
    themes = {project.id: project.theme for project in views.catalogue.flagships()}
    for id_, theme_id in themes.items():
        texts[id_] = views.card(views.catalogue.records[id_]).title, views.theme(theme_id).text
    wanted = {}
    for subject, (title, about) in texts.items():
        colours = colours_of(style, themes.get(subject, subject))
        for size, path in (
            (WIDE, image_path(views, subject)),
            (SQUARE, image_path(views, subject).replace(".png", "-square.png")),
        ):
            wanted[path] = size, words["site_name"], title, about, colours
    made_from = wanted, made_with(faces)
    name = f"share-{views.language}"
    return reuse.files(name, made_from, lambda: {path: drawn(*said, faces) for path, said in wanted.items()})


def image_path(views: Views, subject: str) -> str:
    """Where the picture of a theme, a flagship or the Benelux-dag stands; without a subject, that of the portal."""
    return f"assets/share/{views.language}-{subject or 'portal'}.png"


@cache
def drawn(
    size: tuple[int, int], site: str, title: str, about: str, colours: Colours, faces: Path, note: str = ""
) -> bytes:
    """One picture; letters are as large as the texts leave room for, so that nothing is cut. A `note` stands below."""
    picture = Picture(size, site, colours, faces, note)
    top = max(200, picture.height // 5)  # tall pictures are covered at the top by what networks write there
    room = picture.height - top - 100
    large, small = next(
        (
            (large, small)
            for large, small in _SIZES
            if picture.height_of(title, large, "semibold") + picture.height_of(about, small, "regular") <= room
            and picture.holds(title, large, "semibold")
        ),
        _SIZES[-1],
    )
    below = picture.paragraph(top, title, large, "semibold", colours.title)
    picture.paragraph(below + 20, about, small, "regular", colours.text)
    return picture.png()
