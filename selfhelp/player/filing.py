"""Records of what was answered: one a step, or one that several steps fill together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices
from selfhelp.domain.sources import split
from selfhelp.domain.step import Step
from selfhelp.player import measures
from selfhelp.player.state import State

LISTED = 10
"""Lines that a list of one's own holds, and that its tool shows."""


def single(module: Module, step: Step, value: Any, now: Moment) -> Record:
    """The record of one step's answer."""
    data: dict[str, Any] = {"answer": value}
    if step.store:
        data["plan"] = step.store
    return _record(module, step.record, step.id, data, now)


def copied(
    step: Step, value: Any, words: tuple[str, ...], facts: Facts, now: Moment
) -> list[Record]:
    """What an option writes into a list of another page: the list as it was, and the new lines.

    A line that stands there already is not added, and a list never grows beyond `LISTED` lines.

    Args:
        words: the lines to add.
    """
    made = []
    for option in step.shape.options if isinstance(step.shape, Choices) else ():
        if not option.copies or option.id not in value:
            continue
        module, id, _ = split(option.copies)
        before = facts.plans.get(f"plan.{id}") or {}
        known = [str(cell) for cells in before.values() for cell in cells.values()]
        lines = [*known, *(line for line in words if line not in known)][:LISTED]
        if len(lines) > len(known):
            answer = {str(n): {"line": line} for n, line in enumerate(lines, 1)}
            data = {"plan": f"plan.{id}", "answer": answer}
            # Revision 0: not that page's own doing.
            made.append(Record(kind="plan", at=now, module=module, revision=0, step=id, data=data))
    return made


def groups(
    module: Module, steps: tuple[Step, ...], state: State, now: Moment
) -> tuple[State, tuple[Record, ...]]:
    """Records of the groups of steps that hold something new since they were last filed.

    Args:
        steps: all that the run could meet.

    Returns:
        The state that knows what is filed now, and the records.
    """
    found: dict[str, dict[str, Any]] = {}
    kinds: dict[str, str] = {}
    for step in steps:
        value = state.answers.get(step.id)
        if step.group and step.record and value is not None and step.id not in state.unkept:
            found.setdefault(step.group, {})[step.role or step.id] = value
            kinds[step.group] = step.record
    if module.type == "measure":
        found = {group: whole for group, data in found.items() if (whole := _whole(module, data))}
    fresh = {group: data for group, data in found.items() if state.filed.get(group) != data}
    records = tuple(_record(module, kinds[g], g, data, now) for g, data in fresh.items())
    return replace(state, filed={**state.filed, **fresh}), records


def _whole(module: Module, data: dict[str, Any]) -> dict[str, Any]:
    """A measure with its total; nothing is kept of one that was answered in part."""
    total = measures.total(module, data)
    return {} if total is None else {**data, measures.TOTAL: total}


def _record(module: Module, kind: str, step: str, data: dict[str, Any], now: Moment) -> Record:
    return Record(
        kind=kind, at=now, module=module.id, revision=module.revision, step=step, data=data
    )
