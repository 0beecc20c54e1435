"""Catalogue -> what is published beside the pages: lists for filters, open data, feeds, calendars, search, images.

Each output gives `{path: bytes}`; none knows another, only `bundle` knows them all.
"""
