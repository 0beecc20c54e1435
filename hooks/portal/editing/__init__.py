"""Edits data files in place; bytes outside an edit are preserved."""
