"""Starting the command line as a real process, and what must hold however it was started."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect

LIBC = ctypes.CDLL(None)

EVERY = (
    ("--version",),
    ("now",),
    ("helplines", "GB"),
    ("modules",),
    ("read", "stay-alive"),
    ("tool", "breathe"),
    ("doctor",),
    ("data", "show"),
    ("--plain",),
)
"""What is tried in each hostile surrounding."""

FORBIDDEN = ("Traceback", 'File "', "Exception ignored", "Fatal Python error", "Error:")
"""Nothing that Python says by itself."""


@dataclass(frozen=True)
class Ended:
    """A process that has ended."""

    command: tuple[str, ...]
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """A compiled copy of the program that every account can read.

    Args:
        folder: holds the package.
        home: an empty folder for HOME.
    """

    folder: Path
    home: Path

    def environ(self, **changes: str | None) -> dict[str, str]:
        """A small, ordinary environment; None takes a variable out."""
        values: dict[str, str | None] = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            **changes,
        }
        return {name: value for name, value in values.items() if value is not None}

    def argv(self, command: Sequence[str | bytes], flags: Sequence[str] = ()) -> list[str | bytes]:
        """The words that start it."""
        return [sys.executable, *flags, "-m", "selfhelp", *command]

    def run(
        self,
        *command: str | bytes,
        flags: Sequence[str] = (),
        shell: str = "",
        env: dict[str, str | None] | None = None,
        stdin: str | bytes = b"",
        cwd: str | Path | None = None,
        charset: str = "utf-8",
        argv: list[str | bytes] | None = None,
        ordinary: bool = False,
        timeout: float = 30,
    ) -> Ended:
        """Run one command to its end.

        Args:
            shell: a line for `sh` in which `"$@"` is the command (`exec "$@" <&-`).
            ordinary: with no more rights than any account has, also when the tests run as root.
            charset: of what it prints.
        """
        words = self.argv(command, flags) if argv is None else argv
        if shell:
            words = ["/bin/sh", "-c", shell, "sh", *words]
        done = subprocess.run(
            words,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=self.environ(**(env or {})),
            cwd=cwd if cwd is not None else self.home,
            timeout=timeout,
            check=False,
            preexec_fn=give_up_rights if ordinary and os.geteuid() == 0 else None,
        )
        return Ended(
            tuple(os.fsdecode(word) for word in command),
            done.returncode,
            done.stdout.decode(charset, "replace"),
            done.stderr.decode(charset, "replace"),
        )

    def each(
        self, commands: Sequence[Sequence[str | bytes]] = EVERY, **options: Any
    ) -> list[Ended]:
        """Run several commands, a few at a time."""
        with ThreadPoolExecutor(3) as pool:
            jobs = [pool.submit(self.run, *each, **options) for each in commands]
            return [job.result() for job in jobs]


def give_up_rights() -> None:
    """Let what is started next be refused like any account, although it runs as root.

    Another account could not reach a Python that lies in root's home. Linux only, as the tests.
    """
    drop = 24  # PR_CAPBSET_DROP
    for capability in range(64):
        LIBC.prctl(drop, capability, 0, 0, 0)


def calm(ended: Ended) -> Ended:
    """Fail if anything in its output could frighten or reach the terminal."""
    for stream in (ended.out, ended.err):
        for word in FORBIDDEN:
            assert word not in stream, (ended.command, word, stream[-2000:])
        strange = [c for c in stream if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0]
        assert not strange, (ended.command, strange[:5], stream[:500])
    return ended


def sentence(ended: Ended, code: int, *words: str) -> None:
    """It failed with `code` and said one line, no data, with these words in it."""
    calm(ended)
    assert ended.code == code, ended
    assert ended.out == "", ended
    assert len(ended.err.splitlines()) == 1, ended
    assert len(ended.err) < 400, ended
    for word in words:
        assert word in ended.err, ended


class AtTerminal:
    """The program in a pseudo-terminal, with someone who types."""

    def __init__(self, program: Program, *command: str, **env: str | None) -> None:
        words = [os.fsdecode(word) for word in program.argv(command)]
        self.process = pexpect.spawn(
            words[0],
            words[1:],
            env=program.environ(TERM="xterm", **env),
            cwd=str(program.home),
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
            dimensions=(40, 200),
        )
        self.seen = ""

    def wait(self, words: str) -> str:
        """Wait for these words; what was printed before and with them."""
        self.process.expect_exact(words)
        return self._see()

    def answer(self, prompt: str, typed: str) -> str:
        """Wait for a prompt and type a line; what was printed until the prompt."""
        printed = self.wait(prompt)
        self.process.sendline(typed)
        return printed

    def end(self) -> int:
        """Wait for its end; the exit code, negative for a signal."""
        self.process.expect(pexpect.EOF)
        self._see()
        self.process.close()
        signal = self.process.signalstatus
        return -signal if signal else int(self.process.exitstatus or 0)

    def _see(self) -> str:
        found = str(self.process.before)
        found += self.process.after if isinstance(self.process.after, str) else ""
        self.seen += found
        return found
