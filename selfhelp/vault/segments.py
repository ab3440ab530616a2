"""Entries as bytes: each a frame, frames gathered in segments, segments padded to few sizes."""

import struct
from collections.abc import Iterable
from typing import NamedTuple

TOMBSTONE = 255
"""The kind of what is left of a removed entry: its id, and the time of removal as `edited`."""

TARGET = 16 * 1024
"""Bytes of frames in a segment. Less costs time to load, more costs entries when a page is lost."""

LEAST_PADDED = 4096
MOST_BYTES = 16 * 1024 * 1024
"""Of data and text of one entry."""


class Item(NamedTuple):
    """One entry. What kind, flags and data mean belongs to the journal.

    A named tuple, because a frozen dataclass takes over twice as long to make, and a journal makes
    one for each entry when it is opened.

    Attributes:
        id: 16 random bytes.
        created: UTC milliseconds.
        edited: UTC milliseconds.
        kind: 0 to 254.
        flags: 0 to 255.
        data: small JSON, or empty.
        text: UTF-8, or empty; decoded when it is shown.
    """

    id: bytes
    created: int
    edited: int
    kind: int
    flags: int
    data: bytes = b""
    text: bytes = b""


def tombstone(id: bytes, at: int) -> Item:
    """What is kept of an entry that was removed at `at` (UTC milliseconds)."""
    return Item(id, 0, at, TOMBSTONE, 0)


_FRAME = struct.Struct(">16sqqBBII")
"""id, created, edited, kind, flags, length of data, length of text; then data, then text."""


def frames(items: Iterable[Item]) -> bytes:
    """The frames of these entries, one after the other.

    Raises:
        ValueError: a field doesn't fit; a mistake of the caller.
    """
    parts: list[bytes] = []
    for item in items:
        id, created, edited, kind, flags, data, text = item
        if len(id) != 16 or len(data) + len(text) > MOST_BYTES:
            raise ValueError("an entry with a bad id or far too long")
        try:
            parts += (
                _FRAME.pack(id, created, edited, kind, flags, len(data), len(text)),
                data,
                text,
            )
        except struct.error as error:
            raise ValueError("an entry with a number out of range") from error
    return b"".join(parts)


def items_in(plain: bytes) -> list[Item]:
    """The entries of a padded segment.

    Raises:
        ValueError, struct.error: it isn't one (a mistake of whoever sealed it).
    """
    end = _end(plain)
    items: list[Item] = []
    at, head, unpack, new = 0, _FRAME.size, _FRAME.unpack_from, tuple.__new__
    while at < end:
        id, created, edited, kind, flags, of_data, of_text = unpack(plain, at)
        text = at + head + of_data
        items.append(
            new(
                Item,
                (
                    id,
                    created,
                    edited,
                    kind,
                    flags,
                    plain[at + head : text],
                    plain[text : text + of_text],
                ),
            )
        )
        at = text + of_text
    if at != end:
        raise ValueError("a frame reaches beyond its segment")
    return items


def size_of(item: Item) -> int:
    """Bytes of its frame."""
    return _FRAME.size + len(item.data) + len(item.text)


def packed(items: Iterable[Item]) -> list[list[Item]]:
    """The entries in order, in groups whose frames stay within `TARGET` where they can."""
    groups: list[list[Item]] = []
    left = 0
    for item in items:
        size = size_of(item)
        if size > left or not groups:
            groups.append([])
            left = TARGET
        groups[-1].append(item)
        left -= size
    return groups


def padded(plain: bytes, least: int = LEAST_PADDED) -> bytes:
    """`plain`, 0x80, zeros: its length is one of few, and tells at most 12 % about its own.

    Padmé: Nikitin et al., Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs, PoPETs 2019(4).
    """
    length = max(len(plain) + 1, least)
    exponent = length.bit_length() - 1
    low = exponent - exponent.bit_length()
    length = (length + (1 << low) - 1) >> low << low
    return plain + b"\x80" + bytes(length - len(plain) - 1)


def _end(plain: bytes) -> int:
    """Where the padding of `plain` begins."""
    kept = plain.rstrip(b"\0")
    if not kept.endswith(b"\x80"):
        raise ValueError("no end of the frames")
    return len(kept) - 1


def unpadded(plain: bytes) -> bytes:
    """What was padded; ValueError if nothing was."""
    return plain[: _end(plain)]
