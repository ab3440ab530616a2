"""What the tests of the journal's screens share: waiting for threads, and reading the file anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Button, Input

from selfhelp.journal.entry import Entry
from selfhelp.journal.journal import Journal
from selfhelp.locations import Places
from selfhelp.tui.widgets.options import Options
from tests.tui import acting
from tests.vault.cheap import PASSPHRASE

__all__ = [
    "PASSPHRASE", "choose", "entries", "on_disk", "press", "put_back", "raw", "type_in", "until", "words",
]  # fmt: skip


async def until(pilot: Pilot[Any], holds: Callable[[], object], seconds: float = 10) -> None:
    """Wait for what a thread does."""
    for _ in range(int(seconds / 0.02)):
        await acting.rest(pilot)
        if holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"never so; on the screen:\n{acting.seen(pilot)}")


async def choose(pilot: Pilot[Any], name: str) -> None:
    """Choose from the list by the name that comes back."""
    await acting.rest(pilot)
    options = next(iter(acting.at(pilot).query(Options)))
    assert name in options.names, (name, options.names)
    options.focus()
    options.highlighted = options.names.index(name)
    options.pressed = True
    options.action_select()
    await acting.rest(pilot)


async def press(pilot: Pilot[Any], id: str) -> None:
    """Press a button of the page."""
    acting.at(pilot).query_one(f"#{id}", Button).press()
    await acting.rest(pilot)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type into the field, then Enter."""
    await acting.rest(pilot)
    field = acting.at(pilot).query_one(Input)
    field.clear()
    await acting.press(pilot, f"paste:{text}", "enter")


def words(pilot: Pilot[Any]) -> str:
    """What is on the screen, in one line."""
    shown = acting.seen(pilot).replace("\N{LEFT HALF BLOCK}", " ")
    return " ".join(shown.split())


def entries(where: Places, passphrase: str = PASSPHRASE) -> list[Entry]:
    """What the file holds now, read anew, the latest first."""
    journal = Journal.open(where, passphrase, read_only=True)
    try:
        return list(journal.entries())
    finally:
        journal.close()


def raw(where: Places) -> bytes:
    """The file as it is; b"" if there is none."""
    path = Path(where.journal)
    return path.read_bytes() if path.exists() else b""


def put_back(where: Places, data: bytes) -> None:
    """Put something in the place of the file."""
    Path(where.journal).write_bytes(data)


def on_disk(where: Places, text: str) -> bool:
    """Whether any file of the data folder holds this in clear."""
    files = [path for path in Path(where.data_folder).rglob("*") if path.is_file()]
    return any(text.encode() in path.read_bytes() for path in files)
