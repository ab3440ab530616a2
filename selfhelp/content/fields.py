"""Reading the fields of one map of a source file, with a sentence for each thing that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from selfhelp.content.source import Node, Problem
from selfhelp.domain import text as display

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
"""Short names: files, steps, options, rows. Safe in paths, PO files and records."""

LONGEST_UNIT = 1_200
"""Characters in one paragraph; a longer one is split, for readers and for translators."""


@dataclass(slots=True)
class Unit:
    """One translatable text: what translators see and sign off.

    Args:
        note: what a translator has to know about it.
        refs, basis: what it rests on; a text that isn't a paragraph rests on what its step names.
    """

    id: str
    text: str
    file: str
    line: int
    refs: tuple[str, ...] = ()
    note: str = ""
    basis: str = ""
    limit: int = LONGEST_UNIT


@dataclass(slots=True)
class Book:
    """What one compilation gathers: problems, units, and how to translate them.

    Args:
        translate: gives the text to show for a unit id and its English text.
        references: the keys that exist.
        places: file and line of what is no unit, by "references.KEY" and "retired.ID".
        points: the points of the curriculum that exist, by id.
        marks: point -> ids of the units that say that they carry it.
    """

    translate: Callable[[str, str], str] = lambda _, english: english
    references: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    used_references: set[str] = field(default_factory=set)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)

    def problem(self, node: Node, text: str) -> None:
        """Note what is wrong at a node."""
        self.problems.append(Problem(node.file, node.line, text))


class Fields:
    """The fields of one map. Each is asked for by name; `done` tells of those nobody asked for."""

    def __init__(self, node: Node, book: Book, path: str = "") -> None:
        self.node = node
        self.book = book
        self.path = path
        self._map = node.map()
        self._asked: set[str] = set()
        if not isinstance(node.value, dict):
            book.problem(node, f"fields (`name: value`) should stand here, not {node.kind}.")

    def __contains__(self, name: str) -> bool:
        return name in self._map

    def get(self, name: str) -> Node | None:
        """The node of a field, noting that it was asked for."""
        self._asked.add(name)
        return self._map.get(name)

    def text(self, name: str, *, needed: bool = False) -> str:
        """A plain text field; "" when missing."""
        node = self.get(name)
        if node is None or (needed and isinstance(node.value, str) and not node.value.strip()):
            if needed:
                self.book.problem(node or self.node, f"the field `{name}` is missing; add it.")
            return ""
        if not isinstance(node.value, str):
            self.book.problem(node, f"`{name}` should be text, not {node.kind}.")
            return ""
        return node.value.strip()

    def id(self) -> str:
        """The `id` field, checked for its form."""
        value = self.text("id", needed=True)
        if value and not ID.match(value):
            self.book.problem(
                self._map["id"],
                f"the id `{value[:40]}` may hold only a-z, 0-9 and -, at most 40 characters.",
            )
            return ""
        return value

    def unit(self, name: str, *, needed: bool = False, limit: int = LONGEST_UNIT) -> str:
        """A translatable text field; its unit id is the path of this map and the field's name."""
        value = self.text(name, needed=needed)
        return self.register(f"{self.path}.{name}", value, self._map.get(name), limit=limit)

    def own_unit(
        self, *, limit: int = LONGEST_UNIT, refs: tuple[str, ...] = (), basis: str = ""
    ) -> str:
        """The `text` field of a map that is itself a unit; its unit id is the path of the map."""
        value = self.text("text", needed=True)
        node = self._map.get("text")
        return self.register(self.path, value, node, limit=limit, refs=refs, basis=basis)

    def register(
        self,
        id: str,
        value: str,
        node: Node | None,
        *,
        limit: int = LONGEST_UNIT,
        refs: tuple[str, ...] = (),
        basis: str = "",
    ) -> str:
        """Note a unit and give back the text to show for it."""
        if not value or node is None:
            return ""
        # Reflow, so that re-wrapping a YAML block changes neither the unit nor its translations.
        value = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", value))
        if len(value) > limit:
            self.book.problem(
                node, f"this text has {len(value)} characters; {limit} is the most. Split it."
            )
        if wrong := display.tag_problem(value):
            self.book.problem(node, f"the tag {wrong} is opened or closed without its partner.")
        if id in self.book.units:
            other = self.book.units[id]
            self.book.problem(
                node, f"the id `{id}` already stands in {other.file}:{other.line}; take another."
            )
        self.book.units[id] = Unit(
            id, value, node.file, node.line, refs=refs, basis=basis, limit=limit
        )
        return self.book.translate(id, value)

    def yes(self, name: str) -> bool:
        """A yes/no field; no when missing."""
        value = self.text(name)
        if value not in ("", "yes", "no"):
            self.book.problem(self._map[name], f"`{name}` is `yes` or `no`.")
        return value == "yes"

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.text(name)
        if not value:
            return default
        if not re.fullmatch(r"-?[0-9]{1,6}", value) or not low <= int(value) <= high:
            self.book.problem(
                self._map[name],
                f"`{name}` is a whole number from {low} to {high}, not `{value[:40]}`.",
            )
            return default
        return int(value)

    def one_of(self, name: str, allowed: tuple[str, ...], default: str = "") -> str:
        """A word out of a few."""
        value = self.text(name) or default
        if value and value not in allowed:
            self.book.problem(
                self._map.get(name, self.node), f"`{name}` is one of {', '.join(allowed)}."
            )
            return default
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """A list of plain words."""
        node = self.get(name)
        if node is None:
            return ()
        if not isinstance(node.value, list):
            self.book.problem(node, f"`{name}` should be a list: `{name}: [one, two]`.")
            return ()
        for item in node.items():
            if not item.text().strip():
                self.book.problem(item, f"`{name}` holds words only; mend this entry.")
        return tuple(item.text().strip() for item in node.items())

    def maps(self, name: str, *, needed: bool = False) -> list[Fields]:
        """A list of maps with ids of their own; each gets this path and its id as its path."""
        node = self.get(name)
        if node is None:
            if needed:
                self.book.problem(self.node, f"the field `{name}` is missing; add it.")
            return []
        if not isinstance(node.value, list):
            self.book.problem(node, f"`{name}` should be a list; start each entry with `- `.")
            return []
        result: list[Fields] = []
        seen: dict[str, int] = {}
        for item in node.items():
            fields = Fields(item, self.book)
            id = fields.id() if isinstance(item.value, dict) else ""
            if id in seen:
                self.book.problem(
                    item, f"the id `{id}` stands in line {seen[id]} already; take another."
                )
            if id:
                seen.setdefault(id, item.line)
                fields.path = f"{self.path}.{id}" if self.path else id
                result.append(fields)
        if needed and not node.items():
            self.book.problem(node, f"`{name}` is empty; add at least one entry.")
        return result

    def refs(self) -> tuple[str, ...]:
        """The `refs` field, each key checked against `references.yaml`."""
        keys = self.names("refs")
        for key in keys:
            if key not in self.book.references:
                self.book.problem(
                    self._map["refs"],
                    f"the reference `{key[:40]}` is not in references.yaml; add it or correct the key.",
                )
        self.book.used_references.update(keys)
        return keys

    def covers(self) -> None:
        """Note the points of the curriculum that this carries (the field `covers`).

        It is for writers and reviewers only, so it goes into the book and not into what is compiled.
        """
        for point in self.names("covers"):
            if point not in self.book.points:
                self.book.problem(
                    self._map["covers"],
                    f"the point `{point[:40]}` is not in curriculum.yaml; add it or correct the mark.",
                )
                continue
            units = self.book.marks.setdefault(point, [])
            if self.path in units:
                self.book.problem(
                    self._map["covers"], f"the point `{point}` stands here twice; keep one."
                )
            units.append(self.path)

    def done(self) -> None:
        """Note each field that nobody asked for."""
        for name in self._map:
            if name not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.book.problems.append(
                    Problem(
                        self.node.file,
                        self.node.key_lines.get(name, self.node.line),
                        f"the field `{name[:40]}` is not known here; known are: {known}.",
                    )
                )
