"""The living plans: what each says now, what it said before, and where it is filled in.

Every face shows them from here, so that none knows a plan that another doesn't.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from selfhelp.domain.shapes import Table
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.player.answers import lines, own_lines

if TYPE_CHECKING:
    from selfhelp.content.load import Shelf
    from selfhelp.domain.facts import Facts
    from selfhelp.domain.module import Module
    from selfhelp.domain.step import Step
    from selfhelp.journal.entry import Entry
    from selfhelp.journal.journal import Journal

YOUNG = ("stay-alive",)
"""The pages whose plans are for a reader under 18 as well (CURRICULUM.md 0.7 G)."""
BACK_OF = {"plan.one_page": "plan.watch"}
"""The plan that stands on the back of another: signs and traps (M16)."""


class Part(NamedTuple):
    """A heading of a plan ("" for a plan without) and what is written under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Living:
    """One living plan.

    Attributes:
        store: its name, such as "plan.stay_safe".
        module: the page of the programme where it is filled in, and
        step: the step there.
        answer: what it says now; None where nothing is written.
        versions: all that the journal has of it, the latest first.
        gated: it is first filled in only on the way through its page, which asks something before.
    """

    store: str
    module: Module
    step: Step
    answer: Any
    versions: tuple[Entry, ...]
    gated: bool

    @property
    def title(self) -> str:
        """As the page names it."""
        return plain(self.step.title or self.step.prompt or self.module.title)

    @property
    def where(self) -> str:
        """The title of the page where it is filled in."""
        return plain(self.module.title)

    @property
    def change(self) -> str:
        """The target where it is written or changed. What is written can always be changed."""
        if self.answer is None and self.gated:
            return f"module:{self.module.id}"
        return f"plan:{self.store.removeprefix('plan.')}"

    @property
    def change_words(self) -> str:
        """What that way is called: a plan behind a question begins in its page."""
        if self.change.startswith("module:"):
            return t("plans.go", "Go to the page: {page}", page=self.where)
        return t("plans.change", "Write or change it")

    def parts(self, answer: Any = None) -> tuple[Part, ...]:
        """What it says, part by part; `answer` is an earlier version's."""
        answer = self.answer if answer is None else answer
        shape = self.step.shape
        if not isinstance(shape, Table) or shape.open_rows or not isinstance(answer, dict):
            said = lines(shape, answer)
            return (Part("", said),) if said else ()
        found = ((row, own_lines(self.step, answer, row.id)) for row in shape.rows)
        return tuple(Part(plain(row.text), said) for row, said in found if said)


def all_of(shelf: Shelf, facts: Facts, journal: Journal | None) -> list[Living]:
    """Every living plan for this reader: those that are written, then the empty ones, both in the
    order of the programme.

    A plan that is empty and off for this reader (`hide`: OCD mode, supporting someone, ...) is left
    out; one that is written is always there.
    """
    holding = facts.flags | {f"been:{id}" for id in facts.done}
    if "ocd" in holding and "ocd-keep-rules" not in holding:
        holding |= {"rules-off"}
    ids = YOUNG if "under-18" in holding else shelf.titles("modules")
    modules = (module for id in ids if (module := shelf.known_module(id)) is not None)
    found = [
        _one(module, step, facts, journal, holding)
        for module in modules
        for step in module.steps
        if step.store
    ]
    there = [each for each in found if each.answer is not None or not holding & {*each.step.hide}]
    return sorted(there, key=lambda each: each.answer is None)


def _one(
    module: Module, step: Step, facts: Facts, journal: Journal | None, holding: Collection[str]
) -> Living:
    versions = tuple(journal.versions(step.store)) if journal is not None else ()
    gated = bool(step.only) and not set(step.only).intersection(holding)
    return Living(step.store, module, step, facts.plans.get(step.store), versions, gated)


def named(plans: Iterable[Living], store: str) -> Living | None:
    """The one with this name."""
    return next((each for each in plans if each.store == store), None)


class Tick(NamedTuple):
    """One line that can stand on the printed page, and whether it does unless changed.

    Attributes:
        back: it is on the back: what the person watches for.
    """

    heading: str
    line: str
    on: bool
    back: bool = False


def ticks(plans: list[Living], store: str) -> list[Tick]:
    """The lines of a plan for the preview before it is printed (CURRICULUM.md M16).

    Those of a plan that asks what the person did, signs and traps, are off unless ticked.
    """
    sides = [named(plans, name) for name in (store, BACK_OF.get(store, ""))]
    return [
        Tick(part.heading, line, on=not side.step.behaviour, back=side.store != store)
        for side in sides
        if side is not None
        for part in side.parts()
        for line in part.lines
    ]


def page(title: str, chosen: Iterable[Tick], closing: str, made_by: str) -> Iterator[str]:
    """The printed page as lines of text: headings once, each with its lines.

    Args:
        closing: the plan's own last line, always shown.
        made_by: says that the person made it and what it is not.
    """
    yield title
    heading = ""
    for tick in chosen:
        if tick.heading != heading:
            heading = tick.heading
            yield ""
            yield heading
        yield f"- {tick.line}"
    if closing:
        yield ""
        yield plain(closing)
    yield ""
    yield made_by
