"""A person at a console without a terminal: what they type is a list, what is said is collected."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from selfhelp.content.load import Shelf
from selfhelp.domain.text import clean
from selfhelp.helplines.choosing import Choice
from selfhelp.locations import Places
from selfhelp.plain import places
from selfhelp.plain.console import Console, Leave
from selfhelp.plain.session import Session
from selfhelp.player.memory import Memory
from selfhelp.settings import Settings


class Typed(Console):
    """A console whose person types these lines, one for each prompt; then the input ends.

    Attributes:
        said: each line printed, in order; prompts begin with "? ".
    """

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self.interactive = True
        self.lines = list(lines)
        self.said: list[str] = []

    def say(self, *lines: str) -> None:
        for line in lines:
            self.said += [clean(part) for part in line.split("\n")]

    def read(self, prompt: str) -> str:
        self.said.append(f"? {clean(prompt)}")
        if not self.lines:
            raise Leave(ended=True)
        return self.lines.pop(0)

    @property
    def prompts(self) -> list[str]:
        """The prompts alone."""
        return [line[2:] for line in self.said if line.startswith("? ")]

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.said)


def session(
    shelf: Shelf,
    lines: Iterable[str],
    *,
    flags: Iterable[str] = (),
    country: str | None = None,
    lasting: bool = False,
    folder: Path = Path("/nonexistent"),
) -> tuple[Session, Typed]:
    """A session with such a person, and their console."""
    console = Typed(lines)
    made = Session(
        console=console,
        shelf=shelf,
        places=Places(str(folder), str(shelf.folder), guest=True),
        settings=Settings(),
        environ={},
        choice=Choice(country, "flag" if country else ""),
        own_keeper=Memory(lasting=lasting),
    )
    for flag in flags:
        made.keeper.flag(flag, on=True)
    places.bind(made)
    return made, console
