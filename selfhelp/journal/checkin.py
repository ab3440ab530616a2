"""The check-in that stands alone: fifteen seconds, any time (CURRICULUM.md 0.4)."""

from __future__ import annotations

from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.journal.entry import CHECKIN

RATINGS = ("mood", "urge", "connection", "hope", "mattered")
"""The shared steps it asks; OCD mode leaves out "urge" and asks "mattered" in its place (0.9)."""


def module() -> Module:
    """A module of nothing but the shared ratings and a note, all in one record."""
    note = Step(
        id="note",
        kind="reflect",
        prompt=t("checkin.note", "Anything to add? You can leave it empty."),
        shape=Text(),
        record="checkin",
        group="checkin",
        role="note",
    )
    return Module(
        id=CHECKIN,
        type="module",
        revision=1,
        title=t("checkin.title", "Check-in"),
        about=t("checkin.about", "How are you right now? About fifteen seconds."),
        minutes=1,
        steps=(note,),
        checkin=RATINGS,
    )
