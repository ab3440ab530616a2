"""The journal on the full screen under watch: what is written and the passphrase reach the terminal
and the sealed file, also through a lock, which starts a fresh process.
"""

from __future__ import annotations

import pytest

from tests.e2e.full_screen import FullScreen
from tests.e2e.test_tui_journal import finish, to
from tests.faults.conftest import OLDER, PASSPHRASE, TEXT
from tests.faults.watch import Written, command

# Each program start and each write goes through strace.
SLOWLY = 60

pytestmark = pytest.mark.needs_tool("strace")


def test_opened_written_read_locked_and_left(desk):
    desk.make(OLDER)
    trace = desk.traces / "full screen"
    argv = command(trace, desk.argv("--country", "GB"))
    extra = {"TMPDIR": str(desk.home / "tmp")}
    still = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_FPS": "30"}
    with FullScreen(argv, {**desk.env, **extra, **still}, cols=80, rows=24) as app:
        to(app, "My journal")
        app.shows("passphrase", SLOWLY)
        app.press(PASSPHRASE, "enter")
        app.shows("1 entry.", SLOWLY)
        app.press("1")
        app.shows("Leave out names", SLOWLY)
        app.press(TEXT)
        app.shows(TEXT, SLOWLY)
        app.press("ctrl+l")
        app.shows("Locked", SLOWLY)
        app.press(PASSPHRASE, "enter")
        app.shows(TEXT, SLOWLY)
        finish(app)
        app.shows("Kept.", SLOWLY)
        to(app, "My journal")
        app.shows("2 entries.", SLOWLY)
        to(app, "Read and search")
        app.shows(OLDER, SLOWLY)
        app.press("ctrl+q")
        assert app.end(SLOWLY) == 0
    written = Written(trace)
    assert TEXT.encode() in written.out, "the watch sees what goes to the terminal"
    desk.tight(written)
    # The fresh process of the lock was watched as well.
    assert sum("--locked" in words for words in written.programs) == 1
    assert set(desk.texts()) == {OLDER, TEXT}
