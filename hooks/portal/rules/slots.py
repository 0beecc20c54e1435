"""A slot of a page of prose -> its faults: in its name, an option or the value of an option."""

from collections.abc import Iterator

from portal.rules.names import Names
from portal.rules.targets import ProseComplaint, Targets

_LISTS = frozenset(
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
_ANY_LIST = (frozenset[str](), _LISTS)
_ALONE = (frozenset[str](), frozenset[str]())

# Each slot with the options it must have and those it may have.
SLOTS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(
        ("projects", "instruments", "events", "organisations", "services", "answers", "flagships"), _ANY_LIST
    ),
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
        _ALONE,
    ),
}
_NAMES = Names(SLOTS)


def complaints(name: str, options: dict[str, str], targets: Targets) -> Iterator[ProseComplaint]:
    """What is wrong with one slot, each with the code of its message."""
    if name not in SLOTS:
        yield "prose-slot", _wrong(name, _NAMES)
        return
    must, may = SLOTS[name]
    for option in options:
        if option not in may:
            yield "prose-slot-option", _wrong(option, Names(sorted(may))) | {"slot": name}
    for option in sorted(must - options.keys()):
        yield "prose-slot-without", {"slot": name, "found": option}
    for option in sorted(may & options.keys()):
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
