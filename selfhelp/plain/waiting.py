"""Waiting some seconds, unless a line is typed meanwhile."""

from __future__ import annotations

import sys
import time

from selfhelp.plain.console import Leave


def line_within(seconds: float) -> str | None:
    """Wait for a line from the person, for at most this long.

    Returns:
        The line without its end; "" for a bare Enter; None when the time has passed.

    Raises:
        Leave: the input has ended.
    """
    if sys.platform == "win32":
        return _windows(seconds)
    import select

    try:
        ready, _, _ = select.select([sys.stdin], [], [], max(0.0, seconds))
    except (OSError, ValueError):
        raise Leave(ended=True) from None
    return _line() if ready else None


def _windows(seconds: float) -> str | None:
    """Windows can't wait for a line: look for a key ten times a second, then read the line."""
    import msvcrt

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            return _line()
        time.sleep(0.1)
    return None


def _line() -> str:
    try:
        line = sys.stdin.readline()
    except (OSError, ValueError):
        line = ""
    if not line:
        raise Leave(ended=True)
    return line.rstrip("\r\n")
