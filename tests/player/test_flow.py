"""Answers that come back on other pages: the letter on a bad day, a sentence in the reasons box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfhelp.domain.facts import Facts
from selfhelp.domain.shapes import Table
from selfhelp.domain.step import Step
from selfhelp.journal import checkin
from selfhelp.player import filing
from selfhelp.player.inputs import Answer, Ask
from selfhelp.player.machine import Player
from selfhelp.player.memory import Memory
from tests.e2e import walker

SHELF = walker.shelf()
LETTER = {"staying-changed.letter": ("Dear me: it gets lighter.",)}
SENTENCE = "I leave every such image unseen."


def met(module, mood: int, known: Facts, *, show: bool = True) -> list[Ask]:
    """The pages of a module as far as the first one of its own, at this mood."""
    player, asked = Player(module, SHELF.guide(), known), []
    turn = player.start("full", walker.NOW)
    while isinstance(turn.prompt, Ask) and turn.prompt.step not in module.steps:
        step = turn.prompt.step
        asked.append(turn.prompt)
        given = {
            "mood": mood,
            "urge": 2,
            "safe": ["yes"],
            "mattered": ["yes"],
            "letter-shown": None,
        }
        given["letter-offer"] = ["show" if show else "not-now"]
        turn = player.advance(turn.state, Answer(given.get(step.id, 5)), walker.NOW)
    return asked


MODULES = [
    checkin.module(),
    *(SHELF.module(id) for id in SHELF.titles("modules") if id != "staying-changed"),
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_a_low_mood_at_any_check_in_offers_the_letter(module):
    if "mood" not in module.checkin:
        pytest.skip("no check-in")
    ids = [ask.step.id for ask in met(module, 3, Facts(recalled=LETTER))]
    at = ids.index("letter-offer")
    assert ids[at + 1] == "letter-shown"
    assert set(module.checkin) >= set(ids[:at])
    shown = met(module, 3, Facts(recalled=LETTER))[at + 1]
    assert shown.lines == LETTER["staying-changed.letter"]


@pytest.mark.parametrize("mood, recalled", [(4, LETTER), (3, {})])
def test_no_letter_on_a_better_day_or_where_there_is_none(mood, recalled):
    ids = [ask.step.id for ask in met(checkin.module(), mood, Facts(recalled=recalled))]
    assert not [id for id in ids if id.startswith("letter")]


def test_not_now_is_an_answer_to_the_letter():
    ids = [a.step.id for a in met(checkin.module(), 0, Facts(recalled=LETTER), show=False)]
    assert "letter-offer" in ids
    assert "letter-shown" not in ids


def test_the_page_of_the_letter_offers_it_once_at_its_own_place():
    module = SHELF.module("staying-changed")
    ids = [ask.step.id for ask in met(module, 3, Facts(recalled=LETTER))]
    assert not {"letter-offer", "letter-shown"} & set(ids)


def fork() -> Step:
    return SHELF.module("real-children").step("to-reasons")


def copied(facts: Facts, *words: str, answer: str = "yes"):
    return filing.copied(fork(), [answer], words, facts, walker.NOW)


def test_the_commitment_goes_to_the_reasons_box_only_when_wished():
    assert copied(Facts(), SENTENCE, answer="no") == []
    (record,) = copied(Facts(), SENTENCE)
    assert (record.kind, record.module, record.step) == ("plan", "stay-alive", "reasons")
    assert record.data == {"plan": "plan.reasons", "answer": {"1": {"line": SENTENCE}}}


def test_what_is_in_the_box_stays_and_nothing_stands_there_twice():
    mine = {"1": {"line": "The cat"}, "3": {"line": "Choir"}}
    facts = Facts(plans={"plan.reasons": mine})
    (record,) = copied(facts, SENTENCE)
    assert [row["line"] for row in record.data["answer"].values()] == ["The cat", "Choir", SENTENCE]
    assert copied(Facts(plans={"plan.reasons": record.data["answer"]}), SENTENCE) == []


def test_a_full_box_loses_nothing():
    full = {str(n): {"line": f"reason {n}"} for n in range(1, filing.LISTED + 1)}
    assert copied(Facts(plans={"plan.reasons": full}), SENTENCE) == []
    shape = SHELF.module("stay-alive").step("reasons").shape
    assert isinstance(shape, Table)
    assert shape.open_rows >= filing.LISTED


def test_the_sentence_is_then_shown_by_the_tool():
    """From the walk to the keeper to the next page that asks for it."""
    module = SHELF.module("real-children")
    memory = Memory()
    memory.known = replace(memory.known, plans={"plan.reasons": {"1": {"line": "The cat"}}})
    recalled = {"real-children.commitment.line": (SENTENCE,)}
    player = Player(module, SHELF.guide(), replace(memory.facts(), recalled=recalled))
    turn = player.start("one", walker.NOW, "to-reasons")
    turn = player.advance(turn.state, Answer(["yes"]), walker.NOW)
    memory.take(module, turn, walker.NOW)
    assert memory.facts().recalled["stay-alive.reasons"] == ("The cat", SENTENCE)
    assert list(memory.facts().plans["plan.reasons"]) == ["1", "2"]


FLOWS = {
    ("tool", "name"): ["thinking-traps.hot-card.once", "thinking-traps.answer-back.short"],
    ("tool", "reasons"): ["stay-alive.reasons"],
    ("tool", "list"): ["online-life.swaps"],
    ("tool", "call"): ["stay-alive.plan.tell", "stay-alive.plan.services"],
    ("tool", "plan"): [f"stay-alive.plan.{row}" for row in ("signs", "alone", "tell", "reason")],
    ("module", "good-life"): ["why-change.values", "my-pattern.gave", "online-life.swaps"],
    ("module", "real-children"): ["real-children.commitment.line"],
    ("module", "staying-changed"): [
        "why-change.ruler-important",
        "why-change.ruler-sure",
        "staying-changed.lapse",
        "staying-changed.letter",
        "stay-alive.reasons",
    ],
}
"""Where an answer is shown again (CURRICULUM.md M1-M16); the one-page plan is in test_prefill.py."""


@pytest.mark.parametrize("place", FLOWS, ids=" ".join)
def test_an_answer_comes_back_where_the_programme_says_so(place):
    shown = {step.source for step in SHELF.module(place[1]).steps if step.source}
    assert set(FLOWS[place]) <= shown
