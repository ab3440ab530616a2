"""Running something under strace, and what it asked of the operating system's network."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pexpect

ROOT = Path(__file__).parents[2]

# io_uring could do all the others without being seen doing them.
CALLS = "trace=%network,execve,execveat,io_uring_setup"

# A line that was cut off by another thread begins the same way; its end says nothing of interest.
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$", re.MULTILINE)
_FAMILY = re.compile(r"sa_family=(\w+)")
_TALKS = ("connect", "bind", "listen", "accept", "accept4")


class Trace:
    """The calls of one program and all that it started.

    Attributes:
        calls: (name, arguments as strace writes them).
        internet: those that have to do with anything but this machine's own sockets.
        talks: those that reach another process through a socket with a name.
        programs: what was started, the program itself included.
    """

    def __init__(self, text: str) -> None:
        self.calls: list[tuple[str, str]] = _CALL.findall(text)
        self.internet = [f"{name}({args}" for name, args in self.calls if _leaves(name, args)]
        self.talks = [f"{name}({args}" for name, args in self.calls if _talks(name, args)]
        self.programs = [args for name, args in self.calls if name.startswith("execve")]


def _leaves(name: str, args: str) -> bool:
    if name == "io_uring_setup":
        return True
    if name in ("socket", "socketpair"):
        return not args.startswith("AF_UNIX")
    return any(family != "AF_UNIX" for family in _FAMILY.findall(args))


def _talks(name: str, args: str) -> bool:
    # getsockname and the like also show a family; they tell nobody anything.
    return name in _TALKS or (name.startswith("send") and "sa_family=" in args)


def command(file: Path, argv: list[str]) -> list[str]:
    """How to run `argv` with its calls written to `file`."""
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "64", "-e", CALLS, "-o", str(file), *argv]


def traced(file: Path, argv: list[str], ends: tuple[int, ...] = (0,)) -> tuple[Trace, str]:
    """Run `python argv`: its calls, and what it printed. It must end with one of these codes."""
    done = subprocess.run(
        command(file, [sys.executable, *argv]),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in ends, done.stderr
    return Trace(file.read_text(encoding="utf-8", errors="replace")), done.stdout


class Typed:
    """Plain mode in a real terminal, under strace, with somebody who types.

    A prompt is known by what it is: a line without an end, after which nothing more comes.
    """

    def __init__(self, file: Path, argv: list[str]) -> None:
        self._file = file
        line = command(file, [sys.executable, "-m", "selfhelp", *argv])
        self._pty = pexpect.spawn(
            line[0],
            line[1:],
            cwd=str(ROOT),
            env={**os.environ, "TERM": "xterm"},
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(24, 80),
            echo=False,
        )
        self.seen = ""
        self.ended = False

    def prompt(self, patience: float = 30) -> str:
        """What was printed since the last answer, up to the next prompt or the end."""
        new = ""
        last = time.monotonic() + patience
        while time.monotonic() < last:
            try:
                new += self._pty.read_nonblocking(65536, timeout=0.1)
            except pexpect.TIMEOUT:
                if new.endswith(" "):
                    break
            except pexpect.EOF:
                self.ended = True
                break
        else:
            raise AssertionError(f"no prompt came after: {self.seen[-2000:]}{new}")
        self.seen += new
        return new

    def answer(self, line: str) -> str:
        """Type a line; what came of it."""
        self._pty.send(f"{line}\r")
        return self.prompt()

    def choose(self, words: str) -> str:
        """Take the entry of the last menu that begins with these words."""
        numbers = re.findall(rf"^(\d+)\. {re.escape(words)}", self.seen, re.MULTILINE)
        assert numbers, f"no {words!r} to choose in: {self.seen[-2000:]}"
        return self.answer(numbers[-1])

    def walk(self, until: str, steps: int = 200) -> None:
        """Answer whatever is asked until these words come, or the end."""
        tries = ["", "skip", "1", "5", "words of one's own"]
        asked, turn = "", 0
        for _ in range(steps):
            line = self.seen.splitlines()[-1]
            turn = turn + 1 if line == asked else 0
            asked = line
            new = self.answer(tries[turn % len(tries)])
            if self.ended or until in new:
                return
        raise AssertionError(f"it never came to {until!r}: {self.seen[-2000:]}")

    def leave(self) -> Trace:
        """Type "quit" and say yes to what is asked then; the calls of the whole visit."""
        for line in ("quit", "", "", ""):
            if self.ended:
                break
            self.answer(line)
        self._pty.close(force=True)
        assert self.ended, self.seen[-2000:]
        return Trace(self._file.read_text(encoding="utf-8", errors="replace"))
