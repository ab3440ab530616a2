"""What a plan begins with: lines that the person has written on other pages. Pure."""

from __future__ import annotations

from collections.abc import Callable

from selfhelp.domain.shapes import LINE_LIMIT, Row, Table, Text
from selfhelp.domain.step import Step


def filled(step: Step, words: Callable[[str], tuple[str, ...]]) -> dict[str, dict[str, str]] | None:
    """What a plan begins with, put together from the answers that its rows name.

    Args:
        words: gives the person's earlier words under a source, or none.

    Returns:
        An answer of the step's shape, to be changed before it is kept; None where there is nothing.
    """
    shape = step.shape
    if not isinstance(shape, Table):
        return None
    columns = [column.id for column in shape.columns if isinstance(column.cell, Text)]
    made = {
        row.id: {columns[0]: text} for row in shape.rows if columns and (text := _text(row, words))
    }
    return made or None


def _text(row: Row, words: Callable[[str], tuple[str, ...]]) -> str:
    """The lines of all sources, each once, as many as fit into one cell."""
    lines = dict.fromkeys(line.strip() for source in row.sources for line in words(source))
    text = ""
    for line in filter(None, lines):
        longer = f"{text}\n{line}" if text else line
        if len(longer) > LINE_LIMIT:
            break
        text = longer
    return text
