"""What reading an article's sentences leaves for placing: mentions, and posts whose unit may still be open."""

from msgspec import Struct

from site_builder.gazetteer.posts import Reach
from site_builder.model import Status


class Mention(Struct, frozen=True, gc=False):
    """A person is named at field[start:end]; `name` is the fullest form in the article."""

    name: str
    field: str
    start: int
    end: int
    rule: str
    confidence: float


class OpenPost(Struct, frozen=True, gc=False):
    """A post of a person as a phrase says it; `place` only as far as the phrase itself says."""

    person: str
    label: str
    rank: str
    reach: Reach
    place: str | None
    hints: tuple[str, ...]
    status: Status
    official: bool
    foreign: bool
    unit_open: bool
    run: tuple[str, int, int]  # field, sentence and number of the list it stands in
    sentence: int  # where its sentence begins
    field: str
    start: int
    end: int
    rule: str
    confidence: float


class Placed(Struct, frozen=True, gc=False):
    """A post with its unit; `explicit`: the phrase itself says which."""

    post: OpenPost
    place: str | None
    key: str | None
    explicit: bool


class Found(Struct, frozen=True):
    """All mentions and posts of an article, in the order of print."""

    mentions: tuple[Mention, ...]
    posts: tuple[OpenPost, ...]

    def officials(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return each holder of a public post with the canonical posts, in the order of print."""
        held: dict[str, list[str]] = {}
        for post in self.posts:
            if post.official:
                held.setdefault(post.person, []).append(post.label)
        return [(name, tuple(dict.fromkeys(posts))) for name, posts in held.items()]
