"""Starting the command line as a real process, and what must hold however it was started."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.nobody import NOBODY

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
        nobody: bool = False,
        timeout: float = 30,
    ) -> Ended:
        """Run one command to its end.

        Args:
            shell: a line for `sh` in which `"$@"` is the command (`exec "$@" <&-`).
            nobody: without special rights, also when the tests run as root.
            charset: of what it prints.
        """
        words = self.argv(command, flags) if argv is None else argv
        if shell:
            words = ["/bin/sh", "-c", shell, "sh", *words]
        drop = nobody and os.geteuid() == 0
        done = subprocess.run(
            words,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=self.environ(**(env or {})),
            cwd=cwd if cwd is not None else self.home,
            timeout=timeout,
            check=False,
            user=NOBODY if drop else None,
            group=NOBODY if drop else None,
            extra_groups=[] if drop else None,
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
