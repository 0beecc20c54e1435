"""The text of a heading -> the same, where no line ends inside a short joined word: Pays-Bas, puis-je, e-health."""

import re

from markupsafe import Markup, escape

_JOINED = re.compile(r"\b\w+-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|Bas)\b|\b\w-\w{2,8}\b")


def whole_words(text: str) -> Markup:
    """HTML of a text whose joined words stay on one line."""
    return Markup(_JOINED.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # noqa: S704  # escaped before
