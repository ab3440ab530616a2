"""A session at a line-by-line console."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from selfhelp import session
from selfhelp.plain.console import Console


@dataclass(slots=True, kw_only=True)
class Session(session.Session):
    """One run of plain mode.

    Args:
        ended: how many tools were used to their end.
        go: goes to a target ("card:safe-now") and comes back; bound by `places`.
    """

    console: Console
    ended: int = 0
    go: Callable[..., None] = field(default=lambda target, *, asked=False: None)
