"""Measures: what a whole answer adds up to, which to offer first, and when one is useful again. Pure.

No total is given a name and none is compared with anybody else's (CURRICULUM.md 4; content policy,
red line 6).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.module import Module, Summary
from selfhelp.domain.moment import Moment
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices
from selfhelp.domain.step import Step

EVERY: Final = 14
"""Days from one time to the next at least: the questions are about two weeks (PROGRAMMES.md D)."""
TOTAL: Final = "total"
ITEM9: Final = "item9"
WITHOUT: Final = "without"
"""In a record's data: the question that was left out of it, and of its total, before it was shared."""
HELD: Final = frozenset({"ocd", "path:C"})
"""Where the version without a question about thoughts of dying comes first (CURRICULUM.md 0.5)."""


def questions(module: Module) -> tuple[Step, ...]:
    """The steps that count."""
    return tuple(step for step in module.steps if isinstance(step.shape, Choices))


def key(step: Step) -> str:
    """What an answer is called in the record."""
    return step.role or step.id


def limits(module: Module) -> tuple[int, int]:
    """The lowest and the highest total that there can be."""
    scores = [
        [int(option.id) for option in step.shape.options]
        for step in questions(module)
        if isinstance(step.shape, Choices)
    ]
    return sum(map(min, scores)), sum(map(max, scores))


def total(module: Module, data: Mapping[str, Any]) -> int | None:
    """The sum of the published scores; None unless every question is answered.

    Args:
        data: question -> the answer, a list with one score as text (`domain.shapes`).
    """
    answers = [data.get(key(step)) for step in questions(module)]
    scores = [answer[0] for answer in answers if isinstance(answer, list) and len(answer) == 1]
    if not answers or len(scores) < len(answers) or not all(map(_is_score, scores)):
        return None
    return sum(map(int, scores))


def without_item9(data: dict[str, Any]) -> dict[str, Any]:
    """A record's data without the question about thoughts of dying, for sharing.

    The total leaves it out as well: beside the other answers it would tell.
    """
    answer = data.get(ITEM9)
    if not (isinstance(answer, list) and len(answer) == 1 and _is_score(answer[0])):
        return {name: value for name, value in data.items() if name != ITEM9}
    rest = {name: value for name, value in data.items() if name not in (ITEM9, TOTAL)}
    if isinstance(whole := data.get(TOTAL), int):
        rest[TOTAL] = whole - int(answer[0])
    return {**rest, WITHOUT: [ITEM9]}


def _is_score(value: Any) -> bool:
    return isinstance(value, str) and value.isdecimal() and len(value) < 4


def measured(record: Record) -> Measured | None:
    """What a record says about a measure that was answered whole; None for any other."""
    value = record.data.get(TOTAL)
    whole = record.kind == "measure" and type(value) is int and WITHOUT not in record.data
    return Measured(record.at, value) if whole and isinstance(value, int) else None


def offered(every: Iterable[Summary], flags: Collection[str]) -> tuple[Summary, ...]:
    """All measures: of one with two versions the fitting one first of all, the other last."""
    known = tuple(every)
    asking = {each.id for each in known if each.twin}
    without = {each.twin for each in known if each.twin}
    first, later = (without, asking) if HELD & set(flags) else (asking, without)
    return tuple(sorted(known, key=lambda each: (each.id in later, each.id not in first)))


def same(id: str, every: Iterable[Summary]) -> frozenset[str]:
    """This measure and the other version of it: for the two weeks they are one."""
    pairs = [{each.id, each.twin} for each in every if each.twin and id in (each.id, each.twin)]
    return frozenset({id}.union(*pairs))


def last(facts: Facts, ids: Collection[str]) -> Measured | None:
    """The latest time that one of these was answered whole."""
    found = [facts.measured[id][-1] for id in ids if facts.measured.get(id)]
    return max(found, key=lambda each: each.at, default=None)


def useful_from(facts: Facts, ids: Collection[str], now: Moment) -> int | None:
    """The day (as `Moment.day`) from which one of these says something new; None for today.

    A day ends at 04:00, and a date in the future counts as now (DESIGN.md "Time"). This closes the
    measure only, never Help now, a tool or a plan.
    """
    latest = last(facts, ids)
    if latest is None:
        return None
    day = min(latest.at, now).day + EVERY
    return day if now.day < day else None
