"""Entries as bytes, gathered in segments, which are padded to few sizes."""

import struct
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import Any, Self

TOMBSTONE = 255
"""The kind of what is left of a removed entry: its id, and the time of removal as `edited`."""

TARGET = 30 * 512 - 5
"""Bytes of entries in a segment. Less costs time to load, more costs entries when a page is lost.

With count, padding, seal and tag it has four pages of the file, and room there for an edit that
adds a little. With 16 KiB each save would write five.
"""

LEAST_PADDED = 4096
MOST_BYTES = 16 * 1024 * 1024
"""Of data and text of one entry."""


_COUNT = struct.Struct(">I")
_HEAD = struct.Struct(">16sqqBBIII")
"""id, created, edited, kind, flags; length of the data, which ends where the text begins; where
that is; where the text ends."""
_CREATED, _EDITED, _KIND, _FLAGS, _PLACES = 16, 24, 32, 33, 34
_time: Callable[[bytes, int], tuple[int]] = struct.Struct(">q").unpack_from
_ends: Callable[[bytes, int], tuple[int, int]] = struct.Struct(">II").unpack_from
_places: Callable[[bytes, int], tuple[int, int, int]] = struct.Struct(">III").unpack_from
_fields: Callable[[bytes, int], tuple[bytes, int, int, int, int, int, int, int]] = _HEAD.unpack_from

_USUAL = tuple(range(_COUNT.size, 500 * _HEAD.size, _HEAD.size))
"""Where heads are. The same numbers for all segments: so an entry in memory is one small object."""


class Item(tuple[bytes, int]):
    """One entry. What kind, flags and data mean belongs to the journal.

    Inside, it is the bytes that it came in and the place of its head there. So opening a journal
    copies nothing and makes one small object for each entry. (Taking that apart by index is twice
    as fast as by unpacking.)
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
        """Make one.

        Raises:
            ValueError: a field doesn't fit (see below; data and text have `MOST_BYTES` together).
        """
        start, length = _HEAD.size + len(data), len(data) + len(text)
        if len(id) != _CREATED or length > MOST_BYTES:
            raise ValueError("an entry with a bad id or far too long")
        places = (len(data), start, start + len(text))
        try:
            head = _HEAD.pack(id, created, edited, kind, flags, *places)
        except struct.error as error:
            raise ValueError("an entry with a number out of range") from error
        return tuple.__new__(cls, (head + data + text, 0))

    @property
    def id(self) -> bytes:
        """16 random bytes."""
        at = self[1]
        return self[0][at : at + _CREATED]

    @property
    def created(self) -> int:
        """UTC milliseconds, signed 64 bits."""
        return _time(self[0], self[1] + _CREATED)[0]

    @property
    def edited(self) -> int:
        """UTC milliseconds, signed 64 bits."""
        return _time(self[0], self[1] + _EDITED)[0]

    @property
    def kind(self) -> int:
        """0 to 254; 255 is a tombstone."""
        return self[0][self[1] + _KIND]

    @property
    def flags(self) -> int:
        """0 to 255."""
        return self[0][self[1] + _FLAGS]

    @property
    def data(self) -> bytes:
        """Small JSON, or empty."""
        source = self[0]
        length, text, _ = _places(source, self[1] + _PLACES)
        return source[text - length : text]

    @property
    def text(self) -> bytes:
        """UTF-8, or empty; decoded when it is shown."""
        source = self[0]
        text, end = _ends(source, self[1] + _PLACES + 4)
        return source[text:end]

    def fields(self) -> tuple[bytes, int, int, int, int, bytes, bytes]:
        """All of it at once, in the order of `__new__`: much faster than one after the other."""
        source, at = self
        id, created, edited, kind, flags, length, text, end = _fields(source, at)
        return id, created, edited, kind, flags, source[text - length : text], source[text:end]

    @property
    def size(self) -> int:
        """Bytes that it takes in a segment."""
        length, text, end = _places(self[0], self[1] + _PLACES)
        return _HEAD.size + length + end - text

    def _replace(self, **fields: Any) -> "Item":
        """The same with some fields changed, as named tuples have it."""
        names = ("id", "created", "edited", "kind", "flags", "data", "text")
        known: dict[str, Any] = dict(zip(names, self.fields(), strict=True))
        return Item(**known | fields)

    __replace__ = _replace

    __getnewargs__ = fields

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item):
            return NotImplemented
        return self.fields() == other.fields()

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return "<Item>"  # never what somebody wrote: this may end up in an error message


def without_tombstones(items: Iterable[Item]) -> Iterator[Item]:
    """Those that are there."""
    return (item for item in items if item[0][item[1] + _KIND] != TOMBSTONE)


def tombstone(id: bytes, at: int) -> Item:
    """What is kept of an entry that was removed at `at` (UTC milliseconds)."""
    return Item(id, 0, at, TOMBSTONE, 0)


def to_bytes(items: list[Item]) -> bytes:
    """A segment with these entries: how many, all heads, then data and text of each."""
    place = _COUNT.size + _HEAD.size * len(items)
    heads, bodies = [_COUNT.pack(len(items))], []
    for source, at in items:
        length, text, end = _places(source, at + _PLACES)
        move = place - (text - length)
        heads.append(
            source[at : at + _PLACES] + struct.pack(">III", length, text + move, end + move)
        )
        bodies.append(source[text - length : end])
        place = end + move
    return b"".join(heads + bodies)


def items_in(plain: bytes) -> list[Item]:
    """The entries of a padded segment.

    Raises:
        ValueError, struct.error: it isn't one (a mistake of whoever sealed it).
    """
    plain = _unfilled(plain)  # it is kept as long as its entries are
    (number,) = _COUNT.unpack_from(plain)
    bodies = _COUNT.size + _HEAD.size * number
    heads = _USUAL[:number] if number <= len(_USUAL) else range(_COUNT.size, bodies, _HEAD.size)
    items = list(map(tuple.__new__, repeat(Item), zip(repeat(plain), heads)))
    last = _places(plain, heads[-1] + _PLACES)[2] if number else bodies
    if len(plain) - 1 != last:
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


def _unfilled(plain: bytes) -> bytes:
    """`plain` without the zeros that it was padded with."""
    kept = plain.rstrip(b"\0")
    if not kept.endswith(b"\x80"):
        raise ValueError("no padding")
    return kept


def unpadded(plain: bytes) -> bytes:
    """What was padded; ValueError if nothing was."""
    return _unfilled(plain)[:-1]
