"""A browser for the tests: says nothing where there is one, else tries to install one. `make test` runs it first."""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
PACKAGES = ("chromium", "libatomic1")  # Playwright's own program needs the second, which a minimal Debian lacks
SECONDS = 600


def find() -> str | None:
    """The path of the browser to start; None for the one that Playwright installs and finds by itself."""
    paths = (shutil.which(name) for name in INSTALLED)
    return next((path for path in paths if path and _starts(path)), None)


def path_of_browser() -> str:
    """The path of the browser to start, also where it is Playwright's own; raises OSError where there is none."""
    path = find() or _own_of_playwright()
    if not _starts(path):
        raise OSError(f"there is no browser at {path}")
    return path


def main() -> int:
    """Goes on to the next way only where one did not bring a browser that starts."""
    if _ready():
        return 0
    print("No Chromium found that can be driven: installing one for the tests.")
    for way in (_by_playwright, _by_apt):
        way()
        if _ready():
            return 0
    install = (*PLAYWRIGHT, "install", "chromium")
    wanted = f"sudo apt-get install {' '.join(PACKAGES)}" if shutil.which("apt-get") else " ".join(install)
    print(f"The tests need Chromium, and it could not be installed. Run:\n\n    {wanted}\n", file=sys.stderr)
    return 1


def _ready() -> bool:
    """Whether Playwright starts, and a browser that it can drive."""
    return _starts(*PLAYWRIGHT) and (find() is not None or _starts(_own_of_playwright()))


def _by_playwright() -> None:
    _run((*PLAYWRIGHT, "install", "chromium"))


def _by_apt() -> None:
    """Only where that asks for no password."""
    if not shutil.which("apt-get"):
        return
    as_root = () if os.geteuid() == 0 else ("sudo", "-n")
    for step in (("update",), ("install", "-y", "--no-install-recommends", *PACKAGES)):
        _run((*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *step))


def _own_of_playwright() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(*command: str) -> bool:
    """Tells a program from what only leads to one, such as the command of a snap that is not installed."""
    try:
        return subprocess.run([*command, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command: tuple[str, ...]) -> None:
    """Shows what the command wrote only where it failed."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as failure:
        print(failure, file=sys.stderr)
        return
    if done.returncode:
        print(f"{' '.join(command)}\n{done.stdout[-1000:]}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
