"""What a page of this site may load: its own files, nothing else.

As `<meta http-equiv>` it holds wherever the site is hosted (W3C Content Security Policy Level 3, section 3.3).
`wasm-unsafe-eval` lets the search program run; it does not allow any script to be evaluated.
"""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
