"""Points in time as records hold them, and what "today" means."""

from dataclasses import dataclass

DAY_MS = 86_400_000
DAY_ENDS_AT_MS = 4 * 3_600_000
"""A day ends at 04:00, so a bad night belongs to the evening it began in (DESIGN.md "Time")."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time.

    Args:
        ms: milliseconds since 1970 in UTC.
        offset: minutes that the local clock was ahead of UTC, -1439 to 1439.
    """

    ms: int
    offset: int = 0

    @property
    def day(self) -> int:
        """The number of the local day it belongs to (days since 1970, each ending at 04:00)."""
        return (self.ms + self.offset * 60_000 - DAY_ENDS_AT_MS) // DAY_MS


def same_day(earlier: Moment, now: Moment) -> bool:
    """Whether both are one day. A date in the future counts as now (DESIGN.md "Time")."""
    return min(earlier, now).day == now.day
