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


def month(at: Moment) -> Moment:
    """The beginning of its local month, for what is kept without day and hour.

    Month lengths by the civil calendar, from days since 1970 (Howard Hinnant, "chrono-compatible
    low-level date algorithms": civil_from_days).
    """
    local = at.ms + at.offset * 60_000
    days = local // DAY_MS
    of_era = (days + 719_468) % 146_097
    years = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    of_month = of_year - (153 * ((5 * of_year + 2) // 153) + 2) // 5
    return Moment((days - of_month) * DAY_MS - at.offset * 60_000, at.offset)
