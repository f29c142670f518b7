"""A folder on any file system that fsspec knows, and what its drivers' errors mean."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fsspec.core import url_to_fs
from msgspec import Struct

from site_builder.errors import SiteBuilderError

# What a file system says of a file's version; the names are the drivers' own (S3, Google, Azure, local, memory, ...).
_VERSION = (
    *("ETag", "etag", "md5Hash", "content_md5", "checksum", "generation"),
    *("mtime", "LastModified", "last_modified", "updated", "modified", "created"),
)
_ODD = re.compile(r"(?:^|/)\.{0,2}(?:/|$)|[\0\\]")  # empty, "." and ".." segments
_PASSWORD = re.compile(r"(?<=//)[^/@]*@")
_MAGIC = re.compile(r"[*?[]")


class Seen(Struct, frozen=True):
    """What a listing says of a file."""

    size: int
    version: str  # differs when the file was written anew; "": the file system does not say


class Place:
    """The folder at `url`.  Paths are relative to it, with "/".

    Whatever cannot be done there raises SiteBuilderError with the address, the reason and what to do.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        with self._explained("open"):
            folders = {"auto_mkdir": True} if url.startswith(("file:", "local:")) else {}
            found = url_to_fs(url, use_listings_cache=False, skip_instance_cache=True, **folders)
        self._fs: Any = found[0]
        self._path: str = found[1].rstrip("/")

    def files(self, below: str = "") -> dict[str, Seen]:
        """Return every file at or below a path, sorted; none when nothing is there."""
        with self._explained("list"):
            try:
                found: dict[str, dict[str, Any]] = self._fs.find(self._full(below), detail=True)
            except FileNotFoundError:
                return {}
        seen = {self._relative(name): _seen(info) for name, info in found.items() if info["type"] == "file"}
        return dict(sorted((path, one) for path, one in seen.items() if not path.endswith("/")))

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes; None when it is not there."""
        with self._explained(f"read {path}"):
            try:
                return bytes(self._fs.cat_file(self._full(path)))
            except FileNotFoundError:
                return None

    def write(self, path: str, content: bytes) -> None:
        """Write a file."""
        with self._explained(f"write {path}"):
            self._fs.pipe_file(self._full(path), content)

    def fetch(self, paths: Sequence[str], folder: Path) -> None:
        """Copy files into a local folder."""
        with self._explained(f"read {_some(paths)}"):
            self._fs.get([self._full(path) for path in paths], [str(folder / path) for path in paths])

    def send(self, paths: Sequence[str], folder: Path) -> None:
        """Copy files from a local folder."""
        with self._explained(f"write {_some(paths)}"):
            self._fs.put([str(folder / path) for path in paths], [self._full(path) for path in paths])

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files."""
        with self._explained(f"delete {_some(paths)}"):
            if plain := [self._full(path) for path in paths if not _MAGIC.search(path)]:
                self._fs.rm(plain)
            for path in paths:
                if _MAGIC.search(path):  # rm() would take it for a pattern
                    self._fs.rm_file(self._full(path))

    def refuse_odd(self, paths: Sequence[str]) -> None:
        """Raise for a name that cannot be a file's: object stores take any."""
        if odd := [path for path in paths if _ODD.search(path)]:
            message = f'{self.url}: "{odd[0]}" cannot be the path of a file; rename that object or delete it'
            raise SiteBuilderError(message)

    def _full(self, path: str) -> str:
        return f"{self._path}/{path}" if path else self._path

    def _relative(self, name: str) -> str:
        return name[len(self._path) :].removeprefix("/")

    @contextmanager
    def _explained(self, doing: str) -> Iterator[None]:
        try:
            yield
        except SiteBuilderError:
            raise
        except Exception as error:  # each driver has errors of its own
            message = (
                f"{_PASSWORD.sub('', self.url)}: cannot {doing}: {_reason(error)}; check the address and who may use it"
            )
            raise SiteBuilderError(message) from error


def is_elsewhere(where: str) -> bool:
    """Tell an address such as "s3://bucket/archive" from a local path."""
    return "://" in where


def _seen(info: dict[str, Any]) -> Seen:
    return Seen(info["size"] or 0, " ".join(str(info[name]) for name in _VERSION if info.get(name) is not None))


def _some(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _reason(error: Exception) -> str:
    said = str(error).partition("\n")[0] or type(error).__name__
    if isinstance(error, ImportError):
        return f"{said} (a package of its own for each kind of place; for s3:// pip install 'site-builder[cluster]')"
    if isinstance(error, PermissionError) or "Credential" in type(error).__name__:
        return f"{said}; check the credentials, for S3 AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE"
    if isinstance(error, FileNotFoundError):
        return f"it is not there ({said})"
    return said
