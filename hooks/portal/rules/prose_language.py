"""A page of prose -> that it is in another language than its folder says, or that a sentence of it is."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.language import Language
from portal.rules.foreign import foreign, mostly
from portal.rules.prose_text import in_head, prose_blocks, unmarked
from portal.rules.targets import PlacedComplaint

_OUTWARD = re.compile(r"\[[^\]]*\]\(https?://[^)]*\)")  # named as that page names itself


@lru_cache(1024)  # while serving, all pages are looked at again after each change of one
def language_complaints(text: str, own: Language) -> tuple[PlacedComplaint, ...]:
    """One fault where most of a page seems to be in another language, else one for each title and paragraph."""
    return tuple(_complaints(text, own))


def _complaints(text: str, own: Language) -> Iterator[PlacedComplaint]:
    parts = [*in_head(text), *((place, unmarked(_OUTWARD.sub(" ", block))) for place, block in prose_blocks(text))]
    if language := mostly(" ".join(part for _, part in parts), own):
        yield parts[0][0], "prose-language", {"language": language, "expected_language": own}
        return
    for place, part in parts:
        if found := foreign(part, own):
            seems, said = found
            yield place, "prose-foreign-sentence", {"language": seems, "expected_language": own, "found": said[:80]}
