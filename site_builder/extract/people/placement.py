"""Which unit a post belongs to, when its own words leave it out."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from site_builder.extract.people.context import Context, FieldText
from site_builder.extract.people.found import Found, OpenPost, Placed
from site_builder.extract.people.lexicon import lexicon
from site_builder.extract.people.offices import SPOKESPEOPLE
from site_builder.extract.people.statuses import one_status
from site_builder.gazetteer.units import Unit, province_on, units_named
from site_builder.model import Document, Evidence, PersonNamed, PlaceNamed, PostHeld, Statement

_PROVINCIAL = ("province", "city")
_LIST = 8  # posts of one list that one looks at for a unit
_COUNTRY = " Việt Nam"
_IN_PASSING = 1  # times that news of other countries may name Viet Nam
_GUESSED = 0.9  # a unit from the context is a little less sure than one in the phrase


def place(
    document: Document, found: Found, places: Sequence[Statement], province: Sequence[Statement], text_of: FieldText
) -> list[Statement]:
    """Return the person and post statements of an article, each post with its unit as far as the article tells."""
    primary = next((s.value for s in province if s.property == "province" and isinstance(s.value, PlaceNamed)), None)
    day = next((s.value for s in document.statements if s.property == "published" and isinstance(s.value, str)), None)
    context = Context(places, primary, day[:10] if day else None, text_of)
    foreign = _abroad(found, context)
    placed = _same_elsewhere(_lists([_explicit(post, context) for post in foreign]))
    context.province = context.province or _only_province(placed)
    placed = [p if p.place or p.post.foreign else _from_context(p, context) for p in placed]
    placed = _beside(placed)
    settled = one_status(_same_elsewhere(placed), text_of)
    sure = next(((primary.key, s.confidence) for s in province if primary and s.value is primary), None)
    statements = [_post(p, text_of, sure) for p in settled]
    statements += [
        Statement(
            "person",
            PersonNamed(m.name),
            Evidence(m.field, m.start, m.end, text_of(m.field)[m.start : m.end]),
            m.rule,
            m.confidence,
        )
        for m in found.mentions
    ]
    return statements


def _abroad(found: Found, context: Context) -> list[OpenPost]:
    """Mark all posts as foreign when an article names other countries' posts, no unit of Viet Nam, nor the country."""
    others = {post.person for post in found.posts if post.foreign and post.rank not in _ENVOYS}
    if others:  # no one serves two countries
        posts = [replace(p, foreign=True, official=False) if p.person in others else p for p in found.posts]
        found = Found(found.mentions, tuple(posts))
    abroad = any(post.foreign for post in found.posts) and not context.places
    if not abroad or context.text_of("text").count("Việt Nam") > _IN_PASSING:
        return list(found.posts)
    return [post if _ours(post, context) else replace(post, foreign=True, official=False) for post in found.posts]


def _ours(post: OpenPost, context: Context) -> bool:
    """Tell whether it is our country's post: "Chủ tịch nước Việt Nam Lê Văn Tám", or one of its leaders holds it."""
    if post.foreign:
        return False
    return post.person.casefold() in lexicon().leaders or context.text_of(post.field).startswith(_COUNTRY, post.end)


def _explicit(post: OpenPost, context: Context) -> Placed:
    if post.place is None:
        return Placed(post, None, None, explicit=False)
    unit = None if post.foreign else _unit(post, context)
    if unit is None:
        return Placed(post, post.place, None, explicit=True)
    if post.label.endswith(_LEVELLED):
        post = replace(post, label=f"{post.label} {unit.kind}")
    past = post.status == "former"  # who led a province that is no more led it under its own name
    name = province_on(unit.key, context.day).name if unit.level == "province" and not past else unit.name
    return Placed(_city_label(post, unit.kind), name, unit.key, explicit=True)


def _city_label(post: OpenPost, kind: str) -> OpenPost:
    """Name the delegation of a municipality for what it is: "... Quốc hội thành phố"."""
    if kind == "thành phố" and post.label.endswith("Đại biểu Quốc hội tỉnh"):
        return replace(post, label=post.label.removesuffix("tỉnh") + "thành phố")
    return post


def _unit(post: OpenPost, context: Context) -> Unit | None:
    """Return the unit that a place's name means for this post, None while several remain."""
    name = post.place or ""
    level = "province" if post.reach == "nation" else post.reach
    wanted = {
        "province": ("province",),
        "city": ("province", "district"),
        "district": ("district",),
        "commune": ("commune",),
    }.get(level, ("province", "district"))
    large = "commune" not in wanted
    units = [u for u in units_named(name, context.day, large=large) if u.level in wanted] or [
        u for u in units_named(name, large=large) if u.level in wanted
    ]
    if level == "city" and any(u.level == "province" and u.kind == "thành phố" for u in units):
        units = [u for u in units if u.level == "province"]
    elif level == "city":
        units = [u for u in units if u.level == "district"]
    elif len({u.level for u in units}) > 1:
        units = [u for u in units if u.level == wanted[0]]
    if len(units) > 1 and context.province:
        units = [u for u in units if u.province == context.province.key]
    return units[0] if len(units) == 1 else None


def _lists(placed: list[Placed]) -> list[Placed]:
    """Carry a unit to the other posts of the same list: "Bí thư Huyện ủy, Chủ tịch HĐND huyện Mộ Đức"."""
    runs: dict[tuple[str, tuple[str, int, int]], list[int]] = {}
    for n, p in enumerate(placed):
        runs.setdefault((p.post.person, p.post.run), []).append(n)
    result = list(placed)
    for members in runs.values():
        _abroad_together(result, members)
        for here, n in enumerate(members):
            result[n] = _from_list(result, members, here)
    return result


def _abroad_together(placed: list[Placed], members: list[int]) -> None:
    """One foreign post with a place makes the whole list foreign: "Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Sa-la-van"."""
    abroad = next((placed[n] for n in members if placed[n].post.foreign and placed[n].place), None)
    if abroad is None:
        return
    for n in members:
        post = replace(placed[n].post, foreign=True, official=False)
        place = placed[n].place or (abroad.place if post.reach != "nation" else None)
        placed[n] = Placed(post, place, None, explicit=place is not None)


def _from_list(placed: list[Placed], members: list[int], here: int) -> Placed:
    own = placed[members[here]]
    if own.place is not None or own.post.reach == "nation":
        return own
    behind = members[here + 1 : here + 1 + _LIST]
    for place, n in enumerate([*behind, *reversed(members[max(0, here - _LIST) : here])]):
        other = placed[n]
        if other.post.reach == "nation":
            continue
        in_charge = own.post.rank == "Phụ trách" and place >= len(behind)  # of what the post before it is in
        if in_charge and other.place is not None:
            return Placed(own.post, other.place, other.key, explicit=False)
        lends = own.post.unit_open or other.post.rank in SPOKESPEOPLE
        open_unit = lends and own.post.reach == "any" and place < len(behind)
        if open_unit and other.place is None and other.post.reach != "any":
            return replace(own, post=replace(own.post, reach=other.post.reach, label=_with_level(own.post, other.post)))
        if other.place is not None and (open_unit or _alike(own.post.reach, other.post.reach)):
            label = _with_level(own.post, other.post) if open_unit else own.post.label
            return Placed(replace(own.post, label=label), other.place, other.key, explicit=False)
    return own


_ENVOYS = ("Đại sứ", "Phó Đại sứ", "Tổng Lãnh sự", "Phó Tổng Lãnh sự", "Tham tán", "Đại biện")
_LEVELLED = ("HĐND", "UBND", "Ủy ban MTTQ Việt Nam")
# Divisions of a district, where no department is named that the division is in.
_OF_DISTRICT = re.compile(
    r"(?:Phó )?Trưởng phòng (?:Tài nguyên và Môi trường|Nông nghiệp và (?:Phát triển nông thôn|Môi trường)"
    r"|Tài chính - Kế hoạch|Giáo dục và Đào tạo|Lao động - Thương binh và Xã hội|Kinh tế(?: và Hạ tầng)?"
    r"|Quản lý đô thị|Văn hóa và Thông tin|Nội vụ|Tư pháp|Y tế|Dân tộc)"
)
_DELEGATION = "đoàn Đại biểu Quốc hội"
_COMMITTEES = (*_LEVELLED, "Đảng ủy", "Chi bộ", "Ban Thường vụ")
_LEVELS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")


def _with_level(post: OpenPost, following: OpenPost) -> str:
    """Return "Chủ tịch UBND xã" for "Chủ tịch UBND" in front of "Trưởng Ban ... xã"."""
    if not post.label.endswith(_LEVELLED):
        return post.label
    level = next((word for word in _LEVELS if following.label.endswith(" " + word)), None)
    if level is None and following.reach == "province":
        level = "tỉnh"
    return f"{post.label} {level}" if level else post.label


def _alike(one: str, other: str) -> bool:
    return one == other or (one in _PROVINCIAL and other in _PROVINCIAL)


def _same_elsewhere(placed: list[Placed]) -> list[Placed]:
    """Take the unit from another sentence that gives the same person the same post with it."""
    known = {(p.post.person, p.post.label): p for p in placed if p.place is not None}
    result = []
    for p in placed:
        other = known.get((p.post.person, p.post.label)) if p.place is None else None
        result.append(Placed(p.post, other.place, other.key, explicit=False) if other else p)
    return result


def _beside(placed: list[Placed]) -> list[Placed]:
    """Give a committee without its unit that of its member's other posts, if all of them share one.

    And a deputy of the Assembly the province whose delegation he or she heads.
    """
    units: dict[str, set[tuple[str, str | None]]] = {}
    heads: dict[str, tuple[str, str | None]] = {}
    for p in placed:
        if p.place is not None and not p.post.foreign:
            units.setdefault(p.post.person, set()).add((p.place, p.key))
            if _DELEGATION in p.post.label:
                heads[p.post.person] = p.place, p.key
    return [_from_own(p, units.get(p.post.person, set()), heads.get(p.post.person)) for p in placed]


def _from_own(p: Placed, units: set[tuple[str, str | None]], heads: tuple[str, str | None] | None) -> Placed:
    """Return the post in the delegation that its holder heads, or in the only unit of the holder's other posts."""
    if p.place is not None or p.post.foreign:
        return p
    if heads and p.post.label.startswith("Đại biểu Quốc hội"):
        return Placed(p.post, *heads, explicit=False)
    if len(units) == 1 and p.post.reach == "any" and p.post.label.endswith(_COMMITTEES):
        return Placed(p.post, *next(iter(units)), explicit=False)
    return p


def _only_province(placed: Sequence[Placed]) -> PlaceNamed | None:
    """Return the province of the posts that name theirs, if they all name one."""
    named = {p.key: p.place for p in placed if p.explicit and p.key and p.place and "/" not in p.key}
    if len(named) != 1:
        return None
    (key, name), *_ = named.items()
    return PlaceNamed(name, "province", key, None, "official")


def _from_context(own: Placed, context: Context) -> Placed:
    reach = own.post.reach
    if reach in ("province", "city"):
        near = context.delegation(own.post)
        if near is not None and not (_says_province(own.post.label) and _is_municipality(near, context.day)):
            return Placed(own.post, near.name, near.key, explicit=False)
        return _of(own, _of_article(own.post, context))
    if reach in ("district", "commune"):
        return _of(own, context.nearest(own.post, reach))
    return _of(own, _of_small(own.post, context) if reach == "any" else None)


def _of_article(post: OpenPost, context: Context) -> PlaceNamed | None:
    """Return the province or city of the article, if the post may be of it."""
    municipal = _is_municipality(context.province, context.day)
    if post.reach == "city":
        if municipal:
            return context.province
        return None if _of_department(post.label) else _city(context.nearest(post, "district"))
    return None if municipal and _says_province(post.label) else context.province


def _of_small(post: OpenPost, context: Context) -> PlaceNamed | None:
    """Return the unit of a post whose level only its kind tells, or the address of its school or hospital."""
    if post.label.endswith("Chi bộ"):  # most party cells in the news are of a hamlet
        return context.only("commune")
    if _OF_DISTRICT.fullmatch(post.label):
        return context.only("district")
    return context.address(post.label.removeprefix(post.rank).strip())


def _of_department(label: str) -> bool:
    """Tell whether a post is in a department ("Sở"), which provinces and municipalities have, but no city of theirs."""
    return "Sở" in label.split()


def _city(unit: PlaceNamed | None) -> PlaceNamed | None:
    """Return the unit if it may be a city: a city's committee is not that of a "quận" or "huyện" named near by."""
    kinds = {u.kind for u in units_named(unit.name) if u.key == unit.key} if unit and unit.key else set()
    return unit if not kinds or "thành phố" in kinds else None


def _says_province(label: str) -> bool:
    return label.endswith(" tỉnh") or "Tỉnh" in label


def _of(own: Placed, unit: PlaceNamed | None) -> Placed:
    return Placed(own.post, unit.name, unit.key, explicit=False) if unit else own


def _is_municipality(unit: PlaceNamed | None, day: str | None) -> bool:
    key = unit.key if unit else None
    return key is not None and province_on(key, day).kind == "thành phố"


def _post(p: Placed, text_of: FieldText, province: tuple[str | None, float] | None) -> Statement:
    post = p.post
    evidence = Evidence(post.field, post.start, post.end, text_of(post.field)[post.start : post.end])
    sure = post.confidence if p.explicit or p.place is None else round(post.confidence * _GUESSED, 3)
    if province and not p.explicit and p.key == province[0]:  # no surer than what it rests on
        sure = min(sure, province[1])
    name = None if post.foreign and not p.explicit else p.place
    return Statement(
        "post", PostHeld(post.person, post.label, name, p.key, post.status, post.official), evidence, post.rule, sure
    )
