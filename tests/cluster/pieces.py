"""Small pieces of work, which a worker can import too."""

import os
import time
from collections.abc import Callable
from typing import NamedTuple

from site_builder.errors import SiteBuilderError


class Made(NamedTuple):
    value: int
    process: int


class Numbers:
    """A desk: every fifth chunk needs no work; `seen` is told of every result."""

    def __init__(self, seen: Callable[[Made], None] = lambda _: None) -> None:
        self.seen = seen

    def fetch(self, chunk: int) -> tuple[int, int | None]:
        return chunk, None if chunk % 5 == 0 else chunk

    def keep(self, left: int, made: Made | None) -> tuple[int, int | None]:
        if made:
            self.seen(made)
        return left, made and made.value


def times(known: int, parcel: int) -> Made:
    time.sleep(0.01)
    return Made(known * parcel, os.getpid())


def refuse(_known: None, parcel: int) -> Made:
    message = f"{parcel} is not wanted"
    raise SiteBuilderError(message)


def end(_known: None, _parcel: int) -> None:
    os._exit(1)
