"""Making the standard streams safe to write to, whatever we were started with."""

from __future__ import annotations

import os
import sys


def prepare() -> None:
    """Replace what a charset can't show, and give closed streams somewhere to go.

    With standard output closed, the next file opened would get its number and be written into;
    so the number is taken first.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            try:
                opened = os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
                if opened != number:
                    os.dup2(opened, number)
            except OSError:
                continue
            if number:
                setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")


def finish() -> None:
    """Write out what is still waiting.

    Raises:
        BrokenPipeError, OSError: nobody reads it any more, or the disk is full.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Point standard output at nothing, so that Python's own last flush can't fail."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        return
