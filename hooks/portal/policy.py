"""What a page of this site may load, and which addresses prose may link to.

It loads its own files, nothing else. As `<meta http-equiv>` the policy holds wherever the site is hosted (W3C Content
Security Policy Level 3, section 3.3).
"""

import html
import re

_LOADED = ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action")
# No script can make HTML or another script out of text (w3.org/TR/trusted-types).
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
        *(f"{kind} 'self'" for kind in _LOADED),
    ]
)

# Addresses elsewhere, and those that stand for a record, a page or a file of this site.
_SCHEMES = {"http", "https", "mailto", "record", "page", "file"}
_PASSED_OVER = re.compile(r"[\0-\x20]+")  # browsers do so in addresses (url.spec.whatwg.org, "basic URL parser")
_SCHEME = re.compile(r"([^/?#]*?):")


def may_lead_to(address: str) -> bool:
    """Whether an address in prose is within this site or has one of the schemes that carry no content of their own."""
    bare = _PASSED_OVER.sub("", html.unescape(address)).lower()
    scheme = _SCHEME.match(bare)
    return scheme[1] in _SCHEMES if scheme else bare[:2].replace("\\", "/") != "//"
