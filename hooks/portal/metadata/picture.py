"""Texts and colours -> a picture with the mark, the type and the seam of the site.

It is drawn from the style sheet and from the type that the site ships, so that every machine draws the same.
"""

import hashlib
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from portal.benelux_day import BENELUX_DAY
from portal.figures.mark import BLOCKS

MARGIN = 80
SEAM = ((0, 0.46), (0.466, 0.84), (0.846, 1))  # its three lengths, as the style sheet draws it
_LINE = 1.16  # the height of a line, in the size of its letters
_TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6});")

Weight = Literal["regular", "semibold"]


def made_with(faces: Path) -> tuple[str, ...]:
    """By what every picture is drawn, whatever it shows: the release of Pillow and digests of the type."""
    return PIL.__version__, *(hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(faces.glob("*.woff2")))


class Colours(NamedTuple):
    """What a picture is drawn with: behind everything, for the title, for all other text, for the large mark."""

    paper: str
    title: str
    text: str
    mark: str


class Picture:
    """A picture in the making: it has the mark, the name of the site, the seam and, above the seam, a note."""

    def __init__(self, size: tuple[int, int], site: str, colours: Colours, faces: Path, note: str = "") -> None:
        self.width, self.height = size
        self.colours, self.faces = colours, faces
        self.image = Image.new("RGB", size, colours.paper)
        self.draw = ImageDraw.Draw(self.image)
        large = self.height * 3 // 4
        _draw_mark(self.draw, (self.width - large * 4 // 5, self.height - large * 9 // 10), large, colours.mark)
        _draw_mark(self.draw, (MARGIN, 70), 76, colours.text)
        self.write((MARGIN + 96, 108), site, 48, "semibold")
        self.write((MARGIN, self.height - 40), note, 30, anchor="ls")
        for start, end in SEAM:
            self.fill(round(start * self.width), self.height - 18, round(end * self.width), self.height)

    def write(
        self, place: tuple[int, int], text: str, letters: int, weight: Weight = "regular", anchor: str = "lm"
    ) -> None:
        """Writes a text on one line; `anchor` says what of it stands at the place, as Pillow names it."""
        self.draw.text(place, text, self.colours.text, _font(self.faces, weight, letters), anchor=anchor)

    def paragraph(self, top: int, text: str, letters: int, weight: Weight, colour: str) -> int:
        """Writes a text in lines as wide as the picture; gives the height at which it ends."""
        for line in self.lines_of(text, letters, weight):
            self.draw.text((MARGIN, top), line, colour, _font(self.faces, weight, letters))
            top += round(letters * _LINE)
        return top

    def fill(self, left: int, top: int, right: int, bottom: int) -> None:
        """Fills a part of the picture with the colour of the title."""
        self.draw.rectangle((left, top, right, bottom), self.colours.title)

    def width_of(self, text: str, letters: int, weight: Weight = "regular") -> int:
        """How wide a text on one line is."""
        return round(_font(self.faces, weight, letters).getlength(text))

    def height_of(self, text: str, letters: int, weight: Weight) -> int:
        """How high a text in lines as wide as the picture is."""
        return len(self.lines_of(text, letters, weight)) * round(letters * _LINE)

    def holds(self, text: str, letters: int, weight: Weight) -> bool:
        """Whether each word of a text is no wider than the picture."""
        return max(self.width_of(word, letters, weight) for word in text.split()) <= self.width - 2 * MARGIN

    def png(self) -> bytes:
        """The picture as a small file; the same picture gives the same bytes."""
        stream = BytesIO()
        self.image.quantize(32, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG")
        return stream.getvalue()

    def lines_of(self, text: str, letters: int, weight: Weight) -> list[str]:
        """As few lines as there is room for, as alike in length as can be, so that no word stands alone below."""
        room = self.width - 2 * MARGIN
        lines = self._broken(text, letters, weight, room)
        for narrower in range(room, room // 2, -room // 24):
            tighter = self._broken(text, letters, weight, narrower)
            if len(tighter) > len(lines):
                break
            lines = tighter
        return lines

    def _broken(self, text: str, letters: int, weight: Weight, room: int) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or self.width_of(longer, letters, weight) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def site_icons(style: str) -> dict[str, bytes]:
    """The mark for programs that read no vector picture: browsers of old, and the home screen of a phone."""
    named = tokens(style)
    small, large = (_icon(size, named["paper"], named["ink"]) for size in (32, 180))
    ico, png = BytesIO(), BytesIO()
    small.save(ico, "ICO", sizes=[(16, 16), (32, 32)])
    large.save(png, "PNG")
    return {"favicon.ico": ico.getvalue(), "apple-touch-icon.png": png.getvalue()}


def colours_of(style: str, subject: str) -> Colours:
    """The colours of a theme, of the Benelux-dag or, for any other subject, of the portal."""
    named = tokens(style)
    if subject == BENELUX_DAY:
        return Colours(named["halo"], named["on-halo"], named["on-halo"], named["mark"])
    title = named.get(subject, named["ink"])
    behind = _mixed(title, named["paper"]) if subject in ("", *named) else named["shade"]  # a chart stands on it
    return Colours(named["paper"], title, named["ink"], behind)


def _mixed(colour: str, paper: str) -> str:
    """A tint of a colour, as light as the bands of the pages, so that text keeps its contrast on it."""
    pairs = zip(ImageColor.getrgb(colour), ImageColor.getrgb(paper), strict=True)
    return "#" + "".join(f"{round(0.08 * part + 0.92 * light):02x}" for part, light in pairs)


def tokens(style: str) -> dict[str, str]:
    """The colours of the style sheet; the first of a name is the one for light paper."""
    found: dict[str, str] = {}
    for name, value in _TOKEN.findall(style):
        found.setdefault(name, value)
    return found


def _icon(size: int, paper: str, ink: str) -> Image.Image:
    image = Image.new("RGB", (size, size), paper)
    _draw_mark(ImageDraw.Draw(image), (size // 8, size // 8), size * 3 // 4, ink)
    return image


def _draw_mark(draw: ImageDraw.ImageDraw, place: tuple[int, int], size: int, colour: str) -> None:
    """Draws the mark of the portal with its upper left corner at a place."""
    for left, top, width, height in BLOCKS:
        x, y = (round(start + size * part / 32) for start, part in zip(place, (left, top), strict=True))
        draw.rectangle((x, y, x + round(size * width / 32) - 1, y + round(size * height / 32) - 1), colour)


@cache
def _font(faces: Path, weight: Weight, letters: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(faces / f"portal-sans-{weight}.woff2", letters, layout_engine=ImageFont.Layout.BASIC)
