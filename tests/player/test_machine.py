"""The state machine as a whole: random people on random modules, and what must hold for them."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Option
from selfhelp.player.answers import BadAnswer
from selfhelp.player.inputs import (
    Answer,
    Ask,
    Back,
    Done,
    Jump,
    Pause,
    Paused,
    Resume,
    Skip,
    Turn,
)
from selfhelp.player.state import State
from tests.player.made import (
    NOW,
    SHAPES,
    SHELF,
    VALUES,
    answer_until,
    module,
    player,
    step,
)

KINDS = [*SHAPES, "read", "timer"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@st.composite
def modules(draw):
    """A module of up to eight steps of any kind and any way of keeping."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
    steps = []
    for number, kind in enumerate(kinds):
        fields = {
            "keep": draw(st.sampled_from(["always", "ask", "never"])),
            "short": draw(st.booleans()),
            "hide": draw(st.sampled_from([(), ("ocd",)])),
            "next": draw(st.sampled_from(["", "end", "s0"])) if number else "",
        }
        steps.append(step(f"s{number}", kind, **fields))
    checked = draw(st.booleans())
    return module(
        *steps,
        step("end"),
        checkin=("mood", "urge", "hope", "safe") if checked else (),
        checkout=("mood-after", "urge-after") if checked else (),
    )


def inputs(draw, turn: Turn):
    """Something a frontend could send: usually fitting, often not."""
    kind = draw(st.integers(0, 11))
    if kind == 0:
        return Back()
    if kind == 1:
        return Skip()
    if kind == 2:
        return Pause(draw(st.booleans()))
    if kind == 3:
        return Resume()
    if kind == 4:
        return Jump(draw(st.integers(-2, 12)))
    if kind == 5:
        return Answer(draw(JSON), draw(st.booleans()))
    shown = turn.prompt.step if isinstance(turn.prompt, Ask) else None
    if shown is None:
        return Resume()
    if shown.role in ("mood", "urge", "hope"):
        return Answer(draw(st.integers(0, 10)))
    if shown.id == "safe":
        return Answer(draw(st.sampled_from(["yes", "no", "not-sure"])))
    return Answer(VALUES.get(shown.kind), draw(st.booleans()))


@settings(
    max_examples=2000 if os.environ.get("SELFHELP_LONG") else 100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.data())
def test_whatever_people_do_it_holds(data):
    made = data.draw(modules())
    walker = player(made, *data.draw(st.sampled_from([(), ("ocd",), ("under-18",)])))
    turn = walker.start(data.draw(st.sampled_from(["full", "short"])), NOW)
    for _ in range(25):
        before = turn
        try:
            turn = walker.advance(turn.state, inputs(data.draw, turn), NOW)
        except BadAnswer:
            turn = before
            continue
        state = turn.state
        # A state is plain JSON and comes back the same.
        assert State.from_json(json.loads(json.dumps(state.to_json()))) == state
        # What is shown and what the state says agree.
        match turn.prompt:
            case Ask() as ask:
                assert state.status == "going"
                assert state.at == ask.step.id
                assert 1 <= ask.number <= ask.total
            case Paused():
                assert state.status == "paused"
            case Done():
                assert state.status == "done"
        # What must not be kept is in no record and in nothing that is stored.
        never = {s.id for s in made.steps if s.keep == "never"}
        assert not never & {record.step for record in turn.records}
        assert not never & set(state.for_storage().answers)
        # A stored place goes on at the same step.
        stored = State.from_json(state.for_storage().to_json())
        again = walker.resume(stored, NOW)
        if isinstance(turn.prompt, Ask) and not state.unkept:
            assert isinstance(again.prompt, Ask)
            assert again.prompt.step.id == turn.prompt.step.id


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_a_damaged_place_is_refused_in_one_way(data):
    try:
        State.from_json(data)
    except ValueError:
        return
    raise AssertionError(data)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_place_of_another_shape_never_crashes(data):
    """Valid JSON of a state whose contents fit nothing: the walk starts somewhere sensible."""
    made = module(step("a", "scale"), step("b", "reflect"), step("end"))
    text = st.sampled_from(["a", "b", "gone", "end", ""])
    state = State.from_json(
        {
            "module": "made",
            "revision": data.draw(st.integers(0, 3)),
            "mode": data.draw(st.sampled_from(["full", "short"])),
            "at": data.draw(text),
            "status": "paused",
            "trail": data.draw(st.lists(text, max_size=3)),
            "answers": data.draw(st.dictionaries(text, JSON, max_size=3)),
            "unkept": [],
            "filed": {},
            "offered": [],
        }
    )
    turn = player(made).resume(state, NOW)
    for _ in range(6):
        if isinstance(turn.prompt, Ask):
            turn = player(made).advance(turn.state, Skip(), NOW)
    assert isinstance(turn.prompt, Done)


def walk(made, *, keep=False, **given):
    """Answer everything with its sample, or with what is given."""
    walker = player(made)
    turn = walker.start("full", NOW)
    records: list[Record] = []
    while isinstance(turn.prompt, Ask):
        shown = turn.prompt.step
        value = given.get(shown.id.replace("-", "_"), VALUES.get(shown.kind))
        turn = walker.advance(turn.state, Answer(value, keep), NOW)
        records += turn.records
    assert isinstance(turn.prompt, Done)
    return records


def test_every_storing_step_makes_a_record():
    made = module(*(step(f"s-{kind}".replace("_", "-"), kind) for kind in SHAPES), step("end"))
    records = walk(made)
    assert {r.step for r in records} == {s.id for s in made.steps if s.stores}


def test_ask_keeps_only_after_a_yes():
    made = module(step("a", "reflect", keep="ask"), step("end"))
    assert not walk(made)
    assert [r.data for r in walk(made, keep=True)] == [{"answer": "my words"}]


def test_never_is_never_kept():
    assert not walk(module(step("a", "reflect", keep="never"), step("end")), keep=True)


def test_a_check_in_is_one_record_with_its_parts():
    made = module(
        step("end"), checkin=("mood", "urge", "hope", "safe"), checkout=("mood-after", "urge-after")
    )
    given = {"mood": 5, "urge": 2, "hope": 6, "safe": "yes", "mood_after": 6, "urge_after": 1}
    first, last = walk(made, **given)
    assert (first.kind, first.step) == ("checkin", "checkin")
    assert first.data == {"mood": 5, "urge": 2, "hope": 6, "safe": ["yes"]}
    assert last.data == {"mood": 6, "urge": 1}


def test_a_tool_is_one_record():
    made = module(
        step("go", "timer", group="tool_use", record="tool_use", role="minutes"),
        type="tool",
        serves="stress",
    )
    (record,) = walk(made, tool_before_stress=6, go=5, tool_after_stress=3, tool_again="yes")
    assert record.kind == "tool_use"
    assert record.module == "made"
    assert record.data == {"before": 6, "minutes": 5, "after": 3, "again": ["yes"]}


def test_a_tool_is_one_record_also_with_other_steps_between_its_ratings():
    made = module(step("a"), step("b", "fork"), step("c"), type="tool", serves="stress")
    (record,) = walk(made, tool_before_stress=6, tool_after_stress=3, tool_again="no")
    assert record.data == {"before": 6, "after": 3, "again": ["no"]}


def test_a_real_tool_keeps_its_ratings_and_its_minutes_in_one_record():
    made = SHELF.module("breathe")
    rated = {"tool_before_stress": 6, "pace": 5, "tool_after_stress": 3, "tool_again": "yes"}
    (record,) = walk(made, tool_for="stress", **rated)
    assert record.data == {"before": 6, "minutes": 5, "after": 3, "again": ["yes"]}


def test_back_reaches_a_question_that_its_own_answer_has_hidden():
    shape = Choices(options=(Option(id="x", text="X", sets="seen"),))
    made = module(step("ask", "fork", shape=shape, hide=("seen",)), step("end"))
    walker = player(made)
    turn = walker.advance(walker.start("full", NOW).state, Answer("x"), NOW)
    turn = walker.advance(turn.state, Back(), NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "ask"


def test_what_a_tool_is_for_is_asked_again_after_a_restart_because_it_is_never_kept():
    made = SHELF.module("breathe")
    walker = player(made)
    turn = answer_until(walker, walker.start("full", NOW), "pace", tool_for="urge", tool_open="yes")
    place = State.from_json(turn.state.for_storage().to_json())
    assert "urge" not in str(place.answers)
    again = walker.resume(place, NOW)
    assert isinstance(again.prompt, Ask)
    assert again.prompt.step.id == "tool-for"
    assert not again.prompt.notes


def test_a_pause_files_the_check_in_and_going_on_does_not_file_it_twice():
    made = module(step("a"), step("end"), checkin=("mood", "urge"))
    walker = player(made)
    turn = walker.start("full", NOW)
    turn = walker.advance(turn.state, Answer(5), NOW)
    turn = walker.advance(turn.state, Answer(2), NOW)
    assert len(turn.records) == 1
    turn = walker.advance(turn.state, Pause(), NOW)
    assert not turn.records
    turn = walker.advance(turn.state, Resume(), NOW)
    turn = walker.advance(turn.state, Answer(), NOW)
    assert not turn.records


def test_back_shows_the_answer_given_and_a_new_one_replaces_it():
    made = module(step("a", "reflect"), step("end"))
    walker = player(made)
    turn = walker.advance(walker.start("full", NOW).state, Answer("first"), NOW)
    turn = walker.advance(turn.state, Back(), NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.answer == "first"
    turn = walker.advance(turn.state, Answer("second"), NOW)
    assert [r.data["answer"] for r in turn.records] == ["second"]


def test_back_at_the_first_step_stays_there():
    walker = player(module(step("a"), step("end")))
    start = walker.start("full", NOW)
    assert walker.advance(start.state, Back(), NOW).prompt == start.prompt


def test_a_changed_module_goes_to_its_first_unanswered_step_and_says_so():
    old = module(step("a", "reflect"), step("b", "scale"), step("end"))
    turn = player(old).advance(player(old).start("full", NOW).state, Answer("words"), NOW)
    new = module(
        step("a", "reflect"), step("new", "choose"), step("b", "scale"), step("end"), revision=2
    )
    again = player(new).resume(turn.state, NOW)
    assert isinstance(again.prompt, Ask)
    assert again.prompt.step.id == "new"
    assert again.prompt.notes == ("changed",)
    assert again.state.answers == {"a": "words"}


def test_an_answer_that_fits_no_more_is_asked_again():
    old = module(step("a", "choose"), step("end"))
    turn = player(old).advance(player(old).start("full", NOW).state, Answer("yes"), NOW)
    shape = Choices(options=(Option(id="other", text="Other"),))
    new = module(step("a", "choose", shape=shape), step("end"), revision=2)
    prompt = player(new).resume(turn.state, NOW).prompt
    assert isinstance(prompt, Ask)
    assert prompt.step.id == "a"


def test_postponing_says_so():
    walker = player(module(step("a"), step("end")))
    turn = walker.advance(walker.start("full", NOW).state, Pause(postpone=True), NOW)
    assert [signal.kind for signal in turn.signals] == ["postpone"]
    assert turn.prompt == Paused("person")


def test_a_paused_walk_moves_only_on_resume():
    walker = player(module(step("a"), step("end")))
    paused = walker.advance(walker.start("full", NOW).state, Pause(), NOW)
    for tried in (Answer(), Skip(), Back(), Jump(2)):
        assert walker.advance(paused.state, tried, NOW).state == paused.state
    assert isinstance(walker.advance(paused.state, Resume(), NOW).prompt, Ask)


@pytest.mark.parametrize("id", ["stay-alive", "breathe", "ground", "leave"])
@pytest.mark.parametrize("mode", ["full", "short"])
def test_real_content_resumes_at_every_step_to_the_same_end(id, mode):
    """Stored and loaded at each step, as after a kill: the records of an unbroken walk."""
    made = SHELF.module(id)
    if mode == "short" and not made.short_minutes:
        mode = "full"
    walker = player(made)

    def run(*, broken: bool):
        turn = walker.start(mode, NOW)
        records: list[Record] = []
        while isinstance(turn.prompt, Ask):
            shown = turn.prompt.step
            turn = walker.advance(turn.state, Answer(sample(shown)), NOW)
            records += turn.records
            if broken and isinstance(turn.prompt, Ask):
                stored = json.loads(json.dumps(turn.state.for_storage().to_json()))
                place = player(made).resume(State.from_json(stored), NOW)
                # What is never kept (the kind of a tool's use) is asked no second time.
                turn = place if not turn.state.unkept else turn
        return records

    assert run(broken=True) == run(broken=False)


def sample(shown):
    """A calm answer in any shape."""
    from selfhelp.domain.shapes import Choices, Nothing, Number, Table, Text

    match shown.shape:
        case Nothing():
            return None
        case Number(low=low):
            return low + 3
        case Choices(options=options):
            calm = [o.id for o in options if not o.to and o.goto != "stand"]
            return calm[0]
        case Text():
            return "words"
        case Table() as table:
            rows = [row.id for row in table.rows] or ["1"]
            return {
                row: {column.id: sample_cell(column) for column in table.columns} for row in rows
            }


def sample_cell(column):
    from selfhelp.domain.step import Step

    return sample(Step(id="cell", kind="reflect", shape=column.cell))
