"""What is typed in the full screen gets nowhere: no log, no file, no clipboard, no window title."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.full_screen import FullScreen
from tests.e2e.test_tui_ends import APP, to_the_box

CANARY = "wombat-lantern-3"


def watching(folder: Path) -> dict[str, str]:
    """Every variable by which Textual writes, shows or does things by itself."""
    return {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(folder / "log.txt"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_DEVTOOLS_HOST": "127.0.0.1",
        "TEXTUAL_DEVTOOLS_PORT": "8081",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(folder),
        "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
        "TEXTUAL_PRESS": "ctrl+q",
        "TEXTUAL_SHOW_RETURN": "1",
        "TEXTUAL_DRIVER": "no.such:Driver",
        "TEXTUAL_ALLOW_SIGNALS": "1",
        "textual_log": str(folder / "small.txt"),
    }


@pytest.mark.parametrize("watched", [False, True])
def test_what_is_typed_is_in_no_file(watched: bool, every: Path, tmp_path: Path) -> None:
    home, store = tmp_path / "home", tmp_path / "kept"
    home.mkdir()
    env = {"TMPDIR": str(home), **(watching(home) if watched else {})}
    argv = [*APP, str(store), "--compiled", str(every), "module:every-kind"]
    with FullScreen.run(*argv, home=home, extra=env) as app:
        to_the_box(app)
        app.press(CANARY)
        app.shows(CANARY)
        app.press("ctrl+c")  # TEXTUAL_ALLOW_SIGNALS would end it here
        app.press("ctrl+l")
        app.shows("Hidden.")
        assert CANARY not in app.display
        app.press("enter")
        app.shows(CANARY)
        app.press("ctrl+q")
        assert app.end() == 0
        assert CANARY not in app.after
        assert "returned" not in app.after
    assert not list(home.rglob("*")), "nothing may be written outside the keeper"
    held = [path for path in tmp_path.rglob("*") if path.is_file()]
    found = [path.name for path in held if CANARY in path.read_text(errors="replace")]
    assert found == ["draft-every-kind.json"], "half a text is the keeper's and nobody else's"


@pytest.mark.needs_tool("strace")
def test_no_call_writes_it_but_to_the_terminal(every: Path, tmp_path: Path) -> None:
    """With a keeper that only remembers: the real program, every write of all its threads."""
    trace = tmp_path / "trace"
    argv = ["-f", "-s", "100000", "-e", "trace=write,writev,pwrite64,sendto,sendmsg,socket,openat"]
    command = ["strace", *argv, "-o", str(trace)]
    code = f"import os, sys; os.execvp('strace', {command!r} + [sys.executable, '-m', 'selfhelp'])"
    with FullScreen.run("-c", code, home=tmp_path, extra=watching(tmp_path)) as app:
        app.shows("What do you need right now?", 60)
        app.settle()
        app.press("ctrl+p")
        app.settle()
        app.press(CANARY)
        app.shows(CANARY)
        app.press("ctrl+q")
        assert app.end(60) == 0
    calls = trace.read_text(errors="replace").splitlines()
    assert len(calls) > 100
    typed = [line for line in calls if CANARY in line]
    assert typed, "it was painted"
    assert not [line for line in typed if not re.search(r"\bwrite\((1|2),", line)]
    sockets = [line for line in calls if "socket(AF_INET" in line]
    assert not sockets
    made = [line for line in calls if "O_CREAT" in line and "= -1" not in line]
    assert not made, made


def test_nothing_leaves_by_the_clipboard_or_the_title(every: Path, tmp_path: Path) -> None:
    """No OSC sequence but 22, the shape of the mouse pointer: not 52 (clipboard), not 0 or 2 (title)."""
    argv = [*APP, str(tmp_path / "kept"), "--compiled", str(every), "module:every-kind"]
    with FullScreen.run(*argv, home=tmp_path) as app:
        to_the_box(app)
        app.paste(f"{CANARY}\nsecond line")
        app.shows("second line")
        assert CANARY in app.display
        app.press("\x1b[1;2H", "\x1b[1;2A")  # select to the line's start, and the line above
        app.press("ctrl+c", "ctrl+x")
        app.gone("second line")
        app.press("ctrl+v")
        app.shows("second line")
        # Text drawn over with the mouse, then copied.
        app.press("\x1b[<0;6;2M", "\x1b[<32;30;2M", "\x1b[<0;30;2m", "ctrl+c")
        app.settle()
        app.press("ctrl+q")
        assert app.end() == 0
        assert set(re.findall("\x1b\\]([0-9]*)", app.raw)) <= {"22"}
        assert "\x1bP" not in app.raw


def test_a_resize_on_every_kind_of_screen(every: Path, tmp_path: Path) -> None:
    """The window changes while something is open; it is still there, and still works."""
    for target, word in (
        ("", "What do you need"),
        ("list:tools", "Tools for"),
        ("list:helplines", "Help lines"),
        ("list:settings", "Settings"),
        ("card:help-now", "Help now"),
        ("tool:breathe", "Paced breathing"),
        ("module:every-kind", "Every kind"),
    ):
        argv = [*APP, str(tmp_path / "kept"), "--compiled", str(every), target]
        with FullScreen.run(*[each for each in argv if each], home=tmp_path) as app:
            app.shows(word)
            for size in ((60, 20), (20, 5), (1, 1), (120, 40), (80, 24)):
                app.resize(*size)
                app.settle()
            app.shows(word)
            app.press("ctrl+l")
            app.shows("Hidden.")
            app.press("ctrl+q")
            assert app.end() == 0
            app.restored()


def test_it_hides_itself(every: Path, tmp_path: Path) -> None:
    """The real thing: nobody presses a key, the clock goes on, and what was typed is out of sight."""
    ahead = tmp_path / "ahead"
    ahead.write_text("0")
    options = ["--compiled", str(every), "--lock", "1", "--ahead", str(ahead)]
    with FullScreen.run(
        *APP, str(tmp_path / "kept"), *options, "module:every-kind", home=tmp_path
    ) as app:
        to_the_box(app)
        app.press(CANARY)
        app.shows(CANARY)
        ahead.write_text("61")
        app.shows("Hidden.")
        assert CANARY not in app.display
        assert app.joined.startswith("Hidden. Enter goes back.")
        app.press("enter")
        app.shows(CANARY)
        app.press("ctrl+q")
        assert app.end() == 0
