"""Loads compiled content, one file when it is needed. Start-up reads the small index only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from selfhelp.content.codec import decode
from selfhelp.domain.card import Card
from selfhelp.domain.module import Guide, Module, Pathway, Reference, Summary

T = TypeVar("T")


class ContentMissing(Exception):
    """The compiled content is not there or not readable: the installation is broken."""


@contextmanager
def _intact(name: str) -> Iterator[str]:
    """Whatever is wrong with a compiled file, from missing to another shape, is one error."""
    try:
        yield name
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as why:
        raise ContentMissing(name) from why


class UnknownId(LookupError):
    """There is no module or tool with this id."""


class Shelf:
    """The compiled content of one language.

    Args:
        folder: the `_data` folder.
        tag: the language, a folder below it.
    """

    def __init__(self, folder: Path, tag: str = "en") -> None:
        self.folder = folder
        self.tag = tag
        self._index: dict[str, Any] | None = None
        self._cards: dict[str, Card] = {}
        self._guide: Guide | None = None
        self._modules: dict[str, Module] = {}

    @property
    def language_folder(self) -> Path:
        """Where this language's files are."""
        return self.folder / self.tag

    def _read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def _list(self, kind: type[T], name: str) -> tuple[T, ...]:
        with _intact(f"{self.tag}/index.json") as file:
            if self._index is None:
                self._index = self._read(file)
            return tuple(decode(kind, each) for each in self._index[name])

    def modules(self) -> tuple[Summary, ...]:
        """All modules, in the order of the programme."""
        return self._list(Summary, "modules")

    def tools(self) -> tuple[Summary, ...]:
        """All tools."""
        return self._list(Summary, "tools")

    def pathways(self) -> tuple[Pathway, ...]:
        """All pathways."""
        return self._list(Pathway, "pathways")

    def module(self, id: str) -> Module:
        """A module or a tool by its id.

        Only an id that stands in the index is ever turned into a file name.

        Raises:
            UnknownId: the index has no such id.
            ContentMissing: its file is not there or damaged.
        """
        if id not in self._modules:
            if any(each.id == id for each in self.modules()):
                room = "modules"
            elif any(each.id == id for each in self.tools()):
                room = "tools"
            else:
                raise UnknownId(id)
            with _intact(f"{self.tag}/{room}/{id}.json") as file:
                self._modules[id] = decode(Module, self._read(file))
        return self._modules[id]

    def guide(self) -> Guide:
        """The shared steps, lines and crisis words."""
        if self._guide is None:
            with _intact(f"{self.tag}/guide.json") as file:
                self._guide = decode(Guide, self._read(file))
        return self._guide

    def cards(self) -> dict[str, Card]:
        """The cards of Help now, by id."""
        if not self._cards:
            with _intact(f"{self.tag}/cards.json") as file:
                data = self._read(file)
                self._cards = {id: decode(Card, each) for id, each in data.items()}
        return self._cards

    def references(self) -> dict[str, Reference]:
        """The works that claims rest on, by key."""
        with _intact("references.json") as file:
            return {key: decode(Reference, each) for key, each in self._read(file).items()}

    def plan_module(self, store: str) -> str:
        """The id of the module whose step fills this living plan, or ""."""
        for summary in self.modules():
            if any(step.store == store for step in self.module(summary.id).steps):
                return summary.id
        return ""
