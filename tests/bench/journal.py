"""The journal beside SQLCipher and beside jrnl's scheme, at several sizes.

Each round does a thing once on every side, one after the other, so that a machine that is busy for
a while is busy for all. What counts is the median of the rounds' ratios. Work in memory is counted
in processor time, and what waits for the disk by the clock. Nothing here is a gate.
"""

import gc
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from selfhelp.journal.journal import Journal
from tests.bench import journal_sides as sides
from tests.bench.journal_entries import items
from tests.bench.process import Cost, NotMeasured

ROOT = Path(__file__).parents[2]

SIZES = {10: 21, 1_000: 15, 10_000: 11, 100_000: 5}
"""Entries, and rounds."""

GOALS_FROM = 10_000
"""Entries from which on there are goals (DESIGN.md "Speed")."""

SAVES = 15
"""Rounds of what is saved: they are short, and a disk varies more than a processor."""

TIMES = 5
"""How often something is saved in one round; the median stands for the round."""

WITHOUT = "SQLCipher is not beside it: sqlcipher3-wheels is not installed here."
DERIVATION = "No side derives a key from a passphrase; that is meant to take long, everywhere."


class Measure(NamedTuple):
    """One thing that is done.

    Attributes:
        id: its name in the results, and of the sides' methods.
        phase: those of one phase take turns.
        by: "cpu" or "wall": what is compared.
        ratio: how much of SQLCipher's it may take (DESIGN.md "Speed"), or None.
        ms: how many milliseconds at any size, or None.
    """

    id: str
    phase: str
    by: str = "cpu"
    ratio: float | None = None
    ms: float | None = None


MEASURES = (
    # All of id, time, kind and text as str.
    Measure("eager", "load", ratio=0.75),
    # Text stays bytes until it is shown; the other side has no such state, and is taken as above.
    Measure("app", "load", ratio=0.45),
    # From the closed file to the latest thirty, decoded.
    Measure("first", "load"),
    Measure("append_first", "first save", "wall"),
    Measure("append", "save", "wall", ratio=1.5, ms=5),
    Measure("append_vault", "save", "wall"),
    Measure("edit", "save", "wall", ratio=1.5, ms=5),
    Measure("passphrase", "passphrase", "wall"),
    Measure("fold", "search"),
    Measure("search_common", "search", ms=60),
    Measure("search_rare", "search", ms=60),
    Measure("search_absent", "search", ms=60),
    Measure("search_two", "search", ms=60),
    Measure("first_results", "search", ms=300),
)

Side = sides.Ours | sides.SqlCipher | sides.Jrnl


def options(parser: ArgumentParser) -> None:
    """What can be asked of this part."""
    most = max(SIZES)
    parser.add_argument("--most", type=int, default=most, help=f"entries to go up to ({most})")
    parser.add_argument("--rounds", type=int, default=0, help="rounds at each size")
    parser.add_argument("--folder", help="where the files are made; a disk, not memory")


def measure(asked: Namespace) -> dict[str, Any]:
    """Measure each size up to the one asked for.

    Returns:
        A JSON object; for each size the medians in milliseconds, and of the ratios of ours to
        each other side the medians and quartiles.

    Raises:
        NotMeasured: the sides didn't hold the same.
    """
    found = []
    with sides.without_derivation():
        for number in SIZES:
            if number <= asked.most:
                with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
                    found.append(_size(folder, number, asked.rounds))
    return {
        "part": "journal",
        "python": platform.python_version(),
        "platform": sys.platform,
        "processors": os.cpu_count(),
        "sqlite": sqlite3.sqlite_version,
        "sqlcipher": _version(),
        "notes": [DERIVATION, *([] if sides.sqlcipher else [WITHOUT])],
        "sizes": found,
    }


def lines(result: dict[str, Any]) -> list[str]:
    """The result as tables for people."""
    out = []
    for size in result["sizes"]:
        out += [
            f"{size['entries']:,} entries, {size['rounds']} rounds",
            (
                f"{'':<16}{'ours':>10}{'SQLCipher':>11}{'ratio':>8}{'quartiles':>15}{'goal':>7}"
                f"{'jrnl':>11}{'ratio':>8}"
            ),
            *(_line(case, goals=size["entries"] >= GOALS_FROM) for case in size["cases"]),
            "",
        ]
    return [*out, *result["notes"], "Milliseconds, KiB and bytes; medians. Goals are no gate."]


def _line(case: dict[str, Any], *, goals: bool) -> str:
    other, third = case.get("sqlcipher", {}), case.get("jrnl", {})
    quartiles = "-".join(f"{each:.2f}" for each in other.get("quartiles", ()))
    goal, most = (case["goal_ratio"], case["goal_ms"]) if goals else (None, None)
    over = (goal and other and other["ratio"] > goal) or (most and case["ours"] > most)
    return (
        f"{case['id']:<16}{case['ours']:>10.2f}{other.get('value', ''):>11}"
        f"{other.get('ratio', ''):>8}{quartiles:>15}{goal or '':>7}"
        f"{third.get('value', ''):>11}{third.get('ratio', ''):>8}{'  over' if over else ''}"
    )


def _size(folder: str, number: int, asked: int) -> dict[str, Any]:
    rounds = asked or SIZES[number]
    them: list[Side] = [make(os.path.join(folder, make.name)) for make in sides.SIDES.values()]
    for side in them:
        os.mkdir(os.path.dirname(side.path))
        side.make(items(number))
    first = them[0].rows()
    if len(first) != number or any(side.rows() != first for side in them[1:]):
        raise NotMeasured("the sides don't hold the same entries")
    del first
    cases = [
        _values("bytes", {side.name: [os.path.getsize(side.path)] for side in them}, None),
        *_peaks(them, min(rounds, 5)),
    ]
    for phase in dict.fromkeys(each.phase for each in MEASURES):
        often = asked or max(rounds, SAVES if phase == "save" else 0)
        cases += _phase(them, [each for each in MEASURES if each.phase == phase], often)
    for side in them:
        side.close()
    return {"entries": number, "rounds": rounds, "cases": cases}


def _phase(them: list[Side], measures: list[Measure], rounds: int) -> list[dict[str, Any]]:
    costs: dict[str, dict[str, list[Cost]]] = {each.id: {} for each in measures}
    for number in range(rounds + 1):
        for each in measures:
            # Who comes first changes, so that nobody always finds what another has warmed up.
            for side in them[number % len(them) :] + them[: number % len(them)]:
                if hasattr(side, each.id):
                    cost = _done(side, each)
                    if number:  # the first round reads from the disk what the others find in memory
                        costs[each.id].setdefault(side.name, []).append(cost)
    found = []
    for each in measures:
        values = {
            name: [getattr(cost, each.by) for cost in taken]
            for name, taken in costs[each.id].items()
        }
        found.append(_values(each.id, values, each.ratio, each.ms, each.by))
    return found


def _done(side: Side, measure: Measure) -> Cost:
    again = TIMES if measure.by == "wall" and side.name != "jrnl" else 1
    act: Callable[[], object]
    costs = []
    for _ in range(again if measure.phase == "save" else 1):
        act = getattr(side, measure.id)()
        gc.collect()
        if measure.by == "wall":
            os.sync()  # nobody waits for what another side has left to the disk
        cpu, wall = time.process_time(), time.perf_counter()
        held = act()
        costs.append(Cost((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
        if isinstance(held, Journal):
            held.close()
        del held
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


def _peaks(them: list[Side], rounds: int) -> list[dict[str, Any]]:
    """What loading adds to the largest size of a process, and that size itself.

    "app" holds more on our side than on the other: the answers too, which aren't text. "whole" is
    the same there.
    """
    cases = []
    for way in ("eager", "app", "whole"):
        added: dict[str, list[float]] = {}
        total: dict[str, list[float]] = {}
        for _ in range(rounds):
            for side in them:
                if hasattr(side, way):
                    before, after = _peak(side, way)
                    added.setdefault(side.name, []).append(after - before or 1)
                    total.setdefault(side.name, []).append(after)
        goal = 1.0 if way == "app" else None
        cases.append(_values(f"peak_{way}", added, goal, None, "KiB"))
        cases.append(_values(f"process_{way}", total, None, None, "KiB"))
    return cases


def _peak(side: Side, way: str) -> tuple[int, int]:
    argv = [sys.executable, "-m", "tests.bench.journal_peak", side.name, way]
    done = subprocess.run(
        [*argv, os.path.dirname(side.path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotMeasured(f"{argv[2:]} ended with {done.returncode}: {done.stderr[-500:]}")
    before, after = map(int, done.stdout.split())
    return before, after


def _values(
    id: str,
    values: dict[str, list[float]] | dict[str, list[int]],
    goal: float | None,
    ms: float | None = None,
    by: str = "bytes",
) -> dict[str, Any]:
    case: dict[str, Any] = {"id": id, "by": by, "goal_ratio": goal, "goal_ms": ms}
    ours = values["ours"]
    case["ours"] = round(statistics.median(ours), 3)
    for name, theirs in values.items():
        if name == "ours":
            continue
        ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
        quarters = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
        case[name] = {
            "value": round(statistics.median(theirs), 3),
            "ratio": round(statistics.median(ratios), 3),
            "quartiles": [round(quarters[0], 3), round(quarters[2], 3)],
        }
    return case


def _version() -> str | None:
    if sides.sqlcipher is None:
        return None
    db = sides.sqlcipher.connect(":memory:")
    (version,) = db.execute("PRAGMA cipher_version").fetchone()
    db.close()
    return f"{version}, SQLite {sides.sqlcipher.sqlite_version}"
