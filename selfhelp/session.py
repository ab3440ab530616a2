"""What one run knows: content, places, country, and the keeper of its answers. For every frontend."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from selfhelp.content.load import Shelf
from selfhelp.domain.helpline import Country
from selfhelp.domain.strings import t
from selfhelp.helplines import choosing, directory
from selfhelp.locations import Places
from selfhelp.settings import Settings

if TYPE_CHECKING:
    from selfhelp.domain.module import Module, Summary
    from selfhelp.domain.moment import Moment
    from selfhelp.journal.journal import Journal
    from selfhelp.journal.keeper import JournalKeeper
    from selfhelp.journal.saving import Patience
    from selfhelp.own_help import OwnHelp
    from selfhelp.player.memory import Keeper


ENGLISH = "English"
"""Its own name, the same in every language."""

ENOUGH_USES = 5
"""Uses of a tool before its mean change says anything (CURRICULUM.md M7)."""


@dataclass(slots=True, kw_only=True)
class Session:
    """One run.

    Args:
        choice: the country and why it is that one.
        own_keeper: a keeper to use in place of one that only remembers.
        told: things said once and not again ("not-kept", ...).
        journal: the journal, while it is open.
        locked_start: begin hidden: a lock has started this process.
        restart: the command line of the fresh process that a lock starts.
        patience: see `wait_for_saves`.
        direction: "rtl" where the language is written from right to left.
    """

    shelf: Shelf
    places: Places
    settings: Settings
    environ: Mapping[str, str]
    choice: choosing.Choice
    own_keeper: Keeper | None = None
    told: set[str] = field(default_factory=set)
    journal: Journal | None = None
    locked_start: bool = False
    restart: tuple[str, ...] = ()
    patience: Callable[[], Patience] | None = None
    direction: str = "ltr"

    @property
    def keeper(self) -> Keeper:
        """Where answers go; made when it is first needed, since Help now needs none."""
        if self.own_keeper is None:
            from selfhelp.player.memory import Memory

            self.own_keeper = Memory()
        return self.own_keeper

    @property
    def journal_keeper(self) -> JournalKeeper | None:
        """The keeper of the open journal; None while there is none."""
        return cast("JournalKeeper", self.keeper) if self.journal is not None else None

    @property
    def locked(self) -> bool:
        """Whether there is a journal that isn't open. A guest session leaves it alone."""
        return self.journal is None and self.has_journal()

    def has_journal(self) -> bool:
        """Whether there is a journal on this device that this session may open."""
        if self.places.guest:
            return False
        return self.journal is not None or os.path.lexists(self.places.journal)

    def use_journal(
        self, journal: Journal, *, keep_earlier: bool, keeper: JournalKeeper | None = None
    ) -> None:
        """From now on answers go to this open journal.

        Args:
            keep_earlier: so does what was answered in this session before.
            keeper: its keeper, if one was made already: with many entries that takes a while.
        """
        from selfhelp import hygiene
        from selfhelp.journal.keeper import JournalKeeper
        from selfhelp.player.memory import Memory

        hygiene.no_dumps()
        keeper = keeper or JournalKeeper(journal, self.known_module, self.now())
        keeper.saving.patience = self.patience() if self.patience else None
        if isinstance(self.own_keeper, Memory):
            keeper.take_over(self.own_keeper, self.now(), records=keep_earlier)
        self.own_keeper, self.journal = keeper, journal

    def wait_for_saves(self, patience: Callable[[], Patience]) -> None:
        """How long a save may keep the screen waiting; without this, as long as it takes."""
        self.patience = patience
        if (keeper := self.journal_keeper) is not None:
            keeper.saving.patience = patience()

    def languages(self) -> dict[str, str]:
        """Tag -> own name of each language there is, English first."""
        from selfhelp.l10n import registry

        return {
            "en": ENGLISH,
            **{row.tag: row.name for row in registry.every(self.places).values()},
        }

    def use_language(self, tag: str) -> Settings:
        """Show this language from now on, one of `languages`; the settings as they are then.

        A language that was compiled for another version of the program is compiled anew first.
        """
        from selfhelp.l10n import active, registry

        row = registry.read(self.places).get(tag)
        if row is not None and row.stamp != registry.stamp(self.places) and not self.places.guest:
            from selfhelp.l10n import install

            install.renew(self.places)
        found = active.find(self.places, flag=tag, environ=self.environ)
        if not active.speak(found):
            found = active.Active()
        self.shelf = Shelf(self.shelf.folder, self.shelf.tag, packs=found.layers)
        self.direction = found.direction
        self.settings = self.settings._replace(language=found.tag.replace("_", "-"))
        return self.settings

    def earlier_answers(self) -> int:
        """How many answers of this session a journal could still keep."""
        return len(getattr(self.own_keeper, "records", ()))

    def close_journal(self) -> None:
        """Let the journal go. Its text stays in this process's memory until it ends."""
        if self.journal is not None:
            self.keeper.finish()
            self.journal.close()
            self.journal, self.own_keeper = None, None

    def leave(self) -> str:
        """Let the journal go for good; what couldn't be saved, and why, in a sentence, or ""."""
        keeper = self.journal_keeper
        self.close_journal()
        if keeper is None or not keeper.problem:
            return ""
        return t(
            "journal.not-saved",
            "What you wrote last is not in your journal. {problem}",
            problem=keeper.problem,
        )

    def erase_journal(self) -> None:
        """Delete the journal; raises NotSaved. The caller has shown the lawyer sentence and asked."""
        from selfhelp.journal.erase import erase

        self.close_journal()
        erase(self.places)

    def known_module(self, id: str) -> Module | None:
        """A module, a tool, or the check-in that stands alone; None for one that is gone."""
        from selfhelp.journal import checkin
        from selfhelp.journal.entry import CHECKIN

        return checkin.module() if id == CHECKIN else self.shelf.known_module(id)

    def now(self) -> Moment:
        """This moment."""
        from selfhelp import clock

        return clock.now()

    def has(self, flag: str) -> bool:
        """Whether a flag holds, such as "ocd" or "under-18"."""
        return self.own_keeper is not None and flag in self.own_keeper.facts().flags

    def own_help(self) -> OwnHelp:
        """The person's own people and stay-safe plan, as written in the journal or this session."""
        from selfhelp import own_help

        return own_help.said(self.keeper.facts().recalled)

    def own_help_known(self) -> OwnHelp:
        """The same, or else what is kept readable on this device. Never raises: this is help."""
        from selfhelp import own_help

        if self.own_keeper is not None and (own := self.own_help()).plan:
            return own
        return own_help.OwnHelp() if self.places.guest else own_help.load(self.places)

    def tools(self) -> list[Summary]:
        """The tools to offer this reader.

        OCD mode leaves out those for urges (CURRICULUM.md 0.9); a reader under 18 gets those that
        are for everyone (0.7 G). What has helped this person most comes first.
        """
        offered = [
            each
            for each in self.shelf.tools()
            if not (self.has("ocd") and each.serves == "urge")
            and (each.young or not self.has("under-18"))
        ]
        return sorted(offered, key=lambda each: -self.relief(each.id))

    def measures(self) -> tuple[Summary, ...]:
        """The measures in the order for this reader (`player.measures.offered`)."""
        from selfhelp.player.measures import offered

        flags = self.own_keeper.facts().flags if self.own_keeper is not None else frozenset()
        return offered(self.shelf.measures(), flags)

    def relief(self, tool: str) -> int:
        """How much lower the rating was after this tool, on average, in tenths; 0 until it was used
        often enough to say so (CURRICULUM.md M7).
        """
        known = self.own_keeper.facts().tools if self.own_keeper is not None else {}
        times, tenths = known.get(tool, (0, 0))
        return max(tenths, 0) if times >= ENOUGH_USES else 0

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
