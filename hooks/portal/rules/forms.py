"""Words and phrases that texts may not use -> a search for them that most texts pass quickly."""

import re


class Forms:
    """Words or phrases, found whole and in small or capital letters.

    Most texts have none. For them a pattern is enough that need not look around or ignore capitals: it goes from one
    possible first letter to the next, and takes a fifth of the time.
    """

    def __init__(self, forms: str) -> None:
        """With a pattern of words, spaces, `?` and `|`."""
        self.likely = re.compile(forms.casefold())
        self.sure = re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words that a text has."""
        return self.sure.search(text) if self.likely.search(text.casefold()) else None
