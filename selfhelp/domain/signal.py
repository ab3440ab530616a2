"""What the player tells a frontend beside the next prompt (CURRICULUM.md 0.5)."""

from dataclasses import dataclass
from typing import Literal

SignalKind = Literal["child_question", "help_now", "tools_first", "postpone"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A call to do something else first.

    Args:
        kind: `child_question` asks whether a child is near, before any tool or reading;
            `help_now` opens a card; `tools_first` puts people and tools before lessons;
            `postpone` ends the module for today without penalty.
        target: what to open, a target such as "card:safe-now"; "" opens nothing.
        line: id of a `Guide` line to say first, or "".
        offer: True only offers it (crisis words); False opens it at once.
        rule: name of the rule that spoke, for tests. Never shown and never stored.
    """

    kind: SignalKind
    target: str = ""
    line: str = ""
    offer: bool = False
    rule: str = ""
