"""XML that came from elsewhere -> its root element; a DOCTYPE is refused, in whatever encoding it stands.

With one a small file could expand without end, or include other files.
"""

import xml.etree.ElementTree as Xml


class Doctype(Exception):
    """The file has a DOCTYPE."""


class _NoDoctype(Xml.TreeBuilder):
    def doctype(self, *_: str | None) -> None:
        raise Doctype


def xml_root(content: bytes) -> Xml.Element:
    """The root element; raises Doctype, or what ElementTree raises for what is no XML."""
    parser = Xml.XMLParser(target=_NoDoctype())  # noqa: S314  # without declarations there is nothing to expand
    return Xml.fromstring(content, parser=parser)  # noqa: S314  # as above
