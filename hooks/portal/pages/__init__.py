"""Views -> HTML: one module a page type, and their registry."""
