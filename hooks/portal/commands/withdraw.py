"""`portal withdraw ID`: a record no longer holds; its address stays and says why."""

import argparse

from portal.commands import asked, common, guarded, say
from portal.dates import today
from portal.editing.edited_file import edited_files
from portal.editing.operations import withdraw
from portal.language import LANGUAGES
from portal.loading.storage import write

HELP = "mark a record as withdrawn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; what is missing is asked for."""
    common(parser)
    parser.add_argument("id", help="the id of a record")
    parser.add_argument("--date", default=today().isoformat(), help="since when; today where it is not given")
    parser.add_argument("--replaced-by", help="the id of the record that holds instead")
    for language in LANGUAGES:
        parser.add_argument(f"--reason-{language}", help=f"why, in one or two sentences ({language})")


@guarded
def run(options: argparse.Namespace) -> int:
    """Adds the field `withdrawn` to the record."""
    reason = {name: asked(options, f"reason_{name}", f"ask-reason-{name}") for name in LANGUAGES}
    value: dict[str, object] = {"date": options.date, "reason": reason}
    if options.replaced_by:
        value["replaced_by"] = options.replaced_by
    write(withdraw(edited_files(options.data), options.id, value))
    say(options, "withdrawn", id=options.id)
    return 0
