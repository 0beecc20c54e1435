"""The themes -> the pictures that stand for a page where it is shared, one for each theme and language.

Drawn from the texts of the catalogue and the colours of the style sheet with a typeface of its own, so that every machine
draws the same.
"""

import hashlib
import re
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from font_source_sans_pro import SourceSansPro, SourceSansProBold, SourceSansProSemibold
from PIL import Image, ImageDraw, ImageFont

from portal.views import Views

SIZE = (1200, 630)
MARGIN = 88
WIDE = SIZE[0] - 2 * MARGIN
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});")
_DRAWN_BY = (version("pillow"), version("font-source-sans-pro"), Path(__file__).read_text(encoding="utf-8"))


def share_images(views: Views, style: str, kept: Path) -> dict[str, bytes]:
    """The pictures in one language under their paths; each is drawn once and then taken from the folder `kept`."""
    colours = _colours(style)
    site = views.words["site_name"]
    texts = {"": (views.words["share_title"], views.words["site_about"])}
    for theme in views.catalogue.themes.values():
        texts[theme.id] = theme.title[views.language], theme.summary[views.language]
    files = {}
    for theme_id, (title, about) in texts.items():
        colour = colours[theme_id or "ink"]
        files[image_path(views, theme_id)] = _kept(kept, site, title, about, colour, colours)
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


def _kept(folder: Path, site: str, title: str, about: str, colour: str, colours: dict[str, str]) -> bytes:
    key = hashlib.sha256(repr((site, title, about, colour, sorted(colours.items()), _DRAWN_BY)).encode()).hexdigest()
    file = folder / f"{key[:24]}.png"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes(_drawn(site, title, about, colour, colours))
        unfinished.replace(file)
    return file.read_bytes()


def _drawn(site: str, title: str, about: str, colour: str, colours: dict[str, str]) -> bytes:
    image = Image.new("RGB", SIZE, colours["paper"])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 27, SIZE[1]), colour)
    for place in range(3):  # the mark of the site: three bars
        draw.rectangle((MARGIN, 84 + 18 * place, MARGIN + 67, 97 + 18 * place), colours["ink"])
    draw.text((MARGIN + 92, 110), site, colours["ink"], _font(SourceSansProSemibold, 46), anchor="lm")
    height = 190
    height = _paragraph(draw, title, height, colour, SourceSansProBold, 88)
    _paragraph(draw, about, height + 22, colours["ink"], SourceSansPro, 42)
    for top, high, name in ((606, 12, "ink"), (619, 7, "muted"), (627, 3, "edge")):
        draw.rectangle((0, top, SIZE[0], top + high - 1), colours[name])
    stream = BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _paragraph(draw: ImageDraw.ImageDraw, text: str, top: int, colour: str, face: str, size: int) -> int:
    """Writes a text in lines as wide as the picture; the height at which it ends."""
    font = _font(face, size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    for line in lines:
        draw.text((MARGIN, top), line, colour, font)
        top += round(size * 1.18)
    return top


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)
