"""An archive that lies elsewhere, copied to this machine: only what changed since the last build."""

import hashlib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from site_builder import config, permalinks
from site_builder.elsewhere.place import Place, Seen
from site_builder.errors import SiteBuilderError
from site_builder.locks import hold
from site_builder.progress import Progress
from site_builder.store import FOLDER
from site_builder.text.slug import slug

BATCH = 500  # files fetched or sent between two steps of progress
_SOURCES = ("seeds",)  # as config has it by default
_INDEX = f"{FOLDER}/fetched.json"

_Index = dict[str, Seen]


@contextmanager
def mirrored(place: Place, progress: Progress) -> Iterator[Path]:
    """Give a local copy of the archive at `place`, up to date; no other build of it may run here meanwhile."""
    root = _folder(place.url)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    with (root / FOLDER / "lock").open("wb") as lock:
        try:
            hold(lock.fileno())
        except (BlockingIOError, PermissionError):
            message = f"{place.url}: another build of this archive runs on this machine; wait until it is done"
            raise SiteBuilderError(message) from None
        _update(place, root, progress)
        yield root


def sources(toml: bytes) -> Sequence[str]:
    """Return the source paths that archive.toml names; what is wrong in it is for config to say."""
    try:
        said = tomllib.loads(toml.decode()).get("sources", {})
        paths = [one.get("path") for one in said] if isinstance(said, list) else said.get("paths", _SOURCES)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError):
        return ()
    return [path.strip("/") for path in paths if isinstance(path, str)] if isinstance(paths, list | tuple) else ()


def _folder(url: str) -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    name = slug(urlsplit(url).path.rpartition("/")[2])
    return Path(cache) / "site-builder" / f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"


def _update(place: Place, root: Path, progress: Progress) -> None:
    toml = place.read("archive.toml")
    if toml is None:
        message = f"{place.url}: there is no archive.toml; check the address"
        raise SiteBuilderError(message)
    there: _Index = {}
    for path in ("archive.toml", permalinks.NAME, *config.FOLDERS, *sources(toml)):
        there |= place.files(path)
    place.refuse_odd(list(there))
    here = _read_index(root)
    kept = {path: seen for path, seen in there.items() if _same(root / path, seen, here.get(path))}
    _write_index(root, kept)  # before anything is touched: a copy that is broken off is no copy
    _remove_others(root, there)
    _fetch(place, root, [path for path in there if path not in kept], progress)
    _write_index(root, there)


def _same(file: Path, there: Seen, here: Seen | None) -> bool:
    return bool(there.version) and there == here and file.is_file() and file.stat().st_size == there.size


def _fetch(place: Place, root: Path, paths: Sequence[str], progress: Progress) -> None:
    progress.start("fetched", len(paths))
    for i in range(0, len(paths), BATCH):
        batch = paths[i : i + BATCH]
        for path in batch:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        place.fetch(batch, root)
        progress.advance(len(batch))
    progress.done()


def _remove_others(root: Path, there: Mapping[str, Seen]) -> None:
    """Delete what the archive does not hold any more, but not the cache."""
    for folder, folders, names in os.walk(root, topdown=False):
        at = Path(folder)
        if FOLDER in at.relative_to(root).parts:
            continue
        for name in names:
            if (at / name).relative_to(root).as_posix() not in there:
                (at / name).unlink()
        for name in folders:
            with suppress(OSError):  # not empty
                (at / name).rmdir()


def _read_index(root: Path) -> _Index:
    try:
        return msgspec.json.decode((root / _INDEX).read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError):
        return {}


def _write_index(root: Path, index: _Index) -> None:
    (root / _INDEX).write_bytes(msgspec.json.encode(index))
