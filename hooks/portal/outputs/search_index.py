"""Entries -> the files of a search index, one index a language. The only user of Pagefind.

The program is fed on its standard input: JSON in base64, a comma after each message, as the package `pagefind` does.
That package itself waits a tenth of a second for each answer, minutes for a large site; only its program is used.
"""

import base64
import json
import os
import re
import select
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import IO

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from portal.language import Language
from portal.outputs.search import SearchEntry
from portal.search_text import EVERY, veiled, vocabulary

FOLDER = "pagefind"  # known to assets/search.js as well
# How much one file of the index holds: a query fetches the files its words stand in.
_CHUNK = "2500"
_PATIENCE = 300  # seconds without an answer; packing a large index at the end takes some of them
# Its own user interfaces and its worker, which no page of this site loads.
_UNUSED = re.compile(r"pagefind-.*\.(js|css)|wasm\.unknown\.pagefind")

Message = dict[str, object]


class IndexNotMadeError(RuntimeError):
    """The search program could not make an index."""


def index_files(entries: Mapping[Language, Iterable[SearchEntry]]) -> Iterator[dict[str, bytes]]:
    """The files of each language in turn, below `pagefind/{language}/`; a process of its own makes each index."""
    listed = {language: list(found) for language, found in entries.items()}
    running = {language: _Run(language, found) for language, found in listed.items()}
    for language, run in running.items():
        words = vocabulary(text for entry in listed[language] for text in (entry.title, *entry.keywords))
        files = {
            "words.json": json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(),
            **dict(run.files()),
        }
        yield {f"{FOLDER}/{language}/{name}": content for name, content in files.items()}


class _Run:
    """The search program at work on one language."""

    def __init__(self, language: Language, entries: Iterable[SearchEntry]) -> None:
        messages: list[Message] = [{"type": "NewIndex", "config": {}}]
        messages += [_record(entry, language) for entry in entries]
        # Where the program writes files itself, it says so before they are whole: tokio's files need to be flushed.
        messages.append({"type": "GetFiles", "index_id": 0})
        self.expected = len(messages)
        self.program = subprocess.Popen(  # noqa: S603  # the program of a pinned package, without a shell
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK},
        )
        self.sender = threading.Thread(target=_send, args=(self.program.stdin, messages), daemon=True)
        self.sender.start()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the index that pages load, by its name; raises IndexNotMadeError."""
        answers = [json.loads(base64.b64decode(answer))["payload"] for answer in self._answers()]
        wrong = [answer["message"] for answer in answers if answer["type"] == "Error"]
        if wrong or len(answers) < self.expected:
            raise IndexNotMadeError(f"{len(answers)} of {self.expected} answers; {wrong[:1]}")
        for file in next(answer["files"] for answer in answers if answer["type"] == "GetFiles"):
            if not _UNUSED.fullmatch(file["path"]):
                yield file["path"], base64.b64decode(file["content"])

    def _answers(self) -> list[bytes]:
        """Waits for every answer; the program ends when its input does, whatever it still has to do."""
        said, answered = [], 0
        with suppress(BrokenPipeError), self.program as program:  # that it has ended is seen by what it has not said
            while answered < self.expected and (piece := _heard(program.stdout.fileno())):  # type: ignore[union-attr]  # a pipe
                answered += piece.count(b",")
                said.append(piece)
            program.kill()  # it has said all, or will say no more
            self.sender.join()
        return b"".join(said).split(b",")[:answered]


def _record(entry: SearchEntry, language: Language) -> Message:
    words = {
        "title": entry.title,
        "keywords": " ".join(entry.keywords),
        "status": entry.status,
        "date": entry.date,
        "every": EVERY,
    }
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


def _heard(pipe: int) -> bytes:
    """What the program says next; nothing where it has ended, or keeps silent for too long."""
    ready, _, _ = select.select([pipe], [], [], _PATIENCE)
    return os.read(pipe, 1 << 20) if ready else b""


def _send(stream: IO[bytes], messages: list[Message]) -> None:
    with suppress(BrokenPipeError):
        for number, message in enumerate(messages, 1):
            stream.write(base64.b64encode(json.dumps({"message_id": number, "payload": message}).encode()) + b",")
        stream.flush()
