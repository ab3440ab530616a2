"""A person's terminal for tests: a real pseudo-terminal, read and typed into. Polls, never sleeps."""

from __future__ import annotations

import codecs
import os
import re
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Self

import pexpect
import pyte

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

PROMPT = re.compile(
    r"(?:^|\n)(?:"
    r"Type a number from -?\d+ to -?\d+(?:, or Enter [^\n]*)?:"
    r"|Type numbers from 1 to \d+ with spaces between them:"
    r"|Press Enter to go on\."
    r"|Type your answer, or Enter for none:"
    r"|Enter for the next one:"
    r"|Enter for more \(\d+ left\), or back:"
    r"|Type the name of your country, or Enter for none:"
    r"|How many minutes\? [^\n]*:"
    r"|(?:New passphrase|Passphrase|The same again|Recovery code|Type it)[^\n]*:"
    r"|Which (?:words|file)\? [^\n]*:"
    r"|>"
    r"|\d+\."
    r") $"
)
"""The ends of output at which plain mode waits for a line."""

TIMER = re.compile(r"(?:^|\n)[^\n]*Enter ends it early\.\n(?:[^\n]+\n)*$")
"""A running timer: it waits as well, for a line or for time to pass."""

_UNKNOWN = re.compile(r"\x1b\[[<>=][0-9;]*u|\x1b\[\?[0-9;]*\$p")
"""Kitty and mode queries, which pyte doesn't know."""


def environment(home: str, **extra: str) -> dict[str, str]:
    """A plain environment: an own home, no language, no colour, none of this machine's settings."""
    env = {
        "HOME": home,
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "PYTHONPATH": ROOT,
        "PYTHONDONTWRITEBYTECODE": "1",
        "TERM": "xterm-256color",
    }
    return {**env, **extra}


class Tty:
    """A program on a pseudo-terminal.

    Attributes:
        raw: all that it has written (and that the terminal echoed), line ends as they came.
        mark: how much of `raw` was there when the last line was sent.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        *,
        cols: int = 80,
        rows: int = 24,
        echo: bool = True,
        screen: bool = False,
    ) -> None:
        self.raw = ""
        self.mark = 0
        self.screen = pyte.HistoryScreen(cols, rows, history=10_000) if screen else None
        self._stream = pyte.Stream(self.screen) if self.screen else None
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.process = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(rows, cols),
            env=dict(env),
            cwd=ROOT,
            echo=echo,
            timeout=None,
        )
        self.process.delaybeforesend = None
        self.process.delayafterclose = 0.01
        self.process.delayafterterminate = 0.01
        self.process.ptyproc.delayafterclose = 0.01
        self.process.ptyproc.delayafterterminate = 0.01

    @classmethod
    def python(
        cls, *argv: str, home: str, env: Mapping[str, str] | None = None, **how: bool
    ) -> Tty:
        """`python argv...` with this interpreter."""
        return cls([sys.executable, *argv], {**environment(home), **(env or {})}, **how)

    @classmethod
    def selfhelp(
        cls, *argv: str, home: str, env: Mapping[str, str] | None = None, **how: bool
    ) -> Tty:
        """`selfhelp argv...`."""
        return cls.python("-m", "selfhelp", *argv, home=home, env=env, **how)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program if it still runs."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()  # pexpect itself waits a moment only, and a machine can be busy
        self.process.close(force=True)

    def pump(self, seconds: float) -> bool:
        """Read what there is, waiting at most this long; False at the end of the output."""
        try:
            data = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        text = self._decoder.decode(data)
        self.raw += text
        if self._stream is not None:
            self._stream.feed(_UNKNOWN.sub("", text))
        return True

    @property
    def text(self) -> str:
        """All output with Unix line ends."""
        return self.raw.replace("\r\n", "\n")

    @property
    def fresh(self) -> str:
        """Output since the last line was sent, with Unix line ends."""
        return self.raw[self.mark :].replace("\r\n", "\n")

    def wait_for(self, want: str | re.Pattern[str], timeout: float = 20) -> str:
        """Wait until `want` is in the output since the last line sent; that output."""
        end = time.monotonic() + timeout
        while True:
            found = want in self.fresh if isinstance(want, str) else want.search(self.fresh)
            if found:
                return self.fresh
            more = self.pump(0.1)
            if not more or time.monotonic() > end:
                what = want if isinstance(want, str) else want.pattern
                how = "it ended" if not more else "it waited"
                raise AssertionError(
                    f"never came: {what!r}; {how}. The last output:\n{self.text[-3000:]}"
                )

    def prompt(self, timeout: float = 20) -> str:
        """Wait until a line is asked for (or a timer runs); the output since the last line."""
        while True:
            said = self.wait_for(_WAITING, timeout)
            last = said.rsplit("\n", 1)[-1]
            if last and not last.startswith(">") and not last[0].isdigit():
                return said
            # "1. " may be the beginning of a line of options that is still on its way.
            before = len(self.raw)
            self.pump(0.01)
            if len(self.raw) == before:
                return said

    def send(self, line: str) -> None:
        """Type a line and Enter."""
        self.mark = len(self.raw)
        self.process.send(f"{line}\n")

    def type(self, keys: str) -> None:
        """Type keys without Enter."""
        self.mark = len(self.raw)
        self.process.send(keys)

    def say(self, line: str, timeout: float = 20) -> str:
        """Type a line, wait for the next prompt; the output between."""
        self.send(line)
        return self.prompt(timeout)

    def go(self, *lines: str) -> str:
        """Answer a prompt after the other; the output after the last."""
        said = self.prompt()
        for line in lines:
            said = self.say(line)
        return said

    def end(self, timeout: float = 20) -> int:
        """Wait until it ends; its exit code, or minus the signal that ended it."""
        until = time.monotonic() + timeout
        while self.pump(0.1):
            if time.monotonic() > until:
                raise AssertionError(f"it goes on. The last output:\n{self.text[-3000:]}")
        self.process.wait()
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        assert self.process.exitstatus is not None
        return int(self.process.exitstatus)

    def kill(self) -> None:
        """SIGKILL, as a power cut does."""
        self.process.kill(signal.SIGKILL)
        while self.pump(0.1):
            pass
        self.close()


_WAITING = re.compile(f"{PROMPT.pattern}|{TIMER.pattern}")
