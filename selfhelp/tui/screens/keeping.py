"""What a walk has to do with what is kept: earlier answers, what could not be saved, the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from textual.widget import Widget
from textual.widgets import Static

from selfhelp import own_help
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Nothing
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.journal.entry import CHECKIN
from selfhelp.player.answers import BadAnswer, accept
from selfhelp.player.inputs import Ask, Turn
from selfhelp.player.state import State
from selfhelp.session import Session
from selfhelp.tui.words import bare

AUTOSAVE: Final = 5.0
"""Seconds after which what is half typed is kept."""
SHOWN: Final = 5
"""Lines of an earlier answer that are shown."""


def earlier(session: Session, module: Module, ask: Ask) -> Iterator[Widget]:
    """What was answered here on another day, where nothing is answered yet."""
    step = ask.step
    if ask.answer is not None or isinstance(step.shape, Nothing) or module.id == CHECKIN:
        return
    known = session.keeper.facts().recalled.get(f"{module.id}.{step.id}", ())
    if not known:
        return
    yield Static(bare(t("walk.earlier", "What you answered here before:")), classes="soft")
    more = ["..."] if len(known) > SHOWN else []
    yield Static(bare("\n".join([*known[:SHOWN], *more])), classes="own")


def problem(session: Session) -> str:
    """Why the latest answers are not saved yet, or ""."""
    return session.keeper.problem


def after(session: Session, turn: Turn) -> str:
    """After a turn was kept: what is readable without the passphrase follows the plan.

    Returns:
        What went wrong, in a sentence, or "".
    """
    followed = ""
    if any(record.data.get("plan") == own_help.STORE for record in turn.records):
        # Also while the journal is still being saved: whom to call mustn't wait for that.
        followed = own_help.follow(session.places, session.own_help())
    return problem(session) or followed


def holding(state: State, step: Step, held: Any) -> State:
    """The same place with what was typed so far, to come back to."""
    try:
        value = accept(step.shape, held)
    except BadAnswer:
        return state
    if value is None or value == state.answers.get(step.id):
        return state
    unkept = state.unkept if step.keep == "always" else (*state.unkept, step.id)
    return replace(state, answers={**state.answers, step.id: value}, unkept=unkept)
