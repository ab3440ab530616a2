"""The safety net: what an answer sets off (CURRICULUM.md 0.3, 0.5, 0.9; PROGRAMMES.md D).

Each rule looks at one answer and may give one signal. No rule scores anybody, none is stored, and
none ever closes Help now, tools or plans. `RULES` is a tuple so that a test can take one out and
see what is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from selfhelp.domain.module import Guide, Module
from selfhelp.domain.shapes import Choices
from selfhelp.domain.signal import Signal
from selfhelp.domain.step import Step
from selfhelp.domain.targets import parse
from selfhelp.player.answers import words
from selfhelp.player.crisis import mentions_crisis
from selfhelp.player.state import State

URGE_HIGH = 7
MOOD_FALL = 3
HOPE_LOW = 1


@dataclass(frozen=True, slots=True)
class Given:
    """An answer just given, and all that a rule may look at.

    Args:
        flags: all flags that hold now.
        moods: the moods rated so far in this run, oldest first; the last may be this answer.
        last: whether this was the last step.
    """

    step: Step
    answer: Any
    module: Module
    guide: Guide
    state: State
    flags: frozenset[str]
    moods: tuple[int, ...]
    last: bool


Rule = Callable[[Given], Signal | None]


def urge_high(given: Given) -> Signal | None:
    """Urge 7 or more, anywhere: is a child near? Comes before any tool and any reading (0.5).

    Not asked twice in a row: a tool opened because the question was just answered "no" carries
    the flag `child-asked`, which covers its rating before, not the one after.
    """
    step, answer = given.step, given.answer
    rates_urge = step.role == "urge" or (
        step.role in ("before", "after") and "for-urge" in given.flags
    )
    if not rates_urge or not isinstance(answer, int) or answer < URGE_HIGH:
        return None
    if step.role == "before" and "child-asked" in given.flags:
        return None
    return Signal("child_question", "card:child-question", rule="urge_high")


def hope_low(given: Given) -> Signal | None:
    """Hope 0 or 1 opens "Are you safe right now?" (0.5)."""
    if given.step.role == "hope" and isinstance(given.answer, int) and given.answer <= HOPE_LOW:
        return Signal("help_now", "card:safe-now", rule="hope_low")
    return None


def item_nine(given: Given) -> Signal | None:
    """Item 9 of the PHQ-9 above "not at all" opens the same, as soon as it is answered (0.5).

    The first option stands for "not at all"; an answer of 0 sets off nothing and reassures of
    nothing (PROGRAMMES.md D).
    """
    step, answer = given.step, given.answer
    if step.role != "item9" or answer is None:
        return None
    if isinstance(step.shape, Choices):
        above = answer != [step.shape.options[0].id]
    else:
        above = isinstance(answer, int) and answer > 0
    if above:
        return Signal("help_now", "card:safe-now", line="honest", rule="item_nine")
    return None


def option_opens(given: Given) -> Signal | None:
    """An option that leads to a card, a tool or another day. "Safe to go on today?" is one (0.5)."""
    shape = given.step.shape
    if not isinstance(shape, Choices) or not given.answer:
        return None
    for option in shape.options:
        if option.id in given.answer and option.to:
            kind = parse(option.to).kind
            if kind == "postpone":
                return Signal("postpone", rule="option_opens")
            if kind == "card":
                return Signal("help_now", option.to, rule="option_opens")
            return Signal("tools_first", option.to, rule="option_opens")
    return None


def crisis_words(given: Given) -> Signal | None:
    """This language's crisis words, as whole words: only offers, once an entry (0.5).

    Nothing about the match is stored, and no match means nothing.
    """
    if given.step.id in given.state.offered:
        return None
    if mentions_crisis(words(given.step.shape, given.answer), given.guide.crisis_words):
        return Signal("help_now", "card:safe-now", offer=True, rule="crisis_words")
    return None


def mood_fell(given: Given) -> Signal | None:
    """Mood fell by 3 or more from check-in to check-out: who will you speak to today? (0.3).

    It speaks at the end of the check-out, so that the urge there is still asked.
    """
    if given.last and len(given.moods) > 1 and given.moods[0] - given.moods[-1] >= MOOD_FALL:
        return Signal("tools_first", "card:who-today", rule="mood_fell")
    return None


RULES: tuple[Rule, ...] = (
    urge_high,
    option_opens,
    item_nine,
    hope_low,
    crisis_words,
    mood_fell,
)
"""In order of precedence: a child comes first, then the reader."""


def signals(given: Given) -> tuple[Signal, ...]:
    """All that this answer sets off, most urgent first."""
    return tuple(signal for rule in RULES if (signal := rule(given)) is not None)
