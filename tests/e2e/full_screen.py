"""A person's terminal with the full screen in it: what is painted, which modes are on, how it ends."""

from __future__ import annotations

import os
import re
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from fcntl import ioctl
from typing import Any, Self

import pyte

from tests.e2e import tty
from tests.e2e.tty import Tty, environment

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
} | {f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)}
"""What a terminal sends for a key."""

_HALF = re.compile(r"\x1b(\[[^@-~]*)?$")
_MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
_UNKNOWN = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")

LEFT_ON = ("7", "25")
"""Modes that an ordinary terminal has on: line wrap and the cursor. All others are off."""


class FullScreen(Tty):
    """The app on a pseudo-terminal."""

    def __init__(self, *argv: Any, cols: int = 80, rows: int = 24, **how: Any) -> None:
        self.painted = pyte.Screen(cols, rows)
        self._painter = pyte.Stream(self.painted)
        self._half = ""
        self.status: int | None = None
        self.cut = False
        super().__init__(*argv, cols=cols, rows=rows, **how)
        self.settings = self.termios()

    @classmethod
    def run(
        cls,
        *argv: str,
        home: Any,
        cols: int = 80,
        rows: int = 24,
        extra: Mapping[str, str] | None = None,
        **env: str,
    ) -> Self:
        """`python argv...` with this interpreter; `extra` and `env` are added to its environment."""
        still = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_FPS": "30"}
        where = environment(str(home), **{**still, **env, **(extra or {})})
        return cls([sys.executable, *argv], where, cols=cols, rows=rows)

    @classmethod
    def companion(cls, *argv: str, home: Any, **how: Any) -> Self:
        """`selfhelp argv...`, in a terminal where it opens the full screen."""
        return cls.run("-m", "selfhelp", *argv, home=home, **how)

    def pump(self, seconds: float) -> bool:
        """Read what there is, and paint it."""
        before = len(self.raw)
        more = super().pump(seconds)
        text = self._half + self.raw[before:]
        half = _HALF.search(text)
        self._half = half.group() if half else ""
        text = text[: len(text) - len(self._half)]
        self._painter.feed(_UNKNOWN.sub("", text))
        return more

    @property
    def display(self) -> str:
        """What is on the screen now."""
        return "\n".join(line.rstrip() for line in self.painted.display)

    @property
    def joined(self) -> str:
        """What is on the screen as one line with single spaces, so that wrapping doesn't matter."""
        return " ".join(self.display.replace("\N{BOX DRAWINGS LIGHT VERTICAL}", " ").split())

    def until(self, what: Callable[[], object], say: str, timeout: float = 15) -> str:
        """Read until something holds; what is on the screen then."""
        end = time.monotonic() + timeout
        while not what():
            more = self.pump(0.05)
            if what():
                break
            if not more or time.monotonic() > end:
                how = "it ended" if not more else "it waited"
                raise AssertionError(f"never: {say}; {how}. On the screen:\n{self.display}")
        return self.display

    def shows(self, text: str, timeout: float = 15) -> str:
        """Wait until a text is on the screen."""
        return self.until(lambda: text in self.joined, f"shows {text!r}", timeout)

    def gone(self, text: str, timeout: float = 15) -> str:
        """Wait until a text is no longer on the screen."""
        return self.until(lambda: text not in self.joined, f"hides {text!r}", timeout)

    def settle(self, most: float = 10) -> str:
        """Wait until nothing more comes for a moment; what is on the screen then."""
        end = time.monotonic() + most
        while True:
            before = len(self.raw)
            if not self.pump(0.15) or len(self.raw) == before:
                return self.display
            assert time.monotonic() < end, f"it paints without end:\n{self.display}"

    def press(self, *keys: str) -> None:
        """Press keys by name; anything that is no name is typed as it is."""
        for key in keys:
            self.process.send(KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Paste as a terminal does."""
        self.process.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, cols: int, rows: int) -> None:
        """Change the size of the window; the program gets its signal."""
        self.painted.resize(rows, cols)
        ioctl(self.process.child_fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def termios(self) -> list[Any]:
        """How the terminal is set: echo, line mode and so on."""
        return termios.tcgetattr(self.process.child_fd)

    @property
    def modes(self) -> dict[str, bool]:
        """The private modes that were set or reset, and whether they are on now."""
        found: dict[str, bool] = {}
        for numbers, how in _MODE.findall(self.raw):
            for number in numbers.split(";"):
                found[number] = how == "h"
        return found

    @property
    def after(self) -> str:
        """All that was written after the alternate screen was left."""
        return self.raw.rpartition("\x1b[?1049l")[2]

    def restored(self) -> None:
        """Fail unless the terminal is as it was before the program."""
        assert "1049" in self.modes, "it never was in the full screen"
        wrong = {n: on for n, on in self.modes.items() if on != (n in LEFT_ON)}
        assert not wrong, f"modes left as they should not be: {wrong}"
        assert len(re.findall(r"\x1b\[>[0-9]+u", self.raw)) == self.raw.count("\x1b[<u")
        assert self.termios() == self.settings, "echo or line mode is not as it was"

    def pid(self) -> int:
        """The process."""
        return int(self.process.pid)

    def cut_off(self) -> None:
        """Close the terminal, as its window or its connection does."""
        self.cut = True
        self.process.ptyproc.fileobj.close()

    def ended(self, timeout: float = 15) -> int:
        """After `cut_off`: wait until the process has ended; its exit code, or minus the signal."""
        end = time.monotonic() + timeout
        while True:
            pid, status = os.waitpid(self.pid(), os.WNOHANG)
            if pid:
                self.status = status
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, "the process goes on without a terminal"
            time.sleep(0.02)

    def close(self) -> None:
        """End the program if it still runs."""
        if not self.cut:
            super().close()
            return
        if self.status is None:
            os.kill(self.pid(), 9)
            os.waitpid(self.pid(), 0)
        self.process.ptyproc.closed = self.process.closed = True
        self.process.ptyproc.terminated = self.process.terminated = True


__all__ = ["KEYS", "FullScreen", "tty"]
