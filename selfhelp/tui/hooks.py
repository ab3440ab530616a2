"""Leaving cleanly however we are ended: signals, a terminal that is gone, a crash (TUI.md 2)."""

from __future__ import annotations

import signal
import sys
import traceback
from functools import partial
from typing import TYPE_CHECKING

from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from textual.app import App

WATCH_SECONDS = 0.5
HANGUP = 129
"""128 + SIGHUP."""


def on_signals(app: App[None]) -> None:
    """SIGTERM and SIGHUP end the app in order: the terminal is restored, nothing stays on it."""
    import asyncio

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        leave = partial(app.exit, return_code=128 + number)
        try:
            asyncio.get_running_loop().add_signal_handler(number, leave)
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows has no such handlers; a console that closes ends the process there.
            return


def watch_terminal(app: App[None]) -> None:
    """Leave when the terminal is gone although SIGHUP is ignored (nohup, some SSH servers).

    Otherwise Textual's input thread would spin at the end of the input for ever.
    """
    if sys.platform == "win32" or sys.__stdin__ is None:
        return
    import select

    try:
        number = sys.__stdin__.fileno()
        poll = select.poll()
        poll.register(number, select.POLLHUP | select.POLLERR | select.POLLNVAL)
    except (OSError, ValueError, AttributeError):
        return

    def look() -> None:
        try:
            gone = any(
                event & (select.POLLHUP | select.POLLERR | select.POLLNVAL)
                for _, event in poll.poll(0)
            )
        except OSError:
            gone = True
        if gone:
            app.exit(return_code=HANGUP)

    app.set_interval(WATCH_SECONDS, look)


def crash_sentence(error: BaseException | None) -> str:
    """Type and place only: the error's text and its locals may hold what the person wrote."""
    place, kind = "?", "?"
    if error is not None:
        kind = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)
        if frames:
            name = "/".join(frames[-1].filename.replace("\\", "/").split("/")[-2:])
            place = f"{name}:{frames[-1].lineno}"
    return t(
        "cli.crash",
        "Something went wrong in the program ({type}, {place}). Nothing was sent anywhere."
        " For numbers to call: selfhelp now. In danger, call your local emergency number.",
        type=kind,
        place=place,
    )
