"""Longest match of phrases over tokens."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from site_builder.extract.people.tokens import spelled

T = TypeVar("T")


class Node(Generic[T]):
    """A step in a trie: what may come next, and what has been said when nothing does."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        """Start empty."""
        self.next: dict[str, Node[T]] = {}
        self.value: T | None = None


class Trie(Generic[T]):
    """Phrases and what they mean."""

    __slots__ = ("root",)

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take (phrase, meaning) pairs; the first meaning of a phrase stays."""
        root: Node[T] = Node()
        for phrase, value in entries:
            node = root
            for word in spelled(phrase):
                node = node.next.setdefault(word, Node())
            if node.value is None:
                node.value = value
        self.root = root.next

    def longest(self, low: Sequence[str], at: int) -> tuple[T, int] | None:
        """Return the meaning of the longest phrase that begins at token `at`, and the token after it."""
        size = len(low)
        node = self.root.get(low[at]) if at < size else None
        if node is None:  # nearly always
            return None
        value, end = node.value, at + 1
        while (at := at + 1) < size and (node := node.next.get(low[at])) is not None:
            if node.value is not None:
                value, end = node.value, at + 1
        return None if value is None else (value, end)
