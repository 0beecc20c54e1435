"""Two versions of the data -> what changed for readers: records, fields, addresses, translations, pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from portal.history.prose import PAGES, page_path
from portal.history.snapshots import Known
from portal.language import LANGUAGES, Language
from portal.loading.texts import leaves, normal, texts_by_path
from portal.records.kinds import MODELS
from portal.records.uses import relation_fields

_REFERENCES = sorted(set[str]().union(*map(relation_fields, MODELS.values())))


class FieldChange(NamedTuple):
    """One field that says something else; `language` is empty where it has none."""

    path: str
    language: str
    old: str
    new: str


class RecordChange(NamedTuple):
    """One entry and what changed in it; `old_id` where it has another id than before."""

    id: str
    old_id: str
    now: Known
    fields: tuple[FieldChange, ...]


class Outdated(NamedTuple):
    """A text that changed in its `source` language and not in `language`."""

    id: str
    path: str
    language: Language
    source: Language


@dataclass(slots=True)
class Changes:
    """All that is different for readers."""

    added: list[RecordChange] = field(default_factory=list)
    changed: list[RecordChange] = field(default_factory=list)
    withdrawn: list[RecordChange] = field(default_factory=list)
    renamed: list[RecordChange] = field(default_factory=list)
    removed: list[tuple[str, Known]] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    outdated: list[Outdated] = field(default_factory=list)
    pages: list[str] | None = field(default_factory=list)  # None where one version has faults


def compare(before: Mapping[str, Known], after: Mapping[str, Known], published: set[str] | None = None) -> Changes:
    """What changed between two moments; `published` are the addresses that the public knows, None if unknown."""
    changes = Changes()
    renamed = {old: id_ for id_, known in after.items() for old in _words(known, "formerly") if old not in after}
    earlier = {new: old for old, new in renamed.items() if old in before and new not in before}
    for id_, now in after.items():
        old_id = earlier.get(id_, id_)
        old = before.get(old_id)
        if old is None:
            changes.added.append(RecordChange(id_, "", now, ()))
            continue
        fields = tuple(_fields(_followed(old.value, renamed), now.value))
        change = RecordChange(id_, old_id if old_id != id_ else "", now, fields)
        if change.old_id:
            changes.renamed.append(change)
        if "withdrawn" in now.value and "withdrawn" not in old.value:
            changes.withdrawn.append(change)
        elif fields and not (change.old_id and all(f.path in ("id", "formerly") for f in fields)):
            changes.changed.append(change)
        changes.outdated += _outdated(id_, old.value, now.value)
    changes.removed = [(id_, known) for id_, known in before.items() if id_ not in after and id_ not in renamed]
    changes.vanished = [
        address
        for id_, known in changes.removed
        if (page := _own_page(id_, known)) is not None
        for address in (f"{language}/{page}" for language in LANGUAGES)
        if published is None or address in published
    ]
    return changes


def _followed(value: dict[str, object], renamed: Mapping[str, str]) -> dict[str, object]:
    """A record as it was, with references to what was renamed since brought up to date: readers see no difference."""
    lists = {name: part for name, part in value.items() if name in _REFERENCES and isinstance(part, list)}
    return {**value, **{name: [renamed.get(str(word), word) for word in part] for name, part in lists.items()}}


def _fields(old: dict[str, object], new: dict[str, object]) -> Iterator[FieldChange]:
    if old == new:
        return
    before, after = dict(leaves(old)), dict(leaves(new))
    for path in dict.fromkeys((*after, *before)):
        was, is_ = before.get(path, ""), after.get(path, "")
        if was != is_ and _parts(was) != _parts(is_):
            name, _, language = path.rpartition(".")
            in_language = language in LANGUAGES
            yield FieldChange(name if in_language else path, language if in_language else "", was, is_)


def _parts(text: str) -> list[str]:
    return [normal(part) for part in text.split("\n\n")]


def _outdated(id_: str, old: dict[str, object], new: dict[str, object], source: Language = "nl") -> Iterator[Outdated]:
    before = dict(texts_by_path(old))
    for path, said in texts_by_path(new):
        was = before.get(path)
        if was and source in was and source in said and normal(was[source]) != normal(said[source]):
            for language in LANGUAGES:
                follows = language != source and language in said and language in was
                if follows and normal(was[language]) == normal(said[language]):
                    yield Outdated(id_, path, language, source)


def _own_page(id_: str, known: Known) -> str | None:
    """The page of an entry below its language; None where it has none of its own."""
    if known.kind == PAGES:
        return page_path(id_)
    return f"{known.kind}/{id_}/" if known.is_record else None


def _words(known: Known, name: str) -> list[str]:
    found = known.value.get(name)
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []
