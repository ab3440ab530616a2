"""The words that work everywhere, tried at every single prompt of every kind of step."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import pytest

from selfhelp.content.load import Shelf
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain
from selfhelp.plain import verbs, walk
from selfhelp.plain.console import Leave
from selfhelp.plain.session import Session
from selfhelp.player.memory import Memory
from tests.conftest import LONG
from tests.e2e import every_kind, walker
from tests.e2e.walker import Person
from tests.plain.typed import Typed, session


@pytest.fixture(autouse=True)
def ended_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Timers read from the scripted person as prompts do."""
    from selfhelp.plain import timing

    now: dict[str, Typed] = {}

    def line_within(seconds: float) -> str | None:
        return now["console"].read("(timer)")

    made = timing.run

    def run(console: Typed, step: Step) -> int:
        now["console"] = console
        return made(console, step)

    monkeypatch.setattr(timing, "line_within", line_within)
    monkeypatch.setattr(timing, "run", run)


def every_line(module: Module, mode: Any = "full") -> list[str]:
    """What a person types on the whole way."""
    visits, _ = walker.walk(module, mode)
    return [line for visit in visits for line in visit.lines]


def walked(shelf: Shelf, id: str, lines: list[str], **how: Any) -> tuple[Memory, Typed]:
    made, console = session(shelf, lines, lasting=True, **how)
    try:
        walk.module(made, id, mode="full")
    except Leave:
        pass
    assert isinstance(made.keeper, Memory)
    return made.keeper, console


def alone(kept: Memory, module: Module) -> list[dict[str, Any]]:
    """The records of single steps; those of a group (a check-in) may be half full."""
    single = {step.id for step in module.steps if not step.group}
    return [row for row in walker.bare(kept.records) if row["step"] in single]


def opening(shelf: Shelf, id: str) -> list[str]:
    """Answers before the first step: the content note."""
    return ["yes"] if shelf.module(id).note else []


CLOSELY = (every_kind.ID, "stay-alive", "leave", "breathe")
"""Tried at each prompt also in the gate; the others at some, and at each in the long run."""


def stride(id: str, full_counts: bool) -> int:
    return 1 if full_counts or id in CLOSELY else 13


IDS = [every_kind.ID, *dict.fromkeys(id for id, _ in walker.walks())]


def of(id: str, every: Path) -> Shelf:
    return Shelf(every) if id == every_kind.ID else walker.shelf()


WORDS = ("help", "HELP", "?", "help now", "repeat", "why")


@pytest.mark.parametrize(
    "id, word",
    [(id, word) for id in IDS for word in (WORDS if LONG or id in CLOSELY else ("help", "repeat"))],
)
def test_comes_back_with_all_that_was_typed(id: str, word: str, every: Path) -> None:
    """At every prompt first the word, then the answer: the same records in the end."""
    shelf = of(id, every)
    lines = [*opening(shelf, id), *every_line(shelf.module(id))]
    detour = [word, ""] if verbs.understood(word) == verbs.HELP else [word]
    # In Help now an empty line goes back.
    kept, console = walked(shelf, id, [part for line in lines for part in (*detour, line)])
    straight, unbroken = walked(shelf, id, lines)
    assert walker.bare(kept.records) == walker.bare(straight.records)
    assert straight.records
    if len(detour) == 2:
        ours = [p for p in console.prompts if "or Enter to go back" not in p]
        assert console.text.count("I might hurt a child") >= len(lines)
        # Each prompt stands twice: before Help now and after it.
        assert list(ours[::2]) == [p for p in unbroken.prompts if p in ours[::2]]


@pytest.mark.parametrize("word", ["back", "pause", "skip", "quit"])
@pytest.mark.parametrize("id", IDS)
def test_leads_away_without_breaking(id: str, word: str, every: Path, full_counts: bool) -> None:
    """At every prompt of the way, as the last thing typed. What was recorded before stays."""
    shelf = of(id, every)
    lines = [*opening(shelf, id), *every_line(shelf.module(id))]
    straight, _ = walked(shelf, id, lines)
    whole = alone(straight, shelf.module(id))
    for at in range(0, len(lines), stride(id, full_counts)):
        kept, console = walked(shelf, id, [*lines[:at], word])
        records = alone(kept, shelf.module(id))
        if word == "skip":  # the last may be a list that it has ended
            records = records[:-1]
        assert records == whole[: len(records)], console.text[-800:]
        if word == "pause" and at >= len(opening(shelf, id)):
            assert any(line.startswith("Stopped here.") for line in console.said), at
        if word == "quit":
            assert not console.said[-1].startswith("Stopped")


@pytest.mark.parametrize("id", IDS)
def test_back_from_every_step(id: str, every: Path, full_counts: bool) -> None:
    """One step back from each step leads to the one before it on this way."""
    shelf = of(id, every)
    module = shelf.module(id)
    visits, _ = walker.walk(module)
    before = opening(shelf, id)
    for at in range(1, len(visits), stride(id, full_counts)):
        way = [line for visit in visits[:at] for line in visit.lines]
        _, console = walked(shelf, id, [*before, *way, "back"])
        heads = [line for line in console.said if re.match(r"Step \d+ of", line)]
        assert heads[-2].startswith(visits[at].heading)
        earlier = visits[at - 1].ask.step
        if isinstance(earlier.shape, Choices) and any(
            option.sets in earlier.hide for option in earlier.shape.options if option.sets
        ):
            continue  # its own answer has hidden it, so back passes it by (reported)
        # A flag set at the step before changes the numbers; the words are the same.
        name = plain(earlier.title)
        number = f"Step {visits[at - 1].ask.number} of "
        assert heads[-1].endswith(name) if name else heads[-1].startswith(number)


def test_half_a_plan_survives_every_way_out(every: Path) -> None:
    """Parts typed before "back", "pause", "quit" or the end of the input are there again."""
    shelf = Shelf(every)
    module = shelf.module(every_kind.ID)
    visits, _ = walker.walk(module)
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-plan")
    way = ["yes", *(line for visit in visits[:at] for line in visit.lines)]
    for out in (["back"], ["pause"], ["quit"], []):
        made, _ = session(shelf, [*way, "one thing", "", "half", *out], lasting=True)
        with_end(made)
        draft = made.keeper.draft(every_kind.ID)
        assert draft is not None
        assert draft.answers["k-plan"] == {"s1": {"lines": "one thing"}, "s2": {"lines": "half"}}
        assert not [r for r in made.keeper.records if r.step == "k-plan"]  # type: ignore[attr-defined]


def with_end(made: Session) -> None:
    with contextlib.suppress(Leave):
        walk.module(made, every_kind.ID, mode="full")


def test_skip_in_a_plan_passes_one_part_only(every: Path) -> None:
    """ "skip, or an empty line" are the same thing: a part left out, the others kept."""
    shelf = Shelf(every)
    visits, _ = walker.walk(shelf.module(every_kind.ID))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-form")
    way = ["yes", *(line for visit in visits[:at] for line in visit.lines)]
    kept, _ = walked(shelf, every_kind.ID, [*way, "first", "skip", "quit"])
    record = next(r for r in kept.records if r.step == "k-form")
    assert record.data["answer"] == {"one": {"answer": "first"}}


def test_skip_drops_half_a_text(every: Path) -> None:
    """In free writing "skip" means: without this answer."""
    shelf = Shelf(every)
    visits, _ = walker.walk(shelf.module(every_kind.ID))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-reflect")
    way = ["yes", *(line for visit in visits[:at] for line in visit.lines)]
    kept, console = walked(shelf, every_kind.ID, [*way, "better not", "skip"])
    assert not kept.records
    draft = kept.draft(every_kind.ID)
    assert draft is not None
    assert "better not" not in str(draft.to_json())
    assert console.said[-2] == "One thing on each line. An empty line ends the list."


def test_why_gives_the_works_a_page_rests_on() -> None:
    shelf = walker.shelf()
    module = shelf.module("stay-alive")
    visits, _ = walker.walk(module)
    for at, visit in enumerate(visits):
        refs = [key for part in visit.ask.step.grounds for key in part.refs]
        way = [line for v in visits[:at] for line in v.lines]
        _, console = walked(shelf, "stay-alive", [*way, "why"])
        for key in refs:
            assert plain(shelf.references()[key].text) in console.said
        if not refs:
            assert "no claims of fact" in console.text or "is advice" in console.text


def test_why_at_a_question_gives_the_works_its_answers_rest_on() -> None:
    shelf = walker.shelf()
    module = shelf.module("connection")
    visits, _ = walker.walk(module)
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "check-most")
    way = [line for visit in visits[:at] for line in visit.lines]
    _, console = walked(shelf, "connection", [*way, "why"])
    (key,) = module.step("check-most").refs
    assert plain(shelf.references()[key].text) in console.said


@pytest.mark.parametrize("word", ["help", "back", "pause", "why", "repeat", "skip", "", "zzz"])
def test_before_the_first_step(word: str, every: Path) -> None:
    """The questions before a page: the note, whole or short, go on or anew."""
    shelf = Shelf(every)
    for way in ([], ["yes"]):
        made, console = session(shelf, [*way, word])
        try:
            walk.module(made, every_kind.ID)
        except Leave:
            pass  # the input has ended; anything else is a failure
        if word == "help":
            assert "I might hurt myself" in console.text
    # With a place to go on from.
    made, console = session(shelf, ["yes", "1", "", "pause"], lasting=True)
    walk.module(made, every_kind.ID)
    assert made.keeper.draft(every_kind.ID)
    made.console.lines = ["yes", word]  # type: ignore[attr-defined]
    try:
        walk.module(made, every_kind.ID)
    except Leave:
        pass
    assert made.keeper.draft(every_kind.ID), "no word at this question loses the place"


def test_keep_question_takes_the_words_too(every: Path) -> None:
    shelf = Shelf(every)
    visits, _ = walker.walk(shelf.module(every_kind.ID))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-ask")
    way = ["yes", *(line for visit in visits[:at] for line in visit.lines)]
    kept, _ = walked(shelf, every_kind.ID, [*way, "a thought", ".", "help", "", "yes"])
    assert next(r for r in kept.records if r.step == "k-ask").data["answer"] == "a thought"
    kept, _ = walked(shelf, every_kind.ID, [*way, "a thought", ".", "pause"])
    draft = kept.draft(every_kind.ID)
    assert draft is not None
    assert draft.answers["k-ask"] == "a thought"
    assert "a thought" not in str(draft.for_storage().to_json())
    assert not [r for r in kept.records if r.step == "k-ask"]


def forks() -> list[tuple[str, str, str]]:
    """Each way that a fork or a choice with a consequence offers, in every module and tool."""
    found = []
    for id in dict.fromkeys(id for id, _ in walker.walks()):
        ids = [step.id for step in walker.shelf().module(id).steps]
        for step in walker.shelf().module(id).steps:
            if isinstance(step.shape, Choices):
                ways = [o for o in step.shape.options if not o.to and (o.goto or o.sets)]
                # A way that leads back is walked in test_safety_flows.
                ways = [o for o in ways if o.goto not in ids[: ids.index(step.id) + 1]]
                found += [(id, step.id, option.id) for option in ways]
    return found


@pytest.mark.parametrize("id, step, option", forks())
def test_every_way_at_every_fork(id: str, step: str, option: str) -> None:
    """The same records as without a terminal, whichever way is taken; and it comes to an end."""
    module = walker.shelf().module(id)
    shape = module.step(step).shape
    assert isinstance(shape, Choices)
    person = Person(steps={step: [option]})
    visits, records = walker.walk(module, "full", person)
    lines = [line for visit in visits for line in visit.lines]
    kept, console = walked(walker.shelf(), id, [*opening(walker.shelf(), id), *lines])
    assert walker.bare(kept.records) == walker.bare(records), console.text[-800:]
