"""The web servers that deploy/ has configurations for: says nothing where they are there, else installs them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}
# What nginx needs to hand out Brotli; a folder of its modules tells that it is there.
MODULE = "libnginx-mod-http-brotli-static"
SECONDS = 600


def main() -> int:
    """The exit status is 1 where one of them is missing and could not be installed."""
    return install(PACKAGES, MODULE)


def install(packages: Mapping[str, str], *others: str) -> int:
    """Installs the packages of programs that are not there, and others beside them; 1 where a program stays missing."""
    wanted = [package for program, package in packages.items() if not shutil.which(program, path=places())]
    if wanted and shutil.which("apt-get"):
        as_root = () if os.geteuid() == 0 else ("sudo", "-n")
        for step in (("update",), ("install", "-y", "--no-install-recommends", *wanted, *others)):
            command = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *step)
            subprocess.run(command, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    elif wanted and shutil.which("brew"):
        subprocess.run(("brew", "install", *packages), stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    missing = [program for program in packages if not shutil.which(program, path=places())]
    if missing:
        print(f"The audit needs {' and '.join(missing)}, and could not install them.", file=sys.stderr)
    return 1 if missing else 0


def places() -> str:
    """Where programs are looked for: servers stand where an ordinary user may not look."""
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


if __name__ == "__main__":
    sys.exit(main())
