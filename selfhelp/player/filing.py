"""Records of what was answered: one a step, or one that several steps fill together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selfhelp.domain.module import Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.step import Step
from selfhelp.player import measures
from selfhelp.player.state import State


def single(module: Module, step: Step, value: Any, now: Moment) -> Record:
    """The record of one step's answer."""
    data: dict[str, Any] = {"answer": value}
    if step.store:
        data["plan"] = step.store
    return _record(module, step.record, step.id, data, now)


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
