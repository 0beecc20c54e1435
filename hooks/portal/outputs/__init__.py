"""Catalogue -> what is published beside the pages: lists for filters, open data, feeds, calendars, search, images.

Each output returns `{path: bytes}`; none imports another, `bundle` lists them.
"""
