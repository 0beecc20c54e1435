"""Rules of the code itself: imports run one way, and only the adapter knows MkDocs."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

PORTAL = ROOT / "hooks/portal"
# What several outputs are made with; the rest of them know nothing of each other.
SHARED = {
    "outputs.data_measures",
    "outputs.field_meaning",
    "outputs.icalendar_format",
    "outputs.published",
    "outputs.search",
    "outputs.search_postings",
    "outputs.table_description",
    "outputs.workbook_format",
}
ONLY_USER = {
    "yaml": {"loading.parser", "loading.recover", "loading.scalars", "editing.formatter.comments"},
    "jinja2": {"pages.rendering"},
    "babel": {"views.wording", "messages"},
    "tinycss2": {"theme.stylesheet"},
    "markdown": {"theme.plain_markdown"},
    "brotli": {"precompress"},
    "zstandard": {"precompress", "release.archive"},
    "PIL": {"metadata.picture"},
    "weasyprint": {"kit.papers"},
    "segno": {"kit.papers"},
}
# Public names that several modules define because each plays the same part in it.
SAME_PART = {
    "FOLDER": "the folder that an output writes to",
    "HEIGHT": "the height of a map",
    "PATH": "the address of a page below its language",
    "WIDTH": "the width of a map",
    "add_arguments": "every command declares its arguments so",
    "complaints": "every rule gives what is wrong with an entry so",
    "run": "every command runs so",
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
    """The name of a module within the core, such as `pages.rendering`."""
    return ".".join(file.relative_to(PORTAL).with_suffix("").parts).removesuffix(".__init__")


def package_of(module: str) -> str:
    """The package at the top of the core that a module stands in, or the module itself where it stands there."""
    return module.partition(".")[0]


def public_names(file: Path) -> Iterator[str]:
    """The functions, classes and values that a module defines for others."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        named = [getattr(node, "name", None), *(target.id for target in targets if isinstance(target, ast.Name))]
        yield from (name for name in named if name and not name.startswith("_"))


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


def test_packages_depend_on_each_other_one_way() -> None:
    depends: dict[str, set[str]] = defaultdict(set)
    for module, names in MODULES.items():
        for name in names:
            if name.startswith("portal.") and (package := package_of(name.removeprefix("portal."))) != package_of(
                module
            ):
                depends[package_of(module)].add(package)
    TopologicalSorter(depends).prepare()  # raises CycleError, which names the packages of the circle


def test_packages_build_on_each_other_in_the_order_of_the_table() -> None:
    _, table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("| package |")
    rows = [re.findall(r"`(\w+)/?`", line.split("|")[1]) for line in table.partition("\n\n")[0].splitlines()[2:]]
    ranks = {name: rank for rank, names in enumerate(rows) for name in names}
    assert set(ranks) == {package_of(module) for module in MODULES} - {"__init__"}
    upward = {
        f"{module} -> {name}"
        for module, names in MODULES.items()
        for name in (name.removeprefix("portal.") for name in names if name.startswith("portal."))
        if ranks[package_of(name)] > ranks[package_of(module)]
    }
    assert upward == set()


def test_outputs_do_not_know_each_other() -> None:
    outputs = {f"portal.{name}" for name in MODULES if name.startswith("outputs.") and name not in SHARED}
    knowing = {name: known for name in MODULES if f"portal.{name}" in outputs and (known := MODULES[name] & outputs)}
    assert set(knowing) <= {"outputs.bundle"}


@pytest.mark.parametrize("library", ONLY_USER)
def test_a_library_that_reads_or_writes_a_form_has_one_user(library: str) -> None:
    users = {module for module, names in MODULES.items() if any(name.split(".")[0] == library for name in names)}
    assert users <= ONLY_USER[library]


def test_a_public_name_stands_for_one_thing() -> None:
    defined: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(PORTAL.rglob("*.py")):
        for name in dict.fromkeys(public_names(file)):
            defined[name].append(dotted(file))
    shared = {name: modules for name, modules in defined.items() if len(modules) > 1}
    assert {name: modules for name, modules in shared.items() if name not in SAME_PART} == {}
    assert set(SAME_PART) <= set(shared), "a name that is no longer shared needs no exception"


def test_every_test_that_the_code_names_exists() -> None:
    files = [*PORTAL.rglob("*.py"), ROOT / "hooks/mkdocs_hooks.py", *ROOT.glob("*.md"), *ROOT.glob(".github/**/*.yml")]
    named = {name for file in files for name in re.findall(r"tests/(test_\w+\.py)", file.read_text(encoding="utf-8"))}
    assert {name for name in named if not (ROOT / "tests" / name).exists()} == set()


def test_no_module_has_grown_beyond_one_noun() -> None:
    long = {
        file.name: lines for file in PORTAL.rglob("*.py") if (lines := len(file.read_text("utf-8").splitlines())) > 220
    }
    assert long == {}


def test_the_day_of_today_is_asked_for_in_one_place() -> None:
    sources = {dotted(file): file.read_text(encoding="utf-8") for file in PORTAL.rglob("*.py")}
    assert [name for name, source in sources.items() if ".today()" in source] == []
    assert [name for name, source in sources.items() if "datetime.now(" in source] == ["dates"]
    assert "datetime.now(" not in (ROOT / "hooks/mkdocs_hooks.py").read_text(encoding="utf-8")


def test_the_day_of_a_moment_is_asked_of_day_of_which_knows_that_of_brussels() -> None:
    """A moment's own `.date()` is the day where its clock stands, such as in UTC."""
    asking = {
        dotted(file)
        for file in PORTAL.rglob("*.py")
        if re.search(r"\w\.date\(\)(?!:)|\)\.date\(\)|\bnow\.(?:year|month|day)\b", file.read_text(encoding="utf-8"))
    }
    own = {"dates"}  # what makes `day_of`
    said = {"records.days", "views.wording"}  # a day as an editor wrote it; a moment just brought to Brussels
    assert asking == own | said


def test_every_word_that_templates_of_the_theme_ask_for_exists() -> None:
    """MkDocs shows nothing for a name that does not exist; the templates of pages refuse it themselves."""
    known = yaml.safe_load((ROOT / "data/interface.yaml").read_text(encoding="utf-8"))
    templates = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "overrides").rglob("*.html")}
    asked = {(name, word) for name, text in templates.items() for word in re.findall(r"\bwords\.(\w+)", text)}
    assert asked
    assert {(name, word) for name, word in asked if word not in known} == set(), "in data/interface.yaml"


def test_no_template_writes_a_sign_that_french_sets_apart() -> None:
    """The words of the interface carry the no-break space that stands before it."""
    templates = [*(PORTAL / "templates").rglob("*.html"), *(ROOT / "overrides").rglob("*.html")]
    shown = {file: re.sub(r"(?s)<style>.*?</style>|<[^<>]*>", "", file.read_text("utf-8")) for file in templates}
    assert templates
    assert [file.name for file, text in shown.items() if re.search(r"\}\}\s?[:;?!](?=\s|$)", text)] == []
