"""The modules on shame (M8) and on children (M10), against the curriculum's briefs for them."""

import re

import pytest

from selfhelp.domain.shapes import Choices, Table
from tests.content.meeting import QUIET, outline, sheets, short_version
from tests.content.words import user_texts

BOTH = ("feelings-and-shame", "safe-around-children")


@pytest.fixture
def shame(library):
    return library.modules["feelings-and-shame"]


@pytest.fixture
def children(library):
    return library.modules["safe-around-children"]


@pytest.mark.parametrize("id", BOTH)
def test_the_short_version_has_two_cards_for_everyone_and_one_action(id, library):
    short = short_version(library.modules[id])
    assert [s.kind for s in short].count("card") == 2
    assert [s.id for s in short][-2:] == ["short-now", "onward"]


@pytest.mark.parametrize("id", BOTH)
def test_a_woman_or_a_carer_is_among_the_examples(id, library):
    text = " ".join(user_texts(library.modules[id]))
    assert re.search(r"\b(woman|mother|daughter|carer)\b", text)


def test_sheets_about_the_past_are_kept_only_if_asked_and_name_the_lawyer(shame):
    assert [step.id for step in sheets(shame)] == ["used-to", "rewrite"]
    for step in sheets(shame):
        assert "talk to a lawyer" in " ".join(part.text for part in step.body)
        assert "ocd" in step.hide


def test_on_path_c_the_past_waits_for_the_lawyers_yes(shame):
    ways = {option.id: option.goto for option in shame.step("lawyer-yes").shape.options}
    assert ways == {"yes": "used-to", "not-yet": "could-do", "none": "could-do"}
    assert shame.step("could-do").next == "letter"
    ids = outline(shame.id, "path:C")
    # Whoever skips the question comes to the sheet without the past.
    assert ids[ids.index("lawyer-yes") + 1] == "could-do"
    assert "could-do" not in outline(shame.id)


def test_what_was_done_is_picked_and_never_typed(shame):
    used = next(c for c in shame.step("used-to").shape.columns if c.id == "used")
    assert isinstance(used.cell, Choices)
    assert isinstance(shame.step("used-to").shape, Table)
    assert len(shame.step("used-to").shape.rows) == 8


def test_the_letter_ends_in_a_responsibility_and_a_step(shame):
    assert [row.id for row in shame.step("letter").shape.rows][-2:] == ["mine", "step"]
    assert len(shame.step("letter").shape.rows) == 6


def test_the_rules_about_children_are_off_in_ocd_mode_until_something_is_named(children):
    off = outline(children.id, "ocd")
    assert [id for id in off if id not in QUIET] == [
        "ocd-way",
        "child-tells",
        "ordered",
        "ocd",
        "onward-ocd",
    ]
    kept = outline(children.id, "ocd", "ocd-keep-rules")
    assert {"rules", "live-with", "my-rules", "situations", "hurt"} < set(kept)
    first = children.step("ocd-way").shape.options[0]
    assert first.sets == "ocd-keep-rules"
    assert "not sure" in first.text


def test_the_doors_stand_before_the_rules(children):
    ids = [step.id for step in children.steps]
    assert ids.index("first") < ids.index("responsible")
    to = [option.to for option in children.step("first").shape.options]
    assert to == [
        "card:immediate",
        "card:hurt-child",
        "card:hurt-child-online",
        "card:worried",
        "",
    ]


def test_every_situation_leads_away_from_the_child(children):
    shape = children.step("situations").shape
    assert len(shape.rows) == 6
    boxes = {option.id for option in shape.columns[0].cell.options}
    assert boxes == {"leave", "adult", "no", "helpline"}
    assert {row.right for row in shape.rows} <= boxes


def test_ten_polite_ways_out(children):
    assert len(children.step("ways-out").shape.options) == 10


def test_no_goal_is_to_be_with_a_child(children):
    """Being alone with one is only ever named beside a no."""
    for text in user_texts(children):
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            if re.search(r"\balone with (?:a|any|the|one) child", sentence):
                assert re.search(r"\b(never|not|no|may put|put|seek)\b", sentence, re.IGNORECASE), (
                    sentence
                )
