"""Faults, many of them of one cause (an entry was removed or renamed) -> one fault that names it and counts places."""

from collections import defaultdict
from dataclasses import replace

from portal.loading.decode import MAX_OF_ONE_CAUSE
from portal.problems import Problem
from portal.rules.slots import CHOSEN_BY

_FEW = 3  # entries and pages that name the same lost entry and are reported one by one
_PAGES = ("partners", "documents")  # of each of these entries there is a page, `partners/germany/`


def gathered(problems: list[Problem]) -> list[Problem]:
    """The problems, with one in place of many where many entries and pages name the same lost entry."""
    places: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        places[_missing_name(problem)].append(problem)
    gone = {problem.record for problem in problems if problem.code == "vanished-address"}
    kept = []
    for problem in problems:
        name, kind = _missing_name(problem), _kind_of_missing(problem)
        if problem.code == "vanished-address" and problem.record in places:
            details = {**problem.details, "count": len(places[problem.record])}
            kept.append(replace(problem, code="vanished-record", details=details))
        elif not name or not (name in gone or _is_lost(places[name])):
            kept.append(problem)
        elif name not in gone and problem is places[name][0]:
            details = {"found": name, "kind": kind, "count": len(places[name])}
            kept.append(replace(problem, code="lost-entry", details=details))
    return kept


def _is_lost(places: list[Problem]) -> bool:
    """Whether so many places name it that it was there; one record that names it often has a slip of its own."""
    inside = {(place.file, place.record) for place in places}
    return len(inside) > _FEW or len(places) > MAX_OF_ONE_CAUSE


def _missing_name(problem: Problem) -> str:
    """The name that is not there, or empty where a problem is of another sort."""
    if not _kind_of_missing(problem):
        return ""
    found = str(problem.details["found"])
    match problem.code:
        case "prose-page":
            return found.split("/")[1]
        case "unknown-section":
            return f"{problem.details['document']} {found}"
    return found


def _kind_of_missing(problem: Problem) -> str:
    """The list in which a missing name was looked for; empty where a problem is of another sort."""
    match problem.code:
        case "unknown-reference" | "unknown-choice":
            return str(problem.details["kind"])
        case "prose-slot-value":
            return CHOSEN_BY.get(str(problem.details["option"]), "records")
        case "unknown-section":
            return "sections"
        case "prose-record":
            return "records"
        case "prose-page":
            kind, _, name = str(problem.details["found"]).partition("/")
            return kind if kind in _PAGES and name else ""
    return ""
