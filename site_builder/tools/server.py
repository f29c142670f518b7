"""A site served to this machine under its base path; open pages are told when it was built again.

Nothing of this is in the files on disk: the reloading script is added to pages on their way out.
"""

import contextlib
import re
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET6
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from site_builder.errors import SiteBuilderError
from site_builder.urls import NOT_FOUND, page_file

_NAMES = ("127.0.0.1", "localhost", "[::1]")  # this machine only: what is served has no other protection

_NOT_HERE = b"Host: this server answers to this machine's own names only; open the address that it said.\n"
_EVENTS = "/-/reload"
_SCRIPT = "/-/reload.js"
_HEARTBEAT = 15.0  # seconds between signs of life, so that a closed page is noticed

_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_SAID = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"\r\n]*)">')

_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Bell:
    """Rung after each rebuild; every open page waits for it, and says which ring was the last before it was made."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self.times = 0

    def ring(self) -> None:
        """Let everybody who waits go on."""
        with self._rung:
            self.times += 1
            self._rung.notify_all()

    def rings_after(self, heard: int) -> bool:
        """Wait for another number of rings than `heard`; False when there was none for a while."""
        with self._rung:
            return self._rung.wait_for(lambda: self.times != heard, _HEARTBEAT)


class Server(ThreadingHTTPServer):
    """Serves `public` under the path of `base_url` to this machine.  Raises SiteBuilderError when the port is taken."""

    daemon_threads = True

    def __init__(self, public: Path, base_url: str, host: str, port: int) -> None:
        self.public = public
        self.base = urlsplit(base_url).path or "/"
        self.bell = Bell()
        if ":" in host:
            self.address_family = AF_INET6
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            message = f"{host}:{port}: cannot listen there ({error.strerror}); choose another port with --port"
            raise SiteBuilderError(message) from None
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self.server_port}{self.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a reader who leaves in the middle of a page is no fault."""

    def names(self) -> set[str]:
        """Return the Host headers of requests that are meant for this server, and not rebound from elsewhere."""
        return {f"{name}{port}" for name in _NAMES for port in (f":{self.server_port}", "")}


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "site-builder"
    sys_version = ""
    timeout = 60
    extensions: ClassVar[dict[str, str]] = _TYPES

    def do_GET(self) -> None:
        """Answer with a file, the reloading script or its events.  Other methods than GET and HEAD are answered 501."""
        address, _, query = self.path.partition("?")
        if self.headers.get("Host", "") not in self.server.names():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, ".txt", _NOT_HERE)
        elif address == _EVENTS:
            self._events(_number(query))
        elif address == _SCRIPT:
            script = f'new EventSource("{_EVENTS}?{_number(query)}").onmessage = () => location.reload();\n'
            self._send(HTTPStatus.OK, ".js", script.encode())
        elif address == "/" and self.server.base != "/":
            self._redirect(self.server.base)
        else:
            self._file(address)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that http.server gives it
        """Keep quiet: only the command line prints."""

    def _file(self, address: str) -> None:
        path = local(self.server.public, self.server.base, address)
        if path and not address.endswith("/") and _is_folder(path):
            self._redirect(f"{address}/")
            return
        body = _content(path) if path else None
        if path and body is not None:
            self._send(HTTPStatus.OK, path.suffix, body)
        else:
            missing = _content(self.server.public / NOT_FOUND) or b"<!doctype html><title>404</title>Not found."
            self._send(HTTPStatus.NOT_FOUND, ".html", missing)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, suffix: str, body: bytes) -> None:
        if suffix == ".html":
            script = f'<script src="{_SCRIPT}?{self.server.bell.times}"></script>'.encode()
            before, end, after = body.rpartition(b"</body>")
            body = before + script + end + after if end else body + script
        self.send_response(status)
        self.send_header("Content-Type", self.extensions.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", policy(body) if suffix == ".html" else _POLICY)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self, heard: int) -> None:
        """Tell an open page of the first rebuild after it was made, unless it is closed before (server-sent events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):  # the page was closed
            while not self.server.bell.rings_after(heard):
                self.wfile.write(b": still here\n\n")
            self.wfile.write(b"data: rebuilt\n\n")


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none, or none by such a name can be."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long to be one
        return False


def policy(page: bytes) -> str:
    """Return what a page may load, as the page itself says where it does; no other site may frame it."""
    said = _SAID.search(page)
    return f"{said[1].decode('ascii', 'replace')};frame-ancestors 'none'" if said else _POLICY


def _number(query: str) -> int:
    """Return the number of rings that a page knows of."""
    return int(query) if query.isascii() and query.isdigit() else 0


def local(public: Path, base: str, address: str) -> Path | None:
    """Return where the file at an address would be; None for an address outside the site."""
    path = unquote(address)
    if not path.startswith(base) or re.search(r"//|\\|\0|(?:^|/)\.\.(?:/|$)", path):
        return None
    return public / page_file(path[len(base) :])
