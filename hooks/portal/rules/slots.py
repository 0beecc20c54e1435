"""A slot of a page of prose -> its faults: in its name, an option or the value of an option."""

from collections.abc import Iterator

from portal.records.kinds import MODELS
from portal.rules.names import Names
from portal.rules.targets import ProseComplaint, Targets

_FACETS = frozenset(
    {"theme", "audience", "partner", "document", "flagship", "stage", "type", "level", "sort", "topic", "year"}
)
# What a slot chooses by -> where the names of that stand.
CHOSEN_BY = {
    "theme": "themes",
    "audience": "audiences",
    "partner": "partners",
    "document": "documents",
    "flagship": "documents",
}
_ANY_FACET = (frozenset[str](), _FACETS)
_NO_OPTIONS = (frozenset[str](), frozenset[str]())

# Each slot with the options that are required and those that are allowed.
SLOTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys((*MODELS, "flagships"), _ANY_FACET),
    "stages": (frozenset({"theme"}), frozenset({"theme"})),
    **dict.fromkeys(("cards", "groups", "stories"), (frozenset({"ids"}), frozenset({"ids"}))),
    "for-you": (frozenset({"audience"}), frozenset({"audience"})),
    "figures": (frozenset(), frozenset({"theme"})),
    **dict.fromkeys(
        (
            "directions",
            "themes",
            "audiences",
            "partners",
            "documents",
            "latest",
            "changes",
            "audience-names",
            "map",
            "benelux-day",
            "past-benelux-days",
            "kit",
            "quotations",
            "numbers",
            "subscriptions",
            "embeds",
            "quiz",
            "time-cards",
            "map-to-colour",
            "announce",
            "next-benelux-day",
            "contact",
            "snapshots",
            "search",
            "languages",
        ),
        _NO_OPTIONS,
    ),
}
_NAMES = Names(SLOTS)


def complaints(name: str, options: dict[str, str], targets: Targets) -> Iterator[ProseComplaint]:
    """What is wrong with one slot, each with the code of its message."""
    if name not in SLOTS:
        yield "prose-slot", _wrong(name, _NAMES)
        return
    required, allowed = SLOTS[name]
    for option in options:
        if option not in allowed:
            yield "prose-slot-option", _wrong(option, Names(sorted(allowed))) | {"slot": name}
    for option in sorted(required - options.keys()):
        yield "prose-slot-without", {"slot": name, "found": option}
    for option in sorted(allowed & options.keys()):
        yield from _value(option, options[option], targets)


def _value(option: str, value: str, targets: Targets) -> Iterator[ProseComplaint]:
    for one in value.split(",") if option == "ids" else (value,):
        known = targets.records if option == "ids" else targets.values.get(option)
        if known is not None and one not in known:
            yield "prose-slot-value", {"option": option} | _wrong(one, known)
        elif option == "ids" and one in targets.later:
            yield "prose-later", {"found": one, "when": f"{targets.later[one]:%Y-%m-%d %H:%M}"}


def _wrong(found: str, known: Names) -> dict[str, object]:
    return {"found": found, "nearest": known.nearest(found), "known": ", ".join(known.names) or "–"}
