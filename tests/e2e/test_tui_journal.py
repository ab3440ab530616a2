"""The journal on the full screen, in a real terminal: kept, opened again, locked by a fresh process."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from selfhelp.journal.journal import Journal
from selfhelp.locations import Places, places
from selfhelp.tui.widgets.entry import MARK
from tests.e2e.full_screen import FullScreen
from tests.player.made import NOW
from tests.vault.cheap import cheap_everywhere

PASSPHRASE = "a passphrase for tests"
CANARY = "wombat-lantern-9"
LOCKED = "Locked"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "data"))


@pytest.fixture
def made(where: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A journal with one note."""
    with cheap_everywhere(monkeypatch):
        journal, _ = Journal.create(where, PASSPHRASE)
    journal.note(f"a note with {CANARY} in it", NOW)
    journal.close()
    return where


@pytest.fixture
def start(where: Places, tmp_path: Path) -> Callable[..., FullScreen]:
    home = tmp_path / "home"
    home.mkdir()
    return lambda *words, **how: FullScreen.companion(
        "--country", "GB", "--data", where.data_folder, *words, home=home, **how
    )


def to(app: FullScreen, text: str) -> None:
    """Down the list to an entry, and choose it."""
    app.settle()
    app.press("end")
    for _ in range(30):
        app.settle()
        here = next((line for line in app.display.splitlines() if MARK in line), "")
        if text in here:
            app.press("enter")
            return
        app.press("up")
    raise AssertionError(f"no {text!r} in:\n{app.display}")


def unlock(app: FullScreen, then: str) -> None:
    """Type the passphrase."""
    app.shows("passphrase")
    app.press(PASSPHRASE, "enter")
    app.shows(then)


def finish(app: FullScreen) -> None:
    """From the box to its button, and press it."""
    app.press("tab")
    app.settle()
    app.press("enter")


def texts(where: Places) -> list[str]:
    journal = Journal.open(where, PASSPHRASE)
    try:
        return [entry.note for entry in journal.entries("note")]
    finally:
        journal.close()


def test_made_written_left_opened_and_read(start, where, tmp_path):
    with start() as app:
        to(app, "My journal")
        app.shows("encrypted file on this device")
        app.press("1")
        app.shows("If you forget the passphrase")
        app.press("1")
        app.shows("Show me random words")
        assert not os.path.exists(where.journal), "nothing is made before it is asked for"
        app.press("2")
        app.shows("Type your new passphrase")
        app.press(PASSPHRASE, "enter")
        app.shows("Type it once more")
        app.press(PASSPHRASE, "enter")
        app.shows("A recovery code as well?")
        app.press("1")
        app.shows("0 entries.", 30)
        app.press("1")
        app.shows("Leave out names")
        app.press(CANARY)
        app.shows(CANARY)
        finish(app)
        app.shows("1 entry.")
        app.press("ctrl+q")
        assert app.end() == 0
        app.restored()
        assert CANARY not in app.after
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} <= {"journal.vault", "journal.vault-journal", "state.json"}
    assert not [path for path in files if CANARY.encode() in path.read_bytes()]
    with start() as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("3")
        app.shows(CANARY)
        app.press("ctrl+q")
        assert app.end() == 0
    assert PASSPHRASE not in app.raw
    assert CANARY not in app.after


def test_hiding_starts_a_fresh_process_on_the_same_terminal(start, made):
    """Same terminal, same process number, another program in it: its memory holds nothing of it."""
    with start() as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("1")
        app.shows("Leave out names")
        app.press(f"half written {CANARY}")
        app.shows("half written")
        pid, before = app.pid(), began(app.pid())
        assert CANARY.encode() in memory(pid)
        app.press("ctrl+l")
        app.shows(LOCKED)
        app.settle()
        assert CANARY not in app.display
        assert not re.search("journal|selfhelp|note|help now", app.display, re.IGNORECASE)
        assert app.pid() == pid
        assert began(pid) == before, "it is the same process"
        assert b"--locked" in Path(f"/proc/{pid}/cmdline").read_bytes()
        held = memory(pid)
        assert CANARY.encode() not in held
        assert PASSPHRASE.encode() not in held
        # Nothing but the passphrase, help and leaving does anything.
        app.press("ctrl+p", "f2", "escape", "ctrl+l", "wrong", "enter")
        app.shows("try again")
        assert CANARY not in app.display
        app.press(PASSPHRASE, "enter")
        app.shows(f"half written {CANARY}")  # where one was, with all of it
        finish(app)
        app.shows("Kept.")
        app.press("ctrl+q")
        assert app.end() == 0
        app.restored()
    assert f"half written {CANARY}" in texts(made)


def began(pid: int) -> str:
    """When a process began, as the kernel counts."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]


def memory(pid: int) -> bytes:
    """All that a process holds and that may be read; the test is left out where none may."""
    if sys.platform != "linux":
        pytest.skip("reads memory as Linux shows it")
    found = []
    try:
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as file:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                span, rights = line.split()[:2]
                if not rights.startswith("rw") or "[v" in line:
                    continue
                begin, end = (int(each, 16) for each in span.split("-"))
                try:
                    file.seek(begin)
                    found.append(file.read(end - begin))
                except (OSError, ValueError, OverflowError):
                    continue
    except PermissionError:
        pytest.skip("this account may not read the memory of others")
    return b"".join(found)


def test_help_now_from_the_locked_screen_leads_nowhere_into_the_journal(start, made):
    with start("--locked") as app:
        app.shows(LOCKED)
        app.press("ctrl+g")
        app.shows("A child is in danger now")
        app.shows("more below")
        app.press("pagedown", "pagedown")
        app.shows("open it to see them")
        app.press("ctrl+p")
        app.settle()
        app.press("my jour")
        app.shows("Write, read, plans")
        app.press("down", "enter")
        app.settle()
        app.press("enter")
        app.shows(LOCKED)
        assert CANARY not in app.display
        app.press("ctrl+g")
        app.shows("A child is in danger now")
        app.press("ctrl+l")
        app.shows(LOCKED)
        app.press("ctrl+q")
        assert app.end() == 0
        app.restored()


def test_it_locks_itself(start, made, tmp_path):
    """Settings of one minute, and a clock that goes on."""
    ahead = tmp_path / "ahead"
    ahead.write_text("0")
    code = f"""
import sys
from pathlib import Path
from tests.e2e import tui_app
tui_app.fast_clock(Path({str(ahead)!r}))
from selfhelp.cli.main import main
sys.exit(main(["--data", {made.data_folder!r}, "--country", "GB"]))
"""
    with FullScreen.run("-c", code, home=tmp_path) as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("3")
        app.shows(CANARY)
        ahead.write_text("301")
        app.shows(LOCKED)
        app.settle()
        assert CANARY not in app.display
        app.press("ctrl+q")
        assert app.end() == 0


def test_a_page_is_gone_on_with_after_a_lock(start, made):
    with start() as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("escape")
        to(app, "A page of the programme")
        app.shows("Getting through the worst days")
        to(app, "Getting through the worst days")
        app.shows("The whole page")
        app.press("1")
        app.shows("How is your mood")
        app.press("5", "enter")
        app.shows("2 of")
        app.press("ctrl+l")
        app.shows(LOCKED)
        app.press(PASSPHRASE, "enter")
        app.shows("Go on where I stopped")
        app.press("1")
        app.shows("2 of")
        app.press("ctrl+q")
        assert app.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_what_is_half_written_is_kept(number, start, made):
    with start() as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("1")
        app.shows("Leave out names")
        app.press("not yet done")
        app.shows("not yet done")
        app.process.kill(number)
        assert app.end() == 128 + number
        app.restored()
        assert "not yet done" not in app.after
    journal = Journal.open(made, PASSPHRASE)
    assert journal.unsent() == "not yet done"
    journal.close()


def test_a_crash_with_an_open_journal_shows_nothing_of_it(made, tmp_path):
    """The page of keys breaks, with the text of the open entry in its error and its locals."""
    code = f"""
import sys
from selfhelp.tui.screens.keys_page import KeysPage
def lines(page):
    held = [entry.note for entry in page.session.journal.entries("note")]
    raise RuntimeError(f"broken while holding {{held}}")
KeysPage.lines = lines
from selfhelp.cli.main import main
sys.exit(main(["--data", {made.data_folder!r}, "--country", "GB"]))
"""
    (tmp_path / "home").mkdir()
    with FullScreen.run("-c", code, home=tmp_path / "home") as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("3")
        app.shows(CANARY)
        app.press("f2")
        assert app.end() == 1
        app.restored()
        assert "Something went wrong in the program (RuntimeError" in app.after
        assert CANARY not in app.after
        assert PASSPHRASE not in app.raw
    assert texts(made), "and the file is as it was"


def test_no_word_of_it_in_any_log_or_file(made, tmp_path):
    from tests.e2e.test_tui_leaks import watching

    home = tmp_path / "home"
    home.mkdir()
    env = {"TMPDIR": str(home), **watching(home)}
    with FullScreen.companion("--data", made.data_folder, home=home, extra=env) as app:
        to(app, "My journal")
        unlock(app, "1 entry.")
        app.press("3")
        app.shows(CANARY)
        app.press("wombat")
        app.shows("1 entry found.")
        app.press("ctrl+q")
        assert app.end() == 0
        assert set(re.findall("\x1b\\]([0-9]*)", app.raw)) <= {"22"}, "no title, no clipboard"
    assert not list(home.rglob("*"))
