"""Search as you type over any number of entries: in slices, beside the screen."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final

from selfhelp.journal.search import Search, parts
from selfhelp.vault.segments import Item

FOLD: Final = 1_000
"""Entries folded in one go: about ten milliseconds of somebody's processor."""
LOOK: Final = 20_000
"""Entries looked through in one go once they are folded."""


class Finder:
    """Looks for words among entries.

    Args:
        items: in the order in which hits are wanted.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.search = Search(list(items))
        self._one = threading.Lock()

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.search.items)

    def step(self, words: str, at: int) -> tuple[list[Item], int]:
        """Look on from entry `at`, in any thread; others wait.

        Returns:
            The hits of this step, and where the next one begins (the number of entries at the end).
        """
        wanted = parts(words)
        with self._one:
            if at >= self.search.done:
                self.search.go_on(FOLD)
            end = min(self.search.done, at + LOOK)
            return list(self.search.find_in(wanted, at, end)), end
