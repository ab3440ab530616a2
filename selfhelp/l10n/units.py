"""The units of translation: every text of the content and the interface, with what a translator
needs to know of it. The build writes them to `_data/units.json`; the pack commands read that.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

UI = "ui"
"""The room of the interface. Every other room is a module, a tool, "cards", "guide" or "programme"."""

ESSENTIAL_ROOMS = ("cards", "guide", "programme", "stay-alive")
"""What is translated first besides the essential part of the interface."""

Tier = Literal["safety", "ordinary"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate: a paragraph, a label, a sentence of the interface.

    Args:
        id: its msgctxt; never reused.
        text: the English.
        plural: the English for other numbers than one; "" for a text without a number.
        room: the file of a pack that it stands in.
        note: for translators: where it is shown.
        longest: the most cells its translation may take; 0 where only common sense limits it.
        tier: "safety" where a wrong word can hurt someone at once.
        file, line: where the English stands.
        essential: part of what a language needs before anyone should be led to it.
    """

    id: str
    text: str
    plural: str = ""
    room: str = ""
    note: str = ""
    longest: int = 0
    tier: Tier = "ordinary"
    file: str = ""
    line: int = 0
    essential: bool = False

    @property
    def digest(self) -> str:
        """A hash of the English."""
        return digest(self.text, self.plural)

    @property
    def label(self) -> bool:
        """A short text that stands in one place, such as a title or a button."""
        return self.longest > 0


@dataclass(frozen=True, slots=True)
class Texts:
    """All units, and what became of earlier ones.

    Args:
        units: by id, in the order in which they are best translated.
        renames: an id that is no longer used -> the id that took its place.
        same_as: unit id -> digests of earlier English texts that meant exactly the same.
    """

    units: Mapping[str, Unit]
    renames: Mapping[str, str] = field(default_factory=dict)
    same_as: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms, most important first."""
        return tuple(dict.fromkeys(unit.room for unit in self.units.values()))

    def of(self, room: str) -> list[Unit]:
        """The units of one room, in order."""
        return [unit for unit in self.units.values() if unit.room == room]

    def same(self, unit: Unit, text: str, plural: str = "") -> bool:
        """Whether a translation of this English is still one of the unit's English."""
        found = digest(text, plural)
        return found == unit.digest or found in self.same_as.get(unit.id, ())


def flow(text: str) -> str:
    """A text with each paragraph on one line: wrapping it anew changes nothing."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text)).strip()


def digest(text: str, plural: str = "") -> str:
    """A short hash of a text, the same however it is wrapped. For finding changes, not for safety."""
    whole = flow(text) + (f"\0{flow(plural)}" if plural else "")
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def to_json(texts: Texts) -> dict[str, Any]:
    """As `_data/units.json` holds it; what has its default value is left out."""
    rows = []
    for unit in texts.units.values():
        row = {name: value for name, value in asdict(unit).items() if value not in ("", 0, False)}
        if unit.tier == "ordinary":
            del row["tier"]
        rows.append({**row, "digest": unit.digest})
    return {
        "units": rows,
        "renames": dict(texts.renames),
        "same-as": {id: sorted(each) for id, each in texts.same_as.items()},
    }


def from_json(data: Mapping[str, Any]) -> Texts:
    """The reverse of `to_json`.

    Raises:
        KeyError, TypeError, ValueError: the data is not what `to_json` writes.
    """
    units = [
        Unit(**{name: value for name, value in row.items() if name != "digest"})
        for row in data["units"]
    ]
    return Texts(
        {unit.id: unit for unit in units},
        dict(data["renames"]),
        {id: frozenset(each) for id, each in data["same-as"].items()},
    )


class UnitsMissing(Exception):
    """`units.json` is not there or not readable: the installation is broken."""


def read(data_folder: str | Path) -> Texts:
    """The units that came with the program.

    Raises:
        UnitsMissing: the file can't be used.
    """
    try:
        return from_json(json.loads(Path(data_folder, "units.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as why:
        raise UnitsMissing("units.json") from why


def in_order(units: Iterable[Unit], order: Iterable[str]) -> dict[str, Unit]:
    """Units by room: the interface, Help now, the guide, the programme, then modules and tools.

    Args:
        units: of all rooms, each room's in its own order.
        order: the modules as the programme has them.
    """
    rooms = list(dict.fromkeys((UI, *ESSENTIAL_ROOMS, *order)))
    listed = list(units)
    rooms += [unit.room for unit in listed]
    rank = {room: n for n, room in reversed(list(enumerate(rooms)))}
    return {u.id: u for u in sorted(listed, key=lambda u: (rank[u.room], not u.essential))}
