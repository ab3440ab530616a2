"""Finding entries by any part of a word, in any script, whatever its case and accents.

There is no index on disk: it would hold the words. The texts are folded once in memory and then
scanned, which also finds parts of words in languages that put no spaces between them (VAULT.md 3).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from selfhelp.journal.entry import own_words
from selfhelp.vault.segments import Item

SLICE = 2_000
"""Entries folded at a time, so that a screen can be drawn in between."""

_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Text with differences of case and of accents taken away (DESIGN.md "Speed").

    Only the combining marks of Latin, Greek and Cyrillic go (U+0300 to U+036F): in other scripts a
    mark makes another letter.
    """
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))


@dataclass(slots=True)
class Search:
    """The folded texts of some entries. Fold in slices, then look as often as one likes.

    Args:
        items: the entries in the order in which hits are wanted.
    """

    items: list[Item]
    _folded: list[str] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many entries are folded so far."""
        return len(self._folded)

    @property
    def ready(self) -> bool:
        """Whether all are."""
        return self.done >= len(self.items)

    def go_on(self, most: int = SLICE) -> bool:
        """Fold the next entries; whether all are folded now."""
        part = islice(self.items, self.done, self.done + most)
        self._folded += [fold("\n".join(own_words(item))) for item in part]
        return self.ready

    def find(self, words: str) -> list[Item]:
        """The entries folded so far that hold every one of these words, each as part of any word.

        Words in quotes stand together. Nothing to look for finds everything.
        """
        return self.find_in(parts(words), 0, self.done)

    def find_in(self, wanted: tuple[str, ...], start: int, end: int) -> list[Item]:
        """As `find` with the parts of the words, among the entries from `start` to before `end`."""
        texts = self._folded
        places: Sequence[int] = range(start, min(end, len(texts)))
        for part in sorted(wanted, key=len, reverse=True):  # the longest leaves the fewest
            places = [place for place in places if part in texts[place]]
        return [self.items[place] for place in places]


def parts(words: str) -> tuple[str, ...]:
    """What is looked for: folded words, and what stands in quotes as one."""
    found = re.findall(r'"([^"]*)"|(\S+)', fold(words))
    return tuple(part for quoted, single in found if (part := (quoted.strip() or single)))


def matches(item: Item, words: str) -> bool:
    """Whether one entry holds all of these words."""
    text = fold("\n".join(own_words(item)))
    return all(part in text for part in parts(words))


def find(items: Iterable[Item], words: str) -> list[Item]:
    """All entries with these words, at one go: for the command line."""
    search = Search(list(items))
    while not search.go_on():
        pass
    return search.find(words)
