"""Known names, with a fast search for the one most like a misspelt name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from portal.loading.validation import ALIKE
from portal.records.likely import likely_id

_SHARED = 500  # names looked at for one part of a wrong name
_COMPARED = 30


class Names:
    """A set of names that can suggest the one that was probably meant."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = dict.fromkeys(names)
        self.index: defaultdict[str, list[str]] = defaultdict(list)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def nearest(self, wrong: str) -> str:
        """The most similar name, or empty; only names that share a word, a start or an end are compared."""
        if not self.index:
            for name in self.names:
                for key in _keys(name):
                    self.index[key].append(name)
        if "://" in wrong:  # the id stands at the end of the address of a page
            wrong = wrong.rstrip("/").rpartition("/")[2]
        for likely in (likely_id(wrong), wrong.strip("“”„‘’«»\"' \u00a0")):
            if likely in self.names:
                return likely
        wrong = wrong.lower()
        shared = Counter(name for key in _keys(wrong) for name in self.index.get(key, ())[:_SHARED])
        return next(iter(get_close_matches(wrong, [name for name, _ in shared.most_common(_COMPARED)], 1, ALIKE)), "")


def repeats(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The names that have come before, each with its place among all."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield place, name
        seen.add(name)


def _keys(name: str) -> set[str]:
    return {*name.split("-"), f"{name[:3]}…", f"…{name[-3:]}"}
