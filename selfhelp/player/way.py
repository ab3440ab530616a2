"""The order of the pages for one person: their pathway, and what moves in it (CURRICULUM.md 0.6-0.9).

It only orders and says why. No page is ever locked: the gates that hold stand in the pages
themselves, and none of them closes Help now, a tool or a plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from selfhelp.domain.module import Pathway, Summary
from selfhelp.domain.moment import Moment, same_day

WORST_DAYS: Final = "stay-alive"
AROUND_CHILDREN: Final = "safe-around-children"
OCD_OFF: Final = ("my-pattern", "thinking-traps", "online-life", AROUND_CHILDREN)
"""Pages that rate, map or avoid, which can feed thoughts of the OCD type (0.9)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page on the way.

    Args:
        must: must-read on this path.
        short: its short version comes first here.
        later: it waits for something, which the pathway names.
    """

    id: str
    must: bool = False
    short: bool = False
    later: bool = False


def way(path: Pathway, flags: Collection[str]) -> tuple[Stop, ...]:
    """The pages of a pathway in the order for this person.

    Args:
        flags: those of `Facts`: "low-hope" puts the worst days first; "children" brings the page
            on being safe around children forward and makes it a must; "ocd" takes the path's own
            way for thoughts of the OCD type, or, where something has been done or is meant
            ("ocd-keep-rules"), adds that way and leaves the path as it is.
    """
    now = [id for id in path.modules if id not in path.later]
    waits = [id for id in path.modules if id in path.later]
    must = set(path.must)
    if "ocd" in flags and "ocd-keep-rules" not in flags:
        now = [id for id in (path.ocd or now) if id not in OCD_OFF]
        waits = [id for id in waits if id not in OCD_OFF]
    if "low-hope" in flags:
        now = _first(WORST_DAYS, now)
        waits = [id for id in waits if id != WORST_DAYS]
    if "children" in flags and path.modules and not ("ocd" in flags and AROUND_CHILDREN not in now):
        now = [id for id in now if id != AROUND_CHILDREN]
        waits = [id for id in waits if id != AROUND_CHILDREN]
        at = now.index(WORST_DAYS) + 1 if WORST_DAYS in now else min(1, len(now))
        now.insert(at, AROUND_CHILDREN)
        must.add(AROUND_CHILDREN)
    stops = [Stop(id, must=id in must, short=id in path.short) for id in now]
    return (*stops, *(Stop(id, must=id in must, later=True) for id in waits if id not in now))


def next_stop(stops: Iterable[Stop], done: Collection[str]) -> Stop | None:
    """The first page that wasn't read yet. What waits is never put forward as the next step."""
    return next((stop for stop in stops if stop.id not in done and not stop.later), None)


def heavy_today(id: str, known: Iterable[Summary], done: Mapping[str, Moment], now: Moment) -> bool:
    """Whether this is a heavy page and another one was finished today (CURRICULUM.md 5)."""
    heavy = {each.id for each in known if each.heavy}
    return id in heavy and any(
        other in heavy and other != id and same_day(at, now) for other, at in done.items()
    )


def _first(id: str, order: list[str]) -> list[str]:
    return [id, *(each for each in order if each != id)]
