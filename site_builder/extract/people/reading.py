"""A post while it is being read."""

from site_builder.extract.people.lexicon import Lexicon
from site_builder.extract.people.tokens import Tokens
from site_builder.gazetteer.posts import Reach  # noqa: TC001 - one habit of importing everywhere

_COUNTRY = ["việt", "nam"]


class Reading:
    """What has been read of a phrase so far."""

    __slots__ = (
        "at",
        "foreign",
        "hints",
        "lexicon",
        "official",
        "own",
        "pieces",
        "place",
        "reach",
        "tokens",
        "unit_open",
        "words_end",
    )

    def __init__(self, tokens: Tokens, lexicon: Lexicon, at: int) -> None:
        """Begin behind the rank."""
        self.tokens, self.lexicon, self.at = tokens, lexicon, at
        self.pieces: list[str] = []
        self.reach: Reach = "any"
        self.own: Reach | None = None
        self.place: str | None = None
        self.hints: tuple[str, ...] = ()
        self.official = True
        self.foreign = False
        self.unit_open = False
        self.words_end = at

    def next(self, offset: int = 0) -> str:
        """Return the word at hand, "" at the end."""
        at = self.at + offset
        return self.tokens.low[at] if at < self.tokens.size else ""

    def skip_country(self) -> None:
        """Go over "Việt Nam" behind a national body: it says nothing more."""
        if self.at_country():
            self.at += len(_COUNTRY)

    def at_country(self, at: int | None = None) -> bool:
        """Tell whether "Việt Nam" stands at hand, or at token `at`."""
        start = self.at if at is None else at
        return self.tokens.low[start : start + len(_COUNTRY)] == _COUNTRY
