"""Asks for one answer, by its shape. Adding a step kind needs something here only when its
layout asks for more than its shape does (timers, checks, sorts).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from selfhelp.domain.shapes import Choices, Column, Nothing, Number, Shape, Table, Text
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.plain import verbs
from selfhelp.plain.console import Console, Leave, Verb
from selfhelp.plain.show import scale
from selfhelp.player.answers import BadAnswer, accept, lines

CLEAR = "-"
"""Typed alone, it takes out what a part of a plan says."""


def answer(console: Console, step: Step, before: Any) -> Any:
    """Ask for the answer to a step.

    Args:
        before: the answer given earlier, kept where an empty line is typed.

    Returns:
        The answer in its shape, or None for none.

    Raises:
        Leave, Verb: see `Console.ask`.
    """
    value = _of(console, step.shape, before)
    if step.kind == "check":
        _feedback(console, step.shape, value)
    if step.kind == "sort":
        _sorted(console, step.shape, value)
    if step.closing:
        console.say(plain(step.closing))
        with holding(lambda: value):
            console.ask(t("plain.enter", "Press Enter to go on."), [plain(step.closing)])
    return value


@contextlib.contextmanager
def holding(value: Callable[[], Any]) -> Iterator[None]:
    """If the person leaves the question meanwhile, what they had typed goes with them."""
    try:
        yield
    except (Leave, Verb) as going:
        if going.held is None:
            going.held = value()
        raise


def _of(console: Console, shape: Shape, before: Any, again: Iterable[str] = ()) -> Any:
    """Ask by shape; `again` puts the question when Help now has stood in between."""
    match shape:
        case Nothing():
            console.ask(t("plain.enter", "Press Enter to go on."))
            return None
        case Number():
            return _number(console, shape, before, again)
        case Choices():
            return _choices(console, shape, again) or before
        case Text():
            return _text(console, shape, before, again)
        case Table():
            return _table(console, shape, before or {})


def _number(console: Console, shape: Number, before: Any, again: Iterable[str]) -> Any:
    console.say(scale(shape))
    prompt = t(
        "plain.number", "Type a number from {low} to {high}:", low=shape.low, high=shape.high
    )
    while True:
        line = console.ask(prompt, [*again, scale(shape)])
        if not line:
            return before
        try:
            return accept(shape, line)
        except BadAnswer as problem:
            console.say(str(problem))


def _choices(console: Console, shape: Choices, again: Iterable[str]) -> list[str]:
    texts = [plain(option.text) for option in shape.options]
    chosen = console.choose(texts, least=shape.least, most=shape.most, again=again)
    return [shape.options[index].id for index in chosen]


def _text(console: Console, shape: Text, before: Any, again: Iterable[str]) -> Any:
    """Several lines, ended by a full stop on a line of its own (or an empty line in a list)."""
    if shape.lines:
        console.say(t("plain.end-list", "One thing on each line. An empty line ends the list."))
        if before:
            console.say(
                t(
                    "plain.clear",
                    "Enter at once keeps what is there. New lines take its place."
                    " A dash alone takes it out.",
                )
            )
    else:
        console.say(
            t("plain.end-text", "Write as much as you like. A full stop alone on a line ends it.")
        )
    while True:
        typed: list[str] = []
        with holding(partial("\n".join, typed)):
            while True:
                try:
                    line = console.ask(">", [*again, *typed], skips=shape.lines)
                except Verb as verb:
                    if verb.name == verbs.SKIP:
                        return before
                    raise
                if line == "." or (not line and (shape.lines or not typed)):
                    break
                if line == CLEAR and before and shape.lines and not typed:
                    return ""
                typed.append(line)
        try:
            value = accept(shape, "\n".join(typed))
        except BadAnswer as problem:
            console.say(str(problem))
            continue
        return before if value is None else value


def _table(console: Console, shape: Table, before: dict[str, dict[str, Any]]) -> Any:
    if shape.open_rows:
        return _open_rows(console, shape, before)
    value = {row: dict(cells) for row, cells in before.items()}
    for number, row in enumerate(shape.rows, 1):
        part = t("plain.part", "Part {n} of {total}", n=number, total=len(shape.rows))
        asked = [f"{part}: {plain(row.text)}"]
        asked += [plain(row.hint)] if row.hint else []
        console.say(*asked)
        for column in shape.columns:
            try:
                cell = _cell(console, column, value.get(row.id, {}).get(column.id), asked)
            except (Leave, Verb) as going:
                if going.held is not None:
                    value.setdefault(row.id, {})[column.id] = going.held
                going.held = value or None
                raise
            if cell == "":
                value.pop(row.id, None)
            elif cell is not None:
                value.setdefault(row.id, {})[column.id] = cell
    return value or None


def _cell(console: Console, column: Column, before: Any, asked: list[str]) -> Any:
    """One cell; `asked` puts its row again when Help now has stood in between."""
    heading = [plain(column.text)] if column.text else []
    heading += [t("plain.now", "Now: {line}", line=line) for line in lines(column.cell, before)]
    console.say(*heading)
    again = [*asked, *heading]
    if isinstance(column.cell, Text) and not column.cell.lines:
        prompt = t("plain.field", "Type your answer, or Enter for none:")
        while True:
            line = console.ask(prompt, again)
            try:
                return accept(column.cell, line) or before
            except BadAnswer as problem:
                console.say(str(problem))
    return _of(console, column.cell, before, again)


def _open_rows(console: Console, shape: Table, before: dict[str, dict[str, Any]]) -> Any:
    """A list of the person's own lines."""
    column = shape.columns[0]
    console.say(
        t(
            "plain.end-open",
            "One thing on each line, at most {n}. An empty line ends the list.",
            n=shape.open_rows,
        )
    )
    value: dict[str, dict[str, Any]] = {}
    while len(value) < shape.open_rows:
        again = [f"{n}. {cell[column.id]}" for n, cell in value.items()]
        with holding(lambda: value or None):
            line = console.ask(f"{len(value) + 1}.", again)
        if not line:
            break
        try:
            cell = accept(column.cell, line)
        except BadAnswer as problem:
            console.say(str(problem))
            continue
        if cell is not None:
            value[str(len(value) + 1)] = {column.id: cell}
    return value or before or None


def _feedback(console: Console, shape: Shape, value: Any) -> None:
    """What there is to say on the option chosen, and on the fitting one if that was another."""
    if not isinstance(shape, Choices) or not value:
        return
    for option in shape.options:
        if option.id in value:
            console.say(plain(option.feedback))
    if not any(option.right and option.id in value for option in shape.options):
        for option in shape.options:
            if option.right:
                console.say(
                    t("plain.fits", "What fits best: {option}", option=plain(option.text)),
                    plain(option.feedback),
                )


def _sorted(console: Console, shape: Shape, value: Any) -> None:
    """Feedback on each statement that was sorted."""
    if isinstance(shape, Table):
        for row in shape.rows:
            if row.id in (value or {}):
                console.say(f"{plain(row.text)} {plain(row.feedback)}")
