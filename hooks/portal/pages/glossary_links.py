"""Texts of a record -> the same texts, in which the first use of a glossary term leads to its entry.

The words of a text are looked up one by one, so that the time it takes does not grow with the glossary. A word of a
term with a capital is compared as it is, any other without regard to capitals; common words are also found in the
plural.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import get_args

from markupsafe import Markup, escape

from portal.language import Language
from portal.paths import term_path
from portal.records.kinds import Instrument, Organisation, Record
from portal.records.sorts import InstrumentType
from portal.records.vocabulary import Term
from portal.views.legal import number_of
from portal.views.localised import Views
from portal.views.values import Block

_BETWEEN = re.compile(r"(\W+)")
_ALIKE = str.maketrans({"’": "'", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})
# Words such as "decision" name a text on the page of an instrument, and anything elsewhere.
_LEGAL_FORMS = frozenset(get_args(InstrumentType))
_LINK = Markup('<a class="term" href="{}">{}</a>')
# How a common word ends in the plural; French marks it on each word, the others on the last.
_ENDINGS: dict[Language, tuple[str, ...]] = {"nl": ("s", "en", "n"), "fr": ("s", "x"), "en": ("s",)}


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a term: its words, each with its inflections, and the characters between them."""

    id: str
    path: str
    words: tuple[frozenset[str], ...]
    exact: tuple[str, ...]  # empty where capitals do not matter
    between: tuple[str, ...]


class Terms:
    """The glossary of a language, ready to be found in texts."""

    def __init__(self, views: Views, root: str) -> None:
        catalogue = views.catalogue
        self.views = views
        self.language = views.language
        self.root = root
        # By the first word of a term and then by its second, empty where it has but one.
        self.forms: dict[str, dict[str, list[_Form]]] = {}
        titles = {
            name for theme in catalogue.themes.values() for name in (*theme.title.values(), *theme.short.values())
        }
        for term in catalogue.glossary.values():
            # The menu explains the themes; in a sentence, the name of one is mostly an ordinary word.
            if titles.isdisjoint(term.term.values()):
                for form in self._forms(term, views.path(term_path(term.term[views.language], term.id))):
                    for first, second in product(form.words[0], form.words[1] if len(form.words) > 1 else ("",)):
                        self.forms.setdefault(first, {}).setdefault(second, []).append(form)
        for seconds in self.forms.values():
            for forms in seconds.values():
                forms.sort(key=lambda form: (len(form.words), form.id), reverse=True)

    def read(self, record: Record) -> "Reading":
        """The reading of the page of a record, which never links the terms of its own title."""
        names = [record.title[self.language]]
        if isinstance(record, Instrument) and (number := number_of(record, self.views.words)):
            names.append(number)
        if isinstance(record, Organisation) and record.abbreviation:
            names.append(record.abbreviation[self.language] or "")
        seen = {record.id}
        for name in names:
            words, between = _parts(name)
            seen |= {form.id for form in self.matches(words, between, 0) if len(form.words) == len(words)}
        if not isinstance(record, Instrument):
            seen |= _LEGAL_FORMS
        return Reading(self, seen)

    def matches(self, words: Sequence[str], between: Sequence[str], place: int) -> Iterator[_Form]:
        """The forms of terms that begin at a word, longest first."""
        seconds = self.forms.get(words[place].casefold())
        if seconds is None:
            return
        following = seconds.get(words[place + 1].casefold(), ()) if place + 1 < len(words) else ()
        for form in (*following, *seconds.get("", ())):
            end = place + len(form.words)
            if end > len(words) or any(a != b for a, b in zip(form.between, between[place : end - 1], strict=True)):
                continue
            found = words[place:end]
            if all(word.casefold() in known for word, known in zip(found, form.words, strict=True)) and all(
                not exact or exact == word for word, exact in zip(found, form.exact, strict=True)
            ):
                yield form

    def _forms(self, term: Term, path: str) -> Iterable[_Form]:
        name = term.term[self.language]
        yield self._form(term.id, path, name, plural=name[:1].islower())
        short = term.abbreviation[self.language] if term.abbreviation else None
        for one in (short or "").split(" / "):
            if one and one != name:
                yield self._form(term.id, path, one, plural=False)

    def _form(self, id_: str, path: str, name: str, plural: bool) -> _Form:
        words, between = _parts(name)
        known = []
        for place, word in enumerate(words):
            inflected = plural and (self.language == "fr" or place == len(words) - 1) and len(word) > 3
            known.append(
                frozenset(word.casefold() + ending for ending in ("", *(_ENDINGS[self.language] if inflected else ())))
            )
        exact = tuple("" if plural and word == word.casefold() else word for word in words)
        return _Form(id_, path, tuple(known), exact, tuple(between))


class Reading:
    """The texts of one page, one after another."""

    def __init__(self, terms: Terms, seen: set[str]) -> None:
        self.terms = terms
        self.seen = seen

    def blocks(self, texts: Iterable[Block]) -> tuple[Block, ...]:
        """Paragraphs and lists with the terms in them as links."""
        return tuple(Block(self.text(block.text), tuple(map(self.text, block.items))) for block in texts)

    def text(self, text: str) -> str:
        """One text; unchanged where it holds no term that has not been met."""
        parts = _BETWEEN.split(text)
        words = parts[::2]
        forms = self.terms.forms
        places = [place for place, word in enumerate(words) if word.casefold() in forms]
        if not places:
            return text
        between = [part.translate(_ALIKE) for part in parts[1::2]]
        links, reached = [], 0
        for place in places:
            form = next(self.terms.matches(words, between, place), None) if place >= reached else None
            if form:
                reached = place + len(form.words)
                if form.id not in self.seen:
                    self.seen.add(form.id)
                    links.append((2 * place, 2 * reached - 1, form.path))
        if not links:
            return text
        done, linked = 0, Markup()
        for start, end, path in links:
            linked += escape("".join(parts[done:start]))
            linked += _LINK.format(self.terms.root + path, "".join(parts[start:end]))
            done = end
        return linked + escape("".join(parts[done:]))


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The words of a name and what stands between them; a name that ends in a sign keeps it as an empty last word."""
    parts = _BETWEEN.split(name.translate(_ALIKE))
    return parts[::2], parts[1::2]
