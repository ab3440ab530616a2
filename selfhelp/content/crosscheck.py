"""Checks that need the whole tree: every way leads somewhere, ids stay what they were."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain import targets
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.sources import split
from selfhelp.domain.step import Step

LISTS = ("tools", "measures", "helplines", "people")


def crosscheck(library: Library, content: Path) -> None:
    """Add to the library's problems whatever only the whole tree can show."""
    _ways(library)
    for module in library.walked:
        _module(library, module)
    for step in library.guide.steps if library.guide else ():
        _sources(library, f"guide.{step.id}", step)
    _measures(library)
    _programme(library)
    _retired(library)
    _covered(library)
    _ledger(library, content)


def _problem(library: Library, unit: str, text: str) -> None:
    """Report at the place of a unit, or of the first unit below an id."""
    units = library.book.units
    below = (u for i, u in units.items() if i.startswith(f"{unit}."))
    found = units.get(unit) or next(below, None)
    file, line = (found.file, found.line) if found else (f"content/en/{unit}.yaml", 1)
    library.book.problems.append(Problem(file, line, text))


def exists(library: Library, text: str) -> bool:
    """Whether a target leads somewhere that is written."""
    target = targets.parse(text)
    if target.kind == "plan":
        plans = (s.store for m in library.modules.values() for s in m.steps)
        return f"plan.{target.id}" in plans
    shelves: dict[str, Collection[str]] = {
        "card": library.cards,
        "tool": library.tools,
        "module": library.modules,
        "measure": library.measures,
        "list": LISTS,
    }
    return target.kind not in shelves or target.id in shelves[target.kind]


def _ways(library: Library) -> None:
    """Every button, option and path leads to something that exists."""
    for card in library.cards.values():
        for button in card.buttons:
            for to in filter(None, (button.to, button.under18)):
                if not exists(library, to):
                    where = f"cards.{card.id}.{button.id}"
                    _problem(library, where, f"`{to}` does not exist; mend the button.")
    for path in library.pathways:
        if path.opens and not exists(library, path.opens):
            _problem(library, f"programme.{path.id}", f"`{path.opens}` does not exist; mend it.")
    owners: list[tuple[str, tuple[Step, ...]]] = [(m.id, m.steps) for m in library.walked]
    if library.guide:
        owners.append(("guide", library.guide.steps))
    for owner, steps in owners:
        for step in steps:
            if not isinstance(step.shape, Choices):
                continue
            for option in step.shape.options:
                if option.to and not exists(library, option.to):
                    where = f"{owner}.{step.id}.{option.id}"
                    _problem(library, where, f"`{option.to}` does not exist; mend the option.")


def _module(library: Library, module: Module) -> None:
    """Steps of one module: ways within it, recalls, check-in, the short version."""
    ids = [step.id for step in module.steps]
    for step in module.steps:
        where = f"{module.id}.{step.id}"
        ways = [step.next] if step.next else []
        if isinstance(step.shape, Choices):
            ways += [o.goto for o in step.shape.options if o.goto]
        for way in ways:
            if way not in ids:
                _problem(library, where, f"there is no step `{way}` in this file; mend it.")
        _sources(library, where, step)
    shared = {s.id for s in library.guide.steps} if library.guide else set()
    for id in shared.intersection(ids):
        _problem(library, f"{module.id}.{id}", f"`{id}` is a shared step's id; take another.")
    for id in (*module.checkin, *module.checkout):
        if id not in shared:
            _problem(library, module.id, f"the guide has no shared step `{id}`; mend the list.")
    if module.short_minutes and not any(step.short for step in module.steps):
        _problem(library, module.id, "no step is marked `short: yes`, but `short-minutes` stands.")


def _sources(library: Library, where: str, step: Step) -> None:
    """Each earlier answer that a step shows, begins with, copies or asks about is one that is kept."""
    named = [(where, step.source)] if step.source or step.kind == "recall" else []
    flags = (flag.removeprefix("has:") for flag in step.flags if flag.startswith("has:"))
    named += [(where, source) for source in flags]
    if isinstance(step.shape, Table):
        named += [(f"{where}.{row.id}", each) for row in step.shape.rows for each in row.sources]
    for place, source in named:
        if not _recalls(library, source):
            _problem(library, place, f"`{source}` is no step or row that stores an answer.")
    copies = [o.copies for o in step.shape.options] if isinstance(step.shape, Choices) else []
    for to in filter(None, copies):
        owner, id, _ = split(to)
        module = library.modules.get(owner)
        list = next((s for s in module.steps if s.id == id), None) if module else None
        if list is None or list.kind != "list" or list.store != f"plan.{id}" or not step.source:
            text = (
                f"`{to}` must be a `list` kept as `plan.{id}`, and `from` must say what goes there."
            )
            _problem(library, where, text)


def _measures(library: Library) -> None:
    """Ids that differ from all others, and for a question about thoughts of dying one without."""
    for id, measure in library.measures.items():
        if id in library.modules or id in library.tools:
            _problem(
                library,
                f"{id}.title",
                f"`{id}` is the id of a module or tool as well; take another.",
            )
        asks = any(step.role == "item9" for step in measure.steps)
        other = library.measures.get(measure.twin)
        if asks and (other is None or any(step.role == "item9" for step in other.steps)):
            _problem(
                library,
                f"{id}.title",
                "`without-item9` must name the measure without that question.",
            )


def _recalls(library: Library, source: str) -> bool:
    """Whether a source (`domain.sources`) names an answer that can be recalled."""
    owner, id, part = split(source)
    module = library.modules.get(owner)
    step = next((s for s in module.steps if s.id == id), None) if module else None
    if step is None or not step.stores:
        return False
    if not part:
        return True
    if not isinstance(step.shape, Table):
        return False
    cells = [column.cell for column in step.shape.columns]
    boxes = {f"={o.id}" for cell in cells if isinstance(cell, Choices) for o in cell.options}
    row, _, cell = part.partition(".")
    known = {column.id for column in step.shape.columns} | {""}
    return part in boxes or (row in {row.id for row in step.shape.rows} and cell in known)


def _programme(library: Library) -> None:
    """The order names each module that exists, once."""
    for slug in sorted({slug for slug in library.order if library.order.count(slug) > 1}):
        _problem(library, "programme", f"`{slug[:40]}` stands in `order` twice; keep one.")
    for slug in library.modules:
        if slug not in library.order:
            _problem(library, slug, f"`{slug}` is missing in `order` of programme.yaml; add it.")
    for slug in library.order:
        if slug not in library.modules:
            _problem(
                library,
                "programme",
                f"`{slug}` has no file in modules/; move it from `order` to `not-yet`.",
            )
    for slug in set(library.not_yet) & set(library.modules):
        _problem(library, "programme", f"`{slug}` is written; move it from `not-yet` to `order`.")


def _retired(library: Library) -> None:
    """A retired id is never used again."""
    live = storing_ids(library) | set(library.book.units)
    for id in library.retired:
        if id in live:
            _problem(library, id, f"the id `{id}` is retired; take a new one for a new meaning.")


def _covered(library: Library) -> None:
    """Every point of the curriculum is carried by something."""
    for id, point in library.points.items():
        if id not in library.book.marks:
            text = f"nothing carries `{id}` ({point.name}); write it and mark it `covers: [{id}]`."
            library.book.problems.append(Problem(point.file, point.line, text))


def storing_ids(library: Library) -> set[str]:
    """The ids that records can hold: steps that store, their options, rows and columns."""
    result: set[str] = set()
    pairs = [(m.id, s) for m in library.walked for s in m.steps]
    pairs += [("guide", s) for s in library.guide.steps] if library.guide else []
    for owner, step in pairs:
        if not step.stores:
            continue
        base = f"{owner}.{step.id}"
        result.add(base)
        shape = step.shape
        if isinstance(shape, Choices):
            result.update(f"{base}.{option.id}" for option in shape.options)
        if isinstance(shape, Table):
            result.update(f"{base}.{row.id}" for row in shape.rows)
            for column in shape.columns:
                result.add(f"{base}.{column.id}")
                if isinstance(column.cell, Choices):
                    result.update(f"{base}.{column.id}.{o.id}" for o in column.cell.options)
    return result


def _ledger(library: Library, content: Path) -> None:
    """Every id that was ever stored is still there or retired; every new one is written down.

    The ledger is a plain sorted list, `content/en/ledger.txt`, renewed by
    `python -m selfhelp.content ledger`.
    """
    path = content / "en" / "ledger.txt"
    name = path.relative_to(content.parent).as_posix()
    try:
        known = set(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        known = set()
    live = storing_ids(library)
    for id in sorted(known - live - set(library.retired)):
        text = f"`{id}` is gone; put it into retired.yaml with its last text."
        library.book.problems.append(Problem(name, 1, text))
    if fresh := sorted(live - known):
        text = (
            f"{len(fresh)} new ids ({fresh[0]}, ...) are not written down; "
            "run `python -m selfhelp.content ledger`."
        )
        library.book.problems.append(Problem(name, 1, text))
