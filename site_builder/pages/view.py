"""An archive as pages see it, from every side, with a note of each look."""

from collections.abc import Iterable, Iterator, Sequence

from site_builder.model import Change, Office, Official, Record, SetAside
from site_builder.pages import index as lists
from site_builder.pages.index import Index
from site_builder.pages.looks import Entries, Groups, Named, Note, look, unnoted
from site_builder.words import Words

Records = Sequence[Record]
Officials = Sequence[Official]


class View:
    """An archive from every side that pages look at it.  Lists of records run from the newest to the oldest."""

    def __init__(self, index: Index, words: Words, note: Note = unnoted) -> None:
        self._index, self._note = index, note
        self.site = index.archive.site
        self.words = words
        self.newest = self._list("newest")
        self.about = self._groups("about")  # province key -> articles about it
        self.naming = self._groups("naming")  # province key -> articles that only mention it
        self.districts = self._groups("districts")  # district key -> articles naming it
        self.days = self._groups("day")  # "2024-05-26" -> articles published then
        self.months = self._groups("month")
        self.years = self._groups("year")
        self.events = self._groups("event")  # day -> articles of another or no day that report what happened on it
        self.on_days = self._groups("on day")  # day -> both, those published on it first
        self.undated = self._list("undated")
        self.corrected = self._list("corrected")
        self.officials = Named(index.officials, "official", note)
        self.most_seen = Entries(index.officials.things, index.of_officials["most seen"][""], "most seen", "", note)
        people = index.of_officials["corrected people"][""]
        self.corrected_people = Entries(index.officials.things, people, "corrected people", "", note)
        # First letter of the given name -> officials, both in Vietnamese order.
        self.by_letter = self._people("by letter")
        self.by_family = self._people("by family")  # the same by the first letter of the family name
        self.of_province = self._people("of province")  # most seen first
        self.of_district = self._people("of district")
        self.offices = Named(index.offices, "office", note)

    def _list(self, side: str) -> Entries[Record]:
        return Entries(self._index.records.things, self._index.of_records[side][""], side, "", self._note)

    def _groups(self, side: str) -> Groups[Record]:
        return Groups(self._index.records.things, self._index.of_records[side], side, self._note)

    def _people(self, side: str) -> Groups[Official]:
        return Groups(self._index.officials.things, self._index.of_officials[side], side, self._note)

    def sizes(self, side: str) -> Iterator[tuple[str, int]]:
        """Yield each key of the lists of a side, such as "districts", with the length of its list."""
        self._note(look(side, "", "keys"))
        for key, (start, end) in self._index.of_records[side].spans.items():
            self._note(look(side, key, "len"))
            yield key, end - start

    def ids(self) -> Sequence[str]:
        """Return the ids of all articles, sorted."""
        self._note(look("ids"))
        return self._index.ids

    def record(self, id_: str) -> Record:
        """Return the record of an article."""
        self._note(look("record", id_))
        return self._index.records[id_]

    def beside(self, id_: str) -> tuple[Record | None, Record | None]:
        """Return the next newer and the next older article."""
        self._note(look("beside", id_))
        newer, older = lists.beside(self._index, id_)
        known = self._index.records
        return known[newer] if newer else None, known[older] if older else None

    def duplicates(self, id_: str) -> tuple[Record, ...]:
        """Return the other articles that carry the same report."""
        self._note(look("duplicates", id_))
        return tuple(map(self._index.records.__getitem__, self._index.archive.duplicates.get(id_, ())))

    def change(self, id_: str) -> Change | None:
        """Return what is not as it was when the article was first published; None: all is."""
        self._note(look("change", id_))
        return self._index.archive.changes.get(id_)

    def related(self, id_: str) -> tuple[Record, ...]:
        """Return the articles that a reader of this one may want next, closest first."""
        self._note(look("related", id_))
        return tuple(map(self._index.records.__getitem__, self._index.archive.related.get(id_, ())))

    def appearances(self) -> Iterable[tuple[str, int]]:
        """Return the key of each official with the number of articles."""
        self._note(look("appearances"))
        return self._index.appearances

    def holders(self) -> Iterable[tuple[str, int]]:
        """Return the key of each office with the number of its holders."""
        self._note(look("holders"))
        return self._index.holders

    def name(self, key: str) -> str:
        """Return the name of an official."""
        self._note(look("name", key))
        return lists.name(self._index, key)

    def namesakes(self, key: str) -> Sequence[str]:
        """Return the keys of the other officials that bear an official's name, however its tones are placed."""
        self._note(look("namesakes", key))
        return lists.namesakes(self._index, key)

    def office_of(self, post: str, place_key: str | None) -> str | None:
        """Return the key of the office of a post in a unit, if it has a page."""
        self._note(look("office of", f"{post}|{place_key or ''}"))
        return self._index.office_of.get((post, place_key or ""))

    def offices_in(self, key: str) -> Sequence[Office]:
        """Return the offices of a unit."""
        self._note(look("offices in", key))
        return lists.offices_in(self._index, key)

    def days_of(self, prefix: str) -> Sequence[str]:
        """Return the days of a year, a month or (prefix "") all time that have a page, oldest first."""
        self._note(look("days", prefix))
        return lists.days_of(self._index, prefix)

    def day_before(self, name: str) -> str | None:
        """Return the last day with a page before a year, month or day."""
        self._note(look("day before", name))
        return lists.day_before(self._index, name)

    def day_after(self, name: str) -> str | None:
        """Return the first day with a page after a year, month or day."""
        self._note(look("day after", name))
        return lists.day_after(self._index, name)

    def dates(self, side: str, key: str, within: str = "") -> Sequence[str | None]:
        """Return the days alone of the records of a list, such as ("about", "bac-kan").

        `within`: only those of a year or a month.
        """
        self._note(look("dates", f"{side}|{key}|{within}"))
        return lists.dates(self._index, side, key, within)

    def unplaced(self) -> int:
        """Return the number of articles about no known province."""
        self._note(look("unplaced"))
        return self._index.unplaced

    def set_aside(self) -> Sequence[SetAside]:
        """Return the inputs that could not be read."""
        self._note(look("set aside"))
        return self._index.archive.set_aside
