"""The manifest: what belongs to the vault, sealed. Whatever it doesn't list isn't part of it."""

import struct
from typing import NamedTuple

from selfhelp.vault.segments import padded, unpadded

_HEAD = struct.Struct(">QII32s")
_LINE = struct.Struct(">Q16s")


def line(sid: int, tag: bytes) -> bytes:
    """How the manifest names this state of a segment; struct.error if there can't be such a one."""
    return _LINE.pack(sid, tag)


class Manifest(NamedTuple):
    """What a vault consists of.

    Attributes:
        seq: how many times it was written.
        entries: how many there are in all segments, tombstones included.
        header_mac: of the header that goes with it, so that no older one can be put back.
        segments: segment number -> its line (number and tag of its seal), in order of position.
    """

    seq: int
    entries: int
    header_mac: bytes
    segments: dict[int, bytes]

    def plain(self) -> bytes:
        """Its bytes, padded."""
        head = _HEAD.pack(self.seq, self.entries, len(self.segments), self.header_mac)
        return padded(head + b"".join(self.segments.values()))

    @classmethod
    def read(cls, plain: bytes) -> "Manifest":
        """The manifest in these bytes; ValueError or struct.error if they aren't one."""
        plain = unpadded(plain)
        seq, entries, number, mac = _HEAD.unpack_from(plain)
        lines = [line(*each) for each in _LINE.iter_unpack(plain[_HEAD.size :])]
        segments = {int.from_bytes(each[:8], "big"): each for each in lines}
        if len(segments) != number:
            raise ValueError("not as many segments as it says")
        return cls(seq, entries, mac, segments)
