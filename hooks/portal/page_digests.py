"""A folder of data and the prose beside it -> a digest of each page, so that two moments can be compared page by page.

A digest covers what a page shows of the data: its own content, and what stands around every page. It covers nothing of
the history, of the theme or of line numbers: a page may change for these reasons too.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from portal.catalogue import Catalogue, open_catalogue
from portal.history.prose import PAGES, content_of, page_path, prose_on_disk
from portal.language import Language
from portal.loading.texts import texts_by_path
from portal.metadata.open_graph import Sharing
from portal.outputs.embeds import embeds
from portal.pages.registry import PAGE_SOURCES, PageSource
from portal.pages.rendering import Templates
from portal.publication import not_due
from portal.theme.assets import SCRIPTS
from portal.theme.chrome import chrome
from portal.theme.slots import fill
from portal.views.localised import Views, views_of
from portal.workers import run_all

_LINK = re.compile(r"\]\(((?:record|page|file):[^)\s]*)\)")  # as prose has it before it is HTML
_WORD = re.compile(r"\bwords\.(\w+)")

Digests = dict[str, str]


def page_digests(data: Path, skeleton: Path, now: datetime) -> Digests:
    """The digest of every page at a moment, by its path; the templates in `skeleton` stand around them.

    Raises InvalidData or UnknownSlot where there are mistakes.
    """
    used = {word for file in skeleton.rglob("*.html") for word in _WORD.findall(file.read_text(encoding="utf-8"))}
    hidden = {f"{PAGES}/{name}" for name in not_due(content_of(data), now)}
    prose = {
        key: dict(texts_by_path(known.value))["text"] for key, known in prose_on_disk(data).items() if key not in hidden
    }
    return digests(replace(open_catalogue(data, now), places={}), prose, used)


def digests(catalogue: Catalogue, prose: Mapping[str, Mapping[Language, str]], used: Iterable[str]) -> Digests:
    """The digest of every page of a catalogue and of prose by its name; `used` are the words that the skeleton uses."""
    work = []
    for views in views_of(catalogue).values():
        templates = Templates(views, dict.fromkeys(SCRIPTS, ""))
        around = _around(templates, used)
        work += [partial(_generated, templates, around, part) for part in PAGE_SOURCES.values()]
        work.append(partial(_written, templates, around, prose))
        work.append(partial(_cards, views))
    return {path: digest for made in run_all(work) for path, digest in made.items()}


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The pages that are new, gone or show something else, in order."""
    return (path for path in sorted(before.keys() | after.keys()) if before.get(path) != after.get(path))


def _around(templates: Templates, used: Iterable[str]) -> str:
    """The digest of what is around every page: the values that the skeleton gets, and the words that it uses."""
    views = templates.views
    values = {name: value for name, value in chrome(views).items() if name != "words" and not callable(value)}
    words = {name: views.words.words.get(name) for name in sorted(used)}
    return _digest(repr(sorted(values.items())), repr(words))


def _generated(templates: Templates, around: str, part: PageSource) -> Digests:
    sharing = Sharing(templates.views)
    language = templates.views.language
    pages = map(sharing.complete, part(templates))
    return {
        f"{language}/{page.path}": _digest(around, page.title, page.description, page.head, page.main) for page in pages
    }


def _written(templates: Templates, around: str, prose: Mapping[str, Mapping[Language, str]]) -> Digests:
    """Pages of prose: as they are written, with their slots filled and their links resolved."""
    sharing = Sharing(templates.views)
    language = templates.views.language
    found = {}
    for key, text in prose.items():
        if language in text:
            path = f"{language}/{page_path(key)}"
            filled = fill(templates, _LINK.sub(r' href="\1"', text[language]), "")
            found[path] = _digest(around, sharing.prose(page_path(key)), filled)
    return found


def _cards(views: Views) -> Digests:
    """The cards that other sites show; nothing stands around them."""
    return {views.path(card.path): _digest(repr(card)) for card in embeds(views)}


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()
