"""What one run of plain mode knows: content, places, country, and the keeper of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selfhelp import clock
from selfhelp.content.load import Shelf
from selfhelp.domain.helpline import Country
from selfhelp.domain.moment import Moment
from selfhelp.helplines import choosing, directory
from selfhelp.locations import Places
from selfhelp.plain.console import Console
from selfhelp.player.memory import Keeper, Memory
from selfhelp.settings import Settings


@dataclass(slots=True)
class Session:
    """One run.

    Args:
        choice: the country and why it is that one.
        go: goes to a target ("card:safe-now") and comes back; bound by `places`.
        told: things said once and not again ("not-kept", ...).
    """

    console: Console
    shelf: Shelf
    places: Places
    settings: Settings
    environ: Mapping[str, str]
    choice: choosing.Choice
    keeper: Keeper = field(default_factory=Memory)
    told: set[str] = field(default_factory=set)
    go: Callable[..., None] = field(default=lambda target, *, asked=False: None)

    def now(self) -> Moment:
        """This moment."""
        return clock.now()

    def has(self, flag: str) -> bool:
        """Whether a flag holds, such as "ocd" or "under-18"."""
        return flag in self.keeper.facts().flags

    def country(self) -> Country | None:
        """The chosen country's services, or None."""
        code = self.choice.code
        return directory.load(code, self.shelf.language_folder) if code else None

    def world(self) -> Country | None:
        """The services open to anyone, anywhere."""
        return directory.world(self.shelf.language_folder)

    def once(self, name: str) -> bool:
        """True the first time that this name is asked for."""
        first = name not in self.told
        self.told.add(name)
        return first
