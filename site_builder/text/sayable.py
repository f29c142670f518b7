"""Names of files as text: a name may hold any byte but two, and messages, JSON and terminals cannot say them all."""

import re

# Control characters, the two line ends of Unicode, and bytes that are no UTF-8, which Python keeps as surrogates.
_UNSAYABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def sayable(name: str) -> str:
    r"""Return a path with what cannot be said written as bytes, "\x1b"; nearly every path is returned as it is."""
    return name if name.isprintable() else _UNSAYABLE.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\x{byte:02x}" for byte in match[0].encode("utf-8", "surrogateescape"))
