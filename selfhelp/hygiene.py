"""Keeping what is private in this process out of files that the system may write about it.

Python can't wipe text from memory (VAULT.md 6), so a lock replaces the whole process.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

from selfhelp import offline

_PR_SET_DUMPABLE = 4
"""From Linux' <sys/prctl.h>."""


def no_dumps() -> None:
    """From now on a crash of this process leaves no picture of its memory (core dump)."""
    import faulthandler

    faulthandler.disable()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # Handlers that the kernel pipes a dump to may not look at the limit.
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def can_restart() -> bool:
    """Whether this process can be replaced by a fresh one. On Windows that starts a second one
    beside it, and the terminal wouldn't know which to listen to.
    """
    return os.name == "posix"


def restart(arguments: list[str]) -> NoReturn:
    """Replace this process by a fresh one, and with it all that its memory held.

    Args:
        arguments: the command line after `python -m selfhelp`.

    Raises:
        OSError: it couldn't be replaced; this one goes on.
    """
    # -P as when we were started: the current folder is no place to import from.
    safe = ["-P"] if sys.flags.safe_path else []
    # The fresh process has the guard from its own first line on.
    with offline.allowed_program(sys.executable):
        os.execv(sys.executable, [sys.executable, *safe, "-m", "selfhelp", *arguments])
