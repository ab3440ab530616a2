"""What the player may know of earlier days. Built by the journal or, without one, by the session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selfhelp.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that was answered whole: when, and the sum of its published scores."""

    at: Moment
    total: int


@dataclass(frozen=True, slots=True)
class Facts:
    """A snapshot when a module or tool starts.

    Args:
        flags: "ocd" (OCD mode), "under-18", "session" (working with a clinician),
            "child-asked" (the child question was just answered "no"), "path:A" to "path:L".
        done: module id -> when it was last finished.
        safe_asked: when "Safe to go on today?" was last asked, if it was.
        recalled: "module.step" or "module.step.row" -> the earlier answer as lines of text.
        plans: living plan ("plan.stay_safe") -> its last answer, to go on from.
        tools: tool id -> (times used, mean change in tenths); empty in OCD mode.
        measured: measure id -> each time it was answered whole, the latest last.
    """

    flags: frozenset[str] = frozenset()
    done: dict[str, Moment] = field(default_factory=dict)
    safe_asked: Moment | None = None
    recalled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plans: dict[str, Any] = field(default_factory=dict)
    tools: dict[str, tuple[int, int]] = field(default_factory=dict)
    measured: dict[str, tuple[Measured, ...]] = field(default_factory=dict)
