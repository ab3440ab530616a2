"""Broken off at any step by a power cut and gone on with: nothing is lost, nothing is doubled."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices
from selfhelp.domain.text import plain
from selfhelp.player.answers import BadAnswer
from selfhelp.player.inputs import Answer, Ask, Done, Pause, Skip, Turn
from selfhelp.player.machine import Player, sets
from selfhelp.player.sequence import LASTING
from selfhelp.player.state import Mode, State
from tests.e2e import every_kind, kept_app, walker
from tests.e2e.test_plain_walks import APP, WALKS, follow
from tests.e2e.tty import Tty
from tests.e2e.walker import Person, Visit

CUT = [(id, mode) for id, mode in WALKS if id in ("stay-alive", "breathe", "ground", "leave")]


def places() -> Iterator[Any]:
    for id, mode in CUT:
        visits, _ = walker.walk(walker.shelf().module(id), mode)
        for number, visit in enumerate(visits):
            yield pytest.param(id, mode, number, id=f"{id}-{mode}-{visit.ask.step.id}")


def goes_on_at(visits: list[Visit], number: int) -> int:
    """Where a walk that broke off at this visit goes on.

    At the same step; but what a tool is for acts and is never kept, so it is asked once more.
    """
    passed = enumerate(visits[:number])
    return next((at for at, v in passed if v.value is not None and forgotten(v)), number)


def forgotten(visit: Visit) -> bool:
    """Whether an answer here sets a flag for the run and is never kept."""
    return visit.ask.step.keep == "never" and sets(visit.ask.step)


@pytest.mark.parametrize("id, mode, number", list(places()))
def test_killed_at_a_prompt(id: str, mode: Mode, number: int, tmp_path: Path) -> None:
    module = walker.shelf().module(id)
    visits, records = walker.walk(module, mode)
    store = str(tmp_path / "kept")
    with Tty.python(APP, store, id, mode, home=str(tmp_path)) as tty:
        if number:
            follow(tty, visits[:number])
        assert visits[number].heading in tty.prompt()
        tty.kill()
    with Tty.python(APP, store, id, mode, home=str(tmp_path)) as tty:
        said = tty.prompt()
        if number:
            assert "Go on where you stopped?" in said
            tty.send("1")
        follow(tty, visits[goes_on_at(visits, number) :])
        if module.type == "tool":
            tty.wait_for("What next?")
            tty.prompt()
            tty.send("4")
        assert tty.end() == 0, tty.text[-2000:]
        assert "revised" not in tty.text
    assert walker.bare(kept_app.rows(tmp_path / "kept")) == walker.bare(records)
    assert not list((tmp_path / "kept").glob("draft-*")), "a finished walk leaves no place"


def test_killed_at_every_prompt_of_one_walk(tmp_path: Path) -> None:
    """The worst night: it breaks off at each step."""
    visits, records = walker.walk(walker.shelf().module("stay-alive"), "short")
    for number in range(len(visits)):
        with Tty.python(
            APP, str(tmp_path / "kept"), "stay-alive", "short", home=str(tmp_path)
        ) as tty:
            said = tty.prompt()
            if number:
                assert "Go on where you stopped?" in said
                said = tty.say("1")
            assert visits[number].heading in said
            for line in visits[number].lines[:-1]:
                tty.say(line)
            tty.send(visits[number].lines[-1])
            if number + 1 < len(visits):
                tty.wait_for(visits[number + 1].heading)
                tty.prompt()
                tty.kill()
            else:
                assert tty.end() == 0
    assert walker.bare(kept_app.rows(tmp_path / "kept")) == walker.bare(records)


def test_the_start_page_offers_to_go_on(tmp_path: Path) -> None:
    visits, records = walker.walk(walker.shelf().module("stay-alive"))
    title = plain(walker.shelf().module("stay-alive").title)
    store = str(tmp_path / "kept")
    with Tty.python(APP, store, "stay-alive", "full", home=str(tmp_path)) as tty:
        follow(tty, visits[:7])
        assert visits[7].heading in tty.prompt()
        tty.kill()
    with Tty.python(APP, store, "home", home=str(tmp_path)) as tty:
        assert f"4. Go on with: {title}" in tty.prompt()
        assert "Go on where you stopped?" in tty.say("4")
        tty.send("1")
        follow(tty, visits[7:])
        assert "What do you need right now?" in tty.prompt()
        assert "Go on with:" not in tty.fresh
    assert walker.bare(kept_app.rows(tmp_path / "kept")) == walker.bare(records)


def test_beginning_again_instead(tmp_path: Path) -> None:
    """ "No" to going on starts at the first step, with nothing of before."""
    visits, _ = walker.walk(walker.shelf().module("stay-alive"), "short")
    store = str(tmp_path / "kept")
    with Tty.python(APP, store, "stay-alive", "short", home=str(tmp_path)) as tty:
        follow(tty, visits[:5])
        assert visits[5].heading in tty.prompt()
        tty.kill()
    with Tty.python(APP, store, "stay-alive", "short", home=str(tmp_path)) as tty:
        said = tty.go("2")
        assert visits[0].heading in said
        assert "Your answer so far" not in said


def test_a_pause_keeps_what_was_typed_of_a_plan(tmp_path: Path) -> None:
    """Leaving in the middle of a plan by pause, back, quit or the end of the input loses nothing."""
    module = walker.shelf().module("stay-alive")
    visits, _ = walker.walk(module, "short")
    at = next(n for n, v in enumerate(visits) if v.ask.step.kind == "plan")
    for word in ("pause", "back", "quit", "\x04"):
        store = tmp_path / f"kept-{ord(word[0])}"
        with Tty.python(APP, str(store), "stay-alive", "short", home=str(tmp_path)) as tty:
            follow(tty, visits[:at])
            tty.go("I stop eating", "", "walk the dog")
            if word == "\x04":
                tty.type(word)
            else:
                tty.send(word)
            if word == "back":
                tty.prompt()
                tty.send("quit")
            assert tty.end() == 0
        with Tty.python(APP, str(store), "stay-alive", "short", home=str(tmp_path)) as tty:
            said = tty.go("1", *([""] if word == "back" else []))
            assert "My stay-safe plan" in said
            assert "I stop eating" in said
            assert "walk the dog" in said


# --- The player alone: every module, every step ----------------------------------------------


def through_storage(state: State) -> State:
    return State.from_json(json.loads(json.dumps(state.for_storage().to_json())))


def lasting(visits: list[Visit]) -> frozenset[str]:
    """The flags for the session that these answers have set."""
    chosen = [
        option.sets
        for visit in visits
        if isinstance(visit.ask.step.shape, Choices) and visit.value
        for option in visit.ask.step.shape.options
        if option.id in visit.value
    ]
    return frozenset(flag for flag in chosen if flag in LASTING)


@pytest.mark.parametrize("id, mode", WALKS)
def test_resumed_from_storage_at_each_step(id: str, mode: Mode) -> None:
    module = walker.shelf().module(id)
    person = Person()
    visits, whole = walker.walk(module, mode, person)
    for cut in range(len(visits)):
        if goes_on_at(visits, cut) != cut:
            continue
        player = Player(module, walker.shelf().guide(), Facts())
        turn = player.start(mode, walker.NOW)
        records = list(turn.records)
        for number, visit in enumerate(visits):
            if number == cut:
                # What holds for the session (OCD mode) is the keeper's to remember.
                facts = Facts(flags=lasting(visits[:cut]))
                player = Player(module, walker.shelf().guide(), facts)
                turn = player.resume(through_storage(turn.state), walker.NOW)
            assert isinstance(turn.prompt, Ask)
            assert turn.prompt.step.id == visit.ask.step.id
            assert turn.prompt.number == visit.ask.number
            turn = player.advance(
                turn.state, walker.given(person, visit.ask.step, visit.value), walker.NOW
            )
            records += turn.records
        assert isinstance(turn.prompt, Done)
        assert walker.bare(records) == walker.bare(whole), visits[cut].ask.step.id


@pytest.mark.parametrize("id", ["breathe", "ground"])
def test_a_tool_resumed_after_a_restart(id: str) -> None:
    """What the tool is for isn't kept; so going on has to ask that again, or not offer it."""
    module = walker.shelf().module(id)
    visits, _ = walker.walk(module)
    player = Player(module, walker.shelf().guide(), Facts())
    turn = player.start("full", walker.NOW)
    for visit in visits[:3]:
        turn = player.advance(turn.state, Answer(visit.value), walker.NOW)
    turn = player.resume(through_storage(turn.state), walker.NOW)
    assert isinstance(turn.prompt, Ask)
    assert not turn.prompt.notes
    assert turn.prompt.step.id == visits[goes_on_at(visits, 3)].ask.step.id


def test_what_is_not_to_be_kept_is_never_stored(every: Path, tmp_path: Path) -> None:
    """Not in a draft at any step, not in a record; it acts until the end all the same."""
    module = every_kind.module(every)
    person = Person(keep=False)
    player = Player(module, walker.shelf().guide(), Facts())
    turn = player.start("full", walker.NOW)
    while isinstance(turn.prompt, Ask):
        stored = json.dumps(turn.state.for_storage().to_json())
        assert "Words for k-unkept" not in stored
        assert "Words for k-ask" not in stored
        value = person.answer(turn.prompt.step, module)
        turn = player.advance(turn.state, walker.given(person, turn.prompt.step, value), walker.NOW)
        assert "Words for k-unkept" not in str(turn.records)
        assert "Words for k-ask" not in str(turn.records)


def test_what_is_not_to_be_kept_never_reaches_the_disk(every: Path, tmp_path: Path) -> None:
    module = every_kind.module(every)
    visits, _ = walker.walk(module, "full", Person(keep=False))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-ask")
    store = tmp_path / "kept"
    with Tty.python(
        APP, str(store), "--compiled", str(every), every_kind.ID, "full", home=str(tmp_path)
    ) as tty:
        tty.prompt()
        tty.send("1")
        follow(tty, visits[: at + 1])
        for path in store.iterdir():
            text = path.read_text(encoding="utf-8")
            assert "k-unkept" not in text or '"Words for k-unkept' not in text
            assert "Words for k-unkept" not in text
            assert "Words for k-ask" not in text
        # Half an answer that isn't to be kept doesn't reach the disk either.
        tty.prompt()
        tty.go("back", "half a thought")
        tty.send("quit")
        assert tty.end() == 0
    for path in store.iterdir():
        assert "half a thought" not in path.read_text(encoding="utf-8")


# --- Damaged and hostile places --------------------------------------------------------------

GOOD = {
    "module": "stay-alive",
    "revision": 1,
    "mode": "full",
    "at": "plan",
    "status": "going",
    "trail": ["mood"],
    "answers": {"mood": 5},
    "unkept": [],
    "filed": {},
    "offered": [],
}

DAMAGED = {
    "empty": "",
    "not-json": "{",
    "zeros": "\0" * 40,
    "null": "null",
    "list": "[]",
    "number": "7",
    "deep": "[" * 300 + "]" * 300,
    "no-fields": "{}",
    "mode": json.dumps({**GOOD, "mode": "other"}),
    "status": json.dumps({**GOOD, "status": ["going"]}),
    "trail-number": json.dumps({**GOOD, "trail": 3}),
    "trail-of-numbers": json.dumps({**GOOD, "trail": [1, 2]}),
    "answers-list": json.dumps({**GOOD, "answers": [1]}),
    "revision-text": json.dumps({**GOOD, "revision": "one"}),
    "revision-null": json.dumps({**GOOD, "revision": None}),
    "unknown-step": json.dumps({**GOOD, "at": "no-such-step"}),
    "unknown-trail": json.dumps({**GOOD, "trail": ["gone", "mood"]}),
    "unknown-answer": json.dumps({**GOOD, "answers": {"gone": {"a": 1}}}),
    "older-revision": json.dumps({**GOOD, "revision": 0}),
    "later-revision": json.dumps({**GOOD, "revision": 999}),
    "no-place": json.dumps({**GOOD, "at": ""}),
    "done": json.dumps({**GOOD, "status": "done", "at": ""}),
    "other-module": json.dumps({**GOOD, "module": "leave"}),
    # Right in form and wrong in kind: these get past `State.from_json`.
    "answer-text-for-table": json.dumps({**GOOD, "answers": {"plan": "text"}}),
    "answer-list-for-table": json.dumps({**GOOD, "answers": {"plan": [1]}}),
    "answer-row-not-table": json.dumps({**GOOD, "answers": {"plan": {"signs": 3}}}),
    "answer-number-for-choice": json.dumps({**GOOD, "at": "exposed", "answers": {"exposed": 4}}),
}

INFINITE = json.dumps(GOOD).replace('"revision": 1', '"revision": Infinity')


@pytest.mark.parametrize(
    "text",
    [
        *(pytest.param(text, id=name) for name, text in DAMAGED.items()),
        pytest.param(INFINITE, id="revision-infinite"),
    ],
)
def test_a_damaged_place_stops_nobody(text: str, tmp_path: Path) -> None:
    """The module can be opened and walked on, whatever lies there."""
    store = tmp_path / "kept"
    store.mkdir()
    (store / "draft-stay-alive.json").write_text(text, encoding="utf-8")
    with Tty.python(APP, str(store), "home", home=str(tmp_path)) as tty:
        said = tty.prompt()
        way = next(
            line.split(".")[0] for line in said.splitlines() if "A page of the programme" in line
        )
        said = tty.go(way, "1")
        for _ in range(3):
            said = tty.say("1")
        assert "Step " in tty.text or "end of the page" in tty.text
        tty.send("quit")
        tty.wait_for("Clear this window")
        tty.prompt()
        tty.send("2")
        assert tty.end() == 0
        assert "Traceback" not in tty.text


def test_a_place_in_a_module_that_is_gone(tmp_path: Path) -> None:
    store = tmp_path / "kept"
    store.mkdir()
    (store / "draft-gone.json").write_text(json.dumps({**GOOD, "module": "gone"}))
    with Tty.python(APP, str(store), "home", home=str(tmp_path)) as tty:
        assert "Go on with" not in tty.prompt()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), json_values), json_values)
def test_any_json_is_a_place_or_refused(changed: dict[str, Any], other: Any) -> None:
    for data in ({**GOOD, **changed}, other):
        try:
            state = State.from_json(data)
        except ValueError:
            continue
        except OverflowError:
            continue  # reported: int(Infinity); see "revision-infinite"
        assert isinstance(state, State)


# --- A module revised meanwhile --------------------------------------------------------------


def revised(module: Module, **changes: Any) -> Module:
    return replace(module, revision=module.revision + 1, **changes)


def broken_off(module: Module, after: str) -> Turn:
    """A walk stopped behind a step."""
    player = Player(module, walker.shelf().guide(), Facts())
    turn = player.start("full", walker.NOW)
    while True:
        assert isinstance(turn.prompt, Ask)
        step = turn.prompt.step
        value = Person().answer(step, module)
        turn = player.advance(turn.state, walker.given(Person(), step, value), walker.NOW)
        if step.id == after:
            return turn


def test_a_revised_module_goes_to_its_first_open_question() -> None:
    module = walker.shelf().module("stay-alive")
    stored = through_storage(broken_off(module, "reasons").state)
    later = revised(module)
    turn = Player(later, walker.shelf().guide(), Facts()).resume(stored, walker.NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "hours"
    assert turn.prompt.notes == ("changed",)
    assert turn.state.answers["plan"] == stored.answers["plan"]
    assert turn.state.revision == later.revision


def test_a_question_that_came_new_is_asked_though_it_stands_earlier() -> None:
    module = walker.shelf().module("stay-alive")
    stored = through_storage(broken_off(module, "reasons").state)
    fresh = replace(module.step("reasons"), id="new-list", store="", group="")
    at = [s.id for s in module.steps].index("plan")
    later = revised(module, steps=(*module.steps[:at], fresh, *module.steps[at:]))
    turn = Player(later, walker.shelf().guide(), Facts()).resume(stored, walker.NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "new-list"


def test_a_step_that_went_is_passed_over() -> None:
    module = walker.shelf().module("stay-alive")
    turn = broken_off(module, "exposed")  # the next step is the plan
    stored = through_storage(turn.state)
    assert stored.at == "plan"
    later = revised(module, steps=tuple(s for s in module.steps if s.id != "plan"))
    turn = Player(later, walker.shelf().guide(), Facts()).resume(stored, walker.NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "reasons"


def test_an_answer_that_no_longer_fits_is_asked_again() -> None:
    module = walker.shelf().module("stay-alive")
    stored = through_storage(broken_off(module, "reasons").state)
    plan = module.step("plan")
    shorter = replace(plan, shape=replace(plan.shape, rows=plan.shape.rows[1:]))  # type: ignore[arg-type, union-attr]
    later = revised(module, steps=tuple(shorter if s.id == "plan" else s for s in module.steps))
    player = Player(later, walker.shelf().guide(), Facts())
    turn = player.resume(stored, walker.NOW)
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.id == "plan"
    player.advance(turn.state, Skip(), walker.NOW)
    player.advance(turn.state, Pause(), walker.NOW)
    with pytest.raises(BadAnswer):
        player.advance(turn.state, Answer({"signs": {"lines": "x"}}), walker.NOW)


def test_a_revised_module_says_so_in_the_terminal(tmp_path: Path) -> None:
    store = tmp_path / "kept"
    store.mkdir()
    state = broken_off(walker.shelf().module("stay-alive"), "reasons").state
    data = {**state.for_storage().to_json(), "revision": 0}
    (store / "draft-stay-alive.json").write_text(json.dumps(data))
    with Tty.python(APP, str(store), "stay-alive", home=str(tmp_path)) as tty:
        said = tty.go("1")
        assert plain(walker.shelf().guide().line("changed")) in said
        assert "My next 24 hours" in said
    assert os.listdir(store)
