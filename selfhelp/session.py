"""What one run knows: content, places, country, and the keeper of its answers. For every frontend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selfhelp.content.load import Shelf
from selfhelp.domain.helpline import Country
from selfhelp.helplines import choosing, directory
from selfhelp.locations import Places
from selfhelp.settings import Settings

if TYPE_CHECKING:
    from selfhelp.domain.module import Summary
    from selfhelp.domain.moment import Moment
    from selfhelp.player.memory import Keeper


@dataclass(slots=True, kw_only=True)
class Session:
    """One run.

    Args:
        choice: the country and why it is that one.
        own_keeper: a keeper to use in place of one that only remembers.
        told: things said once and not again ("not-kept", ...).
    """

    shelf: Shelf
    places: Places
    settings: Settings
    environ: Mapping[str, str]
    choice: choosing.Choice
    own_keeper: Keeper | None = None
    told: set[str] = field(default_factory=set)

    @property
    def keeper(self) -> Keeper:
        """Where answers go; made when it is first needed, since Help now needs none."""
        if self.own_keeper is None:
            from selfhelp.player.memory import Memory

            self.own_keeper = Memory()
        return self.own_keeper

    def now(self) -> Moment:
        """This moment."""
        from selfhelp import clock

        return clock.now()

    def has(self, flag: str) -> bool:
        """Whether a flag holds, such as "ocd" or "under-18"."""
        return self.own_keeper is not None and flag in self.own_keeper.facts().flags

    def tools(self) -> list[Summary]:
        """The tools to offer this reader.

        OCD mode leaves out those for urges (CURRICULUM.md 0.9); a reader under 18 gets those that
        are for everyone (0.7 G).
        """
        return [
            each
            for each in self.shelf.tools()
            if not (self.has("ocd") and each.serves == "urge")
            and (each.young or not self.has("under-18"))
        ]

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
