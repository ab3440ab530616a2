"""Every module, tool and measure walked in a real terminal, full screen: the same records as in plain mode.

Plain mode's own walks (`test_plain_walks.py`) show that its records are those of the pure player;
so these are held against the same.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from selfhelp.player.state import Mode
from tests.conftest import LONG
from tests.e2e import every_kind, hands, kept_app, walker
from tests.e2e.full_screen import FullScreen
from tests.e2e.walker import Person

APP = ("-m", "tests.e2e.tui_app")
# Measures are all alike, and each is walked without a terminal in tests/tui/test_walks.py.
ALIKE = {"phq-8", "gad-7", "k10"}
WALKS = [walk for walk in walker.walks() if walk[0] not in ALIKE]
if not LONG:
    # The gate walks these pages and all tools; the long run walks every page.
    PAGES = {"stay-alive", "law-and-truth", "riding-urges", "staying-changed"}
    WALKS = [
        walk for walk in WALKS if walk[0] in PAGES | {each.id for each in walker.shelf().tools()}
    ]


class Hands:
    """Somebody at the full screen; waits after each group of keys until the app has come to rest."""

    def __init__(self, app: FullScreen, report: Path) -> None:
        self.app, self.report, self.pressed = app, report, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            if key.startswith(hands.PASTE):
                self.app.paste(key.removeprefix(hands.PASTE))
            else:
                self.app.press(key)
        self.pressed += len(keys)
        self.rest()

    def rest(self) -> None:
        end = time.monotonic() + 20
        while not (self.report.exists() and int(self.report.read_text()) >= self.pressed):
            more = self.app.pump(0.005)
            assert more, f"it ended: {self.app.raw[-500:]}"
            assert time.monotonic() < end, (
                f"it never came to rest ({self.pressed} pressed, {self.report.read_text()} taken):\n{self.app.display}"
            )


def walk(tmp_path: Path, target: str, mode: Mode, visits, *options: str, keep: bool = True) -> None:
    """From the opening to the ending."""
    report = tmp_path / "report"
    argv = [*APP, str(tmp_path / "kept"), "--report", str(report), *options, target]
    with FullScreen.run(*argv, home=tmp_path) as app:
        person = Hands(app, report)
        person.rest()
        if _asks_how(app):
            person.press("1" if mode == "full" else "2")
        for visit in visits:
            for keys in hands.groups(visit.ask, visit.value):
                person.press(*keys)
            if visit.ask.step.keep == "ask" and visit.value is not None:
                person.press("2" if keep else "1")
        app.until(
            lambda: "What next?" in app.joined or "This is the end of the page" in app.joined,
            "comes to the ending",
        )
        app.press("ctrl+q")
        assert app.end() == 0
        app.restored()


def _asks_how(app: FullScreen) -> bool:
    app.until(lambda: len(app.joined) > 20, "paints")
    app.settle()
    return "The whole page" in app.joined


@pytest.mark.parametrize("id, mode", WALKS)
def test_walked_to_the_end(id: str, mode: Mode, tmp_path: Path) -> None:
    module = walker.shelf().module(id)
    visits, records = walker.walk(module, mode)
    walk(tmp_path, f"{module.type}:{id}", mode, visits)
    assert walker.bare(kept_app.rows(tmp_path / "kept")) == walker.bare(records)
    assert records or not any(visit.ask.step.stores for visit in visits)


@pytest.mark.parametrize("keep", [True, False])
def test_every_kind_of_step(keep: bool, every: Path, tmp_path: Path) -> None:
    """Also the kinds that no page has yet; what isn't to be kept isn't."""
    person = Person(keep=keep)
    visits, records = walker.walk(every_kind.module(every), "full", person)
    target = f"module:{every_kind.ID}"
    walk(tmp_path, target, "full", visits, "--compiled", str(every), keep=keep)
    rows = kept_app.rows(tmp_path / "kept")
    assert walker.bare(rows) == walker.bare(records)
    assert ("k-ask" in {row["step"] for row in rows}) == keep
