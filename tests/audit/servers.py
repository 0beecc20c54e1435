"""The servers that deploy/ has files for, with these very files, on this machine.

Only names of hosts, ports, folders and certificates are put in the place of those that an administrator fills in.
"""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from install_servers import places

DEPLOY = Path(__file__).parents[2] / "deploy"
HOST = "localhost"
PLAIN, SAFE = 8790, 8791
SECONDS = 30  # that a server may take to begin
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MIME = [
    Path("/etc/nginx/mime.types"),
    Path("/opt/homebrew/etc/nginx/mime.types"),
    Path("/usr/local/etc/nginx/mime.types"),
]


def nginx(folder: Path, root: Path) -> list[str]:
    """The command that starts nginx; its configuration is deploy/nginx.conf within one that leaves the system alone."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    make = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}")
    subprocess.run((*make, "-keyout", key, "-out", certificate), check=True, capture_output=True)
    given = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    ours = _put(
        given,
        ("/etc/letsencrypt/live/portal.example.org/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/portal.example.org/privkey.pem", str(key)),
        ("portal.example.org", HOST),
        ("/var/www/portal;", f"{root};"),
        ("listen 80;", f"listen 127.0.0.1:{PLAIN};"),
        ("listen [::]:80;", ""),
        ("listen 443 ssl", f"listen 127.0.0.1:{SAFE} ssl"),
        ("listen [::]:443 ssl http2;", ""),
    )
    if BROTLI.exists():
        ours = _put(ours, ("# brotli_static on;", "brotli_static on;"))
    (folder / "portal.conf").write_text(ours, encoding="utf-8")
    shutil.copy(next(file for file in MIME if file.exists()), folder / "mime.types")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"{f'load_module {BROTLI};' if BROTLI.exists() else ''} {'user root;' if os.geteuid() == 0 else ''}"
        f"daemon off; pid {folder}/pid; error_log stderr;"
        f"events {{}} http {{ access_log off; {temporary} include mime.types; default_type application/octet-stream;"
        f"sendfile on; tcp_nopush on; include portal.conf; }}"
    )
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    program = shutil.which("nginx", path=places())
    assert program, "there is no nginx: python tests/install_servers.py"
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, root: Path) -> list[str]:
    """The command that starts Caddy with deploy/Caddyfile; a certificate of its own takes the place of a public one."""
    given = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    ours = _put(given, ("portal.example.org", HOST), ("/var/www/portal", str(root)))
    own = f"admin off\nskip_install_trust\nlocal_certs\nstorage file_system {folder}/storage\n"
    own += f"http_port {PLAIN}\nhttps_port {SAFE}\n"
    (folder / "Caddyfile").write_text(f"{{\n{own}}}\n{ours}", encoding="utf-8")
    program = shutil.which("caddy", path=places())
    assert program, "there is no Caddy: python tests/install_servers.py"
    return [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[None]:
    """A server that takes calls, with a folder for what it keeps and says; raises AssertionError where none begins."""
    log = folder / "log"
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with log.open("wb") as said:
        server = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
    try:
        end = time.monotonic() + SECONDS
        while not _takes_calls():
            assert server.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def _takes_calls() -> bool:
    try:
        with (
            socket.create_connection((HOST, SAFE), SECONDS) as call,
            unchecked().wrap_socket(call, server_hostname=HOST),
        ):
            return True
    except OSError:
        return False
    return True


def unchecked() -> ssl.SSLContext:
    """TLS that takes any certificate: those of the tests are signed by nobody."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _put(text: str, *replacements: tuple[str, str]) -> str:
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text
