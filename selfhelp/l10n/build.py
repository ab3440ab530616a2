"""What the build adds to the compiled content: the units, the skeleton, and the bundled packs.

`python -m selfhelp.content build`, run.py and hatch_build.py all come through here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selfhelp.content import build as content
from selfhelp.content.source import Problem, parse
from selfhelp.content.tree import Library
from selfhelp.l10n import interface, units
from selfhelp.l10n.skeleton import Marked, content_units, skeleton
from selfhelp.l10n.units import Texts


def build(root: Path) -> None:
    """Compile everything into `root/selfhelp/_data`; the old data stays until all is written.

    Raises:
        ContentError: something is wrong; nothing was changed.
        OSError: the data can't be written.
    """
    content.build(root, Marked, lambda library: more(root, library))


def more(root: Path, library: Library) -> dict[str, Any]:
    """The files that are made for translators, of a library that was read with `Marked`.

    Raises:
        ContentError: a rename or a `same-as` leads nowhere.
    """
    problems: list[Problem] = []
    texts = gather(root, library, problems)
    if problems:
        raise content.ContentError(problems)
    return {"units.json": units.to_json(texts), **skeleton(library)}


def gather(root: Path, library: Library, problems: list[Problem]) -> Texts:
    """All units of a checkout, its renames and its `same-as`."""
    found = interface.units(root / "selfhelp")
    every = {unit.id: unit for unit in (*found, *content_units(library).values())}
    listed = units.in_order(every.values(), library.order)
    return Texts(listed, _renames(root, listed, problems), _same_as(root, listed, problems))


def _renames(root: Path, listed: dict[str, units.Unit], problems: list[Problem]) -> dict[str, str]:
    """`content/renames.yaml`: old id -> new id."""
    path = root / "content" / "renames.yaml"
    node = parse(path, problems, "content/renames.yaml") if path.exists() else None
    result: dict[str, str] = {}
    for old, new in (node.map() if node else {}).items():
        if new.text() not in listed:
            problems.append(Problem(new.file, new.line, f"there is no unit `{new.text()[:80]}`."))
        if old in listed:
            problems.append(Problem(new.file, new.line, f"`{old[:80]}` is still in use."))
        result[old] = new.text()
    return result


def _same_as(
    root: Path, listed: dict[str, units.Unit], problems: list[Problem]
) -> dict[str, frozenset[str]]:
    """`content/same-as.yaml`: unit id -> digests of earlier texts that meant exactly the same."""
    path = root / "content" / "same-as.yaml"
    node = parse(path, problems, "content/same-as.yaml") if path.exists() else None
    result: dict[str, frozenset[str]] = {}
    for id, digests in (node.map() if node else {}).items():
        if id not in listed:
            problems.append(Problem(digests.file, digests.line, f"there is no unit `{id[:80]}`."))
        result[id] = frozenset(item.text() for item in digests.items())
    return result
