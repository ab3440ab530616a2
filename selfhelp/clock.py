"""The clock, in the form that records want it. The only place that reads the wall clock."""

import time

from selfhelp.domain.moment import Moment


def now() -> Moment:
    """This moment, with the local offset that holds now."""
    seconds = time.time()
    return Moment(int(seconds * 1000), time.localtime(seconds).tm_gmtoff // 60)


def monotonic() -> float:
    """Seconds that only ever go up, for durations; a changed wall clock doesn't touch them."""
    return time.monotonic()
