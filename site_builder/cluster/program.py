"""Which program a machine runs: the same one makes the same bytes."""

import platform
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from site_builder import store


@cache
def program() -> Mapping[str, str]:
    """Return {what: version} of all that decides which bytes are made: this program, Python and the packages."""
    names = (re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in _required() if "extra ==" not in one)
    return {
        "site-builder": store.fingerprint()[:16],
        "Python": platform.python_version().rpartition(".")[0],
        "Unicode": unicodedata.unidata_version,
        **{name: version(name) for name in sorted(names)},
    }


def difference(theirs: Mapping[str, str]) -> str:
    """Return how another machine's program differs from this one's, for people; "" when it does not."""
    ours = program()
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return ", ".join(f"{name} is {theirs.get(name, 'absent')}, here {ours.get(name, 'absent')}" for name in names)


def _required() -> Iterable[str]:
    try:
        return requires("site-builder") or ()
    except PackageNotFoundError:  # run from a folder, not installed
        return ()
