"""Prose as editors write it: Markdown without HTML. The only user of Python-Markdown.

What looks like HTML is shown as it was typed, slots excepted; a link that may not lead where it wants to leads nowhere.
So no prose can put an element or an attribute of its own into a page, whether it was checked or not.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from portal.policy import may_lead_to
from portal.rules.prose_text import SLOT


class PlainMarkdown(Extension):
    """Takes HTML out of what Python-Markdown knows, and keeps slots."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # as Python-Markdown calls it
        """Registers the two steps; the names and priorities of what they replace are those of Python-Markdown 3."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Slots(md), "slots", 20)
        md.treeprocessors.register(_Links(md), "links", 0)


class _Slots(Preprocessor):
    """Slots pass as they are; by then blocks of code have been set aside."""

    def run(self, lines: list[str]) -> list[str]:
        text = SLOT.sub(lambda found: self.md.htmlStash.store(found[0]), "\n".join(lines))
        return str(text).split("\n")


class _Links(Treeprocessor):
    """Addresses that a page may not lead to, or show, are dropped; so are styles, which the policy would block."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.attrib.pop("style", None)  # of a column that is told to stand right
            for name in ("href", "src"):
                if not may_lead_to(element.get(name, "").replace(AMP_SUBSTITUTE, "&")):
                    del element.attrib[name]


def makeExtension() -> PlainMarkdown:  # noqa: N802  # as Python-Markdown calls it
    """The extension, for `markdown_extensions` of mkdocs.yml."""
    return PlainMarkdown()
