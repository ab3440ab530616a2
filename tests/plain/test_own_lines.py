"""The tools that show a person's own lines: what was written comes back, what wasn't leads on."""

from __future__ import annotations

import pytest

from selfhelp.domain.facts import Facts
from selfhelp.domain.shapes import Choices
from selfhelp.domain.targets import parse
from selfhelp.plain import walk
from selfhelp.plain.console import Leave
from selfhelp.player.machine import Player
from tests.e2e import walker
from tests.plain.typed import Typed, session

SHELF = walker.shelf()
OWN = ("call", "plan", "reasons", "list")
START = {
    "call": ["4", "5"],
    "plan": ["4", "5"],
    "reasons": ["2", "5", ""],
    "list": ["2", "5"],
}
"""Through the opening of a tool that finds something written."""


def said(id: str, lines: list[str], *before: tuple[str, list[str]], flags=()) -> list[str]:
    """What a tool says after these plans were filled in, in the same session."""
    typed = [line for _, answers in before for line in answers]
    made, console = session(SHELF, [*typed, *lines], flags=flags, country="GB", lasting=True)
    assert isinstance(console, Typed)
    for name, _ in before:
        walk.plan(made, name)
    mark = len(console.said)
    try:
        walk.module(made, id)
    except Leave:
        pass
    return console.said[mark:]


STAY_SAFE = ("stay_safe", [*["", "", ""], "K. 0123", *[""] * 7])
REASONS = ("reasons", ["The cat.", "My sister.", ""])
SWAPS = ("swaps", ["Bake bread.", "Fix the bike.", ""])


def test_reasons_come_one_at_a_time():
    heard = said("reasons", [*START["reasons"], ""], REASONS)
    pages = [at for at, line in enumerate(heard) if "One of your reasons" in line]
    assert len(pages) == 2
    assert "The cat." in heard[pages[0] : pages[1]]
    assert "My sister." not in heard[pages[0] : pages[1]]
    assert "My sister." in heard[pages[1] :]
    assert not [line for line in heard if "box is empty" in line]


def test_the_list_picks_one_of_ones_own_things():
    heard = said("list", [*START["list"]], SWAPS)
    assert len({"Bake bread.", "Fix the bike."} & set(heard)) == 1


def test_the_whole_list_can_be_seen():
    heard = said("list", [*START["list"], "", "3"], SWAPS)
    assert {"Bake bread.", "Fix the bike."} <= set(heard)
    assert "Take the first one you see." in heard


def test_the_plan_goes_down_its_steps_to_the_last_one_whatever_is_empty():
    heard = said("plan", [*START["plan"], *[""] * 9], STAY_SAFE)
    titles = [line.split(": ", 1)[1] for line in heard if line.startswith("Step ") and ": " in line]
    assert titles[1:] == [
        "2. By myself",
        "3. Away from it",
        "4. Someone who may know",
        "5. Lines and services",
        "6. A safer room",
        "7. Tonight",
        "8. Who looks in on me",
        "9. Until tomorrow",
        "The last step, always",
        "What helps for now?",
    ]
    assert "K. 0123" in heard
    assert [line for line in heard if line.startswith("Emergency") and "999" in line]


def test_the_call_list_shows_own_people_and_then_the_countrys_numbers():
    heard = said("call", [*START["call"], "", "3"], STAY_SAFE)
    own = heard.index("K. 0123")
    numbers = [at for at, line in enumerate(heard) if "116 123" in line]
    assert numbers
    assert numbers[0] > own


def test_in_ocd_mode_the_call_list_asks_nothing_first():
    heard = said("call", ["", ""], flags=["ocd"])
    first = next(line for line in heard if line.startswith("Step 1 of"))
    assert first.endswith("What to ring about")
    assert not [line for line in heard if "afraid of what I may do" in line]


def ways(id: str, *flags: str) -> set[str]:
    """Where the steps of a tool can lead when nothing is written."""
    player = Player(SHELF.module(id), SHELF.guide(), Facts(flags=frozenset(flags)))
    turn = player.start("full", walker.NOW)
    return {
        option.to
        for step in player.outline(turn.state, walker.NOW)
        if isinstance(step.shape, Choices)
        for option in step.shape.options
        if option.to
    }


@pytest.mark.parametrize("id", OWN)
def test_with_nothing_written_there_is_a_way_to_write_and_a_way_to_people(id):
    assert [to for to in ways(id) if parse(to).kind == "plan"]
    assert ways(id) & {"list:people", "list:helplines"}


@pytest.mark.parametrize("id", ["call", "plan"])
def test_a_young_reader_is_never_sent_to_the_cards_for_adults(id):
    assert not [to for to in ways(id, "under-18") if to.startswith("card:immediate")]
    assert "card:u18-worried" in ways(id, "under-18")


def test_doors_come_before_any_rating():
    for id in ("call", "plan"):
        visits, _ = walker.walk(SHELF.module(id))
        first = visits[0].ask.step
        assert isinstance(first.shape, Choices)
        assert {"card:immediate"} < {option.to for option in first.shape.options}
        assert any("safe" in option.to for option in first.shape.options)
