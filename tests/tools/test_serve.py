"""The site on this machine: under its base path, for this machine alone, and reloaded after a rebuild."""

import http.client
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_builder.errors import SiteBuilderError
from site_builder.tools.init import init
from site_builder.tools.server import Server, local

PAGE = b"<!doctype html><title>Trang</title><body>Trang</body>"
RELOADING = b'<script src="/-/reload.js?0"></script>'


@pytest.fixture
def public(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE,
        "404.html": "<!doctype html><title>Mất</title>Không có".encode(),
        "a/index.html": PAGE,
        "data/articles.jsonl": b"{}\n",
        "search/engine.js": b"export {};\n",
    }
    for path, content in files.items():
        (tmp_path / "public" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "public" / path).write_bytes(content)
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return tmp_path / "public"


@contextmanager
def running(public: Path, base_url: str = "https://example.org/archive/") -> Iterator[Server]:
    with Server(public, base_url, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ask(
    server: Server, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_pages_are_served_under_the_base_path_with_the_reloading_script_added(public: Path) -> None:
    with running(public) as server:
        for path in ("/archive/", "/archive/a/", "/archive/a/?q=b", "/archive/index.html"):
            status, headers, body = ask(server, path)

            assert (200, "text/html; charset=utf-8") == (status, headers["Content-Type"])
            assert PAGE.replace(b"</body>", RELOADING + b"</body>") == body
        assert f"http://127.0.0.1:{server.server_port}/archive/" == server.url
    assert PAGE == (public / "index.html").read_bytes()


def test_the_root_and_folders_without_a_slash_lead_on(public: Path) -> None:
    with running(public) as server:
        assert (302, "/archive/") == (ask(server, "/")[0], ask(server, "/")[1]["Location"])
        assert (302, "/archive/a/") == (ask(server, "/archive/a")[0], ask(server, "/archive/a")[1]["Location"])


def test_a_site_without_a_base_path_is_served_at_the_root(public: Path) -> None:
    with running(public, "https://example.org/") as server:
        assert [200, 200] == [ask(server, path)[0] for path in ("/", "/a/")]


def test_data_and_scripts_come_as_they_are_with_their_type(public: Path) -> None:
    with running(public) as server:
        assert b"{}\n" == ask(server, "/archive/data/articles.jsonl")[2]
        _, headers, body = ask(server, "/archive/search/engine.js")

        assert ("text/javascript; charset=utf-8", b"export {};\n") == (headers["Content-Type"], body)


def test_what_is_not_there_gets_the_sites_own_page_for_that(public: Path) -> None:
    with running(public) as server:
        for path in ("/archive/none/", "/archive/a/none.css", "/elsewhere/", "/archive/data/"):
            status, headers, body = ask(server, path)

            assert (404, "text/html; charset=utf-8") == (status, headers["Content-Type"])
            assert "Không có".encode() in body


@pytest.mark.parametrize(
    "path",
    [
        "/archive/../secret.txt",
        "/archive/%2e%2e/secret.txt",
        "/archive/..%2fsecret.txt",
        "/archive//../secret.txt",
        "/archive/a/..%5c..%5csecret.txt",
    ],
)
def test_no_address_leads_out_of_the_site(public: Path, path: str) -> None:
    with running(public) as server:
        status, _, body = ask(server, path)

    assert 404 == status
    assert b"secret" not in body


@pytest.mark.parametrize(
    "path", [f"/archive/{'a' * 300}", f"/archive/{'a' * 300}/", f"/archive/{'%F0%9F%98%80' * 900}"]
)
def test_an_address_that_no_file_can_have_is_not_there(public: Path, path: str) -> None:
    with running(public) as server:
        assert 404 == ask(server, path)[0]


def test_a_reader_who_leaves_in_the_middle_of_a_page_leaves_no_traceback(
    public: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (public / "large.txt").write_bytes(bytes(20_000_000))
    with running(public) as server:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", server.server_port)) as line:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                name = f"127.0.0.1:{server.server_port}"
                line.sendall(f"GET /archive/large.txt HTTP/1.1\r\nHost: {name}\r\n\r\n".encode())
                assert b"HTTP/1.1 200" == line.recv(12)

        assert 200 == ask(server, "/archive/")[0]
    assert "" == capfd.readouterr().err


def test_a_page_says_what_it_may_load_in_its_header_too(public: Path) -> None:
    said = "default-src 'self' https://tiles.example;base-uri 'none'"
    (public / "own.html").write_text(f'<meta http-equiv="Content-Security-Policy" content="{said}">', "utf-8")
    with running(public) as server:
        told = {path: ask(server, f"/archive/{path}")[1]["Content-Security-Policy"] for path in ("a/", "own.html")}

    assert "default-src 'self'" in told["a/"]
    assert f"{said};frame-ancestors 'none'" == told["own.html"]


def test_an_absolute_path_behind_the_base_stays_inside(public: Path) -> None:
    found = local(public, "/", "//etc/passwd")

    assert found is None or found.is_relative_to(public)


def test_only_reading_is_answered(public: Path) -> None:
    with running(public) as server:
        assert [501, 501, 501] == [ask(server, "/archive/", method)[0] for method in ("POST", "PUT", "DELETE")]
        status, headers, body = ask(server, "/archive/", "HEAD")

        assert (200, str(len(PAGE) + len(RELOADING)), b"") == (status, headers["Content-Length"], body)


def test_requests_for_another_host_are_refused_so_that_no_web_page_can_read_the_site(public: Path) -> None:
    with running(public) as server:
        for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1.evil.example"):
            assert 421 == ask(server, "/archive/", host=host)[0]
        for host in ("localhost", f"localhost:{server.server_port}", f"[::1]:{server.server_port}"):
            assert 200 == ask(server, "/archive/", host=host)[0]


def test_an_open_page_hears_of_the_first_rebuild_after_it_was_made(public: Path) -> None:
    with running(public) as server:
        before = listening(server, 0)
        server.bell.ring()
        after = listening(server, 0)

        assert [b"data: rebuilt\n", b"data: rebuilt\n"] == [heard(before), heard(after)]
        assert RELOADING.replace(b"?0", b"?1") in ask(server, "/archive/")[2]
        assert b'new EventSource("/-/reload?1")' in ask(server, "/-/reload.js?1")[2]


def listening(server: Server, made: int) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", server.server_port), timeout=10)
    client.sendall(f"GET /-/reload?{made} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return client


def heard(client: socket.socket) -> bytes:
    """Return the first line after the headers."""
    with client, client.makefile("rb") as answer:
        while answer.readline().strip():
            pass
        return answer.readline()


def test_a_port_in_use_is_named_with_the_way_out(public: Path) -> None:
    with running(public) as server, pytest.raises(SiteBuilderError, match="choose another port with --port"):
        Server(public, "https://example.org/", "127.0.0.1", server.server_port)


def test_serving_an_archive_rebuilds_on_change_and_keeps_the_site_when_that_fails(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    init(root)
    command = [sys.executable, "-m", "site_builder", "serve", "--port", "0", str(root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr
        try:
            said = until(process.stderr, "shows the site")
            port = int(re.search(r":(\d+)/archive/", said)[1])  # type: ignore[index]  # the line above has it
            (root / "seeds" / "new.md").write_text("---\ntitle: Bài thứ hai\ndate: 2024-05-21\n---\nChữ.\n", "utf-8")
            until(process.stderr, "rebuilt in ")
            before = fetch(port, "/archive/")
            until(process.stderr, "search and downloads are up to date")
            listed = fetch(port, "/archive/data/articles.jsonl")
            (root / "archive.toml").write_text("[site]\n", "utf-8")
            failure = until(process.stderr, "site.")
            after = fetch(port, "/archive/")
        finally:
            os.kill(process.pid, signal.SIGINT)
            process.wait(30)

    assert "Bài thứ hai" in before
    assert "Bài thứ hai" in listed
    assert "is missing" in failure
    assert before == after
    assert 130 == process.returncode


def until(lines: Iterator[str], words: str) -> str:
    """Return the first line that holds the words."""
    return next(line for line in lines if words in line)


def fetch(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()
