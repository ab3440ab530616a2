"""Timers by elapsed seconds, and the walk among the cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.card import Button
from selfhelp.domain.step import Phase, Timer
from selfhelp.domain.targets import Target
from selfhelp.player import cards
from selfhelp.player.cards import Walk
from selfhelp.player.timers import length, tick
from tests.player.made import SHELF

BREATH = Timer(
    style="breathing",
    minutes=5,
    least=1,
    most=20,
    phases=(Phase(id="in", text="In", seconds=4), Phase(id="out", text="Out", seconds=6)),
)
WAVE = Timer(style="wave", minutes=10, least=5, most=20)


@pytest.mark.parametrize(
    "second, phase, left", [(0, 0, 4), (3.5, 0, 1), (4, 1, 6), (9.9, 1, 1), (10, 0, 4), (25, 1, 5)]
)
def test_breathing_goes_round(second, phase, left):
    now = tick(BREATH, second)
    assert (now.phase, now.left) == (phase, left)
    assert now.round == second // 10


def test_the_lungs_fill_and_empty():
    assert tick(BREATH, 0).level == 0
    assert tick(BREATH, 4).level == 1
    assert tick(BREATH, 9.99).level < 0.01


def test_a_breath_is_let_out_to_its_end():
    assert not tick(BREATH, 299).over
    assert tick(BREATH, 300).over
    odd = Timer(
        style="breathing",
        minutes=1,
        phases=(*BREATH.phases[:1], Phase(id="o", text="O", seconds=20)),
    )
    assert not tick(odd, 61).over
    assert tick(odd, 72).over


def test_the_wave_rises_once_and_comes_down():
    levels = [tick(WAVE, second).level for second in range(0, 601, 10)]
    peak = levels.index(max(levels))
    assert levels[:peak] == sorted(levels[:peak])
    assert levels[peak:] == sorted(levels[peak:], reverse=True)
    assert levels[0] == 0
    assert levels[-1] < 1e-9
    assert peak < len(levels) / 2


@given(st.sampled_from([BREATH, WAVE]), st.floats(-10, 1e7), st.integers(0, 200))
def test_no_moment_breaks_it(timer, second, minutes):
    now = tick(timer, second, minutes)
    assert 0 <= now.level <= 1
    assert now.left >= 0
    assert -1 <= now.phase < max(1, len(timer.phases))


def test_the_length_keeps_to_its_limits():
    assert [length(BREATH, minutes) for minutes in (0, 1, 7, 99)] == [5, 1, 7, 20]
    assert [length(WAVE, minutes) for minutes in (1, 99)] == [5, 20]


def press(walk: Walk, text: str) -> tuple[Walk, Target | None]:
    deck = SHELF.cards()
    button = next(b for b in deck[walk.at].buttons if b.text == text)
    return cards.press(deck, walk, button)


def test_a_button_opens_a_card_and_back_returns():
    deck = SHELF.cards()
    walk, target = press(cards.open_card(deck, "help-now"), "I might hurt myself")
    assert target is None
    assert walk.at == "safe-now"
    assert cards.back(walk).at == "help-now"
    assert not cards.back(cards.back(walk)).stack


def test_under_18_swaps_the_door_once_it_was_said():
    deck = SHELF.cards()
    walk = cards.open_card(deck, "help-now")
    assert press(walk, "I might hurt a child")[0].at == "immediate"
    young, _ = press(walk, "I am under 18")
    assert "under-18" in young.flags
    again = cards.open_card(deck, "help-now", young)
    assert press(again, "I might hurt a child")[0].at == "u18-worried"


def test_an_unknown_card_is_help_now():
    assert cards.open_card(SHELF.cards(), "../etc").at == "help-now"


def test_going_round_keeps_the_stack_short():
    deck = SHELF.cards()
    walk = cards.open_card(deck, "help-now")
    for _ in range(5):
        walk, _ = press(walk, "I might hurt myself")
        walk = cards.open_card(deck, "help-now", walk)
    assert walk.stack == ("help-now",)


def test_a_target_outside_leaves_the_cards():
    deck = SHELF.cards()
    walk = cards.open_card(deck, "child-question")
    _, target = cards.press(deck, walk, Button(id="no", text="No", to="tool:leave"))
    assert target == Target("tool", "leave")
    walk, target = cards.press(deck, walk, Button(id="b", text="Back", to="back"))
    assert target is None
    assert not walk.stack
