"""A keeper for one session: remembers until the program ends and writes nothing anywhere.

Without a journal this is all there is; with one, the journal offers the same methods.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment, same_day
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.step import Step
from selfhelp.player import measures
from selfhelp.player.answers import own_lines
from selfhelp.player.inputs import Turn
from selfhelp.player.sequence import HOPE_LITTLE, LASTING
from selfhelp.player.state import State


class Keeper(Protocol):
    """Where a session's answers go, and where what is known of earlier days comes from."""

    lasting: bool
    """Whether anything outlives the session."""

    @property
    def problem(self) -> str:
        """Why the latest answers are not saved yet, or ""; they are held, and tried again."""

    def facts(self) -> Facts:
        """What the player may know now."""

    def flag(self, name: str, on: bool) -> None:
        """Set or clear a flag such as "ocd"."""

    def take(self, module: Module, turn: Turn, now: Moment) -> None:
        """Keep what a turn brought: its records and the place where it left off."""

    def draft(self, module: str) -> State | None:
        """Where this module was left, if it was left half done."""

    def drafts(self) -> tuple[str, ...]:
        """Ids of the modules left half done, the latest first."""

    def reread(self) -> None:
        """Forget what is no longer kept: something was deleted, or brought in from elsewhere."""

    def finish(self) -> None:
        """Save what still waits, however long it takes: the program ends, or lets the journal go."""


@dataclass(slots=True)
class Memory:
    """The keeper of a session without a journal."""

    known: Facts = field(default_factory=Facts)
    records: list[Record] = field(default_factory=list)
    lasting: bool = False
    problem: str = ""
    _drafts: dict[str, State] = field(default_factory=dict)

    def facts(self) -> Facts:
        """What this session has seen so far."""
        return self.known

    def flag(self, name: str, on: bool) -> None:
        """Set or clear a flag; it holds until the program ends."""
        flags = self.known.flags | {name} if on else self.known.flags - {name}
        self.known = replace(self.known, flags=flags)

    def take(self, module: Module, turn: Turn, now: Moment) -> None:
        """Remember the records, the place, and what later pages may show again."""
        state = turn.state
        self._drafts.pop(module.id, None)
        if keeps_place(module, state):
            self._drafts[module.id] = state
        self.records += turn.records
        for record in turn.records:
            if isinstance(hope := record.data.get("hope"), int):
                self.flag("low-hope", on=hope <= HOPE_LITTLE)
        for flag in _lasting(module, state):
            self.flag(flag, on=True)
        recalled = dict(self.known.recalled)
        for record in turn.records:
            if "answer" in record.data:
                recalled.update(recall(module, record))
        measured = dict(self.known.measured)
        for record in turn.records:
            if (latest := measures.measured(record)) is not None:
                measured[module.id] = _added(measured.get(module.id, ()), latest)
        plans = dict(self.known.plans)
        plans.update({r.data["plan"]: r.data["answer"] for r in turn.records if "plan" in r.data})
        done = self.known.done
        if state.status == "done" and module.type == "module" and state.mode != "one":
            done = {**done, module.id: now}
        asked = now if "safe" in state.answers and state.status != "done" else None
        self.known = replace(
            self.known,
            recalled=recalled,
            plans=plans,
            measured=measured,
            done=done,
            safe_asked=asked or self.known.safe_asked,
        )

    def draft(self, module: str) -> State | None:
        """Where this module was left in this session."""
        return self._drafts.get(module)

    def drafts(self) -> tuple[str, ...]:
        """Ids of the modules left half done, the latest first."""
        return tuple(reversed(self._drafts))

    def reread(self) -> None:
        """Nothing is kept anywhere else."""

    def finish(self) -> None:
        """Nothing waits."""


def keeps_place(module: Module, state: State) -> bool:
    """Whether there is a place to go on from later.

    A measure has none: its questions are about the days up to now, so it is begun anew.
    """
    begun = bool(state.trail or state.answers)
    return begun and state.status != "done" and state.mode != "one" and module.type != "measure"


def _added(earlier: tuple[Measured, ...], latest: Measured) -> tuple[Measured, ...]:
    """With one more time; an answer changed on the same day takes the place of the one before."""
    if earlier and same_day(earlier[-1].at, latest.at):
        earlier = earlier[:-1]
    return (*earlier, latest)


def _lasting(module: Module, state: State) -> list[str]:
    """The flags for the whole session that answers of this run have set."""
    return [
        option.sets
        for step in module.steps
        if isinstance(step.shape, Choices)
        for option in step.shape.options
        if option.sets in LASTING and option.id in (state.answers.get(step.id) or ())
    ]


def recall(module: Module, record: Record) -> dict[str, tuple[str, ...]]:
    """What a record lets later pages show: "module.step"; for tables each row, cell and box of it.

    Args:
        module: the module that the record came from, for its words.
        record: one with an `answer`; a step that is gone gives nothing.
    """
    step: Step | None = next((s for s in module.steps if s.id == record.step), None)
    answer = record.data.get("answer")
    if record.module != module.id and isinstance(answer, dict):
        # A list of another page that got a line from here.
        said = tuple(str(cell) for cells in answer.values() for cell in cells.values())
        return {f"{record.module}.{record.step}": said}
    if step is None or answer is None:
        return {}
    base = f"{module.id}.{step.id}"
    result = {base: own_lines(step, answer)}
    if isinstance(step.shape, Table):
        rows = [*answer, *(f"{row}.{cell}" for row, cells in answer.items() for cell in cells)]
        result |= {f"{base}.{row}": own_lines(step, answer, row) for row in rows}
        cells = [c.cell for c in step.shape.columns if isinstance(c.cell, Choices)]
        boxes = [option.id for cell in cells for option in cell.options]
        result |= {f"{base}={box}": own_lines(step, answer, f"={box}") for box in boxes}
    return result
