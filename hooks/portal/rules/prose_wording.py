"""Pages of prose -> what should read better: the rules of wording that hold for records hold for them too."""

from collections.abc import Iterator
from pathlib import Path

from portal.language import LANGUAGES, Language
from portal.loading.decode import screen
from portal.problems import Problem
from portal.rules.abbreviations import RULE, Abbreviations
from portal.rules.prose_text import prose_blocks, unmarked
from portal.rules.wording import WordingRules

_ITEM = "- "


def advise_prose(content: Path, wording: WordingRules, abbreviations: Abbreviations) -> list[Problem]:
    """What is sound and should read better on each page of a folder; the German parts are left out."""
    return [
        problem
        for language in LANGUAGES
        for file in sorted((content / language).rglob("*.md"))
        if not file.name.startswith("__")
        for problem in _of_page(file, language, wording, abbreviations)
    ]


def _of_page(file: Path, language: Language, wording: WordingRules, abbreviations: Abbreviations) -> Iterator[Problem]:
    paragraphs = list(plain_blocks(file))
    unexplained = list(abbreviations.unexplained(language, [text for _, text in paragraphs]))
    for n, (line, text) in enumerate(paragraphs):
        found = [(code, details) for _, code, details in wording.of_prose(str(file), language, text)]
        if text.startswith(_ITEM):  # the same addresses are of use on several pages
            found = [(code, details) for code, details in found if code != "repeated-sentence"]
        found += [(RULE, {"found": word}) for place, word in unexplained if place == n]
        for code, details in found:
            yield Problem(str(file), line, 1, "", "", code, details)


def plain_blocks(file: Path) -> Iterator[tuple[int, str]]:
    """The paragraphs, headings and lists of a page as plain text, each with its line."""
    text, _ = screen(file.read_bytes())
    for place, block in prose_blocks(text):
        yield text.count("\n", 0, place) + 1, unmarked(block)
