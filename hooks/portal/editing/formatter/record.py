"""Values of a data file -> its canonical lines: one order of fields, one way to write each kind of value.

Comments stay with the field that they precede or follow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portal.editing.formatter.scalar import LINE_WIDTH, behind_label, folded_lines, literal, one_line
from portal.language import LANGUAGES
from portal.loading.entry import FieldPath
from portal.records.registry import LISTS
from portal.records.uses import long_texts

# The order of the fields, whatever the file; a name that is not here comes after those that are.
# fmt: off
_ORDER = (
    "id", "formerly", "term", "title", "question", "short", "summary", "topic", "countries", "at_a_glance",
    "from", "until", "theme", "programme", "place",
    "also_themes", "audiences", "partners", "says",
    "nature", "stage", "what", "as_of", "stage_source", "type", "journal", "scheme", "number",
    "celex", "eli", "ecli", "published_in", "level", "dates", "what_it_does",
    "authentic_languages", "when", "where", "organisers", "projects", "kind", "abbreviation", "members", "publisher",
    "language", "words", "website", "address", "languages", "serves", "what_you_can_do", "for_officials_only",
    "identifiers",
    "audience", "url", "label", "date", "read",
    "standing", "text", "reason", "replaced_by", "document", "section", "reference", "step", "outcome", "ended",
    "source", "more", "documents", "decides", "where_to_turn", "confused_with", "unofficial", "no_rule_found",
    "definition", "note", "sure", "no_record", "sections", "story", "for_you", "milestones",
    "instruments", "flagship_in", "record", "records", "related", "see_also", "links", "keywords", "sources",
    "since", "not_translated",
    "review_by", "written", "reviewed", "publish_from", "publish_until", "withdrawn", "exceptions",
)
# fmt: on
_RANKS = {name: rank for rank, name in enumerate((*LANGUAGES, *_ORDER))}

PARAGRAPHS = set[str]().union(*map(long_texts, LISTS.values()))
_SENTENCES = {"summary", "text", "reason", "definition", "note", "no_record"}
_QUOTED = {
    "as_of",
    "review_by",
    "date",
    "read",
    "written",
    "reviewed",
    "publish_from",
    "publish_until",
    "from",
    "until",
    "when",
    "number",
    "section",
}
# Small mappings that stand on one line where they fit there.
_SMALL = {
    "label",
    "abbreviation",
    "short",
    "says",
    "sure",
    "language",
    "source",
    "stage_source",
    "sources",
    "dates",
    "identifiers",
}

_Collection = dict[str, object] | list[object]


@dataclass(slots=True)
class Notes:
    """The comments of one field: those on lines of their own before it, and the one after it on its line."""

    before: list[str] = field(default_factory=list)
    behind: str = ""


def record_lines(record: dict[str, object], notes: Mapping[FieldPath, Notes] | None = None) -> list[str]:
    """The lines of one element of a file that holds a list."""
    return _Writer(notes or {}, sorted_root=True).element(record, 0, ())


def root_lines(mapping: dict[str, object], notes: Mapping[FieldPath, Notes] | None = None) -> list[str]:
    """The lines of a file that holds one mapping; its fields keep their order."""
    return _Writer(notes or {}, sorted_root=False).fields(mapping, 0, ())


def in_field_order(names: Iterable[str]) -> list[str]:
    """The names of fields in the order of data files."""
    return sorted(names, key=_rank)


def layout() -> dict[str, list[str]]:
    """What decides the layout of a field, for the form in the browser that writes the same lines."""
    return {
        "order": list(_ORDER),
        "paragraphs": sorted(PARAGRAPHS),
        "sentences": sorted(_SENTENCES),
        "quoted": sorted(_QUOTED),
        "small": sorted(_SMALL),
    }


def field_lines(name: str, value: object, indent: int) -> list[str]:
    """The lines of one field of a record."""
    return _Writer({}, sorted_root=True).labelled(f"{one_line(name)}:", value, indent, (name,))


def text_lines(text: str, path: FieldPath, indent: int) -> tuple[str, list[str]]:
    """The rest of the line after the label of a text, and the lines below it."""
    name = _style(path)
    if name in PARAGRAPHS and (below := literal(text, indent)):
        return "|-", below
    if name in _SENTENCES and (below := folded_lines(text, indent)):
        return ">-", below
    if "\n" in text and (below := literal(text, indent, keep_lines=True)):
        return "|-", below
    line = behind_label(text, name in _QUOTED)
    if (
        len(path) > 1
        and path[-1] in LANGUAGES
        and len(line) > LINE_WIDTH - indent
        and (below := folded_lines(text, indent))
    ):
        return ">-", below
    return line, []


class _Writer:
    """Writes values as lines, with the comments of each path."""

    def __init__(self, notes: Mapping[FieldPath, Notes], sorted_root: bool) -> None:
        self.notes = notes
        self.sorted_root = sorted_root
        self.noted_inside = {path[:length] for path in notes for length in range(len(path))}

    def fields(self, mapping: dict[str, object], indent: int, path: FieldPath) -> list[str]:
        names = sorted(mapping, key=_rank) if path or self.sorted_root else list(mapping)
        return [
            line for name in names for line in self.labelled(f"{one_line(name)}:", mapping[name], indent, (*path, name))
        ]

    def labelled(self, label: str, value: object, indent: int, path: FieldPath) -> list[str]:
        """The lines of a label such as `title:` or `-` with its value."""
        notes = self.notes.get(path, Notes())
        first, below = self.value(value, indent, path, len(label))
        head = "  ".join(filter(None, (" ".join(filter(None, (label, first))), notes.behind)))
        return [*(" " * indent + note for note in notes.before), " " * indent + head, *below]

    def value(self, value: object, indent: int, path: FieldPath, used: int) -> tuple[str, list[str]]:
        if isinstance(value, str):
            return text_lines(value, path, indent + 2)
        if not isinstance(value, dict | list):
            return one_line(value), []
        line = self.small(value, path)
        if line and (not value or len(line) < LINE_WIDTH - indent - used):
            return line, []
        if isinstance(value, dict):
            return "", self.fields(value, indent + 2, path)
        return "", [line for n, part in enumerate(value) for line in self.element(part, indent + 2, (*path, n))]

    def element(self, value: object, indent: int, path: FieldPath) -> list[str]:
        """One element of a list; a mapping begins on the line of the dash."""
        line = self.small(value, path) if isinstance(value, dict) else ""
        if not isinstance(value, dict) or (line and len(line) < LINE_WIDTH - indent):
            return self.labelled("-", value, indent, path)
        notes = self.notes.get(path, Notes())
        above, lines = [*notes.before, *filter(None, [notes.behind])], self.fields(value, indent + 2, path)
        while lines[0].lstrip().startswith("#"):
            above.append(lines.pop(0).lstrip())
        return [*(" " * indent + note for note in above), f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]

    def small(self, value: _Collection, path: FieldPath) -> str:
        """A collection on one line, or empty where it is not one to stand so."""
        if not value:
            return "{}" if isinstance(value, dict) else "[]"
        if isinstance(value, dict):
            possible = _style(path) in _SMALL or (len(path) == 1 and not self.sorted_root)
        else:
            possible = not any(isinstance(part, dict | list) for part in value)
        return self.flow(value, path) if possible and path not in self.noted_inside else ""

    def flow(self, value: object, path: FieldPath) -> str:
        if isinstance(value, dict):
            inside = (f"{one_line(name)}: {self.flow(value[name], (*path, name))}" for name in sorted(value, key=_rank))
            return f"{{{', '.join(inside)}}}"
        if isinstance(value, list):
            return f"[{', '.join(self.flow(part, (*path, n)) for n, part in enumerate(value))}]"
        return one_line(value, quoted=_style(path) in _QUOTED)


def _rank(name: str) -> int:
    return _RANKS.get(name, len(_RANKS))


def _style(path: FieldPath) -> str:
    """The name that decides how a value is written: that of its field, not of a language or a place in a list."""
    return next((part for part in reversed(path) if isinstance(part, str) and part not in LANGUAGES), "")
