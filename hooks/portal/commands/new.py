"""`portal new project`: a draft with every field explained, at the right place, under an id that is free."""

import argparse

from portal.commands import common_arguments, option_or_prompt, report_unread, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import today
from portal.editing.edited_file import readable_files
from portal.editing.operations import taken_ids
from portal.editing.own_files import draft_file, draft_text
from portal.editing.skeletons import Given, is_id, skeleton, suggested_id
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.loading.storage import write_files
from portal.problems import Refused
from portal.records.kinds import MODELS, Kind
from portal.records.vocabulary import Theme
from portal.rules.names import Names

KIND_BY_NAME: dict[str, Kind] = {kind[:-1]: kind for kind in MODELS}


def add_arguments(parser: Parser) -> None:
    """The arguments; the command prompts for those that are missing."""
    common_arguments(parser)
    parser.add_argument("kind", choices=KIND_BY_NAME)
    parser.add_argument("--id")
    parser.add_argument("--theme")
    for language in LANGUAGES:
        parser.add_argument(f"--title-{language}")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Writes the draft into a file of its own, so that two editors never meet in one."""
    title = {name: option_or_prompt(options, f"title_{name}", f"ask-title-{name}") for name in LANGUAGES}
    theme = option_or_prompt(options, "theme", "ask-theme")
    themes = Names(one.id for one in load(options.data).of(Theme))
    if theme and theme not in themes:
        details = {"nearest": themes.nearest(theme), "known": ", ".join(themes.names)}
        raise Refused("unknown-theme", found=theme, **details)
    id_ = options.id or suggested_id(title["en"])
    if not id_:
        raise Refused("new-without-title")
    among, unread = readable_files(options.data)
    taken = taken_ids(among)
    if not is_id(id_):
        raise Refused("bad-id", where="id", found=id_)
    if id_ in taken:
        raise Refused("taken-id", found=id_, other=taken[id_])
    kind = KIND_BY_NAME[options.kind]
    file = draft_file(options.data, kind, id_)
    if file.exists():  # a draft that cannot be read
        raise Refused("taken-file", file=file)
    element = skeleton(kind, id_, Given(title, theme), today(), options.lang)
    write_files({file: draft_text(kind, element).encode()})
    say(options, "draft-written", file=file, id=id_)
    report_unread(options, unread)
    return 0
