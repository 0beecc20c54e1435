"""The paths of pages and files that several packages link to, below the folder of a language."""

from portal.letters import first_letter

# The page for those who work across a border; those of directions and topics are below it.
CROSSING = "for/cross-border-workers/"


INSTITUTIONAL = "institutional"  # the theme of what the institutions do themselves, which stands apart from the others


def theme_path(theme: str) -> str:
    """The page of a theme."""
    return "institutions/" if theme == INSTITUTIONAL else f"themes/{theme}/"


def value_path(kind: str, name: str, value: str) -> str:
    """The list of the records of a kind that share a value; ids have at least three characters, so `by` is free."""
    return f"{kind}/by/{name}/{value}/"


def term_path(name: str, id_: str) -> str:
    """The place of a glossary term with this name, on the page of its letter."""
    return f"glossary/{first_letter(name).lower()}/#{id_}"


def section_anchor(section: str) -> str:
    """The anchor of a section on the page of its document: `2.1` -> `s-2-1`."""
    return f"s-{section.replace('.', '-')}"


def section_path(document: str, section: str) -> str:
    """The page of what became of one section of a document."""
    return f"documents/{document}/{section_anchor(section)}/"


def list_data_path(kind: str) -> str:
    """The file from which a browser combines choices on the lists of a kind."""
    return f"{kind}/list.json"


def file_of(address: str) -> str:
    """The file that a server shows at an address: `nl/about/` -> `nl/about/index.html`."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def root_of(url: str) -> str:
    """The way from a page back to the root of the site: `nl/about/` -> `../../`."""
    return "../" * url.count("/")


def path_of(url: str) -> str:
    """A path below the language: `nl/about/` -> `about/`."""
    return url.partition("/")[2]
