"""Days as they are written where a figure of the same kind stands beside them."""

from __future__ import annotations

import datetime as dt


def day(number: int) -> str:
    """The date of a day counted as `Moment.day` does."""
    return str(dt.date.fromordinal(dt.date(1970, 1, 1).toordinal() + number))
