"""Two editors at once: what they add, confirm and withdraw merges without conflict, tried by git over random pairs."""

import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from copies import complaints, copy_of_data, git, portal
from portal.loading.load import load
from portal.translating.ledger import (
    Ledger,
    Provenance,
    Text,
    ledger_file,
    parse_ledger,
    read_ledger,
    translations_ledger,
)

REASON = ("--reason-nl", "Het is afgelopen.", "--reason-fr", "C’est terminé.", "--reason-en", "It has ended.")
THEMES = ("safety", "energy", "internal-market", "cross-border")
DRAFT = """- id: {id_}
  title: {{nl: Een nieuw plan {id_}, fr: Un nouveau plan {id_}, en: A new plan {id_}}}
  summary: {{nl: Er is een plan., fr: Il y a un plan., en: There is a plan.}}
  theme: {theme}
  stage: planned
  as_of: "2024"
  stage_source: {{document: annual-plan-2024, section: "1.1"}}
  sources:
    - {{document: annual-plan-2024, section: "1.1"}}
  written: "2026-11-22"
"""


def add(data: Path, chance: random.Random, editor: str) -> None:
    """A new record, under a name that may sort anywhere."""
    id_ = f"{chance.choice('abcdefghijklmnopqrstuvwxyz')}-plan-of-{editor}-{chance.randrange(10**6)}"
    file = data / "drafts/projects" / f"{id_}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DRAFT.format(id_=id_, theme=chance.choice(THEMES)), encoding="utf-8")
    assert portal("finish", "--data", data, id_) == 0


def confirm(data: Path, chance: random.Random, editor: str) -> None:
    """Translations of any record in the language of this editor."""
    key = chance.choice(sorted({text.key for text in read_ledger(data)}))
    language = {"one": "fr", "two": "en"}[editor]
    portal("translations", "confirm", "--data", data, key, "--all", "--language", language)


def withdraw(data: Path, chance: random.Random, editor: str) -> None:
    """Any record; the two editors never the same one."""
    ids = sorted(record.id for record in load(data).records if not record.withdrawn)
    portal("withdraw", "--data", data, chance.choice(ids[editor == "one" :: 2]), *REASON)


ACTIONS: tuple[Callable[[Path, random.Random, str], None], ...] = (add, add, confirm, withdraw)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = copy_of_data(tmp_path)
    ledger_file(data).unlink(missing_ok=True)
    portal("translations", "update", "--data", data)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "all")
    return data


def test_what_two_editors_do_at_once_merges_cleanly(data: Path, thorough: bool) -> None:
    folder = data.parent
    for seed in range(40 if thorough else 4):
        for editor in ("one", "two"):
            git(folder, "switch", "-q", "-c", f"{editor}-{seed}", "main")
            chance = random.Random(f"{seed}-{editor}")  # the same pairs at every run
            for action in chance.sample(ACTIONS, 2):
                action(data, chance, editor)
            git(folder, "add", ".")
            git(folder, "commit", "--allow-empty", "-m", editor)
        git(folder, "merge", "-q", "-m", "both", f"one-{seed}")  # raises CalledProcessError on a conflict
        assert complaints(data) == []
        git(folder, "switch", "-q", "main")


def test_confirmations_of_any_two_translators_merge_cleanly(tmp_path: Path) -> None:
    chance = random.Random(1)
    made = Provenance("nl", "0" * 12, "1" * 12, "own", date(2026, 11, 1))
    base: Ledger = {
        Text(f"record-{number:02}", path, language): made
        for number in range(30)
        for path in ("title", "summary", "story")[: chance.randint(1, 3)]
        for language in ("fr", "en")
    }
    parts = sorted({(text.key, text.language) for text in base})
    for _ in range(60):
        chosen = chance.sample(parts, 2)
        files = []
        for name, part in (("one", chosen[0]), ("base", None), ("two", chosen[1])):
            new = {text: replace(made, kind="reviewed") for text in base if text[::2] == part}
            files.append(tmp_path / name)
            files[-1].write_bytes(translations_ledger({**base, **new}))
        merged = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
        assert merged.returncode == 0, chosen
        reviewed = {text[::2] for text, made in parse_ledger(merged.stdout.decode()).items() if made.kind == "reviewed"}
        assert reviewed == set(chosen)
