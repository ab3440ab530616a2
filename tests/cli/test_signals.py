"""Ctrl+C, signals, a window that is closed, a reader that goes: no word from Python itself."""

import fcntl
import os
import signal
import subprocess
import termios
import time

import pytest

from tests.cli.running import FORBIDDEN, AtTerminal

WAITING = {
    ("now",): "or Enter to go back:",
    ("tool", "breathe"): "Type a number from 1 to",
    ("tool", "ground"): "Type a number from 1 to",
    ("--plain",): "Type a number from 1 to",
}
"""What stands at the first prompt."""

pytestmark = pytest.mark.usefixtures("untouched")


def quiet(app):
    for word in (*FORBIDDEN, "KeyboardInterrupt"):
        assert word not in app.seen, app.seen


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize("command", WAITING, ids=" ".join)
def test_ctrl_c_at_a_prompt(program, command, times):
    app = AtTerminal(program, *command)
    app.wait(WAITING[command])
    for _ in range(times):
        app.process.sendintr()
    code = app.end()
    assert code in ((130,) if times == 1 else (130, -signal.SIGINT))
    if times == 1:
        # More of them, and the terminal throws away what waits to be shown: also the line's end.
        assert app.seen.rstrip("^C").endswith("\r\n")
    quiet(app)


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_a_timed_exercise(program, which):
    app = AtTerminal(program, "tool", "breathe")
    for _ in range(10):
        found = app.process.expect_exact(["ends it early", "Type a number", "Enter", "minutes?"])
        if found == 0:
            break
        app.process.sendline("")
    else:
        pytest.fail("no timer in ten prompts")
    time.sleep(0.2)
    app.process.kill(which)
    assert app.end() == (130 if which == signal.SIGINT else -which)
    quiet(app)


@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_at_a_prompt_leaves_the_terminal_as_it_was(program, which):
    app = AtTerminal(program, "now")
    before = termios.tcgetattr(app.process.fileno())
    app.wait(WAITING["now",])
    os.kill(app.process.pid, which)
    code = app.end()
    assert code == (130 if which == signal.SIGINT else -which)
    assert before[3] & termios.ECHO
    quiet(app)


def test_stopped_and_continued(program):
    app = AtTerminal(program, "now", "--country", "GB")
    app.wait(WAITING["now",])
    os.kill(app.process.pid, signal.SIGTSTP)
    time.sleep(0.1)
    os.kill(app.process.pid, signal.SIGCONT)
    os.kill(app.process.pid, signal.SIGWINCH)
    app.process.sendline("3")
    app.wait("or Enter to go back:")
    app.process.sendline("quit")
    assert app.end() == 0
    assert "116 123" in app.seen
    quiet(app)


@pytest.mark.parametrize("command", WAITING, ids=" ".join)
def test_end_of_input_at_a_prompt(program, command):
    app = AtTerminal(program, *command)
    app.wait(WAITING[command])
    app.process.sendeof()
    assert app.end() == 0
    assert "The input has ended" in app.seen
    quiet(app)


@pytest.mark.parametrize("command", WAITING, ids=" ".join)
def test_the_window_is_gone_and_nobody_said_so(program, command):
    """As with nohup or some remote sessions: no signal, only errors from the terminal."""
    master, slave = os.openpty()
    process = subprocess.Popen(
        program.argv(command),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=program.environ(),
        start_new_session=True,
    )
    os.close(slave)
    seen = b""
    while WAITING[command].encode() not in seen:
        seen += os.read(master, 4096)
    os.close(master)
    assert process.wait(10) in (0, 6)


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", [("helplines", "GB"), ("read", "stay-alive"), ("--plain",)])
def test_a_signal_while_nobody_reads(program, command, which):
    """The reader is there but doesn't read (a pager, Ctrl+S): it must still be possible to stop."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.write(writing, b"x" * 4000)
    process = subprocess.Popen(
        program.argv((*command, "--country", "GB")),
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=program.environ(),
    )
    os.close(writing)
    deadline = time.monotonic() + 20
    while "pipe_write" not in waiting_in(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(which)
    _, err = process.communicate(timeout=10)
    os.close(reading)
    assert process.returncode == (130 if which == signal.SIGINT else -which)
    assert err.strip() == b""


def waiting_in(pid):
    """Where a process waits in the kernel, or "pipe_write" after a while if that isn't told."""
    try:
        with open(f"/proc/{pid}/wchan", encoding="ascii") as file:
            found = file.read()
    except OSError:
        found = ""
    if found in ("", "0"):
        time.sleep(1)
        return "pipe_write"
    return found


@pytest.mark.parametrize(
    "shell",
    [
        '"$@" | head -c 1',
        '"$@" 2>&1 | true',
        '"$@" 2>&1 >/dev/null | true',
        '(trap "" PIPE; "$@" | head -c 1)',
        '{ "$@"; echo $? >&3; } 3>&2 2>&1 | head -n 1',
    ],
)
def test_a_reader_that_goes(program, shell):
    for command in (("helplines", "GB"), ("helplines", "Narnia"), ("--help",), ("frobnicate",)):
        ended = program.run(*command, shell=shell)
        for word in FORBIDDEN:
            assert word not in ended.out + ended.err, ended
        if "echo $?" in shell:
            codes = {"frobnicate": ("2",), "helplines": ("0", "2"), "--help": ("0",)}
            assert ended.err.strip() in codes[command[0]], ended


def test_messages_that_nobody_reads_stop_no_help(program):
    for shell in ('exec "$@" 2>/dev/full', 'exec "$@" 2>&-', '"$@" 2>&1 >"$HOME/out" | true'):
        ended = program.run("helplines", "Narnia", shell=shell)
        out = ended.out or (program.home / "out").read_text()
        assert "local emergency number" in out
        assert "https://troubled-desire.com" in out
    (program.home / "out").unlink()


def test_a_file_that_may_not_grow(program):
    path = program.home / "out"
    ended = program.run("now", shell=f'ulimit -f 0; exec "$@" >"{path}"')
    assert ended.code == 6
    assert ended.err == "This did not work: File too large.\n"
    assert path.read_bytes() == b""
    path.unlink()


EARLY = """
import os, runpy, signal, sys

when, sys.argv = sys.argv[1], ["selfhelp", *sys.argv[2:]]

class Impatient:
    def find_spec(self, name, *rest):
        if name == when:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Impatient())
runpy.run_module("selfhelp", run_name="__main__")
"""


@pytest.mark.parametrize(
    "when",
    [
        "selfhelp.cli",
        "selfhelp.cli.main",
        "selfhelp.offline",
        "selfhelp.domain.strings",
        "selfhelp.cli.now",
        "selfhelp.plain.help_now",
        "selfhelp.helplines.choosing",
    ],
)
def test_ctrl_c_while_it_is_still_being_loaded(program, when):
    argv = [*program.argv(())[:1], "-c", EARLY, when, "now"]
    ended = program.run("now", argv=argv)
    assert ended.code == 130, ended
    assert ended.out == ""
    assert ended.err.strip() == ""
