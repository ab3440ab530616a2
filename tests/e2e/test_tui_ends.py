"""However the full screen ends: the terminal as it was, nothing private on it, the right exit code."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.full_screen import FullScreen

APP = ("-m", "tests.e2e.tui_app")
SECRET = "quokka-umbrella-7"
TEXT_STEP = "What comes to mind?"


@pytest.fixture
def writing(every: Path, tmp_path: Path) -> Iterator[Callable[..., FullScreen]]:
    """Opens the app in the middle of somebody writing `SECRET` into a text box."""
    opened: list[FullScreen] = []

    def start(*options: str, cols: int = 80, rows: int = 24, **env: str) -> FullScreen:
        argv = [*APP, str(tmp_path / "kept"), "--compiled", str(every), *options]
        app = FullScreen.run(
            *argv, "module:every-kind", home=tmp_path, cols=cols, rows=rows, extra=env
        )
        opened.append(app)
        to_the_box(app)
        app.press(SECRET)
        app.shows(SECRET)
        return app

    yield start
    for app in opened:
        app.close()


def to_the_box(app: FullScreen) -> None:
    """From the module's first page to its first text box."""
    app.shows("The whole page")
    app.press("1")
    for text in ("To read.", "A card."):
        app.shows(text)
        app.shows("Go on")
        app.settle()
        app.press("enter")
    app.shows(TEXT_STEP)
    app.settle()


def nothing_private(app: FullScreen) -> None:
    """Nothing follows the alternate screen, and that is left empty."""
    app.restored()
    assert SECRET not in app.after
    assert app.after.replace("\x1b[?25h", "").replace("\x1b[?1004l", "").strip("\r\n") == "" or (
        set(app.after) <= set("\x1b[?0123456789lh\r\n")
    ), app.after
    last = app.raw.rpartition("\x1b[?1049l")[0]
    assert "\x1b[2J" in last
    assert SECRET not in last.rpartition("\x1b[2J")[2]


@pytest.mark.parametrize(
    "name, code", [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130), ("SIGQUIT", 131)]
)
def test_a_signal_ends_it_in_order(name: str, code: int, writing) -> None:
    app = writing()
    app.process.kill(getattr(signal, name))
    assert app.end() == code
    nothing_private(app)


def test_what_is_half_written_goes_to_the_keeper(writing, tmp_path: Path) -> None:
    app = writing()
    app.process.kill(signal.SIGTERM)
    assert app.end() == 143
    assert SECRET in (tmp_path / "kept" / "draft-every-kind.json").read_text()
    assert not (tmp_path / "kept" / "records.jsonl").exists(), "it was no answer yet"


def test_signals_one_after_the_other(writing) -> None:
    """As systemd ends a session: SIGTERM, SIGCONT, SIGHUP."""
    app = writing()
    for number in (signal.SIGTERM, signal.SIGCONT, signal.SIGHUP, signal.SIGTERM):
        app.process.kill(number)
    assert app.end() in (143, 129)
    nothing_private(app)


def test_a_signal_while_it_starts(tmp_path: Path) -> None:
    """Whenever it comes, the terminal is as it was."""
    for delay in range(12):
        with FullScreen.companion(home=tmp_path) as app:
            end = time.monotonic() + delay * 0.05
            while time.monotonic() < end:
                app.pump(0.01)
            app.process.kill(signal.SIGTERM)
            assert app.end() in (143, -15)
            if "1049" in app.modes:
                app.restored()
            assert "Traceback" not in app.raw


def test_the_window_is_closed(writing) -> None:
    app = writing()
    app.cut_off()
    assert app.ended() == 129


@pytest.mark.parametrize("how", ["trap '' HUP; {}", "setsid sh -c '{}'"])
def test_the_window_is_closed_and_nobody_says_so(how: str, tmp_path: Path) -> None:
    """With SIGHUP ignored (nohup), or in a session of its own: it ends, and doesn't spin."""
    code, pid = tmp_path / "code", tmp_path / "pid"
    program = f'{sys.executable} -m selfhelp; echo $? >"{code}"'
    command = how.format(f'echo $$ >"{pid}"; {program}'.replace("'", '"'))
    with FullScreen.run(
        "-c", f"import os; os.execvp('sh', ['sh', '-c', {command!r}])", home=tmp_path
    ) as app:
        app.shows("What do you need right now?")
        app.cut_off()
        end = time.monotonic() + 30
        while not (code.exists() and code.read_text().strip()):
            assert time.monotonic() < end, "it goes on without a terminal"
            time.sleep(0.02)
    assert code.read_text().strip() == "129"


def test_ctrl_q(writing) -> None:
    app = writing()
    app.press("ctrl+q")
    assert app.end() == 0
    nothing_private(app)


@pytest.mark.parametrize("name", ["ctrl+c", "ctrl+z", "ctrl+d"])
def test_keys_that_elsewhere_end_a_program_do_not(name: str, writing) -> None:
    """The text would be gone; Ctrl+C says what ends it, where it isn't taken for copying."""
    app = writing()
    app.press(name)
    app.press("ctrl+l")
    app.shows("Hidden.")
    app.press("ctrl+c", "enter")
    app.shows(TEXT_STEP)
    app.press("ctrl+q")
    assert app.end() == 0
    nothing_private(app)


def test_ctrl_c_outside_a_text_box_says_what_leaves(tmp_path: Path) -> None:
    with FullScreen.companion(home=tmp_path) as app:
        app.shows("What do you need right now?")
        app.settle()
        app.press("ctrl+c")
        app.shows("Ctrl+Q leaves the program.")
        app.press("ctrl+q")
        assert app.end() == 0


def test_a_crash_says_type_and_place_only(writing, tmp_path: Path) -> None:
    """The error's text, its locals and what is in the text box stay unseen."""
    app = writing("--crash")
    app.press("f2")
    assert app.end() == 1
    app.restored()
    assert SECRET not in app.after
    said = " ".join(app.after.split())
    assert 0 < said.index("Help now") < said.index("Something went wrong")
    assert "Something went wrong in the program (RuntimeError, e2e/tui_app.py:" in said
    assert "selfhelp now" in said
    for word in ("Traceback", "locals", "textual", "holding", "NOTE"):
        assert word not in app.after
    assert len(app.after) < 1500
    assert not [path for path in tmp_path.rglob("core*") if path.is_file()]


def test_a_thread_that_breaks_says_nothing(tmp_path: Path) -> None:
    """Nor a task that nobody waits for, nor an object that breaks when it goes."""
    code = f"""
import asyncio, gc, sys, threading
from selfhelp.tui import app as a
opened = a.Companion.on_mount
def boom():
    raise RuntimeError({SECRET!r})
async def task():
    boom()
class Gone:
    def __del__(self):
        boom()
def on_mount(self):
    opened(self)
    threading.Thread(target=boom).start()
    self.lost = asyncio.create_task(task())
    self.gone = Gone()
a.Companion.on_mount = on_mount
from selfhelp.cli.main import main
sys.exit(main([]))
"""
    with FullScreen.run("-c", code, home=tmp_path, PYTHONASYNCIODEBUG="1") as app:
        app.shows("What do you need right now?")
        app.press("ctrl+q")
        assert app.end() == 0
        nothing_private(app)


def test_suspended_and_back(writing) -> None:
    """SIGTSTP gives the terminal back meanwhile; SIGCONT shows the same text again."""
    app = writing()
    mark = len(app.raw)
    app.process.kill(signal.SIGTSTP)
    app.until(lambda: stopped(app.pid()), "stops")
    app.settle()
    app.restored()
    assert SECRET not in app.raw[mark:].rpartition("\x1b[?1049l")[2]
    app.painted.reset()
    app.process.kill(signal.SIGCONT)
    app.shows(SECRET)
    app.press("!")
    app.shows(f"{SECRET}!")
    app.press("ctrl+q")
    assert app.end() == 0
    nothing_private(app)


def test_suspended_for_long_it_comes_back_hidden(writing, tmp_path: Path) -> None:
    """What was on the screen isn't painted again, not even for a moment."""
    ahead = tmp_path / "ahead"
    ahead.write_text("0")
    app = writing("--ahead", str(ahead), "--lock", "1")
    app.process.kill(signal.SIGTSTP)
    app.until(lambda: stopped(app.pid()), "stops")
    app.settle()
    ahead.write_text("3600")
    mark = len(app.raw)
    app.painted.reset()
    app.process.kill(signal.SIGCONT)
    app.shows("Hidden.")
    assert SECRET not in app.raw[mark:]
    app.press("ctrl+q")
    assert app.end() == 0


def test_stopped_and_continued_from_outside(writing) -> None:
    """SIGSTOP can't be noticed; SIGCONT after it must not start a second screen on the first."""
    app = writing()
    app.process.kill(signal.SIGSTOP)
    app.until(lambda: stopped(app.pid()), "stops")
    app.process.kill(signal.SIGCONT)
    app.press("!")
    app.shows(f"{SECRET}!")
    assert app.raw.count("\x1b[?1049h") == 1
    app.press("ctrl+q")
    assert app.end() == 0
    nothing_private(app)


def stopped(pid: int) -> bool:
    """Whether a process is stopped (Linux)."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0] == "T"


def test_a_terminal_that_takes_nothing_any_more(every: Path, tmp_path: Path) -> None:
    """A connection that hangs: the program waits for it to paint, and still can be ended."""
    argv = [*APP, str(tmp_path / "kept"), "tool:breathe"]
    with FullScreen.run(*argv, home=tmp_path, TEXTUAL_ANIMATIONS="full") as app:
        app.shows("2")
        # Nobody reads from here on; each key is painted until the pipe is full.
        for _ in range(400):
            try:
                os.write(app.process.child_fd, b"\x1b[B\x1b[A" * 4 + b"\x10\x1b")
            except BlockingIOError:
                break
            time.sleep(0.005)
        os.kill(app.pid(), signal.SIGTERM)
        end = time.monotonic() + 30
        while (done := os.waitpid(app.pid(), os.WNOHANG))[0] == 0:
            assert time.monotonic() < end, "it can't be ended"
            time.sleep(0.05)
        assert os.waitstatus_to_exitcode(done[1]) == 143
        app.cut_off()
        app.status = done[1]


@pytest.mark.parametrize("cols, rows", [(20, 5), (1, 1), (3, 30), (200, 2)])
def test_small_windows(cols: int, rows: int, tmp_path: Path) -> None:
    """Nothing breaks, however little is to be seen; and it can be left."""
    with FullScreen.companion(home=tmp_path, cols=cols, rows=rows) as app:
        app.until(lambda: "1049" in app.modes, "opens")
        app.settle()
        for key in ("ctrl+g", "down", "enter", "ctrl+l", "enter", "escape", "f2", "escape"):
            app.press(key)
            app.settle()
        app.press("ctrl+q")
        assert app.end() == 0, app.raw[-500:]
        app.restored()


def test_in_a_shell(tmp_path: Path) -> None:
    """What a person sees: the prompt again, and below it only what they type."""
    inner = f"{sys.executable} -m selfhelp; echo code=$?; stty -a >{tmp_path}/after"
    command = f"stty -a >{tmp_path}/before; {inner}"
    code = f"import os; os.execvp('sh', ['sh', '-c', {command!r}])"
    with FullScreen.run("-c", code, home=tmp_path) as app:
        app.shows("What do you need right now?")
        app.settle()
        app.press("ctrl+q")
        assert app.end() == 0
        assert "code=0" in app.after
    before, after = ((tmp_path / name).read_text() for name in ("before", "after"))
    assert before == after
