"""Themes, flagships, the portal and the Benelux-dag -> the pictures that stand for a page where it is shared.

Each is drawn wide and square, from the texts of the catalogue, the colours of the style sheet and the type of the site,
so that every machine draws the same.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from portal.figures.mark import BLOCKS
from portal.views.localised import Views

WIDE = (1200, 630)
SQUARE = (1080, 1080)
MARGIN = 80
DAY = "benelux-day"
_SIZES = ((84, 44), (68, 40), (56, 36), (44, 32))  # of the letters of title and text
SEAM = ((0, 0.46), (0.466, 0.84), (0.846, 1))  # the three lengths of the seam, as the style sheet draws it
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});")


class Colours(NamedTuple):
    """What a picture is drawn with: behind everything, for the title, for all other text, for the large mark."""

    paper: str
    title: str
    text: str
    mark: str


def share_images(views: Views, style: str, faces: Path) -> dict[str, bytes]:
    """The pictures in one language under their paths; `style` names the colours, `faces` is the folder of the type."""
    words = views.words
    texts = {"": (words["share_title"], words["site_about"]), DAY: (words["share_day"], words["share_day_about"])}
    for theme in views.catalogue.themes.values():
        texts[theme.id] = theme.title[views.language], theme.summary[views.language]
    themes = {project.id: project.theme for project in views.catalogue.flagships()}
    for id_, theme_id in themes.items():
        texts[id_] = views.card(views.catalogue.records[id_]).title, views.theme(theme_id).text
    files = {}
    for subject, (title, about) in texts.items():
        colours = colours_of(style, themes.get(subject, subject))
        for size, path in (
            (WIDE, image_path(views, subject)),
            (SQUARE, image_path(views, subject).replace(".png", "-square.png")),
        ):
            files[path] = drawn(size, words["site_name"], title, about, colours, faces)
    return files


def image_path(views: Views, subject: str) -> str:
    """Where the picture of a theme, a flagship or the Benelux-dag stands; without a subject, that of the portal."""
    return f"assets/share/{views.language}-{subject or 'portal'}.png"


def site_icons(style: str) -> dict[str, bytes]:
    """The mark for programs that read no vector picture: browsers of old, and the home screen of a phone."""
    named = tokens(style)
    small, large = (_icon(size, named["paper"], named["ink"]) for size in (32, 180))
    ico, png = BytesIO(), BytesIO()
    small.save(ico, "ICO", sizes=[(16, 16), (32, 32)])
    large.save(png, "PNG")
    return {"favicon.ico": ico.getvalue(), "apple-touch-icon.png": png.getvalue()}


def _icon(size: int, paper: str, ink: str) -> Image.Image:
    image = Image.new("RGB", (size, size), paper)
    draw_mark(ImageDraw.Draw(image), (size // 8, size // 8), size * 3 // 4, ink)
    return image


def draw_mark(draw: ImageDraw.ImageDraw, place: tuple[int, int], size: int, colour: str) -> None:
    """Draws the mark of the portal with its upper left corner at a place."""
    for left, top, width, height in BLOCKS:
        x, y = (round(start + size * part / 32) for start, part in zip(place, (left, top), strict=True))
        draw.rectangle((x, y, x + round(size * width / 32) - 1, y + round(size * height / 32) - 1), colour)


def colours_of(style: str, subject: str) -> Colours:
    """The colours of a theme, of the Benelux-dag or, for any other subject, of the portal."""
    named = tokens(style)
    if subject == DAY:
        return Colours(named["halo"], named["on-halo"], named["on-halo"], named["mark"])
    return Colours(named["paper"], named.get(subject, named["ink"]), named["ink"], named["shade"])


def tokens(style: str) -> dict[str, str]:
    """The colours of the style sheet; the first of a name is the one for light paper."""
    found: dict[str, str] = {}
    for name, value in _TOKEN.findall(style):
        found.setdefault(name, value)
    return found


@cache
def drawn(
    size: tuple[int, int], site: str, title: str, about: str, colours: Colours, faces: Path, note: str = ""
) -> bytes:
    """One picture; letters are as large as the texts leave room for, so that nothing is cut. A `note` stands below."""
    image = canvas(size, site, colours, faces, note)
    draw = ImageDraw.Draw(image)
    large, small = next(pair for pair in _SIZES if _fits(size, title, about, pair, faces) or pair == _SIZES[-1])
    below = paragraph(draw, 200, title, colours.title, font(faces, "semibold", large), size[0])
    paragraph(draw, below + 20, about, colours.text, font(faces, "regular", small), size[0])
    return as_png(image)


def canvas(size: tuple[int, int], site: str, colours: Colours, faces: Path, note: str = "") -> Image.Image:
    """An empty picture with the mark, the name of the site, the seam and a note above it."""
    width, height = size
    image = Image.new("RGB", size, colours.paper)
    draw = ImageDraw.Draw(image)
    large = height * 3 // 4
    draw_mark(draw, (width - large * 4 // 5, height - large * 9 // 10), large, colours.mark)
    draw_mark(draw, (MARGIN, 70), 76, colours.text)
    draw.text((MARGIN + 96, 108), site, colours.text, font(faces, "semibold", 48), anchor="lm")
    draw.text((MARGIN, height - 40), note, colours.text, font(faces, "regular", 30), anchor="ls")
    for start, end in SEAM:
        draw.rectangle((round(start * width), height - 18, round(end * width), height), colours.title)
    return image


def as_png(image: Image.Image) -> bytes:
    """A picture as a small file; the same picture gives the same bytes."""
    stream = BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG")
    return stream.getvalue()


def paragraph(
    draw: ImageDraw.ImageDraw, top: int, text: str, colour: str, face: ImageFont.FreeTypeFont, width: int
) -> int:
    """Writes a text in lines as wide as the picture; gives the height at which it ends."""
    for line in _lines(text, face, width):
        draw.text((MARGIN, top), line, colour, face)
        top += round(face.size * 1.16)
    return top


@cache
def font(faces: Path, weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The type of the site in one weight and size."""
    return ImageFont.truetype(faces / f"portal-sans-{weight}.woff2", size, layout_engine=ImageFont.Layout.BASIC)


def _fits(size: tuple[int, int], title: str, about: str, letters: tuple[int, int], faces: Path) -> bool:
    """Whether two texts in letters of these sizes end above the seam."""
    width, height = size
    fonts = font(faces, "semibold", letters[0]), font(faces, "regular", letters[1])
    heights = [
        len(_lines(text, face, width)) * round(face.size * 1.16)
        for text, face in zip((title, about), fonts, strict=True)
    ]
    return 220 + sum(heights) <= height - 80


def _lines(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A text in lines that a picture of this width has room for."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
