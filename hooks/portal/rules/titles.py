"""Entries of one kind -> titles that two of them share, so that no list tells them apart, or that begin small."""

from collections.abc import Iterable, Iterator

from portal.folding import folded
from portal.language import LANGUAGES, Language
from portal.loading.entry import Complaint
from portal.loading.load import Placed
from portal.records.kinds import Answer, Record
from portal.records.parts import excepted_fields
from portal.records.vocabulary import Term


class Titles:
    """The first entry of each kind with a title, in each language."""

    def __init__(self, found: Iterable[Placed]) -> None:
        self.first: dict[tuple[str, Language, str], str] = {}
        for placed in found:
            for title in _titles(placed):
                self.first.setdefault(title, placed.id)

    def complaints(self, placed: Placed) -> Iterator[Complaint]:
        """The first title of an entry that another entry before it has, or that begins as no title does."""
        if isinstance(placed.model, Record):
            yield from _small(placed.model)
        for kind, language, title in _titles(placed):
            if (other := self.first[kind, language, title]) != placed.id:
                field = "term" if isinstance(placed.model, Term) else "title"
                yield (field, language), "same-title", {"other": other}
                return


def _small(record: Record) -> Iterator[Complaint]:
    """The first title that begins with a small letter; a name such as eIDAS has a capital after it."""
    field = "question" if isinstance(record, Answer) else "title"
    excepted = excepted_fields(record.exceptions, "small-title")
    for language in LANGUAGES:
        title = record.title[language]
        if field not in excepted and title[:2].islower():
            yield (field, language), "small-title", {"found": title[:40]}
            return


def _titles(placed: Placed) -> Iterator[tuple[str, Language, str]]:
    """The kind, language and title of an entry; a withdrawn record may share that of the one in its place."""
    model = placed.model
    if not isinstance(model, Record | Term) or isinstance(model, Answer):  # answers are compared by direction
        return
    if (isinstance(model, Record) and model.withdrawn) or any(one.rule == "same-title" for one in model.exceptions):
        return
    title = model.term if isinstance(model, Term) else model.title
    yield from ((placed.file.name, language, folded(title[language]).lower()) for language in LANGUAGES)
