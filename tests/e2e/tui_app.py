"""`tui_app.py STORE [options] [TARGET]`: the full screen with a keeper that writes to STORE.

The entry of the tests, as `kept_app.py` is for plain mode. TARGET is what a button would lead to
("module:stay-alive", "tool:breathe", "plan:stay_safe", "list:settings", "card:safe-now").

    --compiled DIR   other content
    --flags a,b      flags that hold from the start
    --lock N         minutes until the screen hides itself
    --ahead FILE     seconds by which all clocks are ahead, read each time; for what takes minutes
    --report FILE    gets the number of keys that have been taken, each time the app is at rest
    --crash          the page of keys breaks, with what is typed in its error and its locals
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from selfhelp import clock, offline
from selfhelp.cli import streams
from selfhelp.cli.context import Context
from selfhelp.cli.options import Options
from selfhelp.content.load import Shelf
from selfhelp.domain.moment import Moment
from selfhelp.tui import start
from tests.e2e import resting
from tests.e2e.kept_app import FileKeeper


def fast_clock(file: Path) -> None:
    """Let all clocks of the program be ahead by what a file says."""
    now, monotonic = clock.now, clock.monotonic

    def ahead() -> float:
        return float(file.read_text() or 0)

    def later() -> Moment:
        real = now()
        return Moment(real.ms + int(ahead() * 1000), real.offset)

    clock.now = later
    clock.monotonic = lambda: monotonic() + ahead()


def breaking() -> None:
    """Let the page of keys break as badly as it can."""
    from textual.widgets import TextArea

    from selfhelp.tui.screens.keys_page import KeysPage

    def lines(page):
        typed = [box.text for screen in page.app.screen_stack for box in screen.query(TextArea)]
        raise RuntimeError(f"broken while holding {typed}")

    KeysPage.lines = lines  # type: ignore[method-assign]


def reporting(file: Path) -> None:
    """Say how many keys and pastes have been taken, whenever nothing waits any more."""
    from textual.events import Event, Key, Paste

    from selfhelp.tui.app import Companion

    taken = 0
    took, opened = Companion.on_event, Companion.on_mount

    async def on_event(app: Companion, event: Event) -> None:
        nonlocal taken
        new = isinstance(event, Key | Paste) and not event.is_forwarded
        await took(app, event)
        taken += new

    async def watch(app: Companion) -> None:
        said = -1
        while True:
            at = taken
            try:
                await resting.rest(app)
            except Exception as problem:
                file.with_suffix(".problem").write_text(repr(problem))
                continue
            if taken == at != said:
                said = at
                fresh = file.with_suffix(".new")
                fresh.write_text(str(said))
                fresh.replace(file)

    def on_mount(app: Companion) -> None:
        opened(app)
        app.watching = asyncio.create_task(watch(app))  # type: ignore[attr-defined]

    Companion.on_event = on_event  # type: ignore[assignment, method-assign]
    Companion.on_mount = on_mount  # type: ignore[assignment, method-assign]


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", type=Path)
    parser.add_argument("--compiled", type=Path)
    parser.add_argument("--flags", default="")
    parser.add_argument("--lock", type=int, default=5)
    parser.add_argument("--ahead", type=Path)
    parser.add_argument("--crash", action="store_true")
    parser.add_argument("--report", type=Path)
    parser.add_argument("target", nargs="?", default="")
    asked = parser.parse_intermixed_args()
    offline.install()
    streams.prepare()
    session = Context(Options()).shared_session()
    session.settings = session.settings._replace(lock_minutes=asked.lock)
    if asked.compiled:
        session.shelf = Shelf(asked.compiled)
    flags = frozenset(filter(None, asked.flags.split(",")))
    session.own_keeper = FileKeeper(asked.store, session.shelf, flags)
    if asked.ahead:
        fast_clock(asked.ahead)
    start.guard_environment(os.environ, reduced=False)
    from selfhelp.tui.app import Companion

    if asked.crash:
        breaking()
    if asked.report:
        reporting(asked.report)
    if asked.target:
        opened = Companion.on_mount

        def on_mount(app: Companion) -> None:
            opened(app)
            app.call_later(app.go, asked.target)

        Companion.on_mount = on_mount  # type: ignore[assignment, method-assign]
    code = start.run(session)
    streams.settle()
    return code


if __name__ == "__main__":
    sys.exit(main())
