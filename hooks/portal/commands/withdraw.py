"""`portal withdraw ID`: a record no longer holds; its address stays and says why."""

import argparse

from portal.commands import common_arguments, option_or_prompt, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.editing.edited_file import edited_files
from portal.editing.operations import withdraw
from portal.editing.prose import replace_record
from portal.history.prose import content_of
from portal.language import LANGUAGES
from portal.loading.storage import write_files


def add_arguments(parser: Parser) -> None:
    """The arguments; the command prompts for those that are missing."""
    common_arguments(parser)
    parser.add_argument("id")
    parser.add_argument("--date", default=today().isoformat())
    parser.add_argument("--replaced-by")
    for language in LANGUAGES:
        parser.add_argument(f"--reason-{language}")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Adds the field `withdrawn` to the record; prose leads to what holds instead, or its pages are named."""
    reason = {name: option_or_prompt(options, f"reason_{name}", f"ask-reason-{name}") for name in LANGUAGES}
    value: dict[str, object] = {"date": options.date, "reason": reason}
    if options.replaced_by:
        value["replaced_by"] = options.replaced_by
    content = content_of(options.data)
    naming = replace_record(content, options.id, options.replaced_by or "")
    changes = withdraw(edited_files(options.data), options.id, value)
    write_files({**naming, **changes} if options.replaced_by else changes)
    say(options, "withdrawn", id=options.id)
    if naming:
        code = "withdrawn-prose-follows" if options.replaced_by else "withdrawn-prose-stays"
        say(options, code, files=", ".join(map(str, naming)), other=options.replaced_by)
    return 0
