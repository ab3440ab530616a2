"""The full screen without a terminal: Textual's Pilot, with a keeper that remembers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.content.load import Shelf
from selfhelp.helplines.choosing import Choice
from selfhelp.locations import places
from selfhelp.player.memory import Memory
from selfhelp.session import Session
from selfhelp.settings import Settings
from selfhelp.tui.app import Companion
from tests.e2e import every_kind, walker

Make = Callable[..., Companion]


@pytest.fixture(scope="session")
def every(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled content with a module that has every step kind."""
    return every_kind.compiled(tmp_path_factory.mktemp("every"))


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes an app of its own: `make(flags={"ocd"}, compiled=folder, lock_minutes=1)`."""

    def made(
        *,
        flags: frozenset[str] | set[str] = frozenset(),
        compiled: Path | None = None,
        lasting: bool = True,
        **settings,
    ) -> Companion:
        keeper = Memory(lasting=lasting)
        for flag in flags:
            keeper.flag(flag, on=True)
        environ = {"LANG": "C.UTF-8", "HOME": str(tmp_path)}
        session = Session(
            shelf=Shelf(compiled) if compiled else walker.shelf(),
            places=places(str(tmp_path / "data"), environ),
            settings=Settings(**settings),
            environ=environ,
            choice=Choice("GB", "flag"),
            own_keeper=keeper,
        )
        return Companion(session)

    return made
