"""Every rule of the safety net: it speaks when it must, is silent else, and is missed when gone."""

from typing import Any

import pytest

from selfhelp.domain.shapes import Choices, Number, Option
from selfhelp.player import rules
from selfhelp.player.inputs import Answer, Ask, Done, Paused, Skip, Turn
from tests.player.made import NOW, answer_until, module, player, step

CHECKED: dict[str, Any] = {
    "checkin": ("mood", "urge", "hope", "safe"),
    "checkout": ("mood-after", "urge-after"),
}
ITEM_NINE = Choices(
    options=tuple(Option(id=str(n), text=str(n)) for n in range(4)),
)


def answered(id: str, value: object, *, flags: tuple[str, ...] = (), **before: object) -> Turn:
    """The turn after this answer in a module with check-in, text and check-out."""
    made = module(
        step("words", "reflect"),
        step("list", "list"),
        step("item", "choose", shape=ITEM_NINE, role="item9", record="measure"),
        step("counted", "scale", shape=Number(high=3), role="item9", record="measure"),
        step("fork", "fork"),
        step("end"),
        **CHECKED,
    )
    walker = player(made, *flags)
    turn = answer_until(walker, walker.start("full", NOW), id, **before)
    return walker.advance(turn.state, Answer(value), NOW)


def tool(id: str, value: object, *flags: str, serves: str = "either", **before: object) -> Turn:
    made = module(step("do"), type="tool", serves=serves)
    walker = player(made, *flags)
    turn = answer_until(walker, walker.start("full", NOW), id, **before)
    return walker.advance(turn.state, Answer(value), NOW)


SPEAKS = {
    "urge at check-in": ("urge_high", lambda: answered("urge", 7)),
    "urge at check-out": ("urge_high", lambda: answered("urge-after", 10)),
    "urge before a tool": (
        "urge_high",
        lambda: tool("tool-before-urge", 7, tool_for="urge"),
    ),
    "urge after a tool": ("urge_high", lambda: tool("tool-after-urge", 8, tool_for="urge")),
    "urge after, although just asked": (
        "urge_high",
        lambda: tool("tool-after-urge", 8, "child-asked", serves="urge"),
    ),
    "hope 0": ("hope_low", lambda: answered("hope", 0)),
    "hope 1": ("hope_low", lambda: answered("hope", 1)),
    "item 9 chosen": ("item_nine", lambda: answered("item", "1")),
    "item 9 counted": ("item_nine", lambda: answered("counted", 3)),
    "not safe": ("option_opens", lambda: answered("safe", "no")),
    "not sure to be safe": ("option_opens", lambda: answered("safe", "not-sure")),
    "an option that opens a card": ("option_opens", lambda: answered("fork", "card")),
    "not away from the device": (
        "option_opens",
        lambda: tool("tool-open", "no", tool_for="urge"),
    ),
    "crisis words": ("crisis_words", lambda: answered("words", "I want to kill myself.")),
    "crisis words in a list": (
        "crisis_words",
        lambda: answered("list", {"1": {"line": "kill myself"}}),
    ),
    "mood fell by 3": ("mood_fell", lambda: answered("urge-after", 0, mood=6, mood_after=3)),
}

SILENT = {
    "urge 6": lambda: answered("urge", 6),
    "mood 0": lambda: answered("mood", 0),
    "stress 10 before a tool": lambda: tool("tool-before-stress", 10, tool_for="stress"),
    "just asked": lambda: tool("tool-before-urge", 9, "child-asked", serves="urge"),
    "hope 2": lambda: answered("hope", 2),
    "item 9 not at all": lambda: answered("item", "0"),
    "item 9 counted 0": lambda: answered("counted", 0),
    "safe": lambda: answered("safe", "yes"),
    "plain words": lambda: answered("words", "I skilled myself up."),
    "mood fell by 2": lambda: answered("urge-after", 0, mood=6, mood_after=4),
    "mood rose": lambda: answered("urge-after", 0, mood=2, mood_after=9),
}


def spoken(turn: Turn) -> set[str]:
    return {signal.rule for signal in turn.signals}


@pytest.mark.parametrize("name", SPEAKS)
def test_speaks(name):
    rule, scenario = SPEAKS[name]
    assert spoken(scenario()) == {rule}


@pytest.mark.parametrize("name", SPEAKS)
def test_is_missed_when_it_is_taken_out(name, monkeypatch):
    rule, scenario = SPEAKS[name]
    monkeypatch.setattr(rules, "RULES", tuple(r for r in rules.RULES if r.__name__ != rule))
    assert rule not in spoken(scenario())


@pytest.mark.parametrize("name", SILENT)
def test_is_silent(name):
    assert not spoken(SILENT[name]())


def test_every_rule_has_a_scenario():
    assert {rule for rule, _ in SPEAKS.values()} == {rule.__name__ for rule in rules.RULES}


@pytest.mark.parametrize(
    "rule, target",
    [
        ("urge at check-in", "card:child-question"),
        ("hope 0", "card:safe-now"),
        ("item 9 chosen", "card:safe-now"),
        ("not safe", "card:which-danger"),
        ("not away from the device", "tool:leave"),
        ("mood fell by 3", "card:who-today"),
    ],
)
def test_leads_to(rule, target):
    (signal,) = SPEAKS[rule][1]().signals
    assert signal.target == target
    assert not signal.offer


def test_item_nine_says_thank_you_first():
    (signal,) = answered("item", "2").signals
    assert signal.line == "honest"


def test_item_nine_opens_before_the_remaining_items():
    assert isinstance(answered("item", "2").prompt, Paused)


@pytest.mark.parametrize("name", ["urge at check-in", "hope 0", "not safe", "item 9 chosen"])
def test_after_it_the_next_step_is_never_a_lesson(name):
    turn = SPEAKS[name][1]()
    assert turn.prompt == Paused("safety")
    assert turn.state.status == "paused"


def test_crisis_words_only_offer_and_the_page_goes_on():
    turn = answered("words", "better off dead")
    (signal,) = turn.signals
    assert signal.offer
    assert isinstance(turn.prompt, Ask)
    assert turn.state.status == "going"


def test_crisis_words_are_offered_once_an_entry():
    turn = answered("words", "kill myself")
    made = module(step("words", "reflect"), step("list", "list"), step("end"))
    walker = player(made)
    first = walker.advance(walker.start("full", NOW).state, Answer("kill myself"), NOW)
    from selfhelp.player.inputs import Back

    again = walker.advance(first.state, Back(), NOW)
    again = walker.advance(again.state, Answer("kill myself today"), NOW)
    assert spoken(turn) == {"crisis_words"}
    assert not again.signals


def test_nothing_about_the_match_is_stored():
    turn = answered("words", "kill myself")
    assert "offered" not in str(turn.records)
    assert turn.state.for_storage().offered == ()
    assert {record.kind for record in turn.records} == {"worksheet"}


def test_a_child_comes_first():
    """Both at once: the child question is the first signal."""
    made = module(step("rate", "scale", role="urge"), step("end"))
    shape = Choices(options=(Option(id="x", text="kill myself", to="card:safe-now"),))
    assert shape
    given = rules.Given(
        step=made.steps[0],
        answer=9,
        module=made,
        guide=player(made).guide,
        state=player(made).start("full", NOW).state,
        flags=frozenset(),
        moods=(9, 1),
        last=True,
    )
    assert [s.rule for s in rules.signals(given)] == ["urge_high", "mood_fell"]


def test_urge_at_the_very_end_still_speaks_and_the_module_is_done():
    turn = answered("urge-after", 9)
    assert isinstance(turn.prompt, Done)
    assert spoken(turn) == {"urge_high"}


def test_a_skipped_question_sets_nothing_off():
    walker = player(module(step("end"), **CHECKED))
    turn = walker.start("full", NOW)
    for _ in range(7):
        turn = walker.advance(turn.state, Skip(), NOW)
        assert not turn.signals
