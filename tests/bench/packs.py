"""A pack of 3,000 units with 30 English edits: read, merge, write. The bound is one second.

One median of several rounds in this process, on files that are really read and written.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from selfhelp.l10n import fresh, pack, po, units
from selfhelp.l10n.merge import merge
from selfhelp.l10n.tags import Tag
from selfhelp.l10n.units import Texts

DATA = Path(__file__).parents[2] / "selfhelp" / "_data"
BUDGET_MS = 1_000


def options(parser: ArgumentParser) -> None:
    """How much of it."""
    parser.add_argument("--units", type=int, default=3_000, help="packs: units (3000)")
    parser.add_argument("--edits", type=int, default=30, help="packs: edited units (30)")
    parser.add_argument("--pack-rounds", type=int, default=7, help="packs: rounds (7)")


def measure(asked: Namespace) -> dict[str, Any]:
    """Read, merge and write a whole pack, several times."""
    texts = some(units.read(DATA), asked.units)
    step = max(1, len(texts.units) // max(1, asked.edits))
    chosen = list(texts.units)[::step][: asked.edits]
    edited = Texts(
        {
            id: replace(unit, text=f"{unit.text} Indeed.") if id in chosen else unit
            for id, unit in texts.units.items()
        }
    )
    rounds: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, texts)
        size = sum(path.stat().st_size for path in folder.rglob("*.po"))
        for _ in range(asked.pack_rounds):
            rounds.append(_round(folder, edited, len(chosen)))
            _make(folder, texts)
    times = {part: statistics.median(each[part] for each in rounds) for part in rounds[0]}
    return {
        "id": "packs",
        "units": len(texts.units),
        "edits": len(chosen),
        "bytes": size,
        **{f"{part}_ms": round(value, 1) for part, value in times.items()},
        "budget_ms": BUDGET_MS,
        "rounds": asked.pack_rounds,
    }


def some(texts: Texts, count: int) -> Texts:
    """The first so many units."""
    return Texts(dict(list(texts.units.items())[:count]))


def _make(folder: Path, texts: Texts) -> None:
    """A pack in which everything is translated (into the English itself, turned about)."""
    for name, data in fresh.files(Tag("de"), texts).items():
        if name.startswith("po/"):
            problems: list[Any] = []
            empty = po.parse(data, name, problems)
            assert empty
            done = {
                id: replace(
                    entry, forms=tuple(" ".join(reversed(entry.text.split())) for _ in entry.forms)
                )
                for id, entry in empty.entries.items()
            }
            data = po.render(replace(empty, entries=done), texts.units)
        pack.write(folder / name, data)


def _round(folder: Path, edited: Texts, edits: int) -> dict[str, float]:
    """One read, merge and write; milliseconds."""
    taken: dict[str, float] = {}

    def timed(part: str, work: Callable[[], Any]) -> Any:
        start, cpu = time.perf_counter(), time.process_time()
        result = work()
        taken[part] = (time.perf_counter() - start) * 1_000
        taken["cpu"] = taken.get("cpu", 0.0) + (time.process_time() - cpu) * 1_000
        return result

    problems: list[Any] = []
    found = timed("read", lambda: pack.read(folder, problems))
    assert found, problems
    rooms, report = timed("merge", lambda: merge(found.rooms, edited, found.manifest.rule.forms))
    assert len(report.changed) == edits

    def write() -> None:
        for room, file in rooms.items():
            pack.write(folder / f"po/{room}.po", po.render(file, edited.units))

    timed("write", write)
    taken["all"] = sum(taken[part] for part in ("read", "merge", "write"))
    return taken


def lines(result: dict[str, Any]) -> list[str]:
    """The result as a table."""
    head = f"{result['units']} units, {result['edits']} of them edited, {result['bytes']:,} bytes"
    parts = ("read", "merge", "write", "all", "cpu")
    return [
        head,
        *(f"  {part:<6} {result[f'{part}_ms']:>8.1f} ms" for part in parts),
        f"  bound  {result['budget_ms']:>8.1f} ms",
    ]
