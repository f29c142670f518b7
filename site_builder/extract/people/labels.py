"""When two labels mean one office."""

from functools import lru_cache

# What the shorter label may leave out at its end.
_TAILS = (
    *(("tỉnh",), ("thành", "phố"), ("huyện",), ("quận",), ("thị", "xã"), ("xã",), ("phường",), ("thị", "trấn")),
    *(("chính", "phủ"), ("quốc", "hội")),
)
_SMALL = frozenset(("và", "-", "&", "của", ","))


@lru_cache(1 << 14)
def same_office(one: str, other: str) -> bool:
    """Tell whether two labels of one person's posts name one office: one abbreviated, or one less complete."""
    a, b = _words(one), _words(other)
    if len(a) > len(b):
        a, b = b, a
    return _covers(a, b)


def _words(label: str) -> tuple[str, ...]:
    spread = label.replace("&", " & ").replace(",", " ").replace("-", " - ").casefold()
    return tuple(word for word in spread.split() if word not in _SMALL)


def _covers(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether `short` says `full` in order, abbreviations for initials, and leaves out no more than its tail."""
    at = 0
    for word in short:
        if at < len(full) and full[at] == word:
            at += 1
            continue
        length = _initials(word, full[at:])
        if not length:
            return False
        at += length
    return at == len(full) or full[at:] in _TAILS


def _initials(word: str, full: tuple[str, ...]) -> int:
    if len(word) < 2 or len(full) < len(word):  # noqa: PLR2004 - one letter abbreviates nothing
        return 0
    return len(word) if all(full[n].startswith(letter) for n, letter in enumerate(word)) else 0
