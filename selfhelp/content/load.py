"""Loads compiled content, one file when it is needed. Start-up reads the small index only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from selfhelp.content.codec import decode
from selfhelp.domain.card import Card
from selfhelp.domain.module import Guide, Module, Pathway, Reference, Summary


class ContentMissing(Exception):
    """The compiled content is not there or not readable: the installation is broken."""


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
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ContentMissing(name) from error

    def _list(self, name: str) -> list[Any]:
        if self._index is None:
            self._index = self._read(f"{self.tag}/index.json")
        result: list[Any] = self._index[name]
        return result

    def modules(self) -> tuple[Summary, ...]:
        """All modules, in the order of the programme."""
        return tuple(decode(Summary, each) for each in self._list("modules"))

    def tools(self) -> tuple[Summary, ...]:
        """All tools."""
        return tuple(decode(Summary, each) for each in self._list("tools"))

    def pathways(self) -> tuple[Pathway, ...]:
        """All pathways."""
        return tuple(decode(Pathway, each) for each in self._list("pathways"))

    def module(self, id: str) -> Module:
        """A module or a tool by its id.

        Only an id that stands in the index is ever turned into a file name.

        Raises:
            UnknownId: the index has no such id.
            ContentMissing: its file is not there or damaged.
        """
        if id not in self._modules:
            for name in ("modules", "tools"):
                if any(each["id"] == id for each in self._list(name)):
                    data = self._read(f"{self.tag}/{name}/{id}.json")
                    self._modules[id] = decode(Module, data)
                    break
            else:
                raise UnknownId(id)
        return self._modules[id]

    def guide(self) -> Guide:
        """The shared steps, lines and crisis words."""
        if self._guide is None:
            self._guide = decode(Guide, self._read(f"{self.tag}/guide.json"))
        return self._guide

    def cards(self) -> dict[str, Card]:
        """The cards of Help now, by id."""
        if not self._cards:
            data = self._read(f"{self.tag}/cards.json")
            self._cards = {id: decode(Card, each) for id, each in data.items()}
        return self._cards

    def references(self) -> dict[str, Reference]:
        """The works that claims rest on, by key."""
        data = self._read("references.json")
        return {key: decode(Reference, each) for key, each in data.items()}

    def plan_module(self, store: str) -> str:
        """The id of the module whose step fills this living plan, or ""."""
        for summary in self.modules():
            if any(step.store == store for step in self.module(summary.id).steps):
                return summary.id
        return ""
