"""The addresses elsewhere that a field can hold, and the one at which a site stands."""

import re
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

# The characters of an address (RFC 3986); a % only before two hexadecimal digits, and not for a control character.
_ADDRESS = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
_HIDDEN = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
# Names only: a number as host may lead into a network of one's own.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
_OTHERS = {
    "mailto": re.compile(rf"[A-Za-z0-9._+-]+@{_HOST.pattern}", re.IGNORECASE),
    "tel": re.compile(r"\+?[0-9](?:[0-9().-]*[0-9])?"),
}


def is_site_address(text: str) -> bool:
    """Whether pages and files are found by adding their path to an address, on the web or on one machine."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = bool(_ADDRESS.fullmatch(text)) and not _HIDDEN.search(text) and "@" not in parts.netloc
    folder = parts.path.endswith("/") and not parts.query and not parts.fragment
    return plain and folder and parts.scheme in ("http", "https") and bool(parts.hostname)


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        web = parts.scheme in ("http", "https")
        parts.port  # noqa: B018  # reading it is what finds a port that is no number
    except ValueError:
        _refuse("bad-url", text)
    sound = bool(_ADDRESS.fullmatch(text)) and not _HIDDEN.search(text)
    if web:
        sound = sound and "@" not in parts.netloc and bool(_HOST.fullmatch(parts.hostname or ""))
    else:
        rest = _OTHERS.get(parts.scheme)
        sound = sound and rest is not None and bool(rest.fullmatch(text.partition(":")[2]))
    if not sound:
        _refuse("bad-url", text)
    return text


def _site(text: str) -> str:
    if not is_site_address(text):
        _refuse("bad-site-address", text)
    return text


def _refuse(code: str, text: str) -> NoReturn:
    raise PydanticCustomError(code, code, {"found": text[:80]})


Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url)]
SiteAddress = Annotated[Url, AfterValidator(_site)]
