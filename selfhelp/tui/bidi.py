"""Right-to-left text on the full screen (L10N.md section 8).

Text is laid out in the order in which it is read. Some terminals turn right-to-left lines around by
themselves and some don't, so the person chooses (`Settings.rtl`): `terminal` leaves it to the
terminal; `app` turns each line around here, after it was wrapped; `off` leaves all as it is. `app`
needs python-bidi, and arabic-reshaper for Arabic letters; both are optional.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter
from textual.widgets import Static

from selfhelp.domain import strings

if TYPE_CHECKING:
    from textual.color import Color

    from selfhelp.tui.app import Companion

MARKS = str.maketrans("", "", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
"""Marks and isolates have done their work once a line is turned around."""


@cache
def possible() -> bool:
    """Whether lines can be turned around here."""
    return find_spec("bidi") is not None and find_spec("arabic_reshaper") is not None


@lru_cache(2048)
def turned(text: str) -> tuple[tuple[str, int], ...]:
    """A line as it is seen from left to right: each character, and which of `text` it is.

    The library gives no places, so they are found again: a line is made of a few runs, each in one
    direction, and where that leaves a choice the two characters are the same.
    """
    from bidi import get_display

    seen: str = get_display(text, base_dir="R")
    free: dict[str, list[int]] = {}
    for at, char in enumerate(text):
        free.setdefault(char, []).append(at)
    places_seen: list[int] = []
    last = len(text)
    for char in seen:
        if places := free.get(char):
            last = min(places, key=lambda place: abs(place - last))
            places.remove(last)
            places_seen.append(last)
    made = []
    for number, at in enumerate(places_seen):
        around = places_seen[max(0, number - 1) : number + 2]
        # In a run from right to left the places count down, and brackets face the other way.
        back = any(a == b + 1 for a, b in pairwise(around))
        made.append((text[at].translate(_FACING) if back else text[at], at))
    return tuple(made)


_FACING = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


class Turned(LineFilter):
    """Turns each line around, with its looks."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the order in which they are seen, as wide as before."""
        from arabic_reshaper import reshape

        parts = [(reshape(s.text) if _arabic(s.text) else s.text, s.style) for s in segments]
        text = "".join(part for part, _ in parts)
        if not text:
            return segments
        styles = [style for part, style in parts for _ in part]
        made: list[Segment] = []
        for char, at in turned(text):
            if shown := char.translate(MARKS):
                made.append(Segment(shown, styles[at]))
        # A ligature is narrower than its letters were.
        lost = sum(cell_len(s.text) for s in segments) - sum(cell_len(s.text) for s in made)
        if lost > 0:
            made.insert(0, Segment(" " * lost, segments[-1].style))
        return list(Segment.simplify(made))


def _arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u08ff" for char in text)


class AsItIs(Static):
    """Text that is never turned around: for showing the same sentence both ways."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None."""
        return []


class TurnedHere(Static):
    """Text that is always turned around, whatever is chosen."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Only that."""
        return [Turned()]


def use(app: Companion) -> None:
    """Do as the settings say; called when the app starts and when the choice changes."""
    mode = app.session.settings.rtl or "terminal"
    rtl = strings.rtl()
    app.set_class(rtl and mode == "terminal", "-rtl")
    app.turn(Turned() if rtl and mode == "app" and possible() else None)
