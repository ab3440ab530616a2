"""How mood, urge, the measures and the tools went, as numbers. Faces draw them or put them in words.

No score is made of them, and nothing is foretold (content policy, red line 6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from selfhelp.domain.facts import Measured
from selfhelp.domain.record import Record
from selfhelp.player import measures

RATED: Final = ("mood", "urge", "connection", "hope")
"""What a check-in rates from 0 to 10."""
ENOUGH: Final = 5
"""Uses of a tool before its mean change says anything (CURRICULUM.md M7); `session` has it too,
since lists of tools must not wait for the journal.
"""


@dataclass(frozen=True, slots=True)
class Day:
    """The mean of one rating on one day.

    Args:
        day: days since 1970, each ending at 04:00 (`Moment.day`).
        tenths: the mean of that day's ratings, in tenths, 0 to 100.
        times: how many ratings.
    """

    day: int
    tenths: int
    times: int


@dataclass(frozen=True, slots=True)
class Used:
    """How a tool has gone.

    Args:
        times: uses rated before and after.
        tenths: mean of before minus after, in tenths: positive is relief, -100 to 100.
        again: how often it was said that it would be used again.
    """

    id: str
    times: int
    tenths: int
    again: int


@dataclass(slots=True)
class _Sum:
    total: int = 0
    times: int = 0
    again: int = 0

    def add(self, value: int) -> None:
        self.total += value
        self.times += 1

    @property
    def tenths(self) -> int:
        return round(10 * self.total / self.times) if self.times else 0


def days(records: Iterable[Record], what: str, since: int = 0) -> list[Day]:
    """One rating day by day, the oldest first; days without one are left out.

    Args:
        what: one of `RATED`.
        since: the first day wanted.
    """
    sums: dict[int, _Sum] = defaultdict(_Sum)
    for record in records:
        value = record.data.get(what)
        if record.kind == "checkin" and type(value) is int and record.at.day >= since:
            sums[record.at.day].add(value)
    return [Day(day, found.tenths, found.times) for day, found in sorted(sums.items())]


def measured(records: Iterable[Record], measure: str) -> list[Measured]:
    """Each time that a measure was answered whole, the oldest first."""
    of_it = (record for record in records if record.module == measure)
    found = [each for each in map(measures.measured, of_it) if each is not None]
    return sorted(found, key=lambda each: each.at)


def as_days(known: Iterable[Measured]) -> list[Day]:
    """Totals as days of a picture, which counts in tenths; the latest of a day counts."""
    return [Day(day, 10 * total, 1) for day, total in {e.at.day: e.total for e in known}.items()]


def tools(records: Iterable[Record]) -> list[Used]:
    """All tools that were rated before and after, what brought most relief first."""
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for record in records:
        before, after = record.data.get("before"), record.data.get("after")
        if record.kind == "tool_use" and type(before) is int and type(after) is int:
            sums[record.module].add(before - after)
            again = record.data.get("again")
            sums[record.module].again += again in ("yes", ["yes"])
    used = [Used(id, each.times, each.tenths, each.again) for id, each in sums.items()]
    return sorted(used, key=lambda each: (-each.tenths, -each.times, each.id))
