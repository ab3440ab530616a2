"""The five answer shapes. Player, journal, summary, handout and plain mode switch on these.

A step kind is a shape, a layout and a rule; only a full-screen widget knows the layout.
As JSON an answer is: nothing `null`; number an int; choices a list of option ids; text a str;
table `{row id: {column id: answer}}`.
"""

from dataclasses import dataclass, field
from typing import Literal

TEXT_LIMIT = 20_000
"""Characters in one free text. Far above what anyone types; it keeps a paste from filling memory."""

LINE_LIMIT = 2_000
"""Characters in one cell of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen.

    Args:
        id: never reused within its step.
        text: what the person reads.
        feedback: shown after choosing it (checks and sorts).
        right: whether a check counts it as the fitting answer. Never scored against the person.
        goto: step id to go to next (forks).
        to: a target (`targets.py`) that choosing it opens, such as "card:immediate".
        copies: "module.step" of a list of the person's own lines, which gets the step's `source`.
        sets: a flag, such as "for-urge" for this run or "ocd" for the session (`player.sequence`).
    """

    id: str
    text: str
    feedback: str = ""
    right: bool = False
    goto: str = ""
    to: str = ""
    sets: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table: a statement to sort, a field to fill, a day, a section of a plan.

    Args:
        right: option id of the fitting box (sorts).
        feedback: shown once it has been sorted.
        hint: a few words of help.
        sources: earlier answers that a plan begins with here, as "module.step", "module.step.row"
            or "module.step=box" (what was sorted into that box).
    """

    id: str
    text: str
    hint: str = ""
    sources: tuple[str, ...] = ()
    right: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Read and go on."""

    shape: Literal["none"] = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number from `low` to `high`, both included."""

    low: int = 0
    high: int = 10
    low_text: str = ""
    high_text: str = ""
    shape: Literal["number"] = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """From `least` to `most` of the options."""

    options: tuple[Option, ...] = ()
    least: int = 1
    most: int = 1
    shape: Literal["choices"] = "choices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The person's own words; `lines` asks for one thing a line."""

    limit: int = TEXT_LIMIT
    lines: bool = False
    shape: Literal["text"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table and the shape of its cells."""

    id: str
    text: str = ""
    cell: Number | Choices | Text = field(default_factory=lambda: Text(limit=LINE_LIMIT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows by columns. With `open_rows` the person adds up to that many rows, "1", "2", ..."""

    rows: tuple[Row, ...] = ()
    columns: tuple[Column, ...] = ()
    open_rows: int = 0
    shape: Literal["table"] = "table"


Shape = Nothing | Number | Choices | Text | Table
