"""The one-page plan begins with what was written on the other pages (CURRICULUM.md M16)."""

from __future__ import annotations

import pytest

from selfhelp.domain.facts import Facts
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import LINE_LIMIT
from selfhelp.domain.sources import Source, split
from selfhelp.player.inputs import Answer, Ask
from selfhelp.player.machine import Player
from selfhelp.player.memory import recall
from selfhelp.player.prefill import filled
from tests.e2e import walker

SHELF = walker.shelf()
PAGES = {
    ("stay-alive", "plan"): {
        "signs": {"lines": "I sleep four hours"},
        "tell": {"lines": "K. 0123\nMy aunt"},
    },
    ("thinking-traps", "hot-card"): {"once": {"answer": "Once hurts. I leave."}},
    ("my-pattern", "step-off"): {"first": {"answer": "If it is ten, the phone goes to the hall."}},
    ("my-pattern", "links"): ["decision"],
    ("riding-urges", "my-tools"): {"leave": {"box": ["helps"]}, "cold": {"box": ["not-for-me"]}},
    ("online-life", "internet"): {"times": {"lines": "Off at ten"}, "use": {"lines": "Bills"}},
    ("safe-around-children", "my-rules"): ["alone"],
    ("safe-around-children", "own-rules"): {"1": {"line": "I leave at nine."}},
    ("safe-around-children", "two-adults"): {"near": {"role": "my wife", "knows": ["rule"]}},
    ("connection", "ladder"): {"one": {"step": "Greet the neighbour", "when": "Monday"}},
    ("why-change", "values"): ["honesty"],
    ("good-life", "goals"): {"first": {"goal": "A trade", "who": "J."}},
    ("staying-changed", "lapse"): {"stop": {"lines": "Phone down"}},
}
WANTED = {
    "watch": {
        "acts": ["I sleep four hours"],
        "traps": ['To "Just this once" (once hurts a child too): Once hurts. I leave.'],
        "step-off": [
            "If..., then I...: If it is ten, the phone goes to the hall.",
            "The small decision: I decide the other way",
        ],
    },
    "one-page": {
        "tools": ["Delay and leave: stand up, shut it, go where adults are"],
        "internet": ["Off at ten"],
        "boundaries": ["I am never alone with a child, in person or online", "I leave at nine."],
        "people": ["K. 0123", "My aunt", "my wife"],
        "goals": ["Honesty", "A trade", "Greet the neighbour"],
        "lapse": ["Stop: Phone down"],
    },
}


def facts(pages=PAGES, plans=()) -> Facts:
    recalled: dict[str, tuple[str, ...]] = {}
    for (module, step), answer in pages.items():
        each = SHELF.module(module)
        data = {"answer": answer}
        record = Record("worksheet", walker.NOW, module, each.revision, step, data)
        recalled |= recall(each, record)
    return Facts(recalled=recalled, plans=dict(plans))


def ask(step: str, known: Facts) -> Ask:
    player = Player(SHELF.module("staying-changed"), SHELF.guide(), known)
    prompt = player.start("one", walker.NOW, step).prompt
    assert isinstance(prompt, Ask)
    return prompt


@pytest.mark.parametrize("step", sorted(WANTED))
def test_each_part_begins_with_the_lines_of_its_pages(step):
    asked = ask(step, facts())
    assert asked.filled
    found = {row: cells["lines"].split("\n") for row, cells in asked.answer.items()}
    assert found == WANTED[step]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_page_is_seen_on_the_plan(page):
    """Taking one page away takes its lines away, and no other."""
    rest = {key: answer for key, answer in PAGES.items() if key != page}
    whole = {**ask("watch", facts()).answer, **ask("one-page", facts()).answer}
    less = {**(ask("watch", facts(rest)).answer or {}), **ask("one-page", facts(rest)).answer}
    changed = [row for row in whole if whole[row] != less.get(row)]
    assert len(changed) == (2 if page == ("stay-alive", "plan") else 1)


def test_with_nothing_written_the_plan_is_empty():
    asked = ask("one-page", Facts())
    assert asked.answer is None
    assert not asked.filled


def test_a_plan_once_written_is_never_written_over():
    mine = {"tools": {"lines": "The stairs."}}
    asked = ask("one-page", facts(plans={"plan.one_page": mine}))
    assert asked.answer == mine
    assert not asked.filled


def test_what_stands_there_can_be_changed_and_only_then_is_kept():
    player = Player(SHELF.module("staying-changed"), SHELF.guide(), facts())
    turn = player.start("one", walker.NOW, "one-page")
    assert not turn.records
    assert isinstance(turn.prompt, Ask)
    mine = {**turn.prompt.answer, "tools": {"lines": "The stairs."}}
    (record,) = player.advance(turn.state, Answer(mine), walker.NOW).records
    assert record.data == {"plan": "plan.one_page", "answer": mine}


def test_a_part_never_grows_beyond_what_it_can_hold():
    step = SHELF.module("staying-changed").step("one-page")
    answer = filled(step, lambda _: tuple(f"{n} {'x' * 300}" for n in range(20)))
    assert answer is not None
    assert all(0 < len(cells["lines"]) <= LINE_LIMIT for cells in answer.values())


def test_sources():
    assert split("a.b") == Source("a", "b")
    assert split("a.b.c") == Source("a", "b", "c")
    assert split("a.b.c.d") == Source("a", "b", "c.d")
    assert split("a.b=c") == Source("a", "b", "=c")
    assert split("a") == Source("a", "")
