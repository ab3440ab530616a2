"""A translator's pack as it would look: read from its folder as it is now, with each unit's state.

Marks before a text: `~` its English has changed or it is marked fuzzy, `x` it was refused, so English
is shown, `-` it isn't translated yet. Behind it, if wanted, the unit's id in square brackets.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from selfhelp.content.load import ContentMissing, Shelf
from selfhelp.content.source import Problem
from selfhelp.l10n import pack, scripts, skeleton, units
from selfhelp.l10n.pack import Pack
from selfhelp.l10n.states import Examined
from selfhelp.l10n.tags import parse
from selfhelp.l10n.units import UI, Texts

T = TypeVar("T")

MARKS = {"current": "", "stale": "~ ", "refused": "x ", "missing": "- "}


class Source:
    """A pack's folder, read again whenever it has changed.

    Args:
        folder: the pack's.
        data: the compiled content that came with the program.
        ids: show unit ids behind the texts.

    Attributes:
        problems: what kept it from being read the last time; the texts from before stay.
    """

    def __init__(self, folder: str | Path, data: str | Path, *, ids: bool = True) -> None:
        self.folder, self.data, self.ids = Path(folder), Path(data), ids
        self.texts: Texts = units.read(data)
        self.pack: Pack | None = None
        self.examined: Examined | None = None
        self.problems: list[Problem] = []
        self._seen: dict[str, tuple[int, int]] = {}

    def changed(self) -> bool:
        """Whether a file of the pack is another than when it was last asked."""
        now: dict[str, tuple[int, int]] = {}
        for name in pack.names(self.folder):
            try:
                found = os.stat(self.folder / name)
            except OSError:
                continue  # an editor is just putting a new one in its place
            now[name] = (found.st_mtime_ns, found.st_size)
        before, self._seen = self._seen, now
        return before != now

    def read(self) -> bool:
        """Read it; False, with `problems`, if it can't be read: then what was there stays."""
        self.problems = []
        found = pack.read(self.folder, self.problems)
        if found is None:
            return False
        self.pack, self.examined = found, found.examined(self.texts)
        return True

    def shown(self, id: str) -> tuple[str, tuple[str, ...]]:
        """A unit's mark, and the texts to show: its forms, or the English."""
        unit = self.texts.units[id]
        english = (unit.text, *([unit.plural] if unit.plural else []))
        if self.pack is None or self.examined is None:
            return MARKS["missing"], english
        state = self.examined.states[id]
        if state in ("missing", "refused"):
            return MARKS[state], english
        old = {new: name for name, new in self.texts.renames.items()}
        entry = self.pack.entries.get(id) or self.pack.entries[old[id]]
        return MARKS[state], entry.forms

    def text(self, id: str) -> Any:
        """What stands in the place of a unit of the content."""
        mark, forms = self.shown(id)
        if id == skeleton.CRISIS_WORDS:
            return [" ".join(line.split()) for line in forms[0].split("\n") if line.strip()]
        return f"{mark}{forms[0]}{f' [{id}]' if self.ids else ''}"


class PreviewShelf(Shelf):
    """The pages with the texts of a source."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.data)
        self.source = source

    def _load(self, name: str, make: Callable[[Any], T]) -> T:
        path = Path(self.folder, skeleton.FOLDER, name)
        if not path.is_file():
            return super()._load(name, make)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return make(skeleton.fill(data, self.source.text))
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as why:
            raise ContentMissing(name) from why


class PreviewWords:
    """The interface with the texts of a source, as `strings.install` takes it.

    Args:
        marked: show marks and ids here as well: they take room that buttons don't have.
    """

    def __init__(self, source: Source, *, marked: bool) -> None:
        self.source, self.marked = source, marked
        said = source.pack.manifest if source.pack else None
        tag = parse(said.locale) if said else None
        self.rtl = bool(said and said.direction == "rtl")
        self.unboxed = bool(tag and scripts.unboxed(tag.language, tag.written))
        self.table = said.rule.table if said else ""

    def pgettext(self, context: str, message: str) -> str:
        """The text, or the English one."""
        unit = self.source.texts.units.get(context)
        if unit is None or unit.room != UI:
            return message
        mark, forms = self.source.shown(context)
        return self._marked(context, mark, forms[0])

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The form for `n`."""
        english = msgid1 if n == 1 else msgid2
        if context not in self.source.texts.units:
            return english
        mark, forms = self.source.shown(context)
        if mark in (MARKS["missing"], MARKS["refused"]) or not self.table:
            return self._marked(context, mark, english)
        form = int(self.table[n if 0 <= n < len(self.table) else 100 + n % 100])
        return self._marked(context, mark, forms[min(form, len(forms) - 1)])

    def _marked(self, id: str, mark: str, text: str) -> str:
        if not self.marked:
            return text
        return f"{mark}{text}{f' [{id}]' if self.source.ids else ''}"
