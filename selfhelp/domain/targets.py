"""Where a button, an option or a signal leads: "kind:id", as data in the content."""

from dataclasses import dataclass
from typing import Final

WITH_ID: Final = ("card", "tool", "module", "measure", "plan", "list")
KINDS: Final = (*WITH_ID, "stop", "back", "postpone")
"""card, tool, module, measure: one by id. plan: a living plan by name. list: tools, measures,
helplines, people, journal, plans, wider.
stop: leave for now. back: where the person came from. postpone: another day."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to."""

    kind: str
    id: str = ""


def parse(text: str) -> Target:
    """Read "kind" or "kind:id".

    Raises:
        ValueError: the kind is unknown, or an id is missing where one is needed.
    """
    kind, _, id = text.partition(":")
    if kind not in KINDS or (not id and kind in WITH_ID):
        raise ValueError(text)
    return Target(kind, id)
