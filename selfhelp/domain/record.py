"""What is kept of an answer: ids, numbers and the person's own words, never our text."""

from dataclasses import dataclass, field
from typing import Any, Final

from selfhelp.domain.moment import Moment

SCHEMA: Final = 1
"""Version of the shape of `Record.data`; a reader accepts this and every earlier one."""

KINDS: Final = (
    "checkin",
    "tool_use",
    "worksheet",
    "plan",
    "check",
    "practice",
    "measure",
    "share",
    "note",
)
"""Record kinds of CURRICULUM.md 0.4, and `note` for free writing."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing the person wrote, rated or chose.

    Args:
        kind: one of `KINDS`.
        at: when it was answered.
        module: id of the module or tool it came from.
        revision: that module's revision at the time.
        step: id of the step; for a record that several steps fill together, their group.
        data: plain JSON. One step: `{"answer": ...}` in the step's answer shape (`shapes.py`).
            A group: `{role or step id: answer}`.
        id: given by whoever keeps the record, "" until then.
        schema: `SCHEMA` when written.
    """

    kind: str
    at: Moment
    module: str
    revision: int
    step: str
    data: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    schema: int = SCHEMA
