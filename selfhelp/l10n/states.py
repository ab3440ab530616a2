"""The state of every unit in a pack: current, stale, missing or refused. Always worked out from the
files, never believed from the manifest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from selfhelp.l10n.checks import Found, check
from selfhelp.l10n.po import Entry
from selfhelp.l10n.units import Texts, Unit

State = Literal["current", "stale", "missing", "refused"]
STATES: tuple[State, ...] = ("current", "stale", "missing", "refused")


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in the entries of a pack.

    Args:
        states: the state of each unit of today, in the order of the units.
        found: unit id -> what is wrong with its translation.
    """

    states: Mapping[str, State]
    found: Mapping[str, list[Found]] = field(default_factory=dict)

    def those(self, state: State) -> list[str]:
        """The ids of the units in one state."""
        return [id for id, each in self.states.items() if each == state]


def state(unit: Unit, entry: Entry | None, texts: Texts, found: Sequence[Found] = ()) -> State:
    """The state of one unit.

    Args:
        unit: the unit of today.
        entry: what the pack has for it.
        texts: for earlier English that meant the same.
        found: what its checks found.
    """
    if entry is None or not entry.whole:
        return "missing"
    if any(each.level == "error" for each in found):
        return "refused"
    if texts.same(unit, *entry.source) and not (entry.fuzzy and not entry.previous):
        return "current"
    return "stale"


def examine(
    entries: Mapping[str, Entry], texts: Texts, forms: int, avoid: Sequence[str] = ()
) -> Examined:
    """The state of every unit, and what the checks say.

    Args:
        entries: what the pack has, by unit id; an earlier id counts for its unit.
        texts: the units of today.
        forms: how many plural forms the language has.
        avoid: words that the glossary says not to use.
    """
    moved = {new: old for old, new in texts.renames.items() if old in entries}
    states: dict[str, State] = {}
    found: dict[str, list[Found]] = {}
    for id, unit in texts.units.items():
        entry = entries.get(id) or entries.get(moved.get(id, ""))
        said = check(unit, entry, forms, avoid) if entry else []
        if said:
            found[id] = said
        states[id] = state(unit, entry, texts, said)
    return Examined(states, found)
