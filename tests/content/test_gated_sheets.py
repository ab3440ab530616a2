"""What the reader writes about their own pattern and traps opens only behind its gate."""

import pytest

from selfhelp.domain.shapes import Choices
from tests.content.meeting import outline, seen

SHEETS = {
    "my-pattern": {"chain-went", "chain-went-after", "chain-off", "chain-off-after", "gave", "map"},
    "thinking-traps": {"answer-back", "hot-card", "judge"},
}
GATES = {"path-accused", "spoken", "ready", "professional"}


@pytest.mark.parametrize("id", SHEETS)
@pytest.mark.parametrize("path", ["", "path:B", "path:C", "path:E", "path:H"])
def test_who_says_yes_at_the_gate_meets_every_sheet(id, path):
    assert set(seen(id, path)) >= SHEETS[id]


@pytest.mark.parametrize("id", SHEETS)
@pytest.mark.parametrize("path", ["", "path:A", "path:B", "path:C", "path:E", "path:H"])
def test_a_skipped_gate_stays_shut(id, path):
    assert not SHEETS[id] & set(seen(id, path, skip=GATES))


@pytest.mark.parametrize("id", SHEETS)
@pytest.mark.parametrize("path", ["", "path:C", "path:E", "path:H"])
def test_nobody_can_start_behind_the_gate(id, path):
    assert not SHEETS[id] & set(outline(id, path))


def test_on_e_and_h_the_question_is_the_one_agreed(shelf):
    step = shelf.module("my-pattern").step("spoken")
    assert step.prompt == "Have you spoken to a helpline or professional?"
    assert set(step.only) == {"path:E", "path:H"}
    for path in ("path:E", "path:H"):
        ids = seen("my-pattern", path, spoken=["no"])
        assert not SHEETS["my-pattern"] & set(ids)
        assert ids[ids.index("spoken") + 1] == "call-first"


@pytest.mark.parametrize("id", SHEETS)
@pytest.mark.parametrize("mode", ["full", "short"])
@pytest.mark.parametrize("answer", ["one", "none"])
def test_without_the_lawyers_yes_path_c_only_waits(id, mode, answer):
    ids = seen(id, "path:C", path_accused=[answer], mode=mode)
    assert [each for each in ids if each != "welcome"] == ["path-accused", "wait", "onward"]


@pytest.mark.parametrize("id", SHEETS)
@pytest.mark.parametrize("mode", ["full", "short"])
def test_both_are_off_in_ocd_mode(id, mode):
    for flags in (["ocd"], ["ocd", "path:B"], ["ocd", "path:C"], ["ocd", "path:H"]):
        assert seen(id, *flags, ocd_way=["on"], mode=mode) == ["ocd-way", "onward-ocd"]


@pytest.mark.parametrize("id", SHEETS)
def test_every_sheet_opens_without_saving(id, library):
    for step in library.modules[id].steps:
        if step.id in SHEETS[id]:
            assert (step.keep, step.behaviour) == ("ask", True), step.id


def test_an_urge_after_a_chain_opens_the_child_question(shelf):
    module = shelf.module("my-pattern")
    for after, urge in (("chain-went-after", "urge-went"), ("chain-off-after", "urge-off")):
        ids = [step.id for step in module.steps]
        assert ids.index(urge) == ids.index(after) + 1
        assert module.step(urge).role == "urge"


def test_a_trap_to_pick_stands_beside_its_answer(shelf):
    picks = [shelf.module("thinking-traps").step("my-trap"), shelf.module("name").step("which")]
    for step in picks:
        assert isinstance(step.shape, Choices)
        traps = [option for option in step.shape.options if option.text.startswith('"')]
        assert len(traps) == 9
        assert all('" Answer: ' in option.text for option in traps)


def test_each_sentence_to_sort_stands_beside_its_answer(library):
    rows = library.modules["thinking-traps"].step("spot").shape.rows
    assert len(rows) == 12
    assert all('" Answer: ' in row.text for row in rows)


def test_the_tool_gives_back_the_answer_to_its_own_trap(library):
    rows = {row.id for row in library.modules["thinking-traps"].step("hot-card").shape.rows}
    sources = {s.id: s.source for s in library.tools["name"].steps if s.kind == "recall"}
    other = sources.pop("a-other")
    assert other == "thinking-traps.answer-back.short"
    assert sources == {f"a-{row}": f"thinking-traps.hot-card.{row}" for row in rows}
