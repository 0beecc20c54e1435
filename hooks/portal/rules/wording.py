"""Texts -> long sentences, numbers that differ between languages, avoided forms, repeated sentences, French spaces."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from portal.language import LANGUAGES, Language, Localised
from portal.loading.entry import Complaint, FieldPath
from portal.records.texts import localised_texts
from portal.records.vocabulary import AvoidedForm
from portal.rules.forms import Forms
from portal.rules.names import repeats
from portal.rules.told_dates import told_otherwise

LONGEST_SENTENCE = 30  # words; the house style aims at 15 on average
REPEATED_HERE = 4  # words; as many are enough within one text, and fewer may be an item of two lists
REPEATED = 12  # words; official names are shorter, so a longer sentence that occurs twice says one thing twice

_NAMES = frozenset({"title", "term"})  # an official name may be long, and stand wherever it is named
# After the end of a sentence, between paragraphs and before an item of a list.
_BETWEEN = re.compile(r"\s(?:(?<=[.?!]\s)\s*(?:- )?|(?<=\n)(?:\n(?:- )?|- ))")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
# A sign that French sets off by a no-break space, and that is not: `mot :`, `mot;`, `«mot`.
# Each alternative begins with the sign and looks back from it, so that the search goes from sign to sign.
_FRENCH_SIGN = re.compile(
    r"[;?!»](?<![?!(.…].)(?:(?<=\S.)|(?<=[ \n].))(?!\w)|:(?:(?<=[^\s\d].)|(?<=[ \n].))(?=\s|$)"
    r"|«(?![\u00a0\u202f])|%(?:(?<=\d.)|(?<=\d .))"
)
_BLANKS = re.compile(" {2,}")
_UNTIDY = re.compile(r"(?<=\S)  +(?=\S)|(?<=\w) [,.](?=\s)|,,|;;|(?<!\.)\.\.(?!\.)|(?<=[^\W\d_])'(?=[^\W\d_])")
_GROUPED = re.compile(r"[.,\u00a0\u202f](?=\d{3}(?!\d))")


class WordingRules:
    """The rules of wording; remembers the sentences of the entries that it has seen."""

    def __init__(self, forms: Sequence[AvoidedForm]) -> None:
        of_language = {name: [form for form in forms if form.language == name] for name in LANGUAGES}
        self.any = {name: _forms(of_language[name]) for name in LANGUAGES}
        self.each = {name: [(_forms([form]), form) for form in of_language[name]] for name in LANGUAGES}
        self.seen: dict[Language, dict[str, str]] = defaultdict(dict)  # each long sentence and where it first stood

    def complaints(self, id_: str, model: BaseModel) -> Iterator[Complaint]:
        """The faults in the wording of an entry, without those that it allows under `exceptions`."""
        excepted = {(one.rule, one.field) for one in getattr(model, "exceptions", ())}
        for path, text in localised_texts(model):
            if path[:1] != ("links",):
                for found in self._of_text(id_, path, text):
                    if (found[1], path[0]) not in excepted:
                        yield found

    def _of_text(self, id_: str, path: FieldPath, text: Localised[str]) -> Iterator[Complaint]:
        if len({tuple(numbers(text[language])) for language in LANGUAGES}) > 1:
            found = ", ".join(f"{language}: {' '.join(numbers(text[language])) or '–'}" for language in LANGUAGES)
            yield path, "unequal-numbers", {"found": found}
        elif found := told_otherwise(text):
            yield path, "unequal-dates", {"found": found}
        for language in LANGUAGES:
            for sentence in sentences(text[language]):
                yield from self._of_sentence(id_, (*path, language), language, sentence)
            yield from _said_twice((*path, language), text[language])
            yield from self._avoided((*path, language), language, text[language])
            yield from french_spaces((*path, language), language, text[language])
            yield from _untidy((*path, language), text[language])

    def of_prose(self, name: str, language: Language, text: str) -> Iterator[Complaint]:
        """What is wrong with the wording of a paragraph of a page, which is known by its name."""
        for sentence in sentences(text):
            yield from self._of_sentence(name, (), language, sentence)
        yield from _said_twice((), text)
        yield from self._avoided((), language, text)
        yield from french_spaces((), language, text)
        yield from _untidy((), _BLANKS.sub(" … ", text))  # code has been blanked

    def _of_sentence(self, id_: str, path: FieldPath, language: Language, sentence: str) -> Iterator[Complaint]:
        length = len(sentence.split())
        if length > LONGEST_SENTENCE:
            yield path, "long-sentence", {"found": _shortened(sentence), "length": length, "limit": LONGEST_SENTENCE}
        if length >= REPEATED and not _NAMES.intersection(map(str, path)):
            first = self.seen[language].setdefault(sentence.casefold(), id_)
            if first != id_:
                yield path, "repeated-sentence", {"found": _shortened(sentence), "other": first}

    def _avoided(self, path: FieldPath, language: Language, text: str) -> Iterator[Complaint]:
        text = " ".join(text.split())  # words stand together across a line break too
        if not self.any[language].search(text):
            return
        for forms, form in self.each[language]:
            if found := forms.search(text):
                around = text[max(0, found.start() - 60) : found.end() + 60].casefold()
                if not any(right.casefold() in around for right in form.unless):
                    yield path, "avoided-form", {"found": found[0], "write": form.write}


def _said_twice(path: FieldPath, text: str) -> Iterator[Complaint]:
    """The first sentence that a text has twice."""
    said = [" ".join(sentence.split()) for sentence in sentences(text)]
    for n, _ in repeats(sentence.casefold() for sentence in said):
        if len(said[n].split()) >= REPEATED_HERE:
            yield path, "sentence-twice", {"found": _shortened(said[n])}
            return


def french_spaces(path: FieldPath, language: Language, text: str) -> Iterator[Complaint]:
    """The first French sign of a text that has no space of its own before it, or after it."""
    if language == "fr" and (found := _FRENCH_SIGN.search(text)):
        around = text[max(0, found.start() - 16) : found.end() + 5]
        yield path, "french-space", {"found": " ".join(around.split())}


def _untidy(path: FieldPath, text: str) -> Iterator[Complaint]:
    """The first place of a text with a space too many, a sign twice or an apostrophe of a typewriter."""
    if found := _UNTIDY.search(text):
        around = text[max(0, found.start() - 16) : found.end() + 16]
        yield path, "untidy-signs", {"found": around.replace("\n", " ").strip()}


def sentences(text: str) -> list[str]:
    """The sentences and items of lists of a text."""
    return [sentence for part in _BETWEEN.split(text.removeprefix("- ")) if (sentence := part.strip())]


def numbers(text: str) -> list[str]:
    """The numbers of a text, without the signs that group their digits, in the order of their signs."""
    return sorted(_GROUPED.sub("", found).replace(",", ".") for found in _NUMBER.findall(text))


def _forms(avoided: Iterable[AvoidedForm]) -> Forms:
    return Forms("|".join(re.escape(words) for form in avoided for words in form.avoid))


def _shortened(sentence: str) -> str:
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= 60 else f"{sentence[:60]}…"
