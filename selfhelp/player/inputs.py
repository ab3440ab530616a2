"""What a frontend tells the player, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from selfhelp.domain.record import Record
from selfhelp.domain.signal import Signal
from selfhelp.domain.step import Step
from selfhelp.player.state import State


@dataclass(frozen=True, slots=True)
class Answer:
    """The person's answer in the step's shape; `keep` where the step asks whether to keep it."""

    value: Any = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """One step back; at the first step it stays there."""


@dataclass(frozen=True, slots=True)
class Skip:
    """On without an answer; an earlier answer stays."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop here for now; `postpone` says that it is for another day."""

    postpone: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on where it was left. Only ever the person's own choice."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to the step with this number, counted from 1 in `Player.outline`."""

    number: int


Input = Answer | Back | Skip | Pause | Resume | Jump


@dataclass(frozen=True, slots=True)
class Ask:
    """Show this step and wait for an input.

    Args:
        number, total: "step `number` of `total`" on the present way through.
        answer: the answer given before, if the person came back to it.
        filled: `answer` was never given: it is put together from other pages, to be changed.
        lines: for recall, the earlier words to show; empty means show `step.otherwise`.
        notes: standing lines to show above it, as ids of `Guide.lines`.
    """

    step: Step
    number: int
    total: int
    answer: Any = None
    filled: bool = False
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paused:
    """Stopped. `why` is "person" or "safety"; after safety, offer plans, tools and people only."""

    why: str


@dataclass(frozen=True, slots=True)
class Done:
    """The end of the module or tool was reached."""


Prompt = Ask | Paused | Done


class Turn(NamedTuple):
    """The outcome of one input."""

    state: State
    prompt: Prompt
    records: tuple[Record, ...] = ()
    signals: tuple[Signal, ...] = ()
