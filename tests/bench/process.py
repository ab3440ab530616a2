"""One process, measured: how long until it has said something, or has ended, and at what cost.

CPU time is what counts: on a machine that does other things as well, wall time tells more about
those. It is user and system time of the process and of all it started and waited for.
"""

import fcntl
import os
import select
import signal
import struct
import termios
import time
from typing import Any, NamedTuple

PATIENCE = 60
"""Seconds; nothing that is measured here takes one of them."""

ROWS, COLUMNS = 24, 80


class Cost(NamedTuple):
    """What one run took.

    Attributes:
        cpu: milliseconds of processor time.
        wall: milliseconds by the clock.
    """

    cpu: float
    wall: float


class NotMeasured(Exception):
    """The process failed or never said what was waited for; its last words are in the text."""


def until_end(argv: list[str], env: dict[str, str]) -> Cost:
    """Run `argv` to its end with its output in a pipe.

    Raises:
        NotMeasured: it didn't end with 0.
    """
    reading, writing = os.pipe()
    null = os.open(os.devnull, os.O_RDONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, writing, 1)]
    actions += [(os.POSIX_SPAWN_DUP2, writing, 2)]
    started = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=actions)
    os.close(writing)
    os.close(null)
    said = _read(reading, b"", started)
    os.close(reading)
    cost, status = _ended(pid, started)
    if status:
        raise NotMeasured(f"{argv[1:]} ended with {status}: {_last(said)}")
    return cost


def until_text(argv: list[str], env: dict[str, str], text: str) -> Cost:
    """Run `argv` in a terminal of its own until `text` is painted, then end it.

    It is killed, so what it would do to leave is not counted: that isn't waited for.

    Raises:
        NotMeasured: it ended before, or the text never came.
    """
    here, there = os.openpty()
    fcntl.ioctl(here, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    name = os.ttyname(there)
    # The first terminal that the leader of a session opens becomes its own.
    actions: list[Any] = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0)]
    actions += [(os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)]
    started = time.perf_counter()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=actions, setsid=True)
    os.close(there)
    said = _read(here, text.encode(), started)
    painted = time.perf_counter()
    os.kill(pid, signal.SIGKILL)
    os.close(here)
    cost, _ = _ended(pid, started)
    if text.encode() not in said:
        raise NotMeasured(f"{argv[1:]} never painted {text!r}: {_last(said)}")
    return cost._replace(wall=(painted - started) * 1000)


def _read(source: int, text: bytes, started: float) -> bytes:
    """What comes, until `text` is in it (if there is one), the end, or patience does."""
    said = b""
    while not (text and text in said):
        left = started + PATIENCE - time.perf_counter()
        if not select.select([source], [], [], max(left, 0))[0]:
            break
        try:
            new = os.read(source, 65536)
        except OSError:  # a terminal that nobody writes to any more
            break
        if not new:
            break
        said += new
    return said


def _ended(pid: int, started: float) -> tuple[Cost, int]:
    _, status, used = os.wait4(pid, 0)
    wall = (time.perf_counter() - started) * 1000
    cpu = (used.ru_utime + used.ru_stime) * 1000
    return Cost(cpu, wall), os.waitstatus_to_exitcode(status)


def _last(said: bytes) -> str:
    return repr(said[-500:].decode(errors="replace"))
