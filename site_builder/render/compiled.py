"""Compiled templates, kept for the next build."""

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_SEAL = 16  # bytes in front of a compiled template that tell whether it is whole


class Compiled(BytecodeCache):
    """Compiled templates in a folder.  It is a cache: whatever is wrong with a file, the template is compiled again."""

    def __init__(self, folder: Path, mark: str = "") -> None:
        """`mark`: tells this environment's code from another's for the same templates."""
        self._folder, self._mark = folder, mark

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if it is there and just as it was written."""
        with contextlib.suppress(OSError):
            data = self._file(bucket).read_bytes()
            if data[:_SEAL] == _seal(data[_SEAL:]):
                bucket.bytecode_from_string(data[_SEAL:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if there is room; several processes may do so at once."""
        code = bucket.bytecode_to_string()
        new = self._folder / f"{bucket.key}{self._mark}.{os.getpid()}"
        with contextlib.suppress(OSError):
            new.write_bytes(_seal(code) + code)
            new.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}{self._mark}"


def _seal(code: bytes) -> bytes:
    return hashlib.blake2b(code, digest_size=_SEAL).digest()


def kept_in(folder: Path, mark: str = "") -> Compiled | None:
    """Return the cache in a folder, made if need be, without those of other versions; None where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return None
    return Compiled(folder, mark)
