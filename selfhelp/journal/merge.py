"""Bringing another journal's entries into this one: an export, a backup, a copy that a cloud made.

By id. The same: nothing to do. Different: the later edit counts, and the other is kept beside it as
a copy, since nobody but the person can say which words they want. A deletion counts if it is later
than the last edit. Doing it twice changes nothing (VAULT.md 7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selfhelp.journal.entry import COPY_OF, NUMBERS, is_record, other_version, unpack
from selfhelp.journal.journal import Journal
from selfhelp.player.measures import without_item9
from selfhelp.vault.segments import Item


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, in entries.

    Args:
        added: new ones.
        changed: those whose later edit came from the other side.
        copies: other versions kept beside them.
        removed: those that the other side had deleted.
    """

    added: int = 0
    changed: int = 0
    copies: int = 0
    removed: int = 0

    @property
    def anything(self) -> bool:
        """Whether the journal was changed."""
        return bool(self.added or self.changed or self.copies or self.removed)


def merge(
    journal: Journal, items: Iterable[Item], deleted: Iterable[tuple[bytes, int]] = ()
) -> Merged:
    """Bring these in, in one go.

    Args:
        items: the other journal's.
        deleted: (id, UTC ms) of what it had deleted.

    Raises:
        VaultError: it couldn't be saved; nothing was changed.
    """
    mine = journal.everything()
    gone = dict(journal.vault.tombstones())
    put: dict[bytes, Item] = {}
    remove: dict[bytes, int] = {}
    added = changed = copies = 0
    for other in items:
        here = put.get(other.id) or mine.get(other.id)
        if here is None:
            if gone.get(other.id, -1) < other.edited:
                put[other.id] = other
                added += is_record(other)
        elif _said(here) == _said(other):
            if other.edited > here.edited:
                put[other.id] = other
        elif (whole := _whole(here, other)) is not None:
            if whole is other:
                put[other.id] = other
                changed += 1
        else:
            winner, loser = (other, here) if _later(other, here) else (here, other)
            if winner is other:
                put[other.id] = other
                changed += is_record(other)
            copy = other_version(loser)
            if copy is None or copy.id in gone:
                continue
            there = put.get(copy.id) or mine.get(copy.id)
            copies += there is None
            if there is None or there.edited < copy.edited:
                put[copy.id] = copy
    copied = _copies([*mine.values(), *put.values()])
    for id, at in deleted:
        for each in [put.get(id) or mine.get(id), *copied.get(id.hex(), ())]:
            if each is not None and each.edited < at:
                put.pop(each.id, None)
                if each.id in mine:
                    remove[each.id] = at
    removed = sum(is_record(mine[id]) for id in remove)
    journal.save(put.values(), remove.items())
    return Merged(added, changed, copies, removed)


def _said(item: Item) -> tuple[int, bytes, bytes]:
    """What an entry says, whatever its dates."""
    return item.kind, item.data, item.text


def _whole(one: Item, other: Item) -> Item | None:
    """Of a measure and the same one shared without a question, the whole one; None if they differ
    otherwise.
    """
    if one.kind != NUMBERS["measure"] or other.kind != one.kind:
        return None
    for short, whole in ((one, other), (other, one)):
        body, said = unpack(short.data), unpack(whole.data)
        if isinstance(data := said.get("d"), dict) and body == {**said, "d": without_item9(data)}:
            return whole
    return None


def _later(one: Item, other: Item) -> bool:
    """Whether `one` was edited later. Of two from the same moment always the same one counts."""
    return (one.edited, _said(one)) > (other.edited, _said(other))


def _copies(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Id of an entry, in hexadecimal, -> the copies of it."""
    found: dict[str, list[Item]] = {}
    for item in items:
        # Looked for in the bytes first: few are copies, and reading JSON takes time.
        if b'"c":' in item.data and isinstance(name := unpack(item.data).get(COPY_OF), str):
            found.setdefault(name, []).append(item)
    return found
