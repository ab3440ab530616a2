"""The wave rises and falls once; the breath grows and shrinks smoothly; both fit."""

from __future__ import annotations

from itertools import pairwise

import pytest

from selfhelp.domain.step import Phase, Timer
from selfhelp.tui.widgets.pictures import WIDEST, breath, wave

WAVE = Timer(style="wave", minutes=10, phases=(Phase(id="a", text="A"),))
BLOCKS = " v▁▂▃▄▅▆▇█▌▐"


def tops(width: int) -> list[int]:
    """How many cells of each column of the wave are not empty."""
    lines = [line.plain for line in wave(WAVE, 0, 0, width, 7)[1:]]
    return [sum(line[x] != " " for line in lines) for x in range(len(lines[0]))]


def test_the_wave_goes_up_once_and_comes_down_once():
    found = tops(64)
    peak = found.index(max(found))
    assert 10 < peak < 40
    assert found[: peak + 1] == sorted(found[: peak + 1])
    assert found[peak:] == sorted(found[peak:], reverse=True)
    assert found[-1] == 1


@pytest.mark.parametrize("elapsed", [0, 1, 299, 600, 10_000])
@pytest.mark.parametrize("width", [1, 20, 64, 200])
def test_the_wave_fits_and_shows_where_one_is(elapsed: float, width: int):
    lines = [line.plain for line in wave(WAVE, 0, elapsed, width, 7)]
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) <= max(16, min(width, WIDEST))
    at = lines[0].index("v")
    assert at == min(len(lines[0]) - 1, int(len(lines[0]) * min(1, elapsed / 600)))


def test_the_breath_grows_by_small_steps_and_never_past_its_place():
    sizes = []
    for level in range(101):
        lines = [line.plain for line in breath(level / 100, 60, 7)]
        assert {len(line) for line in lines} == {60}
        sizes.append(sum(len(line.strip()) for line in lines))
    assert sizes == sorted(sizes)
    assert max(b - a for a, b in pairwise(sizes)) <= 14
    assert sizes[0] > 0


def test_only_blocks_that_old_terminals_have():
    drawn = {c for line in (*wave(WAVE, 0, 100, 64, 7), *breath(0.5, 64, 7)) for c in line.plain}
    assert drawn <= set(BLOCKS)
