"""Bringing a pack up to the English of today, by unit id. Nothing that a translator wrote is lost.

Pure: entries in, entries out. What is no longer in use becomes obsolete and stays in the file, so it
comes back when its unit does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from selfhelp.l10n.po import Entry, PoFile, blank, laid_aside
from selfhelp.l10n.units import Texts, Unit


@dataclass(frozen=True, slots=True)
class Change:
    """A unit whose English changed: what it was when it was translated, and what it is."""

    id: str
    old: str
    new: str


@dataclass(slots=True)
class Report:
    """What an update did, by unit id.

    Args:
        kept: translated, and its English is the same.
        changed: translated from another English: in need of another look.
        back: was in need of another look, and its English is again what it was.
        renamed: old id -> new id.
        new: was not in the pack.
        gone: no longer in use; the translation is kept at the end of the file.
    """

    kept: list[str] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def merge(
    rooms: Mapping[str, PoFile], texts: Texts, forms: int
) -> tuple[dict[str, PoFile], Report]:
    """Bring all files of a pack up to date.

    Args:
        rooms: the files there are, by room; a translation is found in whichever it stands.
        texts: the units of today.
        forms: how many plural forms the language has.

    Returns:
        A file for every room, units in their order, and what was done.
    """
    report = Report()
    aside: list[Entry] = []
    live, dead = _gather(rooms, aside)
    taken = _rename(live, dead, texts, report)
    out: dict[str, dict[str, Entry]] = {room: {} for room in texts.rooms}
    for unit in texts.units.values():
        old = taken.get(unit.id)
        if old is None:
            report.new.append(unit.id)
            out[unit.room][unit.id] = blank(unit, forms)
        else:
            if not unit.plural and any(old.forms[1:]):
                aside.append(old)  # its other forms have no place any more
            out[unit.room][unit.id] = _bring(old, unit, texts, forms, report)
    used = {id(entry) for entry in taken.values()}
    aside += (entry for entry in live.values() if entry.begun and id(entry) not in used)
    report.gone += (name for name in live if live[name].begun and id(live[name]) not in used)
    kept = {name: laid_aside(e) for name, e in dead.items() if e.begun and id(e) not in used}
    for entry in aside:
        _put_aside(kept, entry)
    return _files(rooms, out, kept), report


def _gather(
    rooms: Mapping[str, PoFile], aside: list[Entry]
) -> tuple[dict[str, Entry], dict[str, Entry]]:
    """All entries, in use and obsolete, by id. Of two, one with a translation wins."""
    live: dict[str, Entry] = {}
    dead: dict[str, Entry] = {}
    for file in rooms.values():
        for here, found in ((live, file.entries), (dead, file.obsolete)):
            for id, entry in found.items():
                first = here.get(id)
                if first is None or (entry.begun and not first.begun):
                    here[id] = entry
                elif entry.begun and entry.forms != first.forms:
                    # The same unit in two files with two translations: neither is thrown away.
                    aside.append(entry)
    return live, dead


def _put_aside(kept: dict[str, Entry], entry: Entry) -> None:
    """Keep an entry among the obsolete ones, under a name that is free."""
    entry = laid_aside(entry)
    name, number = entry.id, 2
    while name in kept and kept[name].forms != entry.forms:
        name, number = f"{entry.id}~{number}", number + 1
    kept.setdefault(name, replace(entry, id=name))


def _rename(
    live: dict[str, Entry], dead: dict[str, Entry], texts: Texts, report: Report
) -> dict[str, Entry]:
    """The entry to take for each unit of today, from under its own id or an earlier one."""
    earlier: dict[str, list[str]] = {}
    for old, new in texts.renames.items():
        earlier.setdefault(new, []).append(old)
    taken: dict[str, Entry] = {}
    for id in texts.units:
        best: Entry | None = None
        for name in (id, *earlier.get(id, ())):
            for entry in (live.get(name), dead.get(name)):
                if entry and (best is None or (entry.begun and not best.begun)):
                    best = entry
        if best is None:
            continue
        taken[id] = best
        if best.id != id:
            report.renamed[best.id] = id
    return taken


def _bring(old: Entry, unit: Unit, texts: Texts, forms: int, report: Report) -> Entry:
    """An entry beside the unit's English of today."""
    entry = replace(
        old,
        id=unit.id,
        text=unit.text,
        plural=unit.plural,
        forms=_fitted(old.forms, forms, bool(unit.plural)),
    )
    plain = replace(entry, fuzzy=False, previous="", previous_plural="")
    if not old.begun:
        return plain
    text, plural = old.source
    if texts.same(unit, text, plural):
        if old.fuzzy and not old.previous:
            return entry  # a translator's own mark: only a translator takes it away
        (report.back if old.fuzzy else report.kept).append(unit.id)
        return plain
    report.changed.append(Change(unit.id, text, unit.text))
    return replace(entry, fuzzy=True, previous=text, previous_plural=plural)


def _fitted(forms: tuple[str, ...], count: int, plural: bool) -> tuple[str, ...]:
    """As many forms as the language has; written ones are never cut off.

    A text that lost its number takes one of them; the caller has put the others aside.
    """
    if not plural:
        return (next((form for form in forms if form), ""),)
    written = len(forms)
    while written > count and not forms[written - 1]:
        written -= 1
    return (*forms[:written], *[""] * (count - written))


def _files(
    rooms: Mapping[str, PoFile], out: dict[str, dict[str, Entry]], kept: dict[str, Entry]
) -> dict[str, PoFile]:
    """The files, each with what is no longer in use of it."""
    homes: dict[str, dict[str, Entry]] = {room: {} for room in out}
    for name, entry in sorted(kept.items()):
        base = name.split("~", maxsplit=1)[0]
        found = [room for room, file in rooms.items() if name in file.obsolete]
        found += [room for room, file in rooms.items() if base in file.entries]
        home = (*found, base.split(".", maxsplit=1)[0])[0]
        homes[home if home in homes else next(iter(homes))][name] = entry
    return {
        room: PoFile(
            entries,
            homes[room],
            rooms[room].header if room in rooms else {},
            rooms[room].comment if room in rooms else "",
        )
        for room, entries in out.items()
    }
