"""A scripted person who can answer every step of every kind, by reading the compiled module.

Modules that are written later are walked by the same tests without a change. The person's way is
worked out by the pure player; the lines they type are what plain mode asks for, by shape.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from selfhelp.content.load import Shelf
from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Nothing, Number, Option, Shape, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain
from selfhelp.player.inputs import Answer, Ask, Done, Input, Skip
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode

COMPILED = Path(__file__).parents[2] / "selfhelp" / "_data"
NOW = Moment(1_790_000_000_000, 60)


@cache
def shelf() -> Shelf:
    """The compiled content; compiled now if it never was."""
    if not (COMPILED / "stamp").exists():
        from selfhelp.l10n.build import build

        build(COMPILED.parents[1])
    return Shelf(COMPILED)


def walks() -> list[tuple[str, Mode]]:
    """Every module, tool and measure that there is, whole and short."""
    found: list[tuple[str, Mode]] = []
    for each in (*shelf().modules(), *shelf().tools(), *shelf().measures()):
        found.append((each.id, "full"))
        if each.short_minutes:
            found.append((each.id, "short"))
    return found


@dataclass
class Person:
    """Somebody who answers. By default calm: no answer sets off the safety net.

    Args:
        roles: step role -> the answer wanted there.
        steps: step id -> the answer wanted there, in its shape.
        keep: the answer to "Keep this answer?".
    """

    roles: dict[str, Any] = field(
        default_factory=lambda: {
            "mood": 5, "urge": 2, "hope": 6, "connection": 4, "before": 3, "after": 2, "item9": 0,
        }
    )  # fmt: skip
    steps: dict[str, Any] = field(default_factory=dict)
    keep: bool = True

    def answer(self, step: Step, module: Module | None = None) -> Any:
        """The answer to a step, in its shape; None for a page to read."""
        if step.id in self.steps:
            return self.steps[step.id]
        if step.timer:
            return 0
        if step.role in self.roles and isinstance(step.shape, Number):
            return self.roles[step.role]
        return self._of(step, step.shape, step.id, module)

    def _of(self, step: Step, shape: Shape, name: str, module: Module | None) -> Any:
        match shape:
            case Nothing():
                return None
            case Number():
                return (shape.low + shape.high) // 2
            case Choices():
                return self._choices(step, shape, module)
            case Text():
                return f"Words for {name}.\nA second line."
            case Table() if shape.open_rows:
                column = shape.columns[0]
                return {
                    str(n): {column.id: f"Line {n} for {name}."}
                    for n in range(1, min(2, shape.open_rows) + 1)
                }
            case Table():
                return {
                    row.id: {
                        column.id: self._cell(step, column.cell, f"{row.id} {column.id}")
                        for column in shape.columns
                    }
                    for row in shape.rows
                }
        raise TypeError(shape)

    def _cell(self, step: Step, cell: Number | Choices | Text, name: str) -> Any:
        if isinstance(cell, Text):
            return f"Words for {name}.\nAnd more." if cell.lines else f"Words for {name}."
        return self._of(step, cell, name, None)

    def _choices(self, step: Step, shape: Choices, module: Module | None) -> list[str]:
        quiet = [option for option in shape.options if not option.to] or list(shape.options)
        forward = [option for option in quiet if not _backwards(step, option, module)]
        best = sorted(forward or quiet, key=lambda option: not option.right)
        wanted = max(shape.least, min(2, shape.most), 1)
        chosen = {option.id for option in best[:wanted]}
        return [option.id for option in shape.options if option.id in chosen]

    def lines(self, step: Step, value: Any, *, lasting: bool) -> list[str]:
        """What is typed in plain mode to give this answer to this step."""
        if step.timer:
            return _timer_lines(step)
        out = typed(step.shape, value)
        if step.closing:
            out.append("")
        if step.keep == "ask" and lasting and value is not None:
            out.append("1" if self.keep else "2")
        return out


def _backwards(step: Step, option: Option, module: Module | None) -> bool:
    """Whether an option leads to an earlier step, which would walk in circles."""
    if module is None or not option.goto:
        return False
    ids = [each.id for each in module.steps]
    return option.goto in ids and step.id in ids and ids.index(option.goto) <= ids.index(step.id)


def typed(shape: Shape, value: Any) -> list[str]:
    """The lines that give an answer of this shape in plain mode."""
    match shape:
        case Nothing():
            return [""]
        case Number():
            return ["" if value is None else str(value)]
        case Choices():
            ids = [option.id for option in shape.options]
            return [" ".join(str(ids.index(id) + 1) for id in value or ())]
        case Text():
            words = (value or "").split("\n") if value else []
            return [*words, "" if shape.lines or not words else "."]
        case Table() if shape.open_rows:
            rows = [next(iter(cells.values())) for cells in (value or {}).values()]
            return rows if len(rows) == shape.open_rows else [*rows, ""]
        case Table():
            out: list[str] = []
            for row in shape.rows:
                for column in shape.columns:
                    cell = (value or {}).get(row.id, {}).get(column.id)
                    if isinstance(column.cell, Text) and not column.cell.lines:
                        out.append(cell or "")
                    else:
                        out += typed(column.cell, cell)
            return out
    raise TypeError(shape)


def _timer_lines(step: Step) -> list[str]:
    """Enter at each question, then Enter to end the time early; one for each phase of grounding."""
    timer = step.timer
    assert timer is not None
    if timer.style == "grounding":
        return [""] * len(timer.phases)
    out = [""] if timer.least < timer.most else []
    if timer.style == "breathing":
        out.append("2")
    return [*out, ""]


@dataclass(frozen=True)
class Visit:
    """One step of a walk: what is asked, what the person answers, what they type for it."""

    ask: Ask
    value: Any
    lines: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The line that names the step."""
        return f"Step {self.ask.number} of {self.ask.total}"


def walk(
    module: Module,
    mode: Mode = "full",
    person: Person | None = None,
    *,
    facts: Facts = Facts(),
    lasting: bool = True,
) -> tuple[list[Visit], list[Record]]:
    """The whole way of a person through a module, and the records that it makes.

    Raises:
        AssertionError: it doesn't come to its end.
    """
    person = person or Person()
    player = Player(module, shelf().guide(), facts)
    turn = player.start(mode, NOW)
    visits: list[Visit] = []
    records: list[Record] = []
    while isinstance(turn.prompt, Ask):
        assert len(visits) < 500, "walks in circles"
        ask = turn.prompt
        value = person.answer(ask.step, module)
        lines = tuple(person.lines(ask.step, value, lasting=lasting))
        visits.append(Visit(ask, value, lines))
        turn = player.advance(turn.state, given(person, ask.step, value), NOW)
        assert not turn.signals, f"{ask.step.id} set off {turn.signals[0].rule}"
        records += turn.records
    assert isinstance(turn.prompt, Done), turn.prompt
    return visits, records


def given(person: Person, step: Step, value: Any) -> Input:
    """An answer as an input of the player."""
    if value is None and not isinstance(step.shape, Nothing):
        return Skip()
    return Answer(value, keep=step.keep == "ask" and person.keep)


def texts(visit: Visit) -> list[str]:
    """What has to be said at a step, beside its heading."""
    step = visit.ask.step
    guide = shelf().guide()
    out = [plain(guide.line(note)) for note in visit.ask.notes]
    out += [plain(part.text) for part in step.body]
    out += [plain(step.prompt)] if step.prompt else []
    out += _shape_texts(step.shape) if not step.timer else []
    out += [plain(step.closing)] if step.closing else []
    if step.kind == "check":
        assert isinstance(step.shape, Choices)
        out += [plain(o.feedback) for o in step.shape.options if o.id in visit.value]
    if step.kind == "sort":
        assert isinstance(step.shape, Table)
        out += [plain(row.feedback) for row in step.shape.rows]
    return out


def _shape_texts(shape: Shape) -> Iterable[str]:
    match shape:
        case Choices():
            return [f"{n}. {plain(o.text)}" for n, o in enumerate(shape.options, 1)]
        case Number():
            return [plain(t) for t in (shape.low_text, shape.high_text) if t]
        case Table():
            return [plain(part) for row in shape.rows for part in (row.text, row.hint) if part]
        case _:
            return []


def bare(records: Iterable[Record | dict[str, Any]]) -> list[dict[str, Any]]:
    """Records without what may differ between two walks: id and time."""
    out = []
    for record in records:
        row = record if isinstance(record, dict) else as_json(record)
        out.append({key: value for key, value in row.items() if key not in ("id", "at", "offset")})
    return out


def as_json(record: Record) -> dict[str, Any]:
    """A record as one line of JSON may hold it."""
    return {
        "id": record.id,
        "kind": record.kind,
        "schema": record.schema,
        "at": record.at.ms,
        "offset": record.at.offset,
        "module": record.module,
        "revision": record.revision,
        "step": record.step,
        "data": json.loads(json.dumps(record.data)),
    }
