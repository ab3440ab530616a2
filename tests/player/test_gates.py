"""What flags leave out or bring in: OCD mode, tools for urges, the short version, under 18."""

from typing import Any

from selfhelp.content.steps import paged
from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.domain.shapes import Choices, Option
from selfhelp.domain.step import Step
from selfhelp.player.inputs import Answer, Ask, Done, Skip, Turn
from selfhelp.player.machine import Player
from tests.player.made import NOW, SHELF, answer_until, module, player, step


def asked(walker: Player, mode="full", **given: object) -> list[str]:
    """The ids of all steps asked on a walk that skips what isn't given."""
    turn, ids = walker.start(mode, NOW), []
    while isinstance(turn.prompt, Ask):
        id = turn.prompt.step.id
        ids.append(id)
        key = id.replace("-", "_")
        turn = walker.advance(turn.state, Answer(given[key]) if key in given else Skip(), NOW)
    assert isinstance(turn.prompt, Done), turn.prompt
    return ids


CHECKED: dict[str, Any] = {
    "checkin": ("mood", "urge", "mattered", "hope", "safe"),
    "checkout": ("mood-after", "urge-after"),
}


def test_check_in_and_check_out_stand_around_the_module():
    ids = asked(player(module(step("a"), step("b"), **CHECKED)))
    assert ids == ["mood", "urge", "hope", "safe", "a", "b", "mood-after", "urge-after"]


def test_a_low_mood_at_the_check_in_leaves_out_what_is_heavy():
    made = player(
        module(step("heavy", hide=("low-mood",)), step("wait", only=("low-mood",)), **CHECKED)
    )
    assert "heavy" not in asked(made, mood=3)
    assert "wait" in asked(made, mood=3)
    for mood in ({"mood": 4}, {"mood": 4, "mood_after": 1}, {}):
        assert "heavy" in asked(made, **mood)
        assert "wait" not in asked(made, **mood)


def test_ocd_mode_asks_for_no_urge_and_for_what_mattered():
    ids = asked(player(module(step("a"), **CHECKED), "ocd"))
    assert ids == ["mood", "mattered", "hope", "safe", "a", "mood-after"]


def test_ocd_mode_asks_whether_it_is_safe_once_a_day():
    made = module(step("a"), **CHECKED)
    assert "safe" not in asked(player(made, "ocd", safe_asked=Moment(NOW.ms - 60_000, 60)))
    assert "safe" in asked(player(made, "ocd", safe_asked=Moment(NOW.ms - DAY_MS, 60)))
    assert "safe" in asked(player(made, safe_asked=NOW))


def test_a_date_in_the_future_counts_as_now():
    made = module(step("a"), **CHECKED)
    assert "safe" not in asked(player(made, "ocd", safe_asked=Moment(NOW.ms + 9 * DAY_MS, 60)))


def test_a_tool_for_an_urge_asks_first_whether_a_child_is_near():
    ids = asked(player(module(step("do"), type="tool", serves="either")), tool_for="urge")
    assert ids == [
        "tool-for",
        "tool-open",
        "tool-before-urge",
        "do",
        "tool-after-urge",
        "tool-again",
    ]


def test_a_tool_for_stress_rates_stress():
    ids = asked(player(module(step("do"), type="tool", serves="either")), tool_for="stress")
    assert ids == ["tool-for", "tool-before-stress", "do", "tool-after-stress", "tool-again"]


def test_a_tool_in_ocd_mode_has_no_question_and_no_rating_and_says_what_it_is_for():
    walker = player(module(step("do"), type="tool", serves="either"), "ocd")
    assert asked(walker) == ["do"]
    prompt = walker.start("full", NOW).prompt
    assert isinstance(prompt, Ask)
    assert prompt.notes == ("ocd-tool",)


def test_leave_asks_about_a_child_before_anything_else():
    ids = asked(player(SHELF.module("leave")), with_child="none", still="yes")
    assert ids[:2] == ["with-child", "tool-before-urge"]
    assert ids[-2:] == ["tool-after-urge", "tool-again"]


def test_leave_does_not_ask_twice_in_a_row_about_a_child():
    walker = player(SHELF.module("leave"))
    turn = answer_until(walker, walker.start("full", NOW), "tool-before-urge", with_child="none")
    assert not walker.advance(turn.state, Answer(9), NOW).signals


def test_leave_gone_back_starts_again_from_standing_up():
    walker = player(SHELF.module("leave"))
    turn = answer_until(walker, walker.start("full", NOW), "still", with_child="none")
    turn = walker.advance(turn.state, Answer("no"), NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "stand"


def test_leave_under_18_asks_about_a_younger_child():
    assert asked(player(SHELF.module("leave"), "under-18"))[0] == "with-child-young"


def test_the_short_version_has_its_own_steps_only():
    made = module(step("a", short=True), step("b"), step("c", short=True), short_minutes=3)
    assert asked(player(made), "short") == ["a", "c"]


def test_a_fork_leads_on_and_the_count_stays_true():
    made = module(step("f", "fork"), step("b"), step("end"))
    walker = player(made)
    assert asked(walker) == ["f", "b", "end"]
    assert asked(walker, f="far") == ["f", "end"]


def test_next_leads_over_steps_in_between():
    made = module(step("a", next="c"), step("b"), step("c"))
    assert asked(player(made)) == ["a", "c"]


def test_a_step_can_need_a_flag_that_an_answer_set():
    from selfhelp.domain.shapes import Choices, Option

    shape = Choices(options=(Option(id="x", text="X", sets="seen"), Option(id="y", text="Y")))
    made = module(step("ask", "choose", shape=shape), step("only", only=("seen",)), step("end"))
    assert asked(player(made), ask="x") == ["ask", "only", "end"]
    assert asked(player(made), ask="y") == ["ask", "end"]


def test_recall_shows_the_earlier_words():
    made = module(step("look", "recall", source="made.words", otherwise="Nothing yet."))
    prompt = player(made, recalled={"made.words": ("one", "two")}).start("full", NOW).prompt
    assert isinstance(prompt, Ask)
    assert prompt.lines == ("one", "two")


def reasons() -> tuple[Step, ...]:
    """A recall that takes a page a line, for up to three lines."""
    return paged(step("look", "recall", source="made.list", otherwise="Nothing yet.", line=3))


def test_a_recall_can_take_a_page_a_line():
    made = module(*reasons(), step("end"))
    walker = player(made, recalled={"made.list": ("one", "two")})
    assert asked(walker) == ["look", "look-2", "end"]
    turn = walker.start("full", NOW)
    shown = []
    while isinstance(turn.prompt, Ask):
        shown.append(turn.prompt.lines)
        turn = walker.advance(turn.state, Answer(), NOW)
    assert shown == [("one",), ("two",), ()]


def test_with_nothing_to_recall_one_page_says_so():
    made = module(*reasons(), step("end"))
    assert asked(player(made)) == ["look", "end"]
    prompt = player(made).start("full", NOW).prompt
    assert isinstance(prompt, Ask)
    assert (prompt.lines, prompt.step.otherwise) == ((), "Nothing yet.")


def test_a_recall_can_pick_a_line_by_the_moment():
    """The same at the same moment; over a few moments each line comes."""
    made = module(step("look", "recall", source="made.list", otherwise="None.", pick=True))
    walker = player(made, recalled={"made.list": ("one", "two", "three")})

    def at(ms: int) -> tuple[str, ...]:
        prompt = walker.start("full", Moment(NOW.ms + ms, NOW.offset)).prompt
        assert isinstance(prompt, Ask)
        return prompt.lines

    assert at(0) == at(0)
    assert {at(ms) for ms in range(3)} == {("one",), ("two",), ("three",)}
    nothing = player(made).start("full", NOW).prompt
    assert isinstance(nothing, Ask)
    assert nothing.lines == ()


def test_a_step_can_hang_on_whether_something_is_written():
    made = module(
        step("write", hide=("has:made.list",)), step("read", only=("has:made.list",)), step("end")
    )
    assert asked(player(made)) == ["write", "end"]
    assert asked(player(made, recalled={"made.list": ("one",)})) == ["read", "end"]
    assert asked(player(made, recalled={"made.list": ()})) == ["write", "end"]


def test_rules_are_off_in_ocd_mode_only_while_nothing_has_happened():
    made = module(step("rule", hide=("rules-off",)), step("end"))
    assert asked(player(made)) == ["rule", "end"]
    assert asked(player(made, "ocd")) == ["end"]
    assert asked(player(made, "ocd", "ocd-keep-rules")) == ["rule", "end"]


def test_an_answer_in_ocd_mode_brings_the_rules_back_at_once():
    shape = Choices(
        options=(Option(id="yes", text="Yes", sets="ocd-keep-rules"), Option(id="no", text="No"))
    )
    ask = step("ask", "fork", shape=shape, only=("rules-off",))
    made = module(ask, step("rule", hide=("rules-off",)), step("end"))
    assert asked(player(made, "ocd"), ask="yes") == ["ask", "rule", "end"]
    assert asked(player(made, "ocd"), ask="no") == ["ask", "end"]


def test_a_living_plan_goes_on_from_its_last_answer():
    before = {"s1": {"lines": "alone"}}
    made = module(step("plan", "plan"))
    turn: Turn = player(made, plans={"plan.stay_safe": before}).start("one", NOW, "plan")
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.answer == before


def test_no_gate_closes_a_plan_or_a_tool():
    """Whatever flags hold, the stay-safe plan and the calming tools can be opened."""
    for flags in ((), ("ocd",), ("under-18",), ("path:C",), ("ocd", "under-18")):
        plan = player(SHELF.module("stay-alive"), *flags).start("one", NOW, "plan")
        assert isinstance(plan.prompt, Ask)
        for id in ("breathe", "ground"):
            assert isinstance(player(SHELF.module(id), *flags).start("full", NOW).prompt, Ask)
