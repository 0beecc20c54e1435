"""What others do with the data: the examples of the portal give its own numbers, and a made client reads every file."""

import importlib
import importlib.util
import json
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from portal.language import LANGUAGES
from portal.records.kinds import MODELS

_BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
_ADDRESS = re.compile(r"ADDRESSE?|ADRESS?E?")
_SECONDS = 60


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site at an address of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=site)) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def examples(language: str, kind: str, address: str) -> list[str]:
    """The examples of one program on the page of one language, led to an address."""
    page = (ROOT / "content" / language / "data-examples.md").read_text(encoding="utf-8")
    return [_ADDRESS.sub(address, block) for name, block in _BLOCK.findall(page) if name == kind]


def listed(site: Path, kind: str) -> list[dict[str, Any]]:
    """The records of a kind as the portal publishes them."""
    found: list[dict[str, Any]] = json.loads((site / f"api/v1/{kind}.json").read_bytes())["records"]
    return found


def said(*command: str) -> list[str]:
    """The lines that a program says."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=_SECONDS)
    return done.stdout.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_jq_lists_the_projects_of_a_theme_events_of_a_time_what_has_changed_and_the_european_acts(
    site: Path, address: str, language: str
) -> None:
    of_theme, ahead, of_year, changed, acts = examples(language, "sh", address)
    projects = [one for one in listed(site, "projects") if "energy" in (one["theme"], *one["also_themes"])]
    assert said("bash", "-c", of_theme) == [one["title"][language] for one in projects]
    events = [one for one in listed(site, "events") if one["standing"] == "ahead"]
    assert said("bash", "-c", ahead) == [f"{one['first_day']} {one['title'][language]}" for one in events]
    then = [
        one
        for one in listed(site, "events")
        if one["first_day"] and one["first_day"][:4] <= "2025" <= one["last_day"][:4]
    ]
    assert said("bash", "-c", of_year) == [
        f"{one['when']} {one['standing']} {one['title'][language]} {one['pages'][language]}" for one in then
    ]
    newer = [one for kind in MODELS for one in listed(site, kind) if one["last_modified"] >= "2026-11-01"]
    assert said("bash", "-c", changed) == [f"{one['last_modified']} {one['pages'][language]}" for one in newer]
    numbered = [(number, one) for one in listed(site, "instruments") for number in one["celex"]]
    assert said("bash", "-c", acts) == [f"{number} {one['title'][language]}" for number, one in numbered]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pandas_counts_the_projects_of_each_stage(site: Path, address: str, language: str) -> None:
    [program] = examples(language, "python", address)
    counted = {line.split()[0]: line.split()[-1] for line in said(sys.executable, "-c", program)[1:-1]}
    assert counted == {stage: str(n) for stage, n in Counter(one["stage"] for one in listed(site, "projects")).items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_duckdb_counts_them_too(site: Path, language: str) -> None:
    duckdb: Any = importlib.import_module("duckdb")  # its types are not whole
    # Reading from the web needs an extension that DuckDB fetches; the folder of the site holds the same file.
    question = next(sql for sql in examples(language, "sql", str(site)) if "read_csv" in sql)
    assert dict(duckdb.sql(question).fetchall()) == Counter(one["stage"] for one in listed(site, "projects"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_r_counts_the_instruments_of_each_type(site: Path, address: str, language: str) -> None:
    [program] = examples(language, "r", address)
    wide = "options(width=10000)"  # so that the table is not broken into several
    *_, types, counts = said("Rscript", "-e", f"{wide}\n{program}")
    counted = dict(zip(types.split(), map(int, counts.split()), strict=True))
    assert counted == Counter(one["type"] for one in listed(site, "instruments"))


@pytest.mark.parametrize(("description", "form"), [("schema", "jsonschema"), ("openapi", "openapi")])
def test_a_client_made_from_a_description_reads_every_file(
    site: Path, tmp_path: Path, description: str, form: str
) -> None:
    made = tmp_path / "client.py"
    how = ("--input-file-type", form, "--output-model-type", "pydantic_v2.BaseModel", "--output", str(made))
    said(sys.executable, "-m", "datamodel_code_generator", "--input", str(site / f"api/v1/{description}.json"), *how)
    spec = importlib.util.spec_from_file_location("client", made)
    assert spec
    assert spec.loader
    client = importlib.util.module_from_spec(spec)
    sys.modules["client"] = client
    spec.loader.exec_module(client)
    shapes = json.loads((site / "api/v1/schema.json").read_bytes())["$defs"]
    kinds = {part["properties"]["kind"]["const"]: name for name, part in shapes.items() if name.endswith("ListFile")}
    for kind, shape in kinds.items():
        getattr(client, shape).model_validate_json((site / f"api/v1/{kind}.json").read_bytes())
