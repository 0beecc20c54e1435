"""Entries -> the files of a search index, one index a language. The only user of Pagefind.

The program is fed on its standard input: JSON in base64, a comma after each message, as the package `pagefind` does.
That package itself waits a tenth of a second for each answer, minutes for a large site; only its program is used.
"""

import base64
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from portal.language import Language
from portal.outputs.search import Entry
from portal.outputs.search_words import veiled

FOLDER = "pagefind"  # known to assets/search.js as well
# How much one file of the index holds: a query fetches the files its words stand in.
_CHUNK = "2500"
# Its own user interfaces and its worker, which no page of this site loads.
_UNUSED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")

Message = dict[str, object]


class IndexNotMadeError(RuntimeError):
    """The search program could not make an index."""


def write_index(folder: Path, entries: Mapping[Language, Iterable[Entry]]) -> None:
    """Writes `pagefind/{language}/` below `folder`, each language in a process of its own."""
    running = [_Run(folder / FOLDER / language, language, found) for language, found in entries.items()]
    for run in running:
        run.finish()


class _Run:
    """The search program at work on one language."""

    def __init__(self, target: Path, language: Language, entries: Iterable[Entry]) -> None:
        self.target = target
        messages: list[Message] = [{"type": "NewIndex", "config": {}}]
        messages += [_record(entry, language) for entry in entries]
        messages.append({"type": "WriteFiles", "index_id": 0, "output_path": str(target)})
        self.expected = len(messages)
        self.program = subprocess.Popen(  # noqa: S603  # the program of a pinned package, without a shell
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
        )
        self.sender = threading.Thread(target=_send, args=(self.program.stdin, messages), daemon=True)
        self.sender.start()

    def finish(self) -> None:
        """Waits for every answer; the program ends when its input does, whatever it still has to do."""
        with self.program as program:
            answers = program.stdout
            answered, last = 0, b""
            while answers and answered < self.expected and (piece := answers.read1(1 << 20)):  # type: ignore[attr-defined]
                answered += piece.count(b",")
                last = (last + piece)[-1000:]
            self.sender.join()
            program.terminate()
        if answered < self.expected or not (self.target / "pagefind-entry.json").exists():
            raise IndexNotMadeError(f"{self.target}: {answered} of {self.expected} answers; the last: {last!r}")
        for pattern in _UNUSED:
            for file in self.target.glob(pattern):
                file.unlink()


def _record(entry: Entry, language: Language) -> Message:
    words = {"title": entry.title, "keywords": " ".join(entry.keywords), "status": entry.status, "date": entry.date}
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": entry.path,
        "content": veiled(entry.content, language),
        "language": language,
        "meta": {name: veiled(text, language) for name, text in words.items() if text},
        "filters": {name: list(values) for name, values in entry.filters.items() if values},
        "sort": None,
    }


def _send(stream: IO[bytes], messages: list[Message]) -> None:
    for number, message in enumerate(messages, 1):
        stream.write(base64.b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b",")
    stream.flush()
