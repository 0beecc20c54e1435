"""Every output beside the pages, each ready to be made by itself: lists for filters, data, feeds, calendars, images."""

from collections.abc import Callable, Iterable
from functools import partial

from portal.api import api
from portal.api_schema import api_schema
from portal.catalogue import Catalogue
from portal.choices import choice_files
from portal.feeds import feeds
from portal.icalendars import calendars
from portal.redirects import redirect_files
from portal.share_images import share_images
from portal.tables import tables
from portal.views import Views

Output = Callable[[], dict[str, bytes]]


def outputs(catalogue: Catalogue, languages: Iterable[Views], style: str) -> list[Output]:
    """What gives the files of each output; `style` is the style sheet whose colours the images take."""
    of_language = (choice_files, tables, feeds, calendars, redirect_files, partial(share_images, style=style))
    made = [partial(output, views) for views in languages for output in of_language]
    return [partial(api, catalogue), partial(api_schema, catalogue), *made]
