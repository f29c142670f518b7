"""An S3 server of this machine's own, with an empty bucket for each test."""

import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

_NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of the server."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # one line for each request
    started = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    yield f"http://{host}:{port}"
    started.stop()


@pytest.fixture
def s3(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> S3FileSystem:
    """Give the server's files, and have the program find it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return S3FileSystem(endpoint_url=server, use_listings_cache=False, skip_instance_cache=True)


@pytest.fixture
def bucket(s3: S3FileSystem) -> str:
    """Return the name of an empty bucket."""
    name = f"bucket-{next(_NUMBERS)}"
    s3.mkdir(name)
    return name
