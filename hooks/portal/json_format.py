"""Plain values -> JSON in as few bytes as it takes (RFC 8259), in UTF-8."""

import json


def compact_json(content: object) -> bytes:
    """The values on one line, without spaces between them."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
