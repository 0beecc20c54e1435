"""The addresses elsewhere that a field can hold, and the one at which a site stands."""

import re
from typing import Annotated, NoReturn
from urllib.parse import parse_qs, quote, urlsplit

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

# The characters of an address (RFC 3986); a % only before two hexadecimal digits, and not for a control character.
_ADDRESS = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
_HIDDEN = re.compile(r"%(?:[01][0-9A-Fa-f]|7[Ff])")
_NO_FOLDER = re.compile(r"[?#]|/\.{1,2}/")  # something to ask for, or a way back up
# Names only: a number as host may lead into a network of one's own.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")
# What services add to an address to follow the reader, and addresses that lead elsewhere by way of such a service.
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)=[^&#]*&?")
_DETOURS = re.compile(
    r"https?://(?:[^/]*\.)?(?:safelinks\.protection\.outlook\.com/|urldefense\.com/|google\.[a-z]+/url\?)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BARE = re.compile(r"www\.|(?:[a-z0-9-]+\.)+(?:be|nl|lu|de|fr|eu|int|org|com|net)(?:/|$)")
_SCHEME = re.compile(r"(?:h?t?tps?|https?)[:;]?/{1,3}(?=\w)", re.IGNORECASE)
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
    folder = parts.path.endswith("/") and not _NO_FOLDER.search(text)
    return plain and folder and parts.scheme in ("http", "https") and bool(parts.hostname)


def is_url(text: str) -> bool:
    """Whether an address leads, for everyone, to the place that it names."""
    try:
        parts = urlsplit(text)
        web = parts.scheme in ("http", "https")
        parts.port  # noqa: B018  # reading it is what finds a port that is no number
    except ValueError:
        return False
    sound = bool(_ADDRESS.fullmatch(text)) and not _HIDDEN.search(text)
    if web:
        sound = sound and "@" not in parts.netloc and bool(_HOST.fullmatch(parts.hostname or ""))
    else:
        rest = _OTHERS.get(parts.scheme)
        sound = sound and rest is not None and bool(rest.fullmatch(text.partition(":")[2]))
    return sound


def likely_url(text: str) -> str:
    """The address that was meant, or empty where none can be guessed."""
    bare = text.strip().strip("<>“”‘’\"'").strip().rstrip(",;")  # as they are copied
    if _DETOURS.match(bare):
        asked = parse_qs(urlsplit(bare).query)
        target = next((asked[name][0] for name in ("url", "q") if name in asked), "")
        return target if is_url(target) else ""
    if _MAIL.fullmatch(bare):
        return f"mailto:{bare}"
    if _BARE.match(bare):
        bare = f"https://{bare}"
    plain = _TRACKING.sub("", _SCHEME.sub(_web, bare, count=1)).rstrip("?&")
    guess = quote(plain, safe="%._~:/?#@!$&'()*+,;=[]-")
    return guess if guess != text and " " not in plain and is_url(guess) else ""


def _web(found: re.Match[str]) -> str:
    return "http://" if found[0].lower() == "http://" else "https://"


def _url(text: str) -> str:
    if _DETOURS.match(text) or _TRACKING.search(text.partition("?")[2]):
        _refuse("tracked-url", text)
    if not is_url(text) or text.endswith((",", ";")):
        _refuse("url-space" if " " in text.strip() else "bad-url", text)
    return text


def _site(text: str) -> str:
    if not is_site_address(text) or not text.startswith("https://"):
        _refuse("bad-site-address", text)
    return text


def _by_mail(text: str) -> str:
    return text if text.startswith("mailto:") else _refuse_scheme(text, "mailto:")


def _on_the_web(text: str) -> str:
    return text if text.startswith(("https://", "http://")) else _refuse_scheme(text, "https://")


def _refuse_scheme(text: str, scheme: str) -> NoReturn:
    raise PydanticCustomError("other-scheme", "other-scheme", {"found": text[:80], "scheme": scheme})


def _refuse(code: str, text: str) -> NoReturn:
    nearest = likely_url(text) if code in ("bad-url", "tracked-url") else ""
    raise PydanticCustomError(code, code, {"found": text[:80], "nearest": nearest})


# What a JSON Schema says of an address; `_url` checks more.
_IN_SCHEMA = Field(json_schema_extra={"pattern": r"^(https?://[^\s/@]+\.[^\s@]+|mailto:\S+|tel:\S+)$"})
Url = Annotated[str, StringConstraints(max_length=500), AfterValidator(_url), _IN_SCHEMA]
SiteAddress = Annotated[Url, AfterValidator(_site)]
MailAddress = Annotated[Url, AfterValidator(_by_mail)]
WebAddress = Annotated[Url, AfterValidator(_on_the_web)]
