"""The journal as an encrypted file to take along, and reading one back: an export or another vault."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Final

from selfhelp.files import read_small
from selfhelp.journal.export import from_lines, to_lines
from selfhelp.journal.journal import Journal
from selfhelp.vault import Vault, stream
from selfhelp.vault.segments import Item

LARGEST: Final = 1 << 30
"""Bytes of a file that are read; a journal of 100,000 entries has a tenth of that."""

_SQLITE: Final = b"SQLite format 3\0"


def seal(journal: Journal, secret: str, ticked: Collection[str] = ()) -> bytes:
    """The journal as an encrypted export.

    Args:
        secret: the file's own passphrase.
        ticked: ids of entries about behaviour that go along all the same.
    """
    out = io.BytesIO()
    stream.seal(io.BytesIO(b"".join(to_lines(journal, ticked))), out, secret)
    return out.getvalue()


def unseal(path: str, secret: str) -> tuple[list[Item], list[tuple[bytes, int]]]:
    """The entries of an export or of another journal, and (id, UTC ms) of what was deleted there.

    Raises:
        NotRead: it can't be read as a file.
        VaultError: it doesn't open with this passphrase, or it is damaged.
        NotAnExport: what is in it is no journal.
    """
    data = read_small(path, LARGEST) or b""
    if data.startswith(_SQLITE):
        vault = Vault.open(path, secret, read_only=True)
        try:
            return vault.items(), vault.tombstones()
        finally:
            vault.close()
    out = io.BytesIO()
    stream.open_(io.BytesIO(data), out, secret)
    out.seek(0)
    return from_lines(out)
