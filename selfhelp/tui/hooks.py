"""Leaving cleanly however we are ended: signals, a terminal that is gone, a crash (TUI.md 2)."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from selfhelp.tui.app import Companion

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
"""What ends a program from outside. Ctrl+C is a key to us; the signal can still be sent."""

WATCH_SECONDS = 0.5
HANGUP = 129
"""128 + SIGHUP."""

PATIENCE = 6.0
"""Seconds that an orderly end may take once somebody outside wants us ended."""


def on_signals(app: Companion) -> Callable[[], None]:
    """Signals end the app in order: the terminal is restored, nothing stays on it.

    Plain handlers, not the loop's: they come through although the loop waits for a terminal that
    takes nothing any more.

    Returns:
        What puts the handlers from before back.
    """

    def ended(number: int, _: FrameType | None) -> None:
        if app.loop is None:
            raise SystemExit(128 + number)  # nothing was painted yet
        last_resort(app, 128 + number)
        try:
            app.loop.call_soon_threadsafe(app.call_later, app.leave, 128 + number)
        except RuntimeError:  # the loop has ended by itself meanwhile
            return

    before: dict[signal.Signals, Any] = {}
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            before[number] = signal.signal(number, ended)
        except (OSError, ValueError):  # not the main thread, as in some tests
            continue

    def put_back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)

    return put_back


def last_resort(app: Companion, code: int) -> None:
    """End the process after a while, if the orderly way is stuck."""
    import threading

    def end() -> None:
        from selfhelp.tui.driver import force_back

        force_back(app._driver)  # noqa: SLF001  # there is no public way to the driver
        os._exit(code)

    timer = threading.Timer(PATIENCE, end)
    timer.daemon = True
    timer.start()


def watch_terminal(app: Companion) -> None:
    """Leave when the terminal is gone although SIGHUP never comes (some SSH servers, a new session).

    Otherwise Textual's input thread would spin at the end of the input for ever.
    """
    if sys.platform == "win32" or sys.__stdin__ is None or app.is_headless:
        return
    import select

    broken = select.POLLHUP | select.POLLERR | select.POLLNVAL
    try:
        poll = select.poll()
        poll.register(sys.__stdin__.fileno(), broken)
    except (OSError, ValueError, AttributeError):
        return

    def look() -> None:
        try:
            gone = any(event & broken for _, event in poll.poll(0))
        except OSError:
            gone = True
        if gone:
            last_resort(app, HANGUP)
            app.leave(HANGUP)

    app.set_interval(WATCH_SECONDS, look)


def silence() -> None:
    """Nothing that Python says by itself reaches the terminal: the texts of errors can hold what
    the person wrote. Nor is memory written to a file when the process is broken off.
    """
    import logging
    import threading

    logging.disable(logging.CRITICAL)
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    except (ImportError, OSError, ValueError):  # Windows has no such limit
        return


def _say_nothing(_: object) -> None:
    return


def crash_sentence(error: BaseException | None) -> str:
    """Type and place only: the error's text and its locals may hold what the person wrote."""
    place, kind = "?", "?"
    if error is not None:
        kind = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__, limit=-1)
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
