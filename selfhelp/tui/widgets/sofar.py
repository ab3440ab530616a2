"""What a table holds so far, drawn the way its kind is thought of: a page, a path, boxes, a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content

from selfhelp.domain.shapes import Choices, Row, Table
from selfhelp.domain.step import Step
from selfhelp.domain.strings import t
from selfhelp.player.answers import lines
from selfhelp.tui.words import Lined, bare, rich

Cells = dict[str, dict[str, Any]]
Part = tuple[str, Content]
"""What stands left of a line, in as many cells as it has, and the line."""

BOXED = ("sort", "values_sort")


class SoFar(Lined):
    """Lines that each hang clear of what stands left of them.

    Args:
        now: the id of the row that is asked now.
    """

    def __init__(self, step: Step, value: Cells, now: str) -> None:
        assert isinstance(step.shape, Table)
        self.step, self.shape, self.value, self.now = step, step.shape, value, now

    def parts(self) -> list[Part]:
        """The lines before they are wrapped."""
        if self.step.kind in BOXED:
            return list(self._boxes())
        if self.step.kind == "chain":
            return list(self._chain())
        return list(self._page())

    def _said(self, row: Row) -> list[str]:
        """The answers of a row, each in a line."""
        said = []
        for column in self.shape.columns:
            for line in lines(column.cell, self.value.get(row.id, {}).get(column.id)):
                label = f"{column.text}: " if column.text and len(self.shape.columns) > 1 else ""
                said.append(f"{label}{line}")
        return said

    def _page(self) -> Iterator[Part]:
        """Headings with what was written under each; the one asked now has a mark."""
        for row in self.shape.rows:
            here = row.id == self.now
            said = self._said(row)
            style = "bold $primary" if here else "bold" if said else "$quiet"
            mark = "\N{LEFT HALF BLOCK}" if here else " "
            yield f"{mark} ", rich(row.text).stylize_before(style)
            for line in said:
                yield "    ", bare(line)

    def _chain(self) -> Iterator[Part]:
        """Links of a path, one below the other."""
        last = self.shape.rows[-1].id
        for at, row in enumerate(self.shape.rows):
            said, here = self._said(row), row.id == self.now
            corner = (
                "\N{BOX DRAWINGS LIGHT UP AND RIGHT}"
                if row.id == last
                else "\N{BOX DRAWINGS LIGHT VERTICAL AND RIGHT}"
                if at
                else "\N{BOX DRAWINGS LIGHT DOWN AND RIGHT}"
            )
            arm = (
                "\N{BOX DRAWINGS HEAVY HORIZONTAL}" if here else "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
            )
            style = "bold $primary" if here else "bold" if said else "$quiet"
            yield f"{corner}{arm} ", rich(row.text).stylize_before(style)
            rail = " " if row.id == last else "\N{BOX DRAWINGS LIGHT VERTICAL}"
            for line in said:
                yield f"{rail}    ", bare(line)
            if row.id != last:
                yield rail, Content("")

    def _boxes(self) -> Iterator[Part]:
        """Each box with what is in it."""
        column = self.shape.columns[0]
        assert isinstance(column.cell, Choices)
        for box in column.cell.options:
            inside = [
                row
                for row in self.shape.rows
                if self.value.get(row.id, {}).get(column.id) == [box.id]
            ]
            name = box.text.split(":")[0]
            head = t("sort.box", "{box} ({n})", box=name, n=len(inside))
            yield "", rich(head).stylize_before("bold" if inside else "$quiet")
            for row in inside:
                yield "  ", rich(row.text).stylize_before("$quiet")

    def lines(self, width: int) -> list[Content]:
        """Wrapped; what stands left goes on down the side where it is a rail."""
        made: list[Content] = []
        for left, text in self.parts():
            wrapped = text.wrap(max(8, width - len(left))) if text else [text]
            under = " " * len(left)
            if (
                left[:1]
                in "\N{BOX DRAWINGS LIGHT VERTICAL}\N{BOX DRAWINGS LIGHT VERTICAL AND RIGHT}"
            ):
                under = f"\N{BOX DRAWINGS LIGHT VERTICAL}{under[1:]}" if left else ""
            for at, line in enumerate(wrapped):
                lead = under if at else left
                made.append(Content.assemble((lead, "$primary"), line))
        return made
