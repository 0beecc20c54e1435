"""`portal translations`: what translators have to do, what they have done, and the files their tools work on."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from portal.commands import common_arguments, print_report, reports_refusals, say
from portal.commands.parser import Parser
from portal.dates import now, today
from portal.history.prose import PAGES, content_of, everything
from portal.history.snapshots import Known
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.loading.storage import write_files
from portal.messages import message
from portal.pages.addresses import targets
from portal.problems import Problem, Refused, as_text
from portal.rules.check import mistakes
from portal.rules.names import Names
from portal.rules.prose import check_prose
from portal.translating import importing, xliff
from portal.translating.ledger import ORIGINS, Ledger, ledger_file, read_ledger, translations_ledger
from portal.translating.returned import read_xliff
from portal.translating.translations import SOURCE, Translation, confirmed, translations_of, updated
from portal.translating.units import units
from portal.translating.worklists import PENDING, Earlier, theme_or_kind, worklist


def add_arguments(parser: Parser) -> None:
    """What the command takes; each thing it can do has its own options."""
    add_action = parser.add_commands("action")
    for name in _ACTIONS:
        options = add_action(name)
        common_arguments(options)
        if name in ("list", "export", "confirm"):
            options.add_argument("--language", choices=LANGUAGES, required=name == "export")
        if name in ("list", "export"):
            options.add_argument("--theme")
            options.add_argument("--owed", choices=(*PENDING, "all"), default=None)
        if name == "list":
            options.add_argument("--format", choices=("plain", "markdown"), default="plain")
        if name == "confirm":
            options.add_argument("id")
            options.add_argument("--path")
            options.add_argument("--all", action="store_true")
        if name in ("confirm", "update"):
            options.add_argument("--kind", choices=ORIGINS, default="reviewed" if name == "confirm" else "own")
        if name in ("export", "import"):
            options.add_argument("file", type=Path)
        if name == "export":
            options.add_argument("--source", choices=LANGUAGES)
            options.add_argument("--version", choices=xliff.VERSIONS, default=xliff.VERSIONS[0])


@reports_refusals
def run(options: argparse.Namespace) -> int:
    """Runs one action of the command."""
    known = everything(options.data)
    return _ACTIONS[options.action](options, known, read_ledger(options.data))


def _list(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> int:
    """Prints what is missing, outdated or unreviewed, with the words to translate."""
    found, earlier = _chosen(options, known, ledger), Earlier(options.data)
    languages = (
        [options.language]
        if options.language
        else [name for name in LANGUAGES if name != SOURCE or any(one.text.language == name for one in found)]
    )
    parts = [part for name in languages for part in worklist(found, known, name, earlier, options.lang)]
    print_report(options, parts)
    return 0


def _confirm(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> int:
    """Records that the outdated translations of a record, or one field of it, are right as they stand."""
    if options.id not in known and (nearest := Names(known).nearest(options.id)):
        raise Refused("no-such-record", found=options.id, nearest=nearest)
    found = [
        one
        for one in translations_of(known, ledger)
        if one.text.key == options.id
        and (one.state in ("outdated", "alone") or ((options.all or options.path) and one.state != "missing"))
        and options.language in (None, one.text.language)
        and (options.path is None or one.text.path == options.path)
    ]
    if not found:
        _refuse_other_language(options, known, ledger)
        raise Refused(
            "translations-nothing" if options.all or options.path else "translations-none-outdated", found=options.id
        )
    new = {one.text: confirmed(one, options.kind, today()) for one in found}
    write_files({ledger_file(options.data): translations_ledger({**ledger, **new})})
    say(options, "translations-confirmed", count=len(new))
    return 0


def _refuse_other_language(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> None:
    """Raises Refused where something waits in other languages than the one asked for, and names it."""
    waiting = [
        one
        for one in translations_of(known, ledger)
        if one.text.key == options.id and one.state in ("outdated", "alone") and options.path in (None, one.text.path)
    ]
    if waiting:
        texts = ", ".join(f"{one.text.path}.{one.text.language}" for one in waiting)
        details = {"language": options.language, "waiting": texts, "other": waiting[0].text.language}
        raise Refused("translations-other-language", found=options.id, **details)


def _update(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> int:
    """Brings the ledger up to date with the data; the publishing workflow does it."""
    new = updated(known, ledger, today(), options.kind)
    changed = sum(ledger.get(text) != made for text, made in new.items()) + len(ledger.keys() - new.keys())
    if changed:
        write_files({ledger_file(options.data): translations_ledger(new)})
    say(options, "translations-updated", file=ledger_file(options.data), count=len(new), changed=changed)
    return 0


def _export(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> int:
    """Writes an XLIFF file for translators' tools; a page of prose is one text that includes its title."""
    found = [one for one in _chosen(options, known, ledger) if one.text.language == options.language]
    found = list(_with_whole_pages(found, known, ledger))
    sources = list(dict.fromkeys(one.source for one in found))
    source = options.source or next(iter(sources), SOURCE)
    found = [one for one in found if one.source == source]
    made = units(found, known, Earlier(options.data))
    write_files({options.file: xliff.export(made, source, options.language, options.version)})
    words = sum(one.words for one in found)
    say(options, "translations-exported", file=options.file, count=len(found), words=words)
    for other in sources:
        if other != source:
            say(options, "translations-other-source", language=other, option=other)
    return 0


def _with_whole_pages(found: list[Translation], known: dict[str, Known], ledger: Ledger) -> Iterator[Translation]:
    """The translations, with the whole page in place of its title, description and text, whichever is asked for."""
    pages = {(one.text.key, one.text.language) for one in found if known[one.text.key].kind == PAGES}
    yield from (one for one in found if known[one.text.key].kind != PAGES)
    for one in translations_of(known, ledger) if pages else ():
        if (one.text.key, one.text.language) in pages and one.text.path == "text":
            yield one


def _import(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> int:
    """Takes in an XLIFF file that was exported before; on a conflict nothing is written."""
    if not options.file.is_file():
        raise Refused("no-such-file", file=options.file)
    returned = read_xliff(options.file.read_bytes(), str(options.file))
    result = importing.import_translations(options.data, list(returned), known, ledger, today(), _problems)
    told = [message(code, options.lang, where=where) for code, where in result.conflicts]
    for line in told + as_text(result.faults, options.lang):
        print(line, file=sys.stderr)
    if told or result.faults:
        return 1
    write_files(result.files)
    counts = {"changed": result.changed, "confirmed": result.confirmed, "same": result.same}
    say(options, "translations-imported", **counts)
    if result.empty:
        say(options, "translations-empty", count=len(result.empty), names=", ".join(result.empty))
    return 0


def _problems(data: Path) -> list[Problem]:
    loaded = load(data)
    return mistakes(data, loaded, check_prose(content_of(data), targets(loaded, now())))


def _chosen(options: argparse.Namespace, known: dict[str, Known], ledger: Ledger) -> list[Translation]:
    themes = dict.fromkeys(theme_or_kind(one) for one in known.values())
    if options.theme not in (None, *themes):
        raise Refused("translations-no-theme", found=options.theme, known=", ".join(themes))
    return [
        one
        for one in translations_of(known, ledger)
        if (options.owed == "all" or one.pending in ((options.owed,) if options.owed else PENDING))
        and options.theme in (None, theme_or_kind(known[one.text.key]))
    ]


_ACTIONS = {"list": _list, "confirm": _confirm, "update": _update, "export": _export, "import": _import}
