"""Data files -> sound records, or every fault in them with its place and how to mend it.

datafiles (which files) -> screening (bytes) -> reading, recovery (YAML) -> validation (models) -> loading -> rules,
identity, references, mistranslations (what holds between records).
"""
