"""Damaged data never makes the check fall over; sound data comes back as it was written."""

import json
import random
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz_check import damaged
from portal.loading.decode import screen
from portal.loading.load import load
from portal.loading.recover import read_entries
from portal.problems import as_text
from portal.rules.check import check

SAMPLE = Path(__file__).parent / "sample"
PLAIN = settings(max_examples=50, deadline=None, derandomize=True, database=None)
WORDS = st.sampled_from(
    [
        "Maas",
        "Rijn",
        "Luik",
        "Liège",
        "œuvre",
        "naïef",
        "5\xa0%",
        "‘x’",
        "«",
        "y",
        "»",
        "A&B",
        "(c)",
        "M(2022)3",
        "–",
        "€",
        "½",
        "ß",
    ]
)
TEXTS = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: "Benelux " + " ".join(words))
LOCALISED = st.fixed_dictionaries({"nl": TEXTS, "fr": TEXTS, "en": TEXTS})
IDS = st.from_regex(r"[a-z]{4,9}(-[a-z0-9]{2,5}){1,3}", fullmatch=True)
PROJECTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "title": LOCALISED,
        "summary": LOCALISED,
        "theme": st.sampled_from(["safety", "energy"]),
        "sources": st.just([{"document": "annual-plan-2024", "section": "1.1"}]),
        "written": st.dates(min_value=date(2025, 1, 1), max_value=date(2100, 1, 1)).map(str),
        "stage": st.sampled_from(["planned", "completed"]),
        "as_of": st.sampled_from(["2024", "2024-03", "2024-summer", "2023/2024"]),
        "stage_source": st.just({"document": "annual-plan-2024", "section": "1.2"}),
    },
    optional={
        "story": LOCALISED,
        "audiences": st.just(["citizens"]),
        "keywords": st.fixed_dictionaries({}, optional={"nl": st.just(["politie"])}),
    },
)


@PLAIN
@given(st.lists(PROJECTS, min_size=1, max_size=4, unique_by=lambda project: str(project["id"])))
def test_sound_records_come_back_as_they_were_written(projects: list[dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        data = shutil.copytree(SAMPLE, Path(folder) / "data")
        # JSON is YAML, and quotes every text.
        (data / "projects.yaml").write_text(json.dumps(projects, ensure_ascii=False), encoding="utf-8")
        loaded = load(data)
        assert as_text([*loaded.problems, *check(loaded)]) == []
    written = [record.model_dump(mode="json", exclude_unset=True) for record in loaded.records]
    assert written == projects


@PLAIN
@given(st.integers(), st.sampled_from(sorted(SAMPLE.glob("*.yaml"))))
def test_damaged_text_is_read_to_its_end_with_places_inside_it(seed: int, file: Path) -> None:
    content = damaged(file.read_bytes(), random.Random(seed))
    text, faults = screen(content)
    lines = text.count("\n") + 2
    found = [*faults, *(fault for entry in read_entries(text, listed=True) for fault in entry.faults)]
    assert all(1 <= fault.mark[0] <= lines and fault.mark[1] >= 1 for fault in found)


def test_damaged_data_ends_in_records_or_problems() -> None:
    # In a process of its own, whose memory is nobody else's.
    command = [sys.executable, str(Path(__file__).with_name("fuzz_check.py")), "1", "1", str(SAMPLE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert int(result.stdout.split()[0]) > 0
