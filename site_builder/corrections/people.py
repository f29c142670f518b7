"""Corrections of officials: merge, split, rename, identify, by the keys that the people of each article were given."""

from collections.abc import Sequence

from site_builder.corrections.files import OfficialCorrection, described
from site_builder.model import Correction
from site_builder.text.slug import code

Keys = dict[tuple[str, str], str]  # (article id, name) -> key


def merged(keys: Keys, corrections: Sequence[OfficialCorrection]) -> tuple[Keys, dict[str, str], list[str]]:
    """Return the keys after merging and splitting, the names set for keys, and a message for each idle correction."""
    names: dict[str, str] = {}
    problems: list[str] = []
    for item in corrections:
        before, known = keys, set(keys.values())
        if item.rename and item.name:
            missing = [] if item.rename in known else [item.rename]
            names[item.rename] = item.name
        elif item.identify:
            missing = [] if item.identify in known else [item.identify]
        elif item.split:
            missing = [] if item.split in known else [item.split]
            keys = _split(keys, item.split, item.articles)
            missing += [] if missing or keys != before else [f"{item.split} in {', '.join(item.articles)}"]
        else:
            missing = [key for key in item.merge if key not in known]
            keys = {pair: item.merge[0] if key in item.merge else key for pair, key in keys.items()}
        problems += (f"{item.where}: there is no official {key} any more; delete the correction" for key in missing)
    return keys, names, problems


def _split(keys: Keys, key: str, articles: Sequence[str]) -> Keys:
    other = _other(key, articles)
    return {(id_, name): other if old == key and id_ in articles else old for (id_, name), old in keys.items()}


def _other(key: str, articles: Sequence[str]) -> str:
    return f"{key}-{code('|'.join(sorted(articles)))}"


def notes(corrections: Sequence[OfficialCorrection]) -> dict[str, tuple[Correction, ...]]:
    """Return, for each official's key, the corrections that the page shows."""
    shown: dict[str, tuple[Correction, ...]] = {}
    for item in corrections:
        split = [item.split, _other(item.split, item.articles)] if item.split else []
        for key in dict.fromkeys([*item.merge[:1], *split, *(key for key in (item.rename, item.identify) if key)]):
            shown[key] = (*shown.get(key, ()), described(item))
    return shown


def identified(corrections: Sequence[OfficialCorrection]) -> dict[str, str]:
    """Return {key: Wikidata item} of the officials whom somebody identified; the last word counts."""
    return {item.identify: item.wikidata for item in corrections if item.identify and item.wikidata}
