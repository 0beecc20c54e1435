"""Catalogue x language x moment -> flat values, ready to be shown."""
