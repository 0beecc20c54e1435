"""The web servers that deploy/ has configurations for: says nothing where they are there, else installs them."""

import os
import shutil
import subprocess
import sys

PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}
# What nginx needs to hand out Brotli; a folder of its modules tells that it is there.
MODULE = "libnginx-mod-http-brotli-static"
SECONDS = 600


def main() -> int:
    """The exit status is 1 where one of them is missing and could not be installed."""
    wanted = [package for program, package in PACKAGES.items() if not shutil.which(program, path=places())]
    if wanted and shutil.which("apt-get"):
        as_root = () if os.geteuid() == 0 else ("sudo", "-n")
        for step in (("update",), ("install", "-y", "--no-install-recommends", *wanted, MODULE)):
            command = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *step)
            subprocess.run(command, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    elif wanted and shutil.which("brew"):
        subprocess.run(("brew", "install", *PACKAGES), stdin=subprocess.DEVNULL, timeout=SECONDS, check=False)
    missing = [program for program in PACKAGES if not shutil.which(program, path=places())]
    if missing:
        print(f"The audit needs {' and '.join(missing)}, and could not install them.", file=sys.stderr)
    return 1 if missing else 0


def places() -> str:
    """Where programs are looked for: servers stand where an ordinary user may not look."""
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"


if __name__ == "__main__":
    sys.exit(main())
