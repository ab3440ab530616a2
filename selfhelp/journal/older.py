"""Noticing that an older copy of the journal was put in place of a newer one.

The vault can't tell by itself: an old copy is whole and true, only old. So the highest count of
saves that was seen is kept beside it, in a small file. Whoever can write both files can put back
both; this is a notice, no proof (VAULT.md 7).
"""

from __future__ import annotations

import json
import os

from selfhelp.files import NotRead, read_small
from selfhelp.locations import Places

LIMIT = 4096
"""Bytes; ours are about sixty."""


def is_older(places: Places, vault: bytes, seq: int) -> bool:
    """Whether this vault was saved more often before than it says now.

    Args:
        vault: its id.
        seq: its count of saves.
    """
    return _seen(places).get(vault.hex(), 0) > seq


def is_known(places: Places, vault: bytes, seq: int) -> bool:
    """Whether this count is the one kept: then opening writes nothing, and no file tells of it."""
    return _seen(places).get(vault.hex()) == seq


def saw(places: Places, vault: bytes, seq: int) -> None:
    """Keep the count. What can't be kept is not worth stopping for: it warns of less, and no more."""
    if places.guest:
        return
    data = json.dumps({"seen": {vault.hex(): seq}}).encode() + b"\n"
    flags = os.O_WRONLY | os.O_CREAT
    for extra in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, extra, 0)
    try:
        # Over the old one, and not waited for: a new file put in its place takes about as long as
        # saving the entry, and this is a notice. Half of one reads as none.
        file = os.open(places.state, flags, 0o600)
        try:
            os.write(file, data)
            os.ftruncate(file, len(data))
        finally:
            os.close(file)
    except OSError:
        return


def _seen(places: Places) -> dict[str, int]:
    try:
        found = json.loads(read_small(places.state, LIMIT) or b"{}")
        return {id: seq for id, seq in found["seen"].items() if isinstance(seq, int)}
    except (NotRead, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return {}
