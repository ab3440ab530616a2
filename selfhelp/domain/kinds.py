"""The step kinds: which answer shape each has. Adding one touches this table, its widget and
its plain prompt, nothing else.
"""

from dataclasses import dataclass
from typing import Literal

ShapeName = Literal["none", "number", "choices", "text", "table"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A step kind.

    Args:
        shape: the answer shape it always has.
        fields: source fields it may have beside those that every step may have.
        needs: fields it can't do without.
        record: the record kind that its answers go to unless the step says otherwise.
    """

    shape: ShapeName
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    record: str = ""


KINDS: dict[str, Kind] = {
    "read": Kind("none", ("numbers",), ("body",)),
    "card": Kind("none", needs=("body",)),
    "recall": Kind("none", ("from", "else", "pages", "pick", "numbers"), ("from", "else")),
    "reflect": Kind("text", ("lines",), ("prompt",), "worksheet"),
    "scale": Kind("number", ("min", "max", "low", "high"), ("prompt",), "worksheet"),
    "choose": Kind("choices", ("options", "least", "most"), ("prompt", "options"), "worksheet"),
    "fork": Kind("choices", ("options", "from"), ("prompt", "options")),
    "check": Kind("choices", ("options", "most"), ("prompt", "options"), "check"),
    "sort": Kind("table", ("rows", "boxes"), ("rows", "boxes"), "worksheet"),
    "matrix": Kind("table", ("rows", "columns"), ("rows", "columns"), "worksheet"),
    "list": Kind("table", ("most",), ("prompt",), "worksheet"),
    "form": Kind("table", ("rows",), ("rows",), "worksheet"),
    "thought_record": Kind("table", ("rows",), ("rows",), "worksheet"),
    "chain": Kind("table", ("rows",), ("rows",), "worksheet"),
    "map": Kind("table", ("rows", "columns"), ("rows",), "worksheet"),
    "values_sort": Kind("table", ("rows", "boxes"), ("rows", "boxes"), "worksheet"),
    "week_grid": Kind("table", ("rows", "columns"), ("rows", "columns"), "worksheet"),
    "plan": Kind("table", ("rows", "closing"), ("rows", "closing", "store"), "plan"),
    "timer": Kind("number", ("style", "minutes", "least", "most", "phases"), ("style",)),
}
