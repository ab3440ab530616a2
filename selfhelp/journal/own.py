"""What Help now can show of the journal: the person's own people to call, and their stay-safe plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfhelp.journal.facts import Recalled
from selfhelp.own_help import PEOPLE, PLAN, OwnHelp

if TYPE_CHECKING:
    from selfhelp.content.load import Shelf
    from selfhelp.journal.journal import Journal


def of(journal: Journal, shelf: Shelf) -> OwnHelp:
    """The call list and the plan as they are now."""
    recalled = Recalled(journal, shelf.known_module)
    people = [line for row in PEOPLE for line in recalled.get(f"{PLAN}.{row}", ())]
    return OwnHelp(tuple(people), tuple(recalled.get(PLAN, ())))
