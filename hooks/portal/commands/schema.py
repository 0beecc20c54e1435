"""`portal schema`: the JSON Schemas of the data files, made from the models."""

import argparse

from portal.commands import common_arguments, reports_refusals, write_stale
from portal.commands.parser import Parser
from portal.editing.schemas import schemas
from portal.loading.load import load


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("--check", action="store_true")


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Writes the schemas that changed; with --check the exit status is 1 where there are some."""
    folder = options.data / "schema"
    new = {
        folder / name: text.encode()
        for name, text in schemas(load(options.data)).items()
        if not (folder / name).exists() or (folder / name).read_bytes() != text.encode()
    }
    return write_stale(options, new, "stale-schema", "schema-written")
