"""What belongs to the vault, sealed. Whatever isn't named here isn't part of it.

It is kept in two parts, so that a save writes little in a vault of any size: the list, which names
all segments as they once were, and the manifest, which names the list, and what has changed since.
"""

import struct
from typing import NamedTuple

from selfhelp.vault.segments import padded, unpadded

_HEAD = struct.Struct(">QII32s16s")
_LINE = struct.Struct(">Q16s")

MOST_RECENT = 128
"""Lines in the manifest before the list is written anew: they fit into `LEAST`."""

LEAST = 7 * 512
"""Bytes of the manifest, padded. Sealed it fits on one page of the file."""


def line(sid: int, tag: bytes) -> bytes:
    """How this state of a segment is named; struct.error if there can't be such a one."""
    return _LINE.pack(sid, tag)


class Manifest(NamedTuple):
    """What a vault consists of.

    Attributes:
        seq: how many times it was written.
        entries: how many there are in all segments, tombstones included.
        header_mac: of the header that goes with it, so that no older one can be put back.
        list_tag: of the list that goes with it.
        listed: segment number -> its line (number and tag of its seal), as the list has them.
        recent: lines that take the place of those, and of segments that come behind them.
    """

    seq: int
    entries: int
    header_mac: bytes
    list_tag: bytes
    listed: dict[int, bytes]
    recent: dict[int, bytes]

    def segments(self) -> dict[int, bytes]:
        """The line of each segment, in order of position."""
        return self.listed | self.recent

    def after(self, lines: dict[int, bytes], order: list[int] | None) -> "Manifest":
        """What comes after a save.

        Args:
            lines: of the segments that were written.
            order: the numbers of all segments in order of position, if new ones don't all come
                behind the others.

        Returns:
            It; without a `list_tag` if the list has to be written anew.
        """
        recent = self.recent | lines
        if self.list_tag and order is None and len(recent) <= MOST_RECENT:
            return self._replace(seq=self.seq + 1, recent=recent)
        listed = self.listed | recent
        if order is not None:
            listed = {sid: listed[sid] for sid in order}
        return self._replace(seq=self.seq + 1, list_tag=b"", listed=listed, recent={})

    def plain(self) -> bytes:
        """The bytes of the manifest, padded."""
        number = len(self.listed) + sum(sid not in self.listed for sid in self.recent)
        head = _HEAD.pack(self.seq, self.entries, number, self.header_mac, self.list_tag)
        return padded(head + b"".join(self.recent.values()), LEAST)

    def plain_list(self) -> bytes:
        """The bytes of the list, padded."""
        return padded(b"".join(self.listed.values()))

    @classmethod
    def read(cls, plain: bytes, list_tag: bytes, plain_list: bytes) -> "Manifest":
        """The manifest in these bytes.

        Args:
            plain: as `plain` gave them.
            list_tag: of the list in the file.
            plain_list: what was sealed in it.

        Raises:
            ValueError, struct.error: they aren't that, or don't belong together.
        """
        plain = unpadded(plain)
        seq, entries, number, mac, tag = _HEAD.unpack_from(plain)
        if tag != list_tag:
            raise ValueError("another list")
        listed, recent = _lines(unpadded(plain_list)), _lines(plain[_HEAD.size :])
        if len(listed | recent) != number:
            raise ValueError("not as many segments as it says")
        return cls(seq, entries, mac, tag, listed, recent)


NOTHING = Manifest(0, 0, b"", b"", {}, {})
"""Of a vault that was never written."""


def _lines(plain: bytes) -> dict[int, bytes]:
    lines = [line(*each) for each in _LINE.iter_unpack(plain)]
    return {int.from_bytes(each[:8], "big"): each for each in lines}
