"""The living plans: what is listed, what is empty and where it is filled, what is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfhelp.domain.facts import Facts
from selfhelp.domain.record import Record
from selfhelp.journal import plans
from selfhelp.journal.facts import plans as latest
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.journal.limits import made_by
from selfhelp.player.inputs import Answer
from selfhelp.player.machine import Player
from tests.e2e import walker

SHELF = walker.shelf()
FRONT = {"tools": {"lines": "The stairs\nK."}, "people": {"lines": "My aunt"}}
BACK = {"traps": {"lines": "Just once"}}


def listed(*flags: str, written=()) -> list[plans.Living]:
    facts = Facts(flags=frozenset(flags), plans=dict(written))
    return plans.all_of(SHELF, facts, None)


def test_every_store_of_the_programme_is_a_plan_with_a_title_and_a_page():
    every = listed()
    stores = [s.store for id in SHELF.titles("modules") for s in SHELF.module(id).steps if s.store]
    assert [each.store for each in every] == stores
    assert len(set(stores)) == len(stores)
    assert {"plan.stay_safe", "plan.reasons", "plan.lapse", "plan.internet", "plan.one_page"} <= {
        *stores
    }
    assert all(each.title and each.where and each.parts() == () for each in every)


def test_those_that_are_written_come_first():
    first, *rest = listed(written={"plan.year": {"monthly": {"lines": "Sunday"}}})
    assert first.store == "plan.year"
    assert first.parts() == (("My monthly check, day and hour", ("Sunday",)),)
    assert all(each.answer is None for each in rest)


def test_what_is_gated_is_first_written_in_its_page_and_then_open():
    empty = plans.named(listed("path:H"), "plan.one_page")
    assert empty is not None
    assert empty.change == "module:staying-changed"
    assert empty.where in empty.change_words
    full = plans.named(listed("path:H", written={"plan.one_page": FRONT}), "plan.one_page")
    assert full is not None
    assert full.change == "plan:one_page"
    stay_safe = plans.named(listed("path:H"), "plan.stay_safe")
    assert stay_safe is not None
    assert stay_safe.change == "plan:stay_safe"


@pytest.mark.parametrize("flag", ["ocd", "path:F"])
def test_what_is_off_for_a_reader_is_not_asked_for_but_never_hidden(flag):
    empty = {each.store for each in listed(flag)}
    assert "plan.lapse" not in empty
    assert {"plan.stay_safe", "plan.reasons"} <= empty
    kept = {each.store for each in listed(flag, written={"plan.lapse": {"stop": {"lines": "x"}}})}
    assert "plan.lapse" in kept


def test_a_reader_under_18_has_the_plans_of_the_first_page_only():
    assert [each.store for each in listed("under-18")] == ["plan.stay_safe", "plan.reasons"]


def test_a_plan_of_choices_and_one_of_own_lines_say_their_lines():
    written = {
        "plan.values": ["honesty", "care"],
        "plan.reasons": {"1": {"line": "The cat"}, "2": {"line": "Choir"}},
    }
    every = listed(written=written)
    values, reasons = plans.named(every, "plan.values"), plans.named(every, "plan.reasons")
    assert values is not None
    assert values.parts() == (("", ("Honesty", "Care")),)
    assert reasons is not None
    assert reasons.parts() == (("", ("The cat", "Choir")),)


def test_signs_and_traps_are_on_the_back_and_off_unless_ticked():
    every = listed(written={"plan.one_page": FRONT, "plan.watch": BACK})
    ticks = plans.ticks(every, "plan.one_page")
    assert [(each.line, each.on, each.back) for each in ticks] == [
        ("The stairs", True, False),
        ("K.", True, False),
        ("My aunt", True, False),
        ("Just once", False, True),
    ]


def test_the_printed_page_has_headings_once_the_closing_and_what_it_is_not():
    every = listed(written={"plan.one_page": FRONT, "plan.watch": BACK})
    on = [tick for tick in plans.ticks(every, "plan.one_page") if tick.on]
    assert list(plans.page("My plan", on, "Always: <b>help</b>.", made_by())) == [
        "My plan",
        "",
        "Tools that work for me",
        "- The stairs",
        "- K.",
        "",
        "My people (roles or initials), and what each does",
        "- My aunt",
        "",
        "Always: help.",
        "",
        made_by(),
    ]


def test_with_a_journal_each_plan_knows_what_it_said_before(journal):
    for text in ("Soup", "Bread"):
        data = {"plan": "plan.reasons", "answer": {"1": {"line": text}}}
        journal.add([Record("plan", walker.NOW, "stay-alive", 1, "reasons", data)])
    facts = Facts(plans=latest(journal))
    (reasons, *_) = plans.all_of(SHELF, facts, journal)
    assert reasons.parts() == (("", ("Bread",)),)
    older = reasons.versions[1].record.data["answer"]
    assert reasons.parts(older) == (("", ("Soup",)),)


def test_a_sentence_for_the_reasons_box_is_a_new_version_of_the_plan(journal):
    keeper = JournalKeeper(journal, SHELF.known_module, walker.NOW)
    module = SHELF.module("real-children")
    recalled = {"real-children.commitment.line": ("I leave.",)}
    player = Player(module, SHELF.guide(), replace(keeper.facts(), recalled=recalled))
    turn = player.start("one", walker.NOW, "to-reasons")
    turn = player.advance(turn.state, Answer(["yes"]), walker.NOW)
    keeper.take(module, turn, walker.NOW)
    (version,) = journal.versions("plan.reasons")
    assert not version.behaviour
    assert keeper.facts().recalled["stay-alive.reasons"] == ("I leave.",)
