"""Loads compiled content, one file when it is needed. Start-up reads the small index only.

Help now must open at once and needs only cards, so those are built by hand here; `codec`, which
builds everything else, is imported when something else is asked for.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from selfhelp.domain.card import Button, Card, Section
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selfhelp.domain.module import Guide, Module, Pathway, Reference, Summary
    from selfhelp.domain.wider import Wider

T = TypeVar("T")
Titled = TypeVar("Titled", "Module", Card)


class ContentMissing(Exception):
    """The compiled content is not there or not readable: the installation is broken."""


class UnknownId(LookupError):
    """There is no module, tool or measure with this id."""


class Shelf:
    """The compiled content of one language, and of those that it falls back to.

    Args:
        folder: the `_data` folder.
        tag: the bundled language, a folder below it.
        packs: (folder, name of the language) of installed languages, nearest first. A file that
            can't be read there is taken from the next one, and its title says so.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        tag: str = "en",
        packs: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.folder = os.fspath(folder)
        self.tag = tag
        self.packs = tuple(packs)
        self._index: dict[str, Any] = {}
        self._cards: dict[str, Card] = {}
        self._guide: Guide | None = None
        self._modules: dict[str, Module] = {}
        self._from: dict[str, str] = {}
        """File -> the language it was found in, where that isn't the one to show."""

    @property
    def language_folder(self) -> str:
        """Where the bundled language's files are. Help lines are always read here: no pack that
        somebody installed may change a number (L10N.md section 6).
        """
        return os.path.join(self.folder, self.tag)

    def _load(self, name: str, make: Callable[[Any], T]) -> T:
        """Make something of a file below this language's folder.

        Whatever is wrong with the file, from missing to another shape, is one error.

        Raises:
            ContentMissing: the file can't be used in any language; its text is the file's name.
        """
        for folder, language in self.packs:
            try:
                made = _made(folder, name, make)
            except ContentMissing:
                continue
            self._from[name] = "" if folder == self.packs[0][0] else language
            return made
        made = _made(self.language_folder, name, make)
        self._from[name] = t("shelf.english", "English") if self.packs else ""
        return made

    def _titled(self, name: str, page: Titled) -> Titled:
        """A page whose title says in which language it is, if that isn't the one to show."""
        language = self._from.get(name, "")
        if not language:
            return page
        title = t("shelf.in", "{title} (in {language})", title=page.title, language=language)
        return replace(page, title=title)

    def _list(self, name: str, make: Callable[[Any], T]) -> T:
        """Make something of one list of the index, which is read once."""
        if not self._index:
            self._index = self._load("index.json", dict)
        try:
            return make(self._index[name])
        except (TypeError, LookupError, AttributeError, ValueError) as why:
            raise ContentMissing("index.json") from why

    def titles(self, name: str) -> dict[str, str]:
        """Ids and titles of "modules", "tools" or "measures", without building more."""
        return self._list(name, lambda rows: {row["id"]: row["title"] for row in rows})

    def modules(self) -> tuple[Summary, ...]:
        """All modules, in the order of the programme."""
        from selfhelp.domain.module import Summary

        return self._list("modules", _every(Summary))

    def tools(self) -> tuple[Summary, ...]:
        """All tools."""
        from selfhelp.domain.module import Summary

        return self._list("tools", _every(Summary))

    def measures(self) -> tuple[Summary, ...]:
        """All measures."""
        from selfhelp.domain.module import Summary

        return self._list("measures", _every(Summary))

    def pathways(self) -> tuple[Pathway, ...]:
        """All pathways."""
        from selfhelp.domain.module import Pathway

        return self._list("pathways", _every(Pathway))

    def module(self, id: str) -> Module:
        """A module, a tool or a measure by its id.

        Only an id that stands in the index is ever turned into a file name.

        Raises:
            UnknownId: the index has no such id.
            ContentMissing: its file is not there or damaged.
        """
        from selfhelp.domain.module import Module

        if id not in self._modules:
            for name in ("modules", "tools", "measures"):
                if id in self.titles(name):
                    file = f"{name}/{id}.json"
                    self._modules[id] = self._titled(file, self._load(file, _one(Module)))
                    break
            else:
                raise UnknownId(id)
        return self._modules[id]

    def guide(self) -> Guide:
        """The shared steps, lines and crisis words."""
        from selfhelp.domain.module import Guide

        if self._guide is None:
            self._guide = self._load("guide.json", _one(Guide))
        return self._guide

    def cards(self) -> dict[str, Card]:
        """The cards of Help now, by id."""
        if not self._cards:
            cards = self._load(
                "cards.json", lambda data: {id: _card(each) for id, each in data.items()}
            )
            self._cards = {id: self._titled("cards.json", each) for id, each in cards.items()}
        return self._cards

    def wider(self) -> Wider:
        """The wider picture, read when it is asked for."""
        from selfhelp.domain.wider import Wider

        return self._load("wider.json", _one(Wider))

    def references(self) -> dict[str, Reference]:
        """The works that claims rest on, by key. They are the same in every language."""
        from selfhelp.domain.module import Reference

        make = _one(Reference)
        return _made(
            self.folder,
            "references.json",
            lambda data: {key: make(each) for key, each in data.items()},
        )

    def retired(self) -> dict[str, str]:
        """The last text of each id that is no longer in use."""
        return self._load("retired.json", lambda data: {id: str(data[id]) for id in data})

    def known_module(self, id: str) -> Module | None:
        """A module, tool or measure by its id; None for one that is gone or can't be read."""
        try:
            return self.module(id)
        except (UnknownId, ContentMissing):
            return None

    def plan_module(self, store: str) -> str:
        """The id of the module whose step fills this living plan, or ""."""
        for id in self.titles("modules"):
            if any(step.store == store for step in self.module(id).steps):
                return id
        return ""


def _made(folder: str, name: str, make: Callable[[Any], T]) -> T:
    """Make something of a JSON file. Raises ContentMissing."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return make(json.load(file))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as why:
        raise ContentMissing(name) from why


def _one(kind: type[T]) -> Callable[[Any], T]:
    """A function that rebuilds one thing of this kind."""
    from selfhelp.content.codec import decode

    return lambda data: decode(kind, data)


def _every(kind: type[T]) -> Callable[[Any], tuple[T, ...]]:
    """A function that rebuilds a list of things of this kind."""
    make = _one(kind)
    return lambda rows: tuple(make(row) for row in rows)


def _card(data: dict[str, Any]) -> Card:
    sections = [
        Section(**{**part, "items": tuple(_paragraph(item) for item in part.get("items", ()))})
        for part in data.get("sections", ())
    ]
    return Card(
        id=data["id"],
        title=data["title"],
        sections=tuple(sections),
        kinds=tuple(data.get("kinds", ())),
        buttons=tuple(Button(**part) for part in data.get("buttons", ())),
        sets=data.get("sets", ""),
    )


def _paragraph(data: dict[str, Any]) -> Paragraph:
    return Paragraph(**{**data, "refs": tuple(data.get("refs", ()))})
