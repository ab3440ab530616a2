"""What is in a vault at one moment: reading all of it, and working out the next state."""

import gc
import hmac
import struct
from collections.abc import Iterator
from typing import NamedTuple

from selfhelp.vault.errors import VaultDamaged
from selfhelp.vault.header import Header, parse
from selfhelp.vault.keys import TAG, InvalidTag, Keys
from selfhelp.vault.manifest import NOTHING, Manifest, line
from selfhelp.vault.segments import TARGET, Item, items_in, packed
from selfhelp.vault.store import HEADER, LIST, MANIFEST, Store

DAMAGE = (
    VaultDamaged,
    InvalidTag,
    struct.error,
    ValueError,
    TypeError,
    LookupError,
    OverflowError,
    MemoryError,
)
"""All that reading damaged bytes has been seen to raise, or might."""


class Contents(NamedTuple):
    """One state of a vault, whole.

    Attributes:
        header: None if it is damaged.
        sealed: the manifest as it stands in the file, by which another process's write is seen.
        manifest: what belongs to the vault.
        segments: segment number -> its entries, in order of position. What is saved changes it in
            place, each segment as a whole: who goes through it in another thread takes a list.
    """

    header: Header | None
    sealed: bytes
    manifest: Manifest
    segments: dict[int, list[Item]]


def read(store: Store, keys: Keys) -> tuple[Contents, tuple[str, ...]]:
    """All that can be trusted, and the names of the parts that can't. Call in a transaction."""
    parts: list[str] = []
    header, mac = None, b""
    try:
        header, body, mac = parse(store.head(HEADER), store.format)
        if not hmac.compare_digest(keys.mac(body), mac):
            parts.append("header")
    except VaultDamaged:
        parts.append("header")
    sealed = b""
    try:
        sealed = store.head(MANIFEST)
        plain, whole = keys.open_manifest(sealed), store.head(LIST)
        manifest = Manifest.read(plain, whole[-TAG:], keys.open_list(whole))
    except DAMAGE:
        parts.append("manifest")
        manifest = NOTHING._replace(header_mac=mac)
    if manifest.header_mac != mac and "header" not in parts:
        parts.append("header")
    segments = None
    if "manifest" not in parts:
        segments = _at_once(store, keys, manifest)
    if segments is None:
        listed = None if "manifest" in parts else manifest.segments()
        segments, bad = _one_by_one(store, keys, listed)
        parts += bad if bad or parts else ["file"]
    return Contents(header, sealed, manifest, segments), tuple(parts)


def _at_once(store: Store, keys: Keys, manifest: Manifest) -> dict[int, list[Item]] | None:
    """All segments, if there are exactly those of the manifest; else None."""
    listed = manifest.segments()
    found: dict[int, list[Item]] = {}
    collecting = gc.isenabled()
    gc.disable()  # there is no garbage in this, and looking for it nearly doubles the time
    try:
        for sid, tag, blob in store.rows():
            if listed[sid] != line(sid, tag):
                return None
            found[sid] = items_in(keys.open_segment(sid, tag, blob))
        found = {sid: found[sid] for sid in listed}
    except DAMAGE:
        return None
    finally:
        if collecting:
            # Straight to the oldest generation, instead of being looked at in each on the way.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
    return found if sum(map(len, found.values())) == manifest.entries else None


def _one_by_one(
    store: Store, keys: Keys, listed: dict[int, bytes] | None
) -> tuple[dict[int, list[Item]], list[str]]:
    """The segments that can be read, and the names of the others.

    With a manifest only what it lists counts: anything else may be an older state put back.
    """
    found, parts = {}, []
    there = set(_numbers(store))
    for sid in listed if listed is not None else sorted(there):
        try:
            tag, blob = store.row(sid) or (b"", b"")
            if listed is not None and listed[sid] != line(sid, tag):
                raise VaultDamaged
            found[sid] = items_in(keys.open_segment(sid, tag, blob))
        except DAMAGE:
            parts.append(f"segment {sid}")
    if listed is not None:
        parts += [f"segment {sid}" for sid in sorted(there - set(listed))]
    return found, parts


def _numbers(store: Store) -> Iterator[int]:
    """The numbers of all segments that SQLite can find, also through a damaged container."""
    try:
        yield from store.numbers()
    except VaultDamaged:
        for sid in range(1, store.most_segments()):
            try:
                if store.row(sid):
                    yield sid
            except VaultDamaged:
                yield sid


def changed(
    now: Contents, places: dict[bytes, int], changes: dict[bytes, Item]
) -> tuple[dict[int, list[Item]], list[int] | None]:
    """The segments that have to be written; and the numbers of all in order of position, unless
    they are as they were, with new ones behind.

    A changed entry stays in its place. New ones go to the newest segment while it has room.
    """
    segments = now.segments  # looked at only: going through all would take longer than the rest
    edits: dict[int, dict[bytes, Item]] = {}
    new = []
    for id, item in changes.items():
        if id in places:
            edits.setdefault(places[id], {})[id] = item
        else:
            new.append(item)
    groups: dict[int, list[list[Item]]] = {}
    for sid, edited in edits.items():
        items = [edited.get(item.id, item) for item in segments[sid]]
        # Room to grow before it is cut up: an entry is often edited again soon.
        groups[sid] = packed(items) if sum(item.size for item in items) > 2 * TARGET else [items]
    last = next(reversed(segments), 1)
    if new:
        cut = groups.setdefault(last, [segments.get(last, [])])
        groups[last] = cut[:-1] + _appended(cut[-1], new)
    free = 0
    numbers: dict[int, list[int]] = {}
    dirty: dict[int, list[Item]] = {}
    for sid, cut in groups.items():
        if len(cut) > 1:
            free = free or max(segments, default=1) + 1
        numbers[sid] = [sid, *range(free, free + len(cut) - 1)]
        free += len(cut) - 1
        pairs = zip(numbers[sid], cut, strict=True)
        dirty |= {each: items for each, items in pairs if segments.get(each) is not items}
    if all(len(each) == 1 for sid, each in numbers.items() if sid != last):
        return dirty, None
    # A part that was cut off stays behind its first part.
    return dirty, [each for sid in segments for each in numbers.get(sid, [sid])]


def _appended(tail: list[Item], new: list[Item]) -> list[list[Item]]:
    if tail and sum(item.size for item in [*tail, new[0]]) > TARGET:
        return [tail, *packed(new)]
    return packed([*tail, *new])
