"""What a page of this site may load: its own files, nothing else.

As `<meta http-equiv>` it holds wherever the site is hosted (W3C Content Security Policy Level 3, section 3.3).
"""

CONTENT_SECURITY_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'"
# Lets the program of search run, on its page only; it does not allow any script to be evaluated.
SEARCH_POLICY = f"{CONTENT_SECURITY_POLICY}; script-src 'self' 'wasm-unsafe-eval'"
