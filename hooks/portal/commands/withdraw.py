"""`portal withdraw ID`: a record no longer holds; its address stays and says why."""

import argparse

from portal.commands import asked, common, guarded, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.editing.edited_file import edited_files
from portal.editing.operations import withdraw
from portal.language import LANGUAGES
from portal.loading.storage import write


def add_arguments(parser: Parser) -> None:
    """What the command takes; what is missing is asked for."""
    common(parser)
    parser.add_argument("id")
    parser.add_argument("--date", default=today().isoformat())
    parser.add_argument("--replaced-by")
    for language in LANGUAGES:
        parser.add_argument(f"--reason-{language}")


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
