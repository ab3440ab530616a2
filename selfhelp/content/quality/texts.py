"""The English texts of the content, page by page, each with its place in the sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfhelp.content.fields import Unit
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain.module import Module
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain

PLACEHOLDER = re.compile(r"\{[a-z-]+\}")


@dataclass(frozen=True, slots=True)
class Page:
    """A step and the texts that stand on it, in the order of the file.

    Args:
        owner: id of its module or tool, or "guide".
    """

    owner: str
    step: Step
    units: tuple[Unit, ...]

    @property
    def place(self) -> Unit:
        """Where it begins."""
        return self.units[0]


def at(unit: Unit, text: str) -> Problem:
    """A problem at the place of a text."""
    return Problem(unit.file, unit.line, text)


def owners(library: Library) -> list[Module]:
    """All modules and tools. A measure keeps the words that were published, so nobody weighs them."""
    return [*library.modules.values(), *library.tools.values()]


def pages(library: Library) -> list[Page]:
    """Every step of every module, tool and of the guide."""
    below: dict[str, list[Unit]] = {}
    for id, unit in library.book.units.items():
        below.setdefault(".".join(id.split(".")[:2]), []).append(unit)
    found = [(each.id, step) for each in owners(library) for step in each.steps]
    found += [("guide", step) for step in library.guide.steps] if library.guide else []
    # A recall with a page a line is several steps and one text.
    return [
        Page(owner, step, tuple(below[f"{owner}.{step.id}"]))
        for owner, step in found
        if f"{owner}.{step.id}" in below
    ]


def starting(library: Library, id: str) -> list[Unit]:
    """The texts below an id."""
    return [unit for each, unit in library.book.units.items() if each.startswith(f"{id}.")]


def for_readers(library: Library, module: Module) -> list[Unit]:
    """The texts of a module or tool but for the pages for clinicians and reviewers."""
    apart = {f"{module.id}.{part.id}" for part in (*module.clinician, *module.safety)}
    return [unit for unit in starting(library, module.id) if unit.id not in apart]


def shown(units: list[Unit] | tuple[Unit, ...]) -> list[str]:
    """Texts as they are read: without tags, with a number where a card shows one."""
    return [PLACEHOLDER.sub("112", plain(unit.text)) for unit in units]
