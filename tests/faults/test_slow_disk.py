"""The real program on a disk that takes seconds to save: the screen never waits for it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from selfhelp.journal.entry import CHECKIN
from tests.e2e.full_screen import FullScreen
from tests.e2e.test_tui_journal import to
from tests.faults.conftest import PASSPHRASE

SLOWLY = 60
DELAY = 10
"""Seconds that the first sync of each thread takes: far more than what is done meanwhile."""

pytestmark = pytest.mark.needs_tool("strace")


def on_a_slow_disk(argv: list[str], seconds: float = DELAY, when: str = "1") -> list[str]:
    """`argv` where some syncs of each thread take so long."""
    slow = f"inject=fdatasync:delay_enter={int(seconds * 1_000_000)}:when={when}"
    quiet = ["-f", "-qq", "--seccomp-bpf", "-o", os.devnull]
    return ["strace", *quiet, "-e", "trace=fdatasync", "-e", slow, *argv]


def end_from_outside(app: FullScreen, number: int) -> None:
    """Send it to the program and not to strace, whose only child it is."""
    children = Path(f"/proc/{app.pid()}/task/{app.pid()}/children").read_text(encoding="ascii")
    (program,) = children.split()
    os.kill(int(program), number)


def test_the_next_page_and_help_come_at_once_and_hiding_too(desk):
    desk.make()
    argv = on_a_slow_disk(desk.argv("--country", "GB"))
    still = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_FPS": "30"}
    with FullScreen(argv, {**desk.env, **still}, cols=80, rows=24) as app:
        to(app, "My journal")
        app.shows("passphrase", SLOWLY)
        app.press(PASSPHRASE, "enter")
        app.shows("0 entries.", SLOWLY)
        to(app, "Check in")
        app.shows("1 of 5")
        app.press("5", "enter")
        app.shows("2 of 5")
        app.shows("still being saved")
        app.press("ctrl+g")
        app.shows("I might hurt a child")
        app.press("escape")
        app.shows("2 of 5")
        app.press("ctrl+l")
        app.shows("Hidden")
        assert "2 of 5" not in app.display
        # All of that while the first answer was on its way. Once it is saved, it locks itself.
        app.shows("Locked", SLOWLY)
        app.press("ctrl+q")
        assert app.end(SLOWLY) == 0
    journal = desk.open()
    assert journal.place(CHECKIN)["state"]["answers"] == {"mood": 5}
    journal.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_it_hides_saves_and_goes(number, desk):
    desk.make()
    argv = on_a_slow_disk(desk.argv("--country", "GB"), 0.25, "1+")
    with FullScreen(argv, desk.env, cols=80, rows=24) as app:
        to(app, "My journal")
        app.shows("passphrase", SLOWLY)
        app.press(PASSPHRASE, "enter")
        app.shows("0 entries.", SLOWLY)
        app.press("1")
        app.shows("Leave out names")
        app.press("not yet done")
        app.shows("not yet done")
        end_from_outside(app, number)
        app.shows("Hidden")
        assert "not yet done" not in app.display
        assert app.end(SLOWLY) == 128 + number
    journal = desk.open()
    assert journal.unsent() == "not yet done"
    journal.close()
