"""Two windows with the same journal: what one is about to write meets what the other has written.

Records have ids of their own and don't meet. What there is one of does: the profile and the note
half written. Where the person left off is the later one's, without harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from selfhelp.journal.entry import PROFILE, UNSENT, other_version, pack, unpack
from selfhelp.vault.segments import Item

MEETING = (PROFILE, UNSENT)


def met(
    put: Iterable[Item], known: Mapping[bytes, Item], there: Callable[[bytes], Item | None]
) -> list[Item]:
    """What is to be written so that nothing of the other window is undone.

    Args:
        put: what this one wants to write.
        known: id -> item, as this window has seen them last.
        there: looks up what is in the file now.
    """
    made: list[Item] = []
    for item in put:
        theirs = there(item.id) if item.kind in MEETING else None
        if theirs is None or theirs == known.get(item.id) or theirs == item:
            made.append(item)
        elif item.kind == PROFILE:
            made.append(item._replace(data=_profile(item, known.get(item.id), theirs)))
        else:
            made.append(item)
            theirs = other_version(theirs) if theirs.text != item.text else None
            made += [theirs] if theirs is not None else []
    return made


def _profile(mine: Item, known: Item | None, theirs: Item) -> bytes:
    """Theirs, with what this window has changed: lists line by line, all else as a whole."""
    before = unpack(known.data) if known is not None else {}
    wanted, body = unpack(mine.data), unpack(theirs.data)
    for name in {*before, *wanted}:
        if wanted.get(name) != before.get(name):
            body[name] = _value(wanted.get(name), before.get(name), body.get(name))
    return pack(body)


def _value(wanted: Any, before: Any, there: Any) -> Any:
    if not isinstance(wanted, list):
        return wanted
    known, theirs = before or [], there or []
    kept = [each for each in theirs if each in wanted or each not in known]
    return sorted({*kept, *(each for each in wanted if each not in known)})
