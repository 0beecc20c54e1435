"""Text -> the same, where no line ends inside a short joined word (Pays-Bas, puis-je, e-health) or a date (5 mei)."""

import re

from markupsafe import Markup, escape

from portal.views.wording import LOCALES

_JOINED = re.compile(r"\b\w+-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|Bas)\b|\b\w-\w{2,8}\b|\bBenelux-dag\b")
_MONTHS = {name for locale in LOCALES.values() for name in locale.months["format"]["wide"].values()}
_GLUED = "\\1\N{NO-BREAK SPACE}"
_DAY = re.compile(rf"\b(\d\d?(?:er)?) (?=(?:{'|'.join(sorted(_MONTHS))})\b)")


def whole_words(text: str) -> Markup:
    """HTML of a text whose joined words stay on one line."""
    return Markup(_JOINED.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped before


def whole_dates(html: str) -> str:
    """The HTML of a page, in which day and month of a date stay on one line; head and foot stay as they are."""
    head, body, rest = html.rpartition("<body")
    shown, foot, below = rest.partition("<footer")
    return f"{head}{body}{_DAY.sub(_GLUED, shown)}{foot}{below}"
