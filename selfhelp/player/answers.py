"""Checking an answer against its shape, and showing one as lines of text."""

from __future__ import annotations

from typing import Any

from selfhelp.domain.shapes import Choices, Nothing, Number, Shape, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean, plain


class BadAnswer(ValueError):
    """The answer doesn't fit; the text says in one sentence what would."""


def accept(shape: Shape, value: Any) -> Any:
    """The answer as it is stored, or None when nothing was answered.

    Args:
        shape: the step's answer shape.
        value: what the frontend got, already of the right JSON type or a str to be understood.

    Raises:
        BadAnswer: it doesn't fit.
    """
    match shape:
        case Nothing():
            return None
        case Number():
            return None if value in (None, "") else _number(shape, value)
        case Choices():
            return _choices(shape, value)
        case Text():
            return _text(shape, value)
        case Table():
            return _table(shape, value)


def _number(shape: Number, value: Any) -> int:
    text = str(value).strip()
    # isdecimal() accepts the digits of every script, and so does int().
    digits = text.removeprefix("-")
    if isinstance(value, bool) or not digits.isdecimal() or len(digits) > 6:
        raise BadAnswer(
            t(
                "answer.number",
                "Type a whole number from {low} to {high}.",
                low=shape.low,
                high=shape.high,
            )
        )
    number = int(text)
    if not shape.low <= number <= shape.high:
        raise BadAnswer(
            t(
                "answer.range",
                "{number} is not between {low} and {high}. Type a number from {low} to {high}.",
                number=number,
                low=shape.low,
                high=shape.high,
            )
        )
    return number


def _choices(shape: Choices, value: Any) -> list[str] | None:
    given = [] if value in (None, "") else [value] if isinstance(value, str) else value
    known = [option.id for option in shape.options]
    if not isinstance(given, list | tuple) or any(id not in known for id in given):
        raise BadAnswer(t("answer.choice", "That is not one of the choices."))
    chosen = [id for id in known if id in given]
    if not chosen:
        return None
    if len(chosen) < shape.least:
        raise BadAnswer(t("answer.least", "Choose at least {least}.", least=shape.least))
    if len(chosen) > shape.most:
        raise BadAnswer(t("answer.most", "Choose at most {most}.", most=shape.most))
    return chosen


def _text(shape: Text, value: Any) -> str | None:
    text = "" if value is None else value
    if not isinstance(text, str):
        raise BadAnswer(t("answer.text", "Type your answer as text."))
    text = clean(text).strip()
    if len(text) > shape.limit:
        raise BadAnswer(
            t(
                "answer.long",
                "This is {length} characters long; {limit} is the most. Shorten it a little.",
                length=len(text),
                limit=shape.limit,
            )
        )
    return text or None


def _table(shape: Table, value: Any) -> dict[str, dict[str, Any]] | None:
    if value in (None, ""):
        return None
    if not isinstance(value, dict) or not all(isinstance(r, dict) for r in value.values()):
        raise BadAnswer(t("answer.table", "That does not fit this exercise."))
    names = [row.id for row in shape.rows]
    names += [str(n) for n in range(1, shape.open_rows + 1)]
    cells = {column.id: column.cell for column in shape.columns}
    if any(row not in names for row in value) or any(
        column not in cells for row in value.values() for column in row
    ):
        raise BadAnswer(t("answer.table", "That does not fit this exercise."))
    result: dict[str, dict[str, Any]] = {}
    for row in names:
        filled = {
            column: accepted
            for column, cell in cells.items()
            if (accepted := accept(cell, value.get(row, {}).get(column))) is not None
        }
        if filled:
            result[row] = filled
    return result or None


def lines(shape: Shape, value: Any) -> tuple[str, ...]:
    """An answer as lines of plain text, for recall, for "repeat" and for summaries.

    What no longer fits the shape is left out; the journal shows it from `retired.yaml`.
    """
    if value is None:
        return ()
    match shape:
        case Number():
            return (str(value),)
        case Choices():
            return tuple(plain(o.text) for o in shape.options if o.id in value)
        case Text():
            return tuple(clean(line) for line in str(value).splitlines() if line.strip())
        case Table():
            return tuple(_table_lines(shape, value))
        case _:
            return ()


def own_lines(step: Step, answer: Any, row: str = "") -> tuple[str, ...]:
    """What a page may show again of an answer: all of it, a row or cell of a table, a box of a sort.

    Args:
        row: as `Source.part`.
    """
    if answer is None:
        return ()
    if not row:
        return lines(step.shape, answer)
    if row.startswith("=") and isinstance(step.shape, Table):
        return tuple(
            plain(each.text)
            for each in step.shape.rows
            if any(isinstance(c, list) and row[1:] in c for c in answer.get(each.id, {}).values())
        )
    row, _, only = row.partition(".")
    if not isinstance(step.shape, Table) or not isinstance(cells := answer.get(row), dict):
        return ()
    return tuple(
        line
        for column in step.shape.columns
        if only in ("", column.id)
        for line in lines(column.cell, cells.get(column.id))
    )


def _table_lines(shape: Table, value: dict[str, dict[str, Any]]) -> list[str]:
    names = {row.id: plain(row.text) for row in shape.rows}
    result: list[str] = []
    for row, cells in value.items():
        for column in shape.columns:
            for line in lines(column.cell, cells.get(column.id)):
                label = names.get(row, "")
                if label and len(shape.columns) > 1:
                    label = f"{label}, {plain(column.text)}"
                result.append(f"{label}: {line}" if label else line)
    return result


def words(shape: Shape, value: Any) -> str:
    """The person's own words in an answer, joined; "" for numbers and choices."""
    match shape:
        case Text():
            return value or ""
        case Table():
            texts = [c.id for c in shape.columns if isinstance(c.cell, Text)]
            return "\n".join(
                str(cells[id]) for cells in (value or {}).values() for id in texts if id in cells
            )
        case _:
            return ""
