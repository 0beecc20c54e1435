"""All entries -> the ids that are used twice. All records share one namespace of ids, each vocabulary has its own."""

from collections.abc import Iterable, Iterator

from portal.folding import folded
from portal.loading.entry import Complaint, FieldPath
from portal.loading.load import Placed
from portal.records.kinds import MODELS, Record
from portal.records.registry import SINGLES
from portal.records.vocabulary import Document, Reference, Synonyms
from portal.rules.names import repeats


class Identity:
    """The entry with each id, the first or the one whose file has that name; a current id comes before a former one."""

    def __init__(self, found: Iterable[Placed]) -> None:
        self.taken: dict[tuple[str, str], Placed] = {}
        self.former: dict[tuple[str, str], Placed] = {}
        self.addresses: dict[str, Placed] = {}  # the first reference with each address
        former = []
        for placed in found:
            own = (_namespace(placed), placed.id)
            if own not in self.taken or placed.file.path.stem == placed.id:
                self.taken[own] = placed
            if isinstance(placed.model, Reference):
                self.addresses.setdefault(placed.model.url, placed)
            if isinstance(placed.model, Record) and placed.model.formerly:
                former.append((placed, placed.model))
        for placed, record in former:
            for old in record.formerly:
                self.taken.setdefault((_namespace(placed), old), placed)
                self.former.setdefault((_namespace(placed), old), placed)

    def complaints(self, placed: Placed) -> Iterator[Complaint]:
        """The faults in the ids of one entry, whether it is valid or not."""
        if placed.file.name in SINGLES or not placed.id:
            return
        names: list[tuple[FieldPath, str]] = [(("id",), placed.id)]
        if isinstance(placed.model, Record):
            names += ((("formerly", n), old) for n, old in enumerate(placed.model.formerly))
        seen: set[str] = set()
        for path, name in names:
            first = self.taken[_namespace(placed), name]
            former = self.former.get((_namespace(placed), name), placed)
            current = path == ("id",)
            if name in seen:
                yield path, "repeated-reference", {"found": name}
            elif first is placed and former is not placed:
                place = {"file": former.file.path, "line": former.mark[0]}
                yield path, "former-id", {"found": name, "other": former.id, **place}
            elif first is not placed and (current or first.id != name):
                yield path, "duplicate-id", {"found": name, "file": first.file.path, "line": first.mark[0]}
            seen.add(name)
        if isinstance(placed.model, Reference) and (first := self.addresses[placed.model.url]).id != placed.id:
            place = {"file": first.file.path, "line": first.mark[0]}
            yield ("url",), "same-address", {"other": first.id, **place}
        if isinstance(placed.model, Document):
            yield from _sections(placed.model)
        if isinstance(placed.model, Synonyms):
            yield from _words(placed.model)


def _namespace(placed: Placed) -> str:
    return "records" if placed.file.name in MODELS else placed.file.name


def _sections(document: Document) -> Iterator[Complaint]:
    for n, id_ in repeats(section.id for section in document.sections):
        yield ("sections", n, "id"), "repeated-reference", {"found": id_}


def _words(synonyms: Synonyms) -> Iterator[Complaint]:
    """Words that search cannot tell apart, because it ignores capitals and accents."""
    for n, _ in repeats(folded(word).lower() for word in synonyms.words):
        yield ("words", n), "repeated-reference", {"found": synonyms.words[n]}
