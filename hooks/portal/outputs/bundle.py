"""Every output beside the pages, each ready to be made by itself: lists for filters, data, feeds, calendars, images."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from portal.catalogue import Catalogue
from portal.metadata.og_image import share_images
from portal.metadata.picture import site_icons
from portal.outputs.api import VERSION, api
from portal.outputs.api_schema import api_schema
from portal.outputs.build_info import build_info
from portal.outputs.choices import choice_files
from portal.outputs.database import database
from portal.outputs.embeds import embed_files
from portal.outputs.feeds import feeds
from portal.outputs.icalendars import calendars
from portal.outputs.openapi import openapi
from portal.outputs.places import places
from portal.outputs.rdf import rdf
from portal.outputs.record_form import record_form, written_records
from portal.outputs.site_papers import site_papers
from portal.outputs.tables import tables
from portal.outputs.termbase import termbase
from portal.pages.redirects import redirect_files
from portal.reuse import ANEW, Reuse
from portal.views.localised import Views

Output = Callable[[], dict[str, bytes]]
_OF_ALL = (database, places, rdf, record_form, site_papers, termbase)


def outputs(
    views: Sequence[Views], style: str, folder: Path, sheet: str, faces: Sequence[str], kit: bool, reuse: Reuse = ANEW
) -> list[Output]:
    """What gives the files of each output.

    Images take the colours of `style` and the type in `folder`; cards in frames load `sheet` and `faces`, and there is
    one of every record where there is a `kit`.
    """
    images = partial(share_images, style=style, faces=folder, reuse=reuse)
    framed = partial(embed_files, style=sheet, faces=faces, kit=kit)
    of_language = (choice_files, tables, feeds, calendars, framed, redirect_files, images)
    made = [partial(output, view) for view in views for output in of_language]
    info = partial(build_info, views[0].catalogue, views[0].history.commit)
    common = [info, partial(api, views[0]), partial(_for_programs, views[0].catalogue), partial(site_icons, style)]
    common.append(partial(written_records, views[0].catalogue))
    common += [partial(output, views) for output in _OF_ALL]
    return [*common, *made]


def _for_programs(catalogue: Catalogue) -> dict[str, bytes]:
    """What says to programs which files there are and what they hold."""
    schema = api_schema(catalogue)
    return schema | openapi(catalogue, VERSION, schema)
