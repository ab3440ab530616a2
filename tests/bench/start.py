"""How long it takes until the first help is there, beside an empty Textual app.

Each round runs everything once, one after the other, so that a machine that is busy for a while
is busy for all. What counts is the median of the rounds' ratios. Nothing here is a gate: what
start-up may import is one (`tests/e2e/test_start_imports.py`).
"""

import compileall
import os
import statistics
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.process import Cost, until_end, until_text

ROOT = Path(__file__).parents[2]
PAIRS = 21

# As literal words, so that importing this doesn't import Textual.
EMPTY_APP, EMPTY_TEXT = "tests.bench.empty_app", "nothing-but-this"


class Case(NamedTuple):
    """One thing to start.

    Attributes:
        id: its name in the results, never reused.
        arguments: what follows `python -m`.
        budget: how much of the empty app's time it may take (DESIGN.md "Speed"), or None.
        text: in a terminal until this is painted; "" runs it to its end, into a pipe.
    """

    id: str
    arguments: tuple[str, ...]
    budget: float | None
    text: str = ""


BASE = Case("empty-app", (EMPTY_APP,), None, EMPTY_TEXT)

CASES = [
    Case("version", ("selfhelp", "--version"), 0.4),
    Case("now", ("selfhelp", "now", "--country", "GB"), 0.4),
    Case("helplines", ("selfhelp", "helplines", "GB"), 0.4),
    # The first word of the card, as the person at the terminal gets it.
    Case("now-in-a-terminal", ("selfhelp", "now", "--country", "GB"), 0.4, "999"),
    # The first word of the start page, painted.
    Case("first-frame", ("selfhelp",), 1.35, "What do you need right now?"),
    # What Python takes by itself: no command can be faster.
    Case("python", ("tests.bench.nothing",), None),
]


def options(parser: ArgumentParser) -> None:
    """What can be asked of this part."""
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"rounds ({PAIRS})")


def measure(asked: Namespace) -> dict[str, Any]:
    """Run all cases side by side.

    Returns:
        A JSON object: `rounds` and `cases`, each with medians in milliseconds, and the medians of
        the rounds' ratios to the empty app with their quartiles.

    Raises:
        NotMeasured: a case didn't run as it should.
    """
    rounds = max(asked.pairs, 1)
    costs: dict[str, list[Cost]] = {case.id: [] for case in (BASE, *CASES)}
    with tempfile.TemporaryDirectory() as home:
        env = _environment(home)
        _compile()
        for case in (BASE, *CASES):
            _run(case, env)  # the first run reads from the disk what all others find in memory
        for _ in range(rounds):
            for case in (BASE, *CASES):
                costs[case.id].append(_run(case, env))
    base = costs[BASE.id]
    return {
        "part": "start",
        "rounds": rounds,
        "python": ".".join(map(str, sys.version_info[:3])),
        "platform": sys.platform,
        "processors": os.cpu_count(),
        "cases": [_result(case, costs[case.id], base) for case in (BASE, *CASES)],
    }


def lines(result: dict[str, Any]) -> list[str]:
    """The result as a table for people."""
    head = (
        f"{'':<20}{'CPU ms':>9}{'wall ms':>9}{'CPU ratio':>11}{'quartiles':>14}{'wall ratio':>12}"
    )
    out = [f"{head}{'budget':>8}"]
    for case in result["cases"]:
        low, high = case["cpu_quartiles"]
        budget = "" if case["budget"] is None else f"{case['budget']:.2f}"
        over = "  over" if case["budget"] and case["cpu_ratio"] > case["budget"] else ""
        out.append(
            f"{case['id']:<20}{case['cpu_ms']:>9.0f}{case['wall_ms']:>9.0f}"
            f"{case['cpu_ratio']:>11.2f}{f'{low:.2f}-{high:.2f}':>14}{case['wall_ratio']:>12.2f}"
            f"{budget:>8}{over}"
        )
    rounds = result["rounds"]
    out.append(
        f"Medians of {rounds} rounds, each beside an empty Textual app. Budgets are no gate."
    )
    return out


def _environment(home: str) -> dict[str, str]:
    """That of a person with a terminal, and nothing of this machine's that could disturb."""
    keep = ("PATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT")
    return {
        **{name: os.environ[name] for name in keep if name in os.environ},
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }


def _compile() -> None:
    """Bytecode for both sides: a package manager or the first start makes it on real machines."""
    for name in ("selfhelp", "textual", "rich", "tests.bench"):
        spec = find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            compileall.compile_dir(folder, quiet=2)


def _run(case: Case, env: dict[str, str]) -> Cost:
    argv = [sys.executable, "-m", *case.arguments]
    return until_text(argv, env, case.text) if case.text else until_end(argv, env)


def _result(case: Case, costs: list[Cost], base: list[Cost]) -> dict[str, Any]:
    pairs = list(zip(costs, base, strict=True))
    cpu = [cost.cpu / empty.cpu for cost, empty in pairs]
    wall = [cost.wall / empty.wall for cost, empty in pairs]
    quarters = statistics.quantiles(cpu, n=4) if len(cpu) > 1 else [cpu[0]] * 3
    return {
        "id": case.id,
        "command": " ".join(case.arguments),
        "until": case.text or "its end",
        "cpu_ms": round(statistics.median(cost.cpu for cost in costs), 1),
        "wall_ms": round(statistics.median(cost.wall for cost in costs), 1),
        "cpu_ratio": round(statistics.median(cpu), 3),
        "cpu_quartiles": [round(quarters[0], 3), round(quarters[2], 3)],
        "wall_ratio": round(statistics.median(wall), 3),
        "budget": case.budget,
    }
