"""Puts small faults into the code, one at a time, and says which of them no test sees: `make audit OPTIONS=mutants`.

cosmic-ray makes the faults in a copy of the project. Of each module below some are tried, always the same ones, with
the tests that state the module's rules.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

ROOT = Path(__file__).parents[2]
COPY = ROOT / ".cache" / "mutants"
TRIED, LEAST = 30, 85  # faults of each module; of a hundred faults the tests must see so many
# Beside the module of the core, the tests that must see what is wrong with it.
TESTS = {
    "dates.py": "test_dates.py",
    "records/timeline.py": "test_timeline.py",
    "views/record.py": "test_record_view.py test_legal.py",
    "views/facets.py": "test_facets.py",
    "pages/alphabet.py": "test_alphabet.py",
    "rules/references.py": "test_references.py test_rules.py",
    "outputs/tables.py": "test_tables.py",
    "editing/finishing.py": "test_skeletons.py",
    "metadata/things.py": "test_things.py test_answers.py test_record_view.py",
}
CONFIGURATION = """[cosmic-ray]
module-path = "hooks/portal/{module}"
timeout = 120.0
excluded-modules = []
test-command = "{python} -m pytest -q -x -p no:cacheprovider {tests}"
[cosmic-ray.distributor]
name = "local"
"""
# A type that may be one of two is no sum: another operator there changes nothing that runs.
OF_TYPES = "core/ReplaceBinaryOperator_BitOr_"


def main(wanted: list[str]) -> int:
    """Tries the modules by name, or all; 1 where the tests see too few of the faults."""
    for name in ("content", "data", "guide", "hooks", "overrides", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "node_modules", "*.egg-info")
        shutil.copytree(ROOT / name, COPY / name, ignore=ignored, dirs_exist_ok=True)
    for name in ("mkdocs.yml", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, COPY)
    poor = [module for module in wanted or TESTS if _seen(module) < LEAST]
    return 1 if poor else 0


def _seen(module: str) -> float:
    """How many of a hundred faults in a module its tests see; prints the others."""
    name = module.removesuffix(".py").replace("/", "-")
    configuration, session = COPY / f"{name}.toml", COPY / f"{name}.sqlite"
    tests = " ".join(f"tests/{test}" for test in TESTS[module].split())
    configuration.write_text(CONFIGURATION.format(module=module, python=sys.executable, tests=tests), encoding="utf-8")
    session.unlink(missing_ok=True)
    _cosmic_ray("init", configuration, session)
    with use_db(session, WorkDB.Mode.open) as faults:
        waiting = list(faults.pending_work_items)
        real = [item.job_id for item in waiting if not item.mutations[0].operator_name.startswith(OF_TYPES)]
        tried = set(Random(1).sample(real, min(TRIED, len(real))))
        for job in [item.job_id for item in waiting if item.job_id not in tried]:
            faults.set_result(job, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))
    _cosmic_ray("exec", configuration, session)
    with use_db(session, WorkDB.Mode.open) as faults:
        unseen = [done for job, done in faults.results if job in tried and done.test_outcome == TestOutcome.SURVIVED]
    for done in unseen:
        print(done.diff)
    share = 100 - 100 * len(unseen) / max(1, len(tried))
    print(f"{module}: the tests see {len(tried) - len(unseen)} of {len(tried)} faults ({share:.0f} of a hundred)")
    return share


def _cosmic_ray(command: str, configuration: Path, session: Path) -> None:
    program = Path(sys.executable).with_name("cosmic-ray")
    environment = {**os.environ, "PYTHONPATH": str(COPY / "hooks")}
    subprocess.run([program, command, configuration, session], cwd=COPY, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
