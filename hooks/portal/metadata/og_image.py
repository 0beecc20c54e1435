"""The themes, the portal and the Benelux-dag -> the pictures that stand for a page where it is shared, wide and square.

Drawn from the texts of the catalogue, the colours of the style sheet and the type of the site, so that every machine
draws the same.
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
    tokens = _tokens(style)
    words = views.words
    texts = {"": (words["share_title"], words["site_about"]), DAY: (words["share_day"], words["share_day_about"])}
    for theme in views.catalogue.themes.values():
        texts[theme.id] = theme.title[views.language], theme.summary[views.language]
    files = {}
    for subject, (title, about) in texts.items():
        colours = Colours(tokens["paper"], tokens.get(subject, tokens["ink"]), tokens["ink"], tokens["shade"])
        if subject == DAY:
            colours = Colours(tokens["halo"], tokens["on-halo"], tokens["on-halo"], tokens["mark"])
        for size, path in (
            (WIDE, image_path(views, subject)),
            (SQUARE, image_path(views, subject).replace(".png", "-square.png")),
        ):
            files[path] = _drawn(size, words["site_name"], title, about, colours, faces)
    return files


def image_path(views: Views, subject: str) -> str:
    """Where the picture of a theme or of the Benelux-dag stands; the one without a subject is for the whole portal."""
    return f"assets/share/{views.language}-{subject or 'portal'}.png"


def site_icons(style: str) -> dict[str, bytes]:
    """The mark for programs that read no vector picture: browsers of old, and the home screen of a phone."""
    tokens = _tokens(style)
    small, large = (_icon(size, tokens["paper"], tokens["ink"]) for size in (32, 180))
    ico, png = BytesIO(), BytesIO()
    small.save(ico, "ICO", sizes=[(16, 16), (32, 32)])
    large.save(png, "PNG")
    return {"favicon.ico": ico.getvalue(), "assets/touch-icon.png": png.getvalue()}


def _icon(size: int, paper: str, ink: str) -> Image.Image:
    image = Image.new("RGB", (size, size), paper)
    draw_mark(ImageDraw.Draw(image), (size // 8, size // 8), size * 3 // 4, ink)
    return image


def draw_mark(draw: ImageDraw.ImageDraw, place: tuple[int, int], size: int, colour: str) -> None:
    """Draws the mark of the portal with its upper left corner at a place."""
    for left, top, width, height in BLOCKS:
        x, y = (round(start + size * part / 32) for start, part in zip(place, (left, top), strict=True))
        draw.rectangle((x, y, x + round(size * width / 32) - 1, y + round(size * height / 32) - 1), colour)


def _tokens(style: str) -> dict[str, str]:
    """The colours of the style sheet; the first of a name is the one for light paper."""
    tokens: dict[str, str] = {}
    for name, value in _TOKEN.findall(style):
        tokens.setdefault(name, value)
    return tokens


@cache
def _drawn(size: tuple[int, int], site: str, title: str, about: str, colours: Colours, faces: Path) -> bytes:
    width, height = size
    image = Image.new("RGB", size, colours.paper)
    draw = ImageDraw.Draw(image)
    large = height * 3 // 4
    draw_mark(draw, (width - large * 4 // 5, height - large * 9 // 10), large, colours.mark)
    draw_mark(draw, (MARGIN, 70), 76, colours.text)
    draw.text((MARGIN + 96, 108), site, colours.text, _font(faces, "semibold", 48), anchor="lm")
    below = _paragraph(draw, 200, title, colours.title, _font(faces, "semibold", 84), width)
    _paragraph(draw, below + 20, about, colours.text, _font(faces, "regular", 44), width)
    for start, end in SEAM:
        draw.rectangle((round(start * width), height - 18, round(end * width), height), colours.title)
    stream = BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG")
    return stream.getvalue()


def _paragraph(
    draw: ImageDraw.ImageDraw, top: int, text: str, colour: str, font: ImageFont.FreeTypeFont, width: int
) -> int:
    """Writes a text in lines as wide as the picture; gives the height at which it ends."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    for line in lines:
        draw.text((MARGIN, top), line, colour, font)
        top += round(font.size * 1.16)
    return top


@cache
def _font(faces: Path, weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(faces / f"portal-sans-{weight}.woff2", size, layout_engine=ImageFont.Layout.BASIC)
