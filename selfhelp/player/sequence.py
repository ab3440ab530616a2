"""Which steps a run has, in order: check-in, the module's own, check-out; a tool's; a measure's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Guide, Module
from selfhelp.domain.moment import Moment, same_day
from selfhelp.domain.shapes import Choices
from selfhelp.domain.sources import split
from selfhelp.domain.step import Step
from selfhelp.player.answers import own_lines
from selfhelp.player.state import State

OPENING = ("tool-for", "tool-open", "tool-before-urge", "tool-before-stress")
LETTER = ("letter-offer", "letter-shown")
BEFORE, AFTER = "measure-about", "measure-result"
"""The shared pages around a measure: what it is and whose, and its total."""
CLOSING = ("tool-after-urge", "tool-after-stress", "tool-again")


def all_steps(module: Module, guide: Guide, mode: str) -> tuple[Step, ...]:
    """Every step that a run in this mode could meet."""
    if module.type == "tool":
        opening = [id for id in OPENING if _opens(module, id)]
        # A tool that asks for itself whether a child is near asks that before any rating.
        forks = sum(1 for _ in takewhile(lambda s: s.kind == "fork", module.steps))
        first = forks if module.own_opening else 0
        return (
            *module.steps[:first],
            *(guide.step(id) for id in opening),
            *module.steps[first:],
            *(guide.step(id) for id in CLOSING),
        )
    if module.type == "measure":
        about = guide.step(BEFORE)
        opening_page = replace(about, body=(*about.body, *module.licence))
        return (opening_page, *module.steps, guide.step(AFTER))
    if mode == "one":
        return module.steps
    own = tuple(s for s in module.steps if s.short) if mode == "short" else module.steps
    return (
        *(guide.step(id) for id in module.checkin),
        *_letter(module, guide),
        *own,
        *(guide.step(id) for id in module.checkout),
    )


def _letter(module: Module, guide: Guide) -> tuple[Step, ...]:
    """After a check-in with a low mood the letter for a bad day is offered (CURRICULUM.md M16).

    The page where it is written offers it at a place of its own, after a child's safety.
    """
    steps = tuple(step for step in guide.steps if step.id in LETTER)
    own = any(split(step.source).module == module.id for step in steps)
    return () if own or "mood" not in module.checkin else steps


def _opens(module: Module, id: str) -> bool:
    if id == "tool-for":
        return module.serves == "either"
    return not (id == "tool-open" and module.own_opening)


HOPE_LITTLE = 3
"""Hope of 3 or less: nothing that asks to look far ahead (CURRICULUM.md 0.6, 0.8 `play`)."""

MOOD_LITTLE = 3
"""Mood of 3 or less at the check-in: a heavy module waits (CURRICULUM.md M4)."""

LASTING = ("ocd", "ocd-keep-rules", "under-18")
"""Flags that an answer sets for the whole session; all others hold within the run."""


def flags(module: Module, guide: Guide, state: State, facts: Facts) -> frozenset[str]:
    """All flags that hold now: those of the facts, and those that answers of this run set."""
    found = {*facts.flags, *(f"been:{id}" for id in facts.done)}
    steps = all_steps(module, guide, state.mode)
    found.update(_written(module, steps, state, facts))
    if module.type == "tool" and module.serves in ("urge", "stress"):
        found.add(f"for-{module.serves}")
    for step in steps:
        answer = state.answers.get(step.id)
        if step.role == "hope" and isinstance(answer, int):
            # The hope rated now counts, not an earlier one.
            found.discard("low-hope")
            found.update({"low-hope"} if answer <= HOPE_LITTLE else ())
        if step.role == "mood" and step.id in module.checkin and isinstance(answer, int):
            found.update({"low-mood"} if answer <= MOOD_LITTLE else ())
        if answer and isinstance(step.shape, Choices):
            found.update(o.sets for o in step.shape.options if o.sets and o.id in answer)
    if "ocd" in found and "ocd-keep-rules" not in found:
        # OCD mode without anything looked at, said, done or meant (CURRICULUM.md 0.9).
        found.add("rules-off")
    return frozenset(found)


def own_words(module: Module, state: State, facts: Facts, source: str) -> tuple[str, ...]:
    """The person's earlier words under "module.step" or "module.step.row".

    Those of this run come first: they act until the session ends, kept or not.
    """
    owner, id, part = split(source)
    if owner == module.id and id in state.answers:
        step = next((step for step in module.steps if step.id == id), None)
        if step is not None:
            return own_lines(step, state.answers[id], part)
    return facts.recalled.get(source, ())


def _written(module: Module, steps: tuple[Step, ...], state: State, facts: Facts) -> set[str]:
    """The flags "has:..." that these steps ask for and that hold."""
    asked = {
        flag.removeprefix("has:")
        for step in steps
        for flag in step.flags
        if flag.startswith("has:")
    }
    return {f"has:{source}" for source in asked if own_words(module, state, facts, source)}


def visible(
    steps: tuple[Step, ...],
    holding: frozenset[str],
    facts: Facts,
    now: Moment,
    written: Callable[[str], tuple[str, ...]],
) -> tuple[Step, ...]:
    """The steps that these flags leave in.

    Args:
        written: gives the person's earlier words; a page for the third line needs three.
    """
    return tuple(
        step
        for step in steps
        if not holding.intersection(step.hide)
        and (not step.only or holding.intersection(step.only))
        and holding.issuperset(step.needs)
        and (step.line < 2 or len(written(step.source)) >= step.line)
        and not _asked_today(step, holding, facts, now)
    )


def _asked_today(step: Step, holding: frozenset[str], facts: Facts, now: Moment) -> bool:
    """In OCD mode "Safe to go on today?" is asked at most once a day (CURRICULUM.md 0.9)."""
    return (
        step.role == "safe"
        and "ocd" in holding
        and facts.safe_asked is not None
        and same_day(facts.safe_asked, now)
    )
