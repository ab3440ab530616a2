"""Starting the full screen: what must happen before Textual is imported, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING

from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from selfhelp.session import Session
    from selfhelp.tui.app import Companion

HARMLESS = (
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DIM_FACTOR",
    "TEXTUAL_DISABLE_KITTY_KEY",
    "TEXTUAL_FILTERS",
    "TEXTUAL_FPS",
    "TEXTUAL_SMOOTH_SCROLL",
)
"""Variables of Textual's that only say how to draw and how to read keys.

All others go, also those that a later version brings: TEXTUAL_LOG, TEXTUAL_DEBUG, TEXTUAL,
TEXTUAL_DEVTOOLS_* and TEXTUAL_SCREENSHOT* write what is typed or shown to a file or a socket,
TEXTUAL_PRESS types by itself, TEXTUAL_DRIVER runs other code, TEXTUAL_ALLOW_SIGNALS lets Ctrl+C
end the program in the middle of a text.
"""


def run(session: Session, make: Callable[[Session], Companion] | None = None) -> int:
    """Run the app until the person leaves; its exit code (128 + signal when one ended it).

    Args:
        session: the session.
        make: makes another app than the companion, once Textual may be imported.
    """
    guard_environment(os.environ, reduced=session.settings.motion == "reduced")
    from selfhelp.tui import hooks
    from selfhelp.tui.app import Companion

    hooks.silence()
    app = (make or Companion)(session)
    put_back = hooks.on_signals(app)
    try:
        app.run()
    finally:
        put_back()
    if app.again:
        _restart(session)
    if app.broken:
        for line in _numbers(session):
            _say(line)
        _say(_why(app.crash))
    unsaved = session.leave()
    if unsaved:
        _say(unsaved)
    return app.return_code or 0


def _restart(session: Session) -> None:
    """A fresh process on the same terminal, locked. Does not come back, unless it can't be had:
    then the program ends, which locks as well.
    """
    from selfhelp import hygiene

    try:
        hygiene.restart(list(session.restart))
    except OSError:
        _say(t("locked.ended", "Locked. Start it again to go on."))


def _numbers(session: Session) -> list[str]:
    """What is left of Help now when the program has broken."""
    from selfhelp.helplines.order import HELP_NOW, for_reader, short_lines

    kinds = for_reader(HELP_NOW, young=session.has("under-18"))
    lines = short_lines(session.country(), session.world(), kinds, session.choice.why)
    return [t("now.title", "Help now"), *lines]


def _why(error: BaseException | None) -> str:
    """What broke it, in a sentence."""
    from selfhelp.content.load import ContentMissing
    from selfhelp.tui import hooks

    if isinstance(error, ContentMissing):
        from selfhelp.tui.screens.damaged import missing

        return missing(str(error))
    return hooks.crash_sentence(error)


def _say(line: str) -> None:
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def guard_environment(environ: MutableMapping[str, str], *, reduced: bool) -> None:
    """Take out what would leak, and set what Textual reads only when it is imported."""
    for name in list(environ):
        if name.upper().startswith("TEXTUAL") and name.upper() not in HARMLESS:
            del environ[name]
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
