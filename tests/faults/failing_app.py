"""`failing_app.py PLACE KIND arguments...`: the program with a bug in it, met while a journal is open.

PLACE is module:name or module:Class.name; KIND the type of the error. Its text holds what the
person wrote, as errors of Python often do, and so do the variables of each call on the way.
"""

from __future__ import annotations

import builtins
import sys
from importlib import import_module
from typing import Any

from tests.faults.conftest import PASSPHRASE, TEXT


class Strange(Exception):
    """One that can't even be printed."""

    def __str__(self) -> str:
        raise ValueError(TEXT)

    __repr__ = __str__


def fail(*written: object, **named: object) -> Any:
    """As a bug would: an error from an error, with notes, in a call that holds it all."""
    kind = Strange if sys.argv[2] == "Strange" else getattr(builtins, sys.argv[2])
    secret = [TEXT, PASSPHRASE, *written]
    try:
        raise LookupError(secret)
    except LookupError as first:
        error = kind(TEXT, PASSPHRASE)
        error.add_note(TEXT)
        raise error from first


def main() -> int:
    """Put the bug in its place, and run."""
    module, _, name = sys.argv[1].partition(":")
    at: Any = import_module(module)
    *way, last = name.split(".")
    for part in way:
        at = getattr(at, part)
    setattr(at, last, fail)
    from selfhelp.cli.main import main as run

    return run(sys.argv[3:])


if __name__ == "__main__":
    sys.exit(main())
