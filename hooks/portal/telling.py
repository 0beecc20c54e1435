"""Changes of the data -> the parts of the report that a reviewer reads, in one language."""

from collections.abc import Iterator

from portal.changes import Changes, RecordChange
from portal.language import LANGUAGES, Language
from portal.messages import message
from portal.reports import Part, changed_lines


def told(changes: Changes, language: Language) -> Iterator[Part]:
    """What the changes mean for readers: mistakes first, then record by record, then the pages they reach."""

    def say(code: str, **details: object) -> str:
        return message(code, language, **details)

    yield Part("title", say("diff-title"))
    counts = {
        name: len(getattr(changes, name))
        for name in ("added", "changed", "withdrawn", "renamed", "removed", "outdated", "pages")
    }
    yield Part("text", say("diff-counts", **counts) if any(counts.values()) else say("diff-nothing"))
    if changes.vanished:
        yield Part("heading", say("diff-vanished"))
        yield from (Part("point", f"/{address}") for address in changes.vanished)
        yield Part("text", say("diff-vanished-help"))
    if changes.added:
        yield Part("heading", say("diff-added"))
        for change in changes.added:
            yield Part("point", _name(change, language))
    if changes.renamed:
        yield Part("heading", say("diff-renamed"))
        yield from (Part("point", f"{change.old_id} → {change.id}") for change in changes.renamed)
    if changes.withdrawn:
        yield Part("heading", say("diff-withdrawn"))
        for change in changes.withdrawn:
            yield Part("point", _name(change, language))
            yield from _fields(change)
    if changes.changed:
        for change in changes.changed:
            yield Part("heading", say("diff-changed", name=_name(change, language)))
            yield from _fields(change)
    gone = [(id_, known) for id_, known in changes.removed if not known.is_record or not changes.vanished]
    if gone:
        yield Part("heading", say("diff-removed"))
        yield from (Part("point", f"{id_} ({known.kind})") for id_, known in gone)
    if changes.outdated:
        yield Part("heading", say("diff-outdated"))
        yield from (Part("point", f"{one.id}.{one.path}: {one.source} → {one.language}") for one in changes.outdated)
        yield Part("text", say("diff-outdated-help"))
    if changes.pages:
        paths = tuple(f"/{{{','.join(LANGUAGES)}}}/{page}" for page in changes.pages)
        yield Part("folded", say("diff-pages", count=len(changes.pages) * len(LANGUAGES)), paths)


def _name(change: RecordChange, language: Language) -> str:
    title = change.now.value.get("title") or change.now.value.get("term")
    said = title.get(language) if isinstance(title, dict) else None
    return f"{said} ({change.id}, {change.now.kind})" if said else f"{change.id} ({change.now.kind})"


def _fields(change: RecordChange) -> Iterator[Part]:
    for one in change.fields:
        label = f"{one.path} · {one.language}" if one.language else one.path
        yield Part("change", label, changed_lines(one.old, one.new))
