"""The manifest: what belongs to the vault, sealed. Whatever it doesn't list isn't part of it."""

import struct
from itertools import chain
from typing import NamedTuple

from selfhelp.vault.segments import padded, unpadded

_HEAD = struct.Struct(">QII32s")
_ENTRY = struct.Struct(">Q16s")


class Manifest(NamedTuple):
    """What a vault consists of.

    Attributes:
        seq: how many times it was written.
        entries: how many there are in all segments, tombstones included.
        header_mac: of the header that goes with it, so that no older one can be put back.
        segments: segment number -> tag of its seal, in order of position.
    """

    seq: int
    entries: int
    header_mac: bytes
    segments: dict[int, bytes]

    def plain(self) -> bytes:
        """Its bytes, padded."""
        head = _HEAD.pack(self.seq, self.entries, len(self.segments), self.header_mac)
        listed = chain.from_iterable(self.segments.items())
        body = struct.pack(">" + "Q16s" * len(self.segments), *listed)
        return padded(head + body)

    @classmethod
    def read(cls, plain: bytes) -> "Manifest":
        """The manifest in these bytes; ValueError or struct.error if they aren't one."""
        plain = unpadded(plain)
        seq, entries, number, mac = _HEAD.unpack_from(plain)
        segments = dict(_ENTRY.iter_unpack(plain[_HEAD.size :]))
        if len(segments) != number:
            raise ValueError("not as many segments as it says")
        return cls(seq, entries, mac, segments)
