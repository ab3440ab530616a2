"""The keeper of a session: remembers what the pages need, and only until it ends."""

from selfhelp.domain.shapes import Choices, Option
from selfhelp.player.inputs import Answer, Ask, Pause
from selfhelp.player.memory import Memory
from tests.player.made import NOW, SHELF, module, player, step


def test_words_come_back_in_a_later_page():
    made, memory = module(step("words", "list"), step("end")), Memory()
    walker = player(made)
    turn = walker.advance(
        walker.start("full", NOW).state, Answer({"1": {"line": "my sister"}}), NOW
    )
    memory.take(made, turn, NOW)
    assert memory.facts().recalled["made.words"] == ("my sister",)


def test_the_plan_comes_back_by_its_name_and_by_its_rows():
    made, memory = module(step("plan", "plan"), step("end")), Memory()
    walker = player(made)
    turn = walker.advance(walker.start("full", NOW).state, Answer({"s1": {"lines": "a\nb"}}), NOW)
    memory.take(made, turn, NOW)
    assert memory.facts().plans == {"plan.stay_safe": {"s1": {"lines": "a\nb"}}}
    assert memory.facts().recalled["made.plan.s1"] == ("a", "b")


def test_a_module_left_half_done_is_a_draft_until_it_is_done():
    made, memory = module(step("a"), step("end")), Memory()
    walker = player(made)
    turn = walker.start("full", NOW)
    memory.take(made, turn, NOW)
    assert memory.drafts() == ()
    turn = walker.advance(turn.state, Answer(), NOW)
    turn = walker.advance(turn.state, Pause(), NOW)
    memory.take(made, turn, NOW)
    assert memory.drafts() == ("made",)
    draft = memory.draft("made")
    assert draft is not None
    turn = walker.resume(draft, NOW)
    while isinstance(turn.prompt, Ask):
        turn = walker.advance(turn.state, Answer(), NOW)
    memory.take(made, turn, NOW)
    assert memory.drafts() == ()
    assert memory.facts().done == {"made": NOW}


def test_safe_to_go_on_was_asked_today_after_it_was():
    made, memory = SHELF.module("stay-alive"), Memory()
    memory.flag("ocd", on=True)
    walker = player(made, "ocd")
    turn = walker.start("full", NOW)
    while isinstance(turn.prompt, Ask) and turn.prompt.step.group == "checkin":
        value = {"safe": "yes", "mattered": "yes"}.get(turn.prompt.step.id, 5)
        turn = walker.advance(turn.state, Answer(value), NOW)
        memory.take(made, turn, NOW)
    assert memory.facts().safe_asked == NOW


def test_flags_hold_until_cleared():
    memory = Memory()
    memory.flag("ocd", on=True)
    assert memory.facts().flags == {"ocd"}
    memory.flag("ocd", on=False)
    assert not memory.facts().flags


def test_an_answer_can_turn_ocd_mode_on_for_the_session_but_for_urge_holds_in_its_run_only():
    both = Choices(
        options=(Option(id="x", text="X", sets="ocd"), Option(id="y", text="Y", sets="for-urge"))
    )
    made, memory = module(step("ask", "fork", shape=both), step("end")), Memory()
    for id, flags in (("y", frozenset()), ("x", frozenset({"ocd"}))):
        walker = player(made)
        turn = walker.advance(walker.start("full", NOW).state, Answer(id), NOW)
        memory.take(made, turn, NOW)
        assert memory.facts().flags == flags


def test_a_module_that_was_read_before_is_known_to_later_walks():
    made = module(step("again", only=("been:other",)), step("end"))
    first = player(made).start("full", NOW).prompt
    again = player(made, done={"other": NOW}).start("full", NOW).prompt
    assert isinstance(first, Ask)
    assert isinstance(again, Ask)
    assert (first.step.id, again.step.id) == ("end", "again")
