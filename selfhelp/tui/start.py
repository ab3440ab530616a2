"""Starting the full screen: what must happen before Textual is imported, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfhelp.session import Session

LEAKS = (
    "TEXTUAL",
    "TEXTUAL_LOG",
    "TEXTUAL_DEBUG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_DEVTOOLS_HOST",
    "TEXTUAL_DEVTOOLS_PORT",
)
"""Variables that would make Textual write what is typed or shown to a file or a socket."""


def run(session: Session) -> int:
    """Run the app until the person leaves; its exit code (128 + signal when one ended it)."""
    guard_environment(os.environ, reduced=session.settings.motion == "reduced")
    from selfhelp.tui.app import Companion

    app = Companion(session)
    app.run()
    return app.return_code or 0


def guard_environment(environ: MutableMapping[str, str], *, reduced: bool) -> None:
    """Take out what would leak, and set what Textual reads only when it is imported."""
    for name in LEAKS:
        environ.pop(name, None)
    if reduced or environ.get("TERM") == "dumb":
        environ["TEXTUAL_ANIMATIONS"] = "none"
        environ["TEXTUAL_SMOOTH_SCROLL"] = "0"


def possible() -> bool:
    """Whether a full screen can be drawn here: a terminal on all three streams, and not a dumb one.

    Textual paints on standard error on POSIX, so that counts as well.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    try:
        terminal = all(stream is not None and stream.isatty() for stream in streams)
    except (OSError, ValueError):
        return False
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")
