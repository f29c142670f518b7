"""The places of an article, as they tell which unit a post without one belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from site_builder.extract.people.found import OpenPost
from site_builder.model import Document, PlaceNamed, Statement

_CUE = 40  # characters around a province in which a sentence introduces its delegation
_SIDE = re.compile(r"(?:[Pp]hía|[Đđ]oàn|[Ll]ãnh đạo|[Đđ]ại biểu|[Tt]ỉnh bạn|,|^)[^,.;:]*$")
_THERE = re.compile(r"(?:Còn |Riêng )?(?:[Tt]ại|Ở) (?:tỉnh |thành phố |TP[. ]*)?")  # "Tại Hải Phòng, ông Tám, ..."
_BODY = re.compile(r"(Tỉnh ủy|Thành ủy|UBND tỉnh|UBND thành phố) (?:tỉnh |thành phố |TP[. ]*)?$")  # named with its unit
_HAS = re.compile(r"[\s,]*(?:có|gồm|do)\b")


_HOUSES = ("Trường ", "Bệnh viện ", "Trung tâm ")  # bodies with an address
_ADDRESS = re.compile(
    r"[ ,(–-]{1,3}(?:(?:ở|tại|đóng tại|thuộc) )?(?:xã|phường|thị trấn|huyện|quận|thị xã|TX|TP|thành phố)[. ]+"
)
_FAR = 20  # characters
_MOST = 100  # such bodies of an article that one looks for


class FieldText:
    """The fields of a document by name."""

    def __init__(self, document: Document) -> None:
        """Keep the texts."""
        self._texts = {"title": document.title, "text": document.text}
        self._texts |= {f"captions[{n}]": caption.text for n, caption in enumerate(document.captions)}

    def __call__(self, field: str) -> str:
        """Return a field's text."""
        return self._texts[field]


class _Named:
    """The places of one level in one field, in the order of print."""

    __slots__ = ("ends", "starts", "units")

    def __init__(self) -> None:
        """Begin with none."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.units: list[PlaceNamed] = []


class Context:
    """Where an article is, and which units it names where."""

    def __init__(
        self, places: Sequence[Statement], province: PlaceNamed | None, day: str | None, text_of: FieldText
    ) -> None:
        """Keep the place statements."""
        self.province, self.day, self.text_of = province, day, text_of
        self.places = any(s.property == "place" for s in places)
        self._addresses: dict[str, PlaceNamed | None] = {}
        self._statements = places

    @cached_property
    def _found(self) -> list[tuple[str, int, int, PlaceNamed]]:
        found = [
            (s.evidence.field, s.evidence.start, s.evidence.end, s.value)
            for s in self._statements
            if s.evidence and isinstance(s.value, PlaceNamed)
        ]
        return sorted(found, key=lambda entry: entry[:3])

    @cached_property
    def _named(self) -> dict[tuple[str, str], _Named]:
        """The places by field and level, put in order only for the posts that need them."""
        sorted_in: dict[tuple[str, str], _Named] = {}
        for field, start, end, unit in self._found:
            named = sorted_in.setdefault((field, unit.level), _Named())
            named.starts.append(start)
            named.ends.append(end)
            named.units.append(unit)
        return sorted_in

    @cached_property
    def _all(self) -> dict[str, dict[str, PlaceNamed]]:
        """The places by level and name."""
        by_level: dict[str, dict[str, PlaceNamed]] = {}
        for _, _, _, unit in self._found:
            by_level.setdefault(unit.level, {})[unit.name] = unit
        return by_level

    def delegation(self, post: OpenPost) -> PlaceNamed | None:
        """Return the province of which the sentence speaks before the post.

        It introduces its delegation ("Về phía tỉnh Hà Nam có"), begins there ("Tại Hải Phòng, ...") or names the post's
        body with it ("... giữa Thành ủy TP.HCM và Sở Y tế, Bí thư Thành ủy Tám").
        """
        named = self._named.get((post.field, "province"))
        place = bisect_left(named.starts, post.start) - 1 if named else -1
        if named is None or place < 0 or named.starts[place] < post.sentence:
            return None
        text, start, end = self.text_of(post.field), named.starts[place], named.ends[place]
        before, after = text[max(post.sentence, start - _CUE) : end], text[end : end + _CUE]
        introduced = _SIDE.search(before) and _HAS.match(after)
        if introduced or (after[:1] == "," and _THERE.fullmatch(text, post.sentence, start)):
            return named.units[place]
        body = _BODY.search(text, max(post.sentence, start - _CUE), start)
        return named.units[place] if body is not None and body[1] in post.label else None

    def only(self, level: str) -> PlaceNamed | None:
        """Return the article's only unit of a level."""
        units = list(self._all.get(level, {}).values())
        return units[0] if len(units) == 1 else None

    def address(self, house: str) -> PlaceNamed | None:
        """Return the unit that stands behind the name of a school or hospital: "Trường Tiểu học Tám, xã Chín"."""
        if house not in self._addresses and len(self._addresses) < _MOST:
            named = house.startswith(_HOUSES) and " " in house.partition(" ")[2]
            self._addresses[house] = self._address(house) if named else None
        return self._addresses.get(house)

    def _address(self, house: str) -> PlaceNamed | None:
        text = self.text_of("text")
        start = text.find(house)
        while start >= 0:
            end = start + len(house)
            for level in ("commune", "district"):
                unit = self._behind(end, level)
                if unit is not None:
                    return unit
            start = text.find(house, end)
        return None

    def _behind(self, end: int, level: str) -> PlaceNamed | None:
        """Return the unit of a level whose kind and name follow at once on text[:end]."""
        named = self._named.get(("text", level))
        place = bisect_left(named.starts, end) if named else 0
        if named is None or place == len(named.starts) or named.starts[place] > end + _FAR:
            return None
        return named.units[place] if _ADDRESS.fullmatch(self.text_of("text"), end, named.starts[place]) else None

    def nearest(self, post: OpenPost, level: str) -> PlaceNamed | None:
        """Return the title's unit of a level, else the one named last before the post, else the article's only one."""
        title = self._named.get(("title", level))
        if title and len({unit.name for unit in title.units}) == 1:
            return title.units[0]
        named = self._named.get((post.field, level))
        place = bisect_left(named.starts, post.start) - 1 if named else -1
        if named and place >= 0:
            return named.units[place]
        return self.only(level)
