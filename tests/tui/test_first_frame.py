"""What the first frame imports. What it takes is measured in `tests/bench`, and no gate."""

from __future__ import annotations

import json

import pytest

from tests.ways_out.child import child

HEAVY = (
    "babel",
    "cryptography",
    "markdown_it",
    "pygments",
    "segno",
    "sqlite3",
    "tree_sitter",
    "webbrowser",
    "xml",
    "yaml",
)

REPORT = """
import asyncio, json, os, sys
{first}
from selfhelp.cli.context import Context
from selfhelp.cli.options import Options
from selfhelp.tui import hooks, start
session = Context(Options(guest=True)).shared_session()
start.guard_environment(os.environ, reduced=False)
from selfhelp.tui.app import Companion
async def main():
    app = Companion(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(app.screen_stack) == 1
asyncio.run(main())
print(json.dumps(sorted(name for name, module in sys.modules.items() if module is not None)))
"""


def imported(first: str = "") -> set[str]:
    """All that is imported once the start page is there."""
    return set(json.loads(child(code=REPORT.format(first=first)).splitlines()[-1]))


@pytest.fixture(scope="module")
def names() -> set[str]:
    return imported()


def heavy(names: set[str]) -> list[str]:
    return sorted(n for n in names for h in HEAVY if n == h or n.startswith(f"{h}."))


def test_nothing_heavy(names: set[str]) -> None:
    assert heavy(names) == []


def test_no_screens_but_the_start_page(names: set[str]) -> None:
    screens = {name for name in names if name.startswith("selfhelp.tui.screens.")}
    assert screens == {"selfhelp.tui.screens.home", "selfhelp.tui.screens.page"}


def test_no_player_and_no_plain_mode(names: set[str]) -> None:
    ours = {name for name in names if name.startswith("selfhelp.")}
    assert not [name for name in ours if name.startswith(("selfhelp.plain", "selfhelp.content.b"))]
    assert not [name for name in ours if name == "selfhelp.player.machine"]


def test_no_boxes_to_write_in(names: set[str]) -> None:
    """Textual's text area and Markdown are the slowest of its widgets to import."""
    assert not names & {"textual.widgets._text_area", "textual.widgets._markdown"}


@pytest.mark.parametrize("name", ["yaml", "segno", "cryptography"])
def test_it_would_be_noticed(name: str) -> None:
    assert name in heavy(imported(f"import {name}"))
