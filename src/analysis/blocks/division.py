"""Division: articles in blocks whose bounds depend on the articles alone.

A block ends after an item whose name, hashed, is a multiple of the size; so an item that is added
or taken away changes its own block, and those behind it stay what they were.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

SIZE = 250
"""Articles of a block, by default and on average."""

LONGEST = 8_000_000
"""Characters from which a block is full, however few articles it has."""


class Division:
    """Tells after which of the items that come a block ends."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._items = self._characters = 0

    def ends(self, name: str, characters: int = 0) -> bool:
        """Take the next item; tell whether the block ends after it."""
        self._items += 1
        self._characters += characters
        marked = self._items * 2 >= self._size and code(name) % max(2, self._size // 2) == 0
        full = self._items >= 2 * self._size or self._characters >= LONGEST
        if marked or full:
            self._items = self._characters = 0
        return marked or full


def divided(items: Iterable[tuple[str, T]], size: int) -> Iterator[list[T]]:
    """Yield items in blocks, each given with its name."""
    division = Division(size)
    block: list[T] = []
    for name, item in items:
        block.append(item)
        if division.ends(name):
            yield block
            block = []
    if block:
        yield block


def code(name: str) -> int:
    """Return a number of 64 bits for a name, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")
