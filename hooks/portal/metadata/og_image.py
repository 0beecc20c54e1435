"""The themes -> the pictures that stand for a page where it is shared, one for each theme and language.

Drawn from the texts of the catalogue and the colours of the style sheet, with a typeface that is installed with the
portal, so that every machine draws the same.
"""

import re
from functools import cache
from io import BytesIO

from font_source_sans_pro import font_files_ttf as faces  # type: ignore[import-untyped]  # SIL Open Font License
from PIL import Image, ImageDraw, ImageFont

from portal.views.localised import Views

SIZE = (1200, 630)
MARGIN = 88
WIDE = SIZE[0] - 2 * MARGIN
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});")


def share_images(views: Views, style: str) -> dict[str, bytes]:
    """The pictures in one language under their paths; `style` is the style sheet that names the colours."""
    colours = _colours(style)
    inks = colours["paper"], colours["ink"], colours["muted"], colours["edge"]
    site = views.words["site_name"]
    texts = {"": (views.words["share_title"], views.words["site_about"])}
    for theme in views.catalogue.themes.values():
        texts[theme.id] = theme.title[views.language], theme.summary[views.language]
    files = {}
    for theme_id, (title, about) in texts.items():
        files[image_path(views, theme_id)] = _drawn(site, title, about, colours[theme_id or "ink"], inks)
    return files


def image_path(views: Views, theme: str) -> str:
    """Where the picture of a theme stands; the one without a theme stands for the whole portal."""
    return f"assets/share/{views.language}-{theme or 'portal'}.png"


def _colours(style: str) -> dict[str, str]:
    """The tokens of the style sheet; the first of a name is the one for light paper."""
    colours: dict[str, str] = {}
    for name, value in _TOKEN.findall(style):
        colours.setdefault(name, value)
    return colours


@cache
def _drawn(site: str, title: str, about: str, colour: str, inks: tuple[str, str, str, str]) -> bytes:
    paper, ink, muted, edge = inks
    image = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 27, SIZE[1]), colour)
    for place in range(3):  # the mark of the site: three bars
        draw.rectangle((MARGIN, 84 + 18 * place, MARGIN + 67, 97 + 18 * place), ink)
    draw.text((MARGIN + 92, 110), site, ink, _font("SourceSansProSemibold", 46), anchor="lm")
    height = _paragraph(draw, 190, title, colour, _font("SourceSansProBold", 80))
    _paragraph(draw, height + 22, about, ink, _font("SourceSansPro", 42))
    draw.rectangle((0, 602, *SIZE), paper)
    for top, bottom, stripe in ((602, 612, ink), (616, 622, muted), (626, 630, edge)):
        draw.rectangle((0, top, SIZE[0], bottom), stripe)
    stream = BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG")
    return stream.getvalue()


def _paragraph(draw: ImageDraw.ImageDraw, top: int, text: str, colour: str, font: ImageFont.FreeTypeFont) -> int:
    """Writes a text in lines as wide as the picture; gives the height at which it ends."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    for line in lines:
        draw.text((MARGIN, top), line, colour, font)
        top += round(font.size * 1.18)
    return top


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(faces[face], size, layout_engine=ImageFont.Layout.BASIC)
