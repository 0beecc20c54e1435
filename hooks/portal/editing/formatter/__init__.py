"""Writes data files in one canonical layout."""
