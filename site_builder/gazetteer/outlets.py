"""Which province a newspaper, broadcaster or portal belongs to."""

import re
import tomllib
from functools import cache, lru_cache
from types import MappingProxyType

from site_builder.gazetteer.spelling import name_key
from site_builder.gazetteer.tables import rows, text
from site_builder.gazetteer.units import provinces_by_name

_HOST = re.compile(r"^(?:[a-z]+://)?(?:[^/@\s]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#].*)?$", re.IGNORECASE)
# What provincial hosts wrap around the province's name: "baobackan.com.vn", "truyenhinhnghean.vn", "quangngaitv.vn".
_WRAPPED = re.compile(
    r"(?:bao|dai|ptth|thptth|truyenhinh|tinhuy|tinhdoan|thanhuy|hdnd|ubnd|doandbqh|congan|congthongtin|web|tapchi|skhdt)?"
    r"(?P<name>[a-z]+?)(?:tv|rtv|online|news|portal|city|dientu|24h)?$"
)


def outlet_province(name: str) -> str | None:
    """Return the key of the province to which an outlet belongs, by its name, host or URL; None when it is national."""
    return _outlet_province(" ".join(name.split())[:300])


@lru_cache(maxsize=4096)
def _outlet_province(name: str) -> str | None:
    host = _HOST.match(name)
    return _of_host(host[1].lower()) if host else _of_name(name_key(name))


@cache
def _table(section: str) -> MappingProxyType[str, str]:
    return MappingProxyType(tomllib.loads(text("outlets.toml"))[section])


@cache
def _named() -> tuple[tuple[str, str], ...]:
    """Return (key of a name, province), the longest name first."""
    names = {name_key(name): province for name, province in _table("names").items()} | provinces_by_name()
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def _national() -> frozenset[str]:
    return frozenset(map(name_key, _table("national")["names"]))


@cache
def _labels() -> MappingProxyType[str, str]:
    """Return provinces by their name as a part of a host: "baclieu", "brvt"."""
    names = {key.replace("-", ""): key for key, *_ in rows("provinces.tsv")}
    return MappingProxyType(names | {"thuathienhue": "hue", "brvt": "ba-ria-vung-tau", "tphcm": "ho-chi-minh"})


def _of_host(host: str) -> str | None:
    if any(host == national or host.endswith(f".{national}") for national in _table("national")["hosts"]):
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        known = _table("hosts").get(".".join(parts[start:]))
        if known:
            return known
    if parts[-1] != "vn":
        return None
    return next((key for part in parts[:-1] if (key := _of_label(part.replace("-", "")))), None)


def _of_label(label: str) -> str | None:
    match = _WRAPPED.fullmatch(label)
    return _labels().get(label) or (_labels().get(match["name"]) if match else None)


def _of_name(name: str) -> str | None:
    if any(national in name for national in _national()):
        return None
    return next((province for known, province in _named() if _whole(known, name)), None)


def _whole(part: str, name: str) -> bool:
    """Tell whether the words of `part` stand in the name as whole words."""
    return f" {part} " in f" {name} "
