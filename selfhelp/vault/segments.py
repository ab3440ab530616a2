"""Entries as bytes, gathered in segments, which are padded to few sizes."""

import struct
from collections.abc import Iterable
from itertools import repeat
from typing import Any, Self

TOMBSTONE = 255
"""The kind of what is left of a removed entry: its id, and the time of removal as `edited`."""

TARGET = 16 * 1024
"""Bytes of entries in a segment. Less costs time to load, more costs entries when a page is lost."""

LEAST_PADDED = 4096
MOST_BYTES = 16 * 1024 * 1024
"""Of data and text of one entry."""


_COUNT = struct.Struct(">I")
_HEAD = struct.Struct(">16sqqBBIII")
"""id, created, edited, kind, flags; length of the data, which ends where the text begins; where
that is; where the text ends."""


class Item(tuple[tuple[bytes, int, int, int, int, int, int, int], bytes]):
    """One entry. What kind, flags and data mean belongs to the journal.

    Inside, it is a head and the bytes that the head points into. So opening a journal makes no
    copy of any entry, and two objects for each: a third of the time that a dataclass takes.
    """

    __slots__ = ()

    def __new__(
        cls,
        id: bytes,
        created: int,
        edited: int,
        kind: int,
        flags: int,
        data: bytes = b"",
        text: bytes = b"",
    ) -> Self:
        """Make one; any number or length is checked when it is written."""
        places = (len(data), len(data), len(data) + len(text))
        return tuple.__new__(cls, ((id, created, edited, kind, flags, *places), data + text))

    @property
    def id(self) -> bytes:
        """16 random bytes."""
        return self[0][0]

    @property
    def created(self) -> int:
        """UTC milliseconds."""
        return self[0][1]

    @property
    def edited(self) -> int:
        """UTC milliseconds."""
        return self[0][2]

    @property
    def kind(self) -> int:
        """0 to 254; 255 is a tombstone."""
        return self[0][3]

    @property
    def flags(self) -> int:
        """0 to 255."""
        return self[0][4]

    @property
    def data(self) -> bytes:
        """Small JSON, or empty."""
        head, source = self
        return source[head[6] - head[5] : head[6]]

    @property
    def text(self) -> bytes:
        """UTF-8, or empty; decoded when it is shown."""
        head, source = self
        return source[head[6] : head[7]]

    @property
    def size(self) -> int:
        """Bytes that it takes in a segment."""
        return _HEAD.size + self[0][5] + self[0][7] - self[0][6]

    def _replace(self, **fields: Any) -> "Item":
        """The same with some fields changed, as named tuples have it."""
        names = ("id", "created", "edited", "kind", "flags", "data", "text")
        return Item(**{name: getattr(self, name) for name in names} | fields)

    __replace__ = _replace

    def __getnewargs__(self) -> tuple[bytes, int, int, int, int, bytes, bytes]:
        return (*self[0][:5], self.data, self.text)  # for copying

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item):
            return NotImplemented
        return self.__getnewargs__() == other.__getnewargs__()

    def __hash__(self) -> int:
        return hash(self[0][:5])

    def __repr__(self) -> str:
        return "<Item>"  # never what somebody wrote: this may end up in an error message


def tombstone(id: bytes, at: int) -> Item:
    """What is kept of an entry that was removed at `at` (UTC milliseconds)."""
    return Item(id, 0, at, TOMBSTONE, 0)


def to_bytes(items: list[Item]) -> bytes:
    """A segment with these entries: how many, all heads, then data and text of each.

    Raises:
        ValueError: a field doesn't fit; a mistake of the caller.
    """
    at = _COUNT.size + _HEAD.size * len(items)
    heads, bodies = [_COUNT.pack(len(items))], []
    for head, source in items:
        of_data, text, end = head[5:]
        body = source[text - of_data : end]
        if len(head[0]) != 16 or len(body) > MOST_BYTES:
            raise ValueError("an entry with a bad id or far too long")
        try:
            heads.append(_HEAD.pack(*head[:6], at + of_data, at + len(body)))
        except struct.error as error:
            raise ValueError("an entry with a number out of range") from error
        bodies.append(body)
        at += len(body)
    return b"".join(heads + bodies)


def items_in(plain: bytes) -> list[Item]:
    """The entries of a padded segment.

    Raises:
        ValueError, struct.error: it isn't one (a mistake of whoever sealed it).
    """
    (number,) = _COUNT.unpack_from(plain)
    bodies = _COUNT.size + _HEAD.size * number
    heads = _HEAD.iter_unpack(plain[_COUNT.size : bodies])
    items = list(map(tuple.__new__, repeat(Item), zip(heads, repeat(plain))))
    if len(items) != number or _end(plain) != (items[-1][0][7] if items else bodies):
        raise ValueError("heads and bodies don't fit together")
    return items


def packed(items: Iterable[Item]) -> list[list[Item]]:
    """The entries in order, in groups that stay within `TARGET` where they can."""
    groups: list[list[Item]] = []
    left = 0
    for item in items:
        if item.size > left or not groups:
            groups.append([])
            left = TARGET
        groups[-1].append(item)
        left -= item.size
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
        raise ValueError("no padding")
    return len(kept) - 1


def unpadded(plain: bytes) -> bytes:
    """What was padded; ValueError if nothing was."""
    return plain[: _end(plain)]
