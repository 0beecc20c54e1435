"""Changes of the data -> the parts of the report that a reviewer reads, in one language."""

from collections.abc import Iterable, Iterator

from portal.history.diff import Changes, Outdated, RecordChange
from portal.history.markdown_report import ReportPart, changed_lines
from portal.language import LANGUAGES, Language
from portal.loading.texts import leaves
from portal.messages import catalogue, field_name, listed, message


def diff_report(changes: Changes, language: Language) -> Iterator[ReportPart]:
    """The report on the changes: lost addresses first, then record by record, then the pages that differ."""
    names = ("added", "changed", "withdrawn", "renamed", "removed", "outdated")
    counts = {name: len(getattr(changes, name)) for name in names}
    yield ReportPart("title", message("diff-title", language))
    differs = any(counts.values()) or changes.pages
    yield ReportPart("text", message("diff-counts" if differs else "diff-nothing", language, **counts))
    gone = [(id_, known) for id_, known in changes.removed if not known.is_record or not changes.vanished]
    yield from _points("diff-vanished", (f"/{address}" for address in changes.vanished), language)
    yield from _points("diff-added", (_name(change, language) for change in changes.added), language)
    yield from _points("diff-renamed", (f"{change.old_id} → {change.id}" for change in changes.renamed), language)
    for code, found in (("diff-withdrawn", changes.withdrawn), ("diff-changed", changes.changed)):
        for change in found:
            yield ReportPart("heading", message(code, language, name=_name(change, language)))
            yield from _fields(change, language)
            yield from _alone(change, language)
    for change in changes.added:
        yield ReportPart("heading", message("diff-new", language, name=_name(change, language)))
        for path, said in leaves(change.now.value):
            yield ReportPart("change", _label(path, language), changed_lines("", said))
    yield from _points("diff-removed", (f"{id_} ({_kind(known.kind, language)})" for id_, known in gone), language)
    outdated = (_outdated_text(one, language) for one in changes.outdated)
    yield from _points("diff-outdated", outdated, language)
    if changes.pages is None:
        yield ReportPart("text", message("diff-pages-unknown", language))
    elif changes.pages:
        yield ReportPart("folded", message("diff-pages", language, count=len(changes.pages)), _together(changes.pages))


def _together(pages: Iterable[str]) -> tuple[str, ...]:
    """Pages with the languages in which they differ: `nl/about/` and `fr/about/` -> `/{nl,fr}/about/`."""
    by_path: dict[str, list[str]] = {}
    for page in pages:
        name, _, path = page.partition("/")
        by_path.setdefault(path, []).append(name)
    return tuple(
        f"/{{{','.join(names)}}}/{path}" if len(names) > 1 else f"/{names[0]}/{path}"
        for path, found in sorted(by_path.items())
        if (names := sorted(found, key=list[str](LANGUAGES).index))
    )


def _points(code: str, texts: Iterable[str], language: Language) -> Iterator[ReportPart]:
    """A heading and its points, with what to do about them where that is known; nothing where there are none."""
    points = [ReportPart("point", text) for text in texts]
    if points:
        yield ReportPart("heading", message(code, language))
        yield from points
        if (help_ := f"{code}-help") in catalogue(language):
            yield ReportPart("text", message(help_, language))


def _name(change: RecordChange, language: Language) -> str:
    title = change.now.title(language)
    kind = _kind(change.now.kind, language)
    name = f"{title} ({change.id}, {kind})" if title else f"{change.id} ({kind})"
    return " ".join([name, *_when(change, language)])


def _kind(kind: str, language: Language) -> str:
    return catalogue(language).get(f"word-{kind}", kind)


def _when(change: RecordChange, language: Language) -> Iterator[str]:
    """From when until when readers see the record, where it is not always shown."""
    for field, code in (("publish_from", "diff-appears"), ("publish_until", "diff-goes")):
        written = change.now.value.get(field)
        if isinstance(written, str) and written:
            day, _, time = written.replace(" ", "T").partition("T")
            yield message(code, language, day=day, time=time[:5] or "00:00")


def _fields(change: RecordChange, language: Language) -> Iterator[ReportPart]:
    for one in change.fields:
        path = f"{one.path}.{one.language}" if one.language else one.path
        yield ReportPart("change", _label(path, language), changed_lines(one.old, one.new))


def _label(path: str, language: Language) -> str:
    """The name of a field, with the language of its text."""
    name, _, last = path.rpartition(".")
    return f"{field_name(name, language)} · {last}" if name and last in LANGUAGES else field_name(path, language)


def _outdated_text(one: Outdated, language: Language) -> str:
    source, target = (_in_words(name, language) for name in (one.source, one.language))
    return f"{one.id}, {field_name(one.path, language)}: {source} → {target}"


def _in_words(name: str, language: Language) -> str:
    return message(f"word-{name}", language)


def _alone(change: RecordChange, language: Language) -> Iterator[ReportPart]:
    """Texts that changed in one or two languages only, which reviewers easily overlook."""
    changed: dict[str, set[str]] = {}
    for one in change.fields:
        if one.language:
            changed.setdefault(one.path, set()).add(one.language)
    for path, languages in changed.items():
        if len(languages) < len(LANGUAGES):
            named = listed([_in_words(one, language) for one in LANGUAGES if one in languages], language)
            details = {"languages": named, "count": len(languages)}
            yield ReportPart("text", message("diff-only", language, where=field_name(path, language), **details))
