"""placeholder while the rest is tried"""
from pathlib import Path as File
def ledger_file(data: File) -> File: return data / "ledger" / "translations.yaml"
def renamed(data: File, old: str, new: str) -> bytes | None: return None
