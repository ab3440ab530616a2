"""What the player may know of earlier days, made of the journal's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selfhelp.domain.module import Module
from selfhelp.domain.record import Record
from selfhelp.domain.sources import split
from selfhelp.journal.journal import Journal
from selfhelp.player.memory import recall

Modules = Callable[[str], Module | None]
"""Loads a module or tool; None for one that is gone."""


class Recalled(Mapping[str, tuple[str, ...]]):
    """Earlier answers as lines: "module.step" or "module.step.row" -> lines.

    Which records there are is looked up once; a module is loaded only when its answer is wanted.
    """

    def __init__(self, journal: Journal, modules: Modules) -> None:
        self.modules = modules
        self.latest: dict[tuple[str, str], Record] = {}
        for kind in ("worksheet", "plan", "practice"):
            # From the latest to the earliest: the first one met is the one that counts.
            for entry in journal.entries(kind):
                self.latest.setdefault((entry.record.module, entry.record.step), entry.record)
        for record in journal.on_their_way():
            self.add(record)

    def add(self, record: Record) -> None:
        """A later answer takes the place of an earlier one."""
        self.latest[record.module, record.step] = record

    def __getitem__(self, source: str) -> tuple[str, ...]:
        """The lines; none where the question is gone. KeyError when there is no such answer."""
        module_id, step_id, _ = split(source)
        record = self.latest.get((module_id, step_id))
        if record is None:
            raise KeyError(source)
        module = self.modules(module_id)
        return recall(module, record).get(source, ()) if module is not None else ()

    def __iter__(self) -> Iterator[str]:
        """The answers as wholes."""
        return (f"{module}.{step}" for module, step in self.latest)

    def __len__(self) -> int:
        """How many steps have been answered."""
        return len(self.latest)


def plans(journal: Journal) -> dict[str, Any]:
    """Living plan -> its latest answer, to go on from."""
    found: dict[str, Any] = {}
    for entry in journal.entries("plan"):
        data = entry.record.data
        if isinstance(name := data.get("plan"), str):
            found.setdefault(name, data.get("answer"))
    for record in journal.on_their_way():
        if isinstance(name := record.data.get("plan"), str):
            found[name] = record.data.get("answer")
    return found
