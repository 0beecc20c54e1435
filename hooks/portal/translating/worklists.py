"""Translations -> a translator's worklist: what is missing, outdated or unreviewed in one language."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from portal.history.git import Repository
from portal.history.markdown_report import ReportPart, changed_lines
from portal.history.snapshots import Known, is_list, parsed
from portal.language import Language
from portal.loading.texts import fingerprint, texts_by_path
from portal.messages import field_name, message
from portal.translating.translations import Translation

PENDING = ("missing", "outdated", "unreviewed")
MAX_VERSIONS = 200


class Earlier:
    """Wordings that texts had before, from the history of their files; read only where somebody asks."""

    def __init__(self, data: Path) -> None:
        self.repository = Repository(data)
        self.versions: dict[str, list[str]] | None = None
        self.wordings: dict[str, dict[tuple[str, str], str]] = {}

    def wording(self, file: str, path: str, mark: str) -> str:
        """The text at a path whose mark is `mark`, or empty where the history does not have it."""
        if self.versions is None:
            self.versions = {}
            for change in () if self.repository.gap() else self.repository.changes():
                for name, before, _ in change.files:
                    self.versions.setdefault(name, []).append(before)
        if file not in self.wordings:
            names = list(dict.fromkeys(filter(None, self.versions.get(file, ()))))[:MAX_VERSIONS]
            self.wordings[file] = (
                dict(self._texts(self.repository.blobs(names).values(), is_list(file))) if names else {}
            )
        return self.wordings[file].get((path, mark), "")

    def _texts(self, contents: Iterable[bytes], listed: bool) -> Iterator[tuple[tuple[str, str], str]]:
        for content in contents:
            for entry in parsed(content, listed):
                for path, said in texts_by_path(entry.value):
                    for text in said.values():
                        yield (path, fingerprint(text)), text


def worklist(
    found: list[Translation], known: Mapping[str, Known], language: Language, earlier: Earlier, messages: Language
) -> Iterator[ReportPart]:
    """The work in one language: each sort of it by theme, an outdated text with what changed in its source."""
    yield ReportPart("title", message("translations-title", messages, language=language))
    rest = True
    for state in PENDING:
        mine = [one for one in found if one.text.language == language and one.pending == state]
        if not mine:
            continue
        rest = False
        count = sum(one.words for one in mine)
        yield ReportPart("heading", message(f"translations-{state}", messages, count=len(mine), words=count))
        for theme, of_theme in _by_theme(mine, known).items():
            sum_ = sum(one.words for one in of_theme)
            yield ReportPart("text", message("translations-theme", messages, theme=theme, words=sum_))
            yield from (part for one in of_theme for part in _row(one, known, earlier, messages))
    if rest:
        yield ReportPart("text", message("translations-none", messages))


def _by_theme(found: list[Translation], known: Mapping[str, Known]) -> dict[str, list[Translation]]:
    groups: dict[str, list[Translation]] = {}
    for one in sorted(found, key=lambda one: (theme_or_kind(known[one.text.key]), one.text)):
        groups.setdefault(theme_or_kind(known[one.text.key]), []).append(one)
    return groups


def theme_or_kind(entry: Known) -> str:
    """The theme of a record, or the sort of an entry that has none."""
    theme = entry.value.get("theme")
    return theme if isinstance(theme, str) else entry.kind


def _row(one: Translation, known: Mapping[str, Known], earlier: Earlier, messages: Language) -> Iterator[ReportPart]:
    where = f"{one.text.key}.{one.text.path}"
    yield ReportPart("point", message("translations-row", messages, where=where, words=one.words))
    if one.state == "outdated" and one.provenance:
        before = earlier.wording(known[one.text.key].file, one.text.path, one.provenance.wording)
        if before:
            yield ReportPart(
                "change", f"{field_name(one.text.path, messages)} · {one.source}", changed_lines(before, one.original)
            )
