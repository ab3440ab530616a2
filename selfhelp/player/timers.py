"""What a timed exercise shows at a point in time. Frontends bring the seconds; nothing here ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from selfhelp.domain.step import Timer


@dataclass(frozen=True, slots=True)
class Tick:
    """A timer at one moment.

    Args:
        phase: index into the timer's phases, -1 where it has none.
        round: how many times the phases have come round, from 0.
        left: whole seconds until this phase ends (breathing) or the whole ends (others).
        level: 0 to 1: how full the lungs or how high the wave is.
        over: the time is up.
    """

    phase: int
    round: int
    left: int
    level: float
    over: bool


def tick(timer: Timer, elapsed: float, minutes: int = 0) -> Tick:
    """The timer after `elapsed` seconds (0 or more).

    Args:
        minutes: the length picked; 0 for the timer's own. Kept within `least` and `most`.
    """
    total = 60 * length(timer, minutes)
    elapsed = max(0.0, elapsed)
    over = elapsed >= total
    if timer.style == "breathing":
        cycle = sum(phase.seconds for phase in timer.phases)
        within = elapsed % cycle
        for index, phase in enumerate(timer.phases):
            if within < phase.seconds:
                share = within / phase.seconds
                level = share if index == 0 else 1 - share if index == len(timer.phases) - 1 else 1
                left = math.ceil(phase.seconds - within)
                # A breath is let out to its end, even when the minutes are up in the middle.
                done = over and index == 0 and share < 0.5
                return Tick(index, int(elapsed // cycle), left, level, done)
            within -= phase.seconds
    share = min(1.0, elapsed / total) if total else 1.0
    # The wave: a steep rise to its peak at a third of the time, then a long way down.
    level = math.sin(math.pi * share**0.63) if timer.style == "wave" else 1 - share
    at = min(int(share * len(timer.phases)), len(timer.phases) - 1) if timer.phases else -1
    return Tick(at, 0, math.ceil(max(0.0, total - elapsed)), max(0.0, level), over)


def length(timer: Timer, minutes: int = 0) -> int:
    """The whole minutes it will run when `minutes` were asked for (0: its own length)."""
    wanted = minutes or timer.minutes
    if timer.least:
        wanted = max(timer.least, wanted)
    return min(wanted, timer.most) if timer.most else wanted
