"""The app's texts in a pseudo-locale: a catalogue and a shelf, made when they are asked for."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from typing import Any, TypeVar

from selfhelp.content.load import Shelf
from selfhelp.domain.card import Card
from selfhelp.domain.module import Guide, Module, Pathway, Summary
from selfhelp.l10n.pseudo import LOCALES

T = TypeVar("T")

TEXTS = {
    "text", "prompt", "title", "about", "hint", "feedback", "closing", "otherwise", "low_text",
    "high_text", "note",
}  # fmt: skip
"""Fields that hold words to show."""


class Words:
    """A catalogue in which everything is in this pseudo-locale."""

    def __init__(self, tag: str) -> None:
        self.make = LOCALES[tag]

    def pgettext(self, context: str, message: str) -> str:
        """The text, made."""
        return self.make(message, 0)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The text for this number, made."""
        return self.make(msgid1 if n == 1 else msgid2, 0)


def translated(each: T, make: Callable[[str, int], str]) -> T:
    """A module, guide, card or anything below one with all its texts in a pseudo-locale."""
    if isinstance(each, tuple):
        return tuple(translated(part, make) for part in each)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(each) or isinstance(each, type):
        return each
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(each):
        value = getattr(each, field.name)
        if isinstance(value, str):
            changed[field.name] = make(value, 0) if field.name in TEXTS else value
        else:
            changed[field.name] = translated(value, make)
    return dataclasses.replace(each, **changed)


class PseudoShelf(Shelf):
    """The English shelf, with each text made when it is taken from it."""

    def __init__(self, folder: str | os.PathLike[str], tag: str) -> None:
        super().__init__(folder)
        self.make = LOCALES[tag]

    def titles(self, name: str) -> dict[str, str]:
        """Made."""
        return {id: self.make(title, 0) for id, title in super().titles(name).items()}

    def modules(self) -> tuple[Summary, ...]:
        """Made."""
        return translated(super().modules(), self.make)

    def tools(self) -> tuple[Summary, ...]:
        """Made."""
        return translated(super().tools(), self.make)

    def pathways(self) -> tuple[Pathway, ...]:
        """Made."""
        return translated(super().pathways(), self.make)

    def module(self, id: str) -> Module:
        """Made."""
        return translated(super().module(id), self.make)

    def guide(self) -> Guide:
        """Made."""
        return translated(super().guide(), self.make)

    def cards(self) -> dict[str, Card]:
        """Made."""
        return {id: translated(card, self.make) for id, card in super().cards().items()}
