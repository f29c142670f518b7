"""Messages about what lies elsewhere: published data, object stores, other machines."""

import hashlib
import os
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
from ground import ROOT

from site_builder import api
from site_builder.cluster.link import linked
from site_builder.cluster.program import program
from site_builder.cluster.worker import Shared, work
from site_builder.elsewhere.mirror import mirrored
from site_builder.elsewhere.outbox import Outbox
from site_builder.elsewhere.place import Place
from site_builder.errors import SiteBuilderError
from site_builder.imports import import_data
from site_builder.progress import Silent
from site_builder.publish import MANIFEST, manifest


def imported(given: Mapping[str, Any]) -> str:
    """Make an archive of data."""
    if length := given.get("length"):
        (ROOT / "data/datapackage.json").write_bytes(b" " * length)
    return str(import_data(given["whence"], Path("new")))


def fetched(given: Mapping[str, Any]) -> str:
    """Make an archive of data at an address, whose server answers with a status and so much of what it promises."""
    with _server(given["status"], given.get("promised", 0)) as address:
        try:
            return str(import_data(address, Path("new")))
        except SiteBuilderError as error:
            return str(error).replace(address, "http://127.0.0.1:8000/")


@contextmanager
def _server(status: int, promised: int) -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(promised))
            self.end_headers()
            self.wfile.write(b'{"title":')

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def stored(given: Mapping[str, Any]) -> str:
    """Build an archive that lies in a store; here one in memory."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for path, content in given.get("stored", {}).items():
        memory.pipe_file(f"/{path}", content.encode())
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = tempfile.gettempdir() if before is None else before
    try:
        return str(api.build(given["archive"], output=given.get("output")))
    finally:
        memory.store.clear()
        if before is None:
            del os.environ["XDG_CACHE_HOME"]


def both(_: Mapping[str, Any]) -> str:
    """Build an archive elsewhere twice at once."""
    fsspec.filesystem("memory").pipe_file("/archive/archive.toml", b"")
    place = Place("memory://archive")
    with mirrored(place, Silent()), mirrored(place, Silent()):
        return ""


def sent(_: Mapping[str, Any]) -> str:
    """Send a site to a place that holds something else."""
    fsspec.filesystem("memory").pipe_file("/site/letter.docx", b"Dear")
    return str(Outbox(Place("memory://site"), ROOT))


def unsent(_: Mapping[str, Any]) -> str:
    """Stop while a site is being sent."""

    class Stopping(Silent):
        def advance(self, n: int = 1) -> None:  # noqa: ARG002  # as a Progress has it
            raise KeyboardInterrupt

    fsspec.filesystem("memory").store.clear()
    outbox = Outbox(Place("memory://site"), ROOT)
    (outbox.folder / "data").mkdir(parents=True)
    (outbox.folder / "index.html").write_text("a", "utf-8")
    (outbox.folder / MANIFEST).write_bytes(manifest.write({"index.html": hashlib.sha256(b"a").hexdigest()}))
    try:
        outbox.send(Stopping())
    except KeyboardInterrupt as error:
        return str(error)
    return ""


def scheduled(given: Mapping[str, Any]) -> str:
    """Build on the workers of a scheduler."""
    with linked(given["scheduler"], 0.5):
        return ""


def joined(_: Mapping[str, Any]) -> str:
    """Let a worker of another version join while a build runs."""
    caller = {**program(), "Python": "2.7"}
    try:
        return str(work(len, Shared(()), caller, ()))
    except SiteBuilderError as error:
        return str(error).replace(program()["Python"], "3.12")
