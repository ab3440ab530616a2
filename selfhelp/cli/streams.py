"""Making the standard streams safe to write to, whatever we were started with."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def prepare() -> None:
    """Replace what a charset can't show, and give closed streams somewhere to go.

    With standard output closed, the next file opened would get its number and be written into;
    so the number is taken first.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = _take(number)
            if number:
                setattr(sys, name, opened or io.StringIO())
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def finish() -> None:
    """Write out what is still waiting.

    Raises:
        BrokenPipeError, OSError: nobody reads it any more, or the disk is full.
    """
    sys.stdout.flush()


def settle() -> None:
    """Write out what still can be, and drop the rest.

    Otherwise Python tries once more when it ends, complains and changes the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            abandon(stream)


def abandon(stream: TextIO) -> None:
    """Point a stream that can't be written to at nothing, so that no later flush can fail."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nothing, stream.fileno())
        finally:
            os.close(nothing)
    except (OSError, ValueError):
        return


def _take(number: int) -> TextIO | None:
    """Open nothing under this number; None if the system has no such thing."""
    try:
        opened = os.open(os.devnull, os.O_WRONLY if number else os.O_RDONLY)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
    except OSError:
        return None
    return os.fdopen(number, "w", encoding="utf-8", closefd=False) if number else None
