"""A lock -> the packages in it, with what they say of themselves where they are installed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_CLASSIFIED = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Package:
    """One package at one version, and its licence as its makers name it; empty where it is not installed here."""

    name: str
    version: str
    licence: str


def locked(lock: Path) -> Iterator[Package]:
    """Every package of a lock, in its order."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if found := _PIN.match(line):
            yield Package(found[1], found[2], licence(found[1]))


def licence(name: str) -> str:
    """The licence of an installed package: an expression (PEP 639), a short text, or what its classifiers say."""
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    said = [*(about.get_all("License-Expression") or ()), *(about.get_all("License") or ())]
    classified = about.get_all("Classifier") or ()
    named = [value.removeprefix(_CLASSIFIED) for value in classified if value.startswith(_CLASSIFIED)]
    short = [text.strip() for text in said if text.strip() not in ("", "UNKNOWN") and "\n" not in text.strip()]
    return next(iter(short), " AND ".join(named))


def licence_texts(name: str) -> str:
    """The texts of licence that an installed package carries."""
    files = [file for file in distribution(name).files or () if ".dist-info/licenses/" in file.as_posix()]
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in sorted(files))
