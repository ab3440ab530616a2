"""The program's own texts missing or damaged: the full screen shows the numbers to call first, says
what is wrong, and goes on. Never a bare error.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfhelp.tui.screens.home import Home
from tests.e2e import walker
from tests.tui import acting

SPOILT = {
    "cards.json": ("", "card:help-now", "card:safe-now"),
    "index.json": ("list:tools", "list:modules", "list:pathways", "tool:breathe"),
    "guide.json": ("tool:breathe", "module:stay-alive", "plan:stay_safe"),
    "modules/stay-alive.json": ("module:stay-alive", "plan:stay_safe"),
    "tools/breathe.json": ("tool:breathe",),
}
"""Files, and places that can't be shown without them; "" is the start page."""

NUMBERS = ("Emergency: United Kingdom: 999", "116 123", "0808 1000 900")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the compiled content that this test may break."""
    folder = tmp_path / "_data"
    shutil.copytree(walker.shelf().folder, folder)
    return folder


def helps(pilot, file: str) -> None:
    """The numbers, then the sentence, and a way on."""
    seen = " ".join(acting.seen(pilot).split())
    for number in NUMBERS:
        assert number in seen
    told = f"are missing or damaged ({file})"
    assert told in seen
    assert seen.index(NUMBERS[0]) < seen.index(told)
    assert "In danger, call your local emergency number." in seen
    assert "Ctrl+G" in seen
    assert pilot.app.screen.focused is not None


@pytest.mark.parametrize("how", ["gone", "{", "null"])
@pytest.mark.parametrize("file", SPOILT)
@acting.played
async def test_the_numbers_stand_in_place_of_the_page(file: str, how: str, data: Path, make):
    path = data / "en" / file
    path.unlink()
    if how != "gone":
        path.write_text(how)
    app = make(compiled=data)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        for place in SPOILT[file]:
            if place:
                app.go(place)
            await acting.rest(pilot)
            helps(pilot, file)
            if file != "cards.json":
                await acting.press(pilot, "escape")
                assert isinstance(acting.at(pilot), Home)
        if file == "cards.json":
            await acting.press(pilot, "1")
            assert "Samaritans" in acting.seen(pilot)
        assert app.return_code is None
        assert not app.broken


@acting.played
async def test_a_page_that_breaks_while_it_is_open(data: Path, make):
    """What is read late: the question on hope stands in the guide."""
    (data / "en" / "guide.json").unlink()
    app = make(compiled=data)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.rest(pilot)
        acting.at(pilot).chosen("begin")  # type: ignore[attr-defined]
        await acting.rest(pilot)
        helps(pilot, "guide.json")


@acting.played
async def test_no_country_that_can_be_read(data: Path, make):
    shutil.rmtree(data / "en" / "regions")
    app = make(compiled=data)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:helplines")
        seen = " ".join(acting.seen(pilot).split())
        assert "are missing or damaged (regions/INT.json)" in seen
        assert "In danger, call your local emergency number." in seen
        await acting.press(pilot, "ctrl+g")
        assert "1 A child is in danger now" in " ".join(acting.seen(pilot).split())
