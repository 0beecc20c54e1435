"""Everything of the kit, each part ready to be made by itself."""

from collections.abc import Callable, Iterable
from functools import partial

from portal.kit.papers import PrintSettings, all_subjects, papers
from portal.kit.pictures import pictures
from portal.pages.rendering import Templates


def kit(templates: Iterable[Templates], press: PrintSettings) -> list[Callable[[], dict[str, bytes]]]:
    """What gives the papers and pictures of each language."""
    made: list[Callable[[], dict[str, bytes]]] = []
    for one in templates:
        made += [partial(papers, one, subject, press) for subject in all_subjects(one)]
        made.append(partial(pictures, one.views, press.style, press.faces))
    return made
