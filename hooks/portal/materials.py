"""What a build is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from portal.catalogue import Catalogue
from portal.data_history import History
from portal.problems import Problem
from portal.reuse import ANEW, Reuse

Mode = Literal["publish", "preview", "serve"]


@dataclass(frozen=True, slots=True)
class Materials:
    """The input of a build: the catalogue, its history, the style sheet of the theme and the folder with our assets.

    `mode` is for the public, for a preview, or for an editor, who sees `problems`.
    """

    catalogue: Catalogue
    history: History
    theme_style: str
    assets: Path
    mode: Mode
    problems: Sequence[Problem] = ()
    as_of_a_moment: bool = False  # a preview shows only what the public sees at the moment of the catalogue
    left_out: tuple[str, ...] = ()  # pages of prose that the public does not see at that moment
    kit: bool = False  # whether papers and pictures to hand out are made as well
    reuse: Reuse = ANEW  # what earlier builds have made
