"""Rules of the code itself: imports run one way, and only the adapter knows MkDocs."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PORTAL = ROOT / "hooks/portal"
# What several outputs are made with; the rest of them know nothing of each other.
SHARED = {"outputs.offers", "outputs.search", "outputs.icalendar_format", "outputs.search_words"}
ONLY_USER = {
    "yaml": {"checking.reading", "checking.recovery", "checking.scalars", "editing.tokens"},
    "jinja2": {"html.pages"},
    "babel": {"wording"},
    "tinycss2": {"html.stylesheet"},
    "pagefind_bin": {"outputs.search_index"},
    "PIL": {"outputs.share_images"},
}


def imports(file: Path) -> Iterator[str]:
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "portal":
            yield from (f"portal.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def dotted(file: Path) -> str:
    """The name of a module within the core, such as `html.pages`."""
    return ".".join(file.relative_to(PORTAL).with_suffix("").parts).removesuffix(".__init__")


MODULES = {dotted(file): set(imports(file)) for file in PORTAL.rglob("*.py")}


def test_the_core_works_where_there_is_no_mkdocs() -> None:
    code = "import sys; sys.modules['mkdocs'] = None; import portal.building, portal.__main__; print('fine')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("fine\n", "")


def test_imports_run_one_way() -> None:
    reached: dict[str, set[str]] = {}

    def reach(module: str, trail: tuple[str, ...]) -> set[str]:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in reached:
            inner = {name.removeprefix("portal.") for name in MODULES.get(module, ()) if name.startswith("portal.")}
            reached[module] = inner.union(*(reach(name, (*trail, module)) for name in inner))
        return reached[module]

    for module in MODULES:
        reach(module, ())


def test_outputs_do_not_know_each_other() -> None:
    outputs = {f"portal.{name}" for name in MODULES if name.startswith("outputs.") and name not in SHARED}
    knowing = {name: known for name in MODULES if f"portal.{name}" in outputs and (known := MODULES[name] & outputs)}
    assert set(knowing) <= {"outputs.bundle"}


@pytest.mark.parametrize("library", ONLY_USER)
def test_a_library_that_reads_or_writes_a_form_has_one_user(library: str) -> None:
    users = {module for module, names in MODULES.items() if any(name.split(".")[0] == library for name in names)}
    assert users <= ONLY_USER[library]


def test_no_module_has_grown_beyond_one_noun() -> None:
    long = {
        file.name: lines for file in PORTAL.rglob("*.py") if (lines := len(file.read_text("utf-8").splitlines())) > 220
    }
    assert long == {}
