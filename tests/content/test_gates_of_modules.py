"""What opens only behind a question: the survivors' module, and the worksheet that waits for a lawyer."""

import pytest

from selfhelp.domain.facts import Facts
from tests.e2e import walker
from tests.e2e.walker import Person

HEAVY = {"record", "whose-day", "commitment", "ripple", "onward"}
GATE = {"path:B": "gate-week", "path:C": "gate-c", "path:D": "gate-week", "path:H": "gate-h"}


def asked(id: str, flag: str = "", **given: object) -> list[str]:
    """The ids of all steps that a person meets; a mood may be given by its role."""
    person = Person(steps={key.replace("_", "-"): value for key, value in given.items()})
    flags = frozenset({flag} - {""})
    visits, _ = walker.walk(walker.shelf().module(id), "full", person, facts=Facts(flags=flags))
    return [visit.ask.step.id for visit in visits]


@pytest.mark.parametrize("flag", ["", *GATE])
def test_survivors_words_open_behind_the_gate_of_the_path(flag):
    gate = GATE.get(flag, "gate-open")
    ids = asked("real-children", flag)
    assert ids.index(gate) < ids.index("ground-before") < ids.index("record")
    assert set(ids) >= HEAVY
    assert not {id for id in ids if id.startswith("gate-")} - {gate}


@pytest.mark.parametrize("flag", ["", *GATE])
def test_who_passes_over_the_gate_meets_nothing_heavy(flag):
    gate = GATE.get(flag, "gate-open").replace("-", "_")
    ids = asked("real-children", flag, **{gate: None})
    assert not set(ids) & HEAVY
    assert "not-today" in ids


@pytest.mark.parametrize("given", [{"mood": 3}, {"hope": 3}])
def test_a_low_mood_or_little_hope_closes_it(given):
    ids = asked("real-children", gate_low=None, **given)
    assert not set(ids) & HEAVY
    assert "gate-low" in ids


def test_nothing_heavy_can_be_jumped_to_before_a_gate(library):
    """Every step behind the gates needs what only a gate sets."""
    steps = library.modules["real-children"].steps
    behind = [step.id for step in steps].index("ground-before")
    for step in steps[behind:]:
        assert set(step.only) & {"ready", "day-woman", "day-man"}, step.id


def test_the_columns_wait_for_the_lawyer_on_path_c():
    assert "columns" in asked("why-change")
    assert "columns" in asked("why-change", "path:C", columns_gate=["yes"])
    for answer in (None, ["not-yet"], ["none"]):
        assert "columns" not in asked("why-change", "path:C", columns_gate=answer)


def test_on_path_a_the_columns_are_about_worry():
    ids = asked("why-change", "path:A")
    assert "columns-a" in ids
    assert "columns" not in ids


def test_with_little_hope_nobody_writes_from_two_years_on():
    assert "letter" not in (ids := asked("why-change", hope=3))
    assert "letter-near" in ids


def test_supporters_meet_nothing_for_the_accused():
    ids = set(asked("after-the-knock", "path:F"))
    assert ids >= {"family-watch", "family-children", "day-frame"}
    assert not ids & {"seventy-two", "no-guilt", "ask-lawyer", "stress", "court"}


def test_safety_is_asked_before_the_72_hour_card(library):
    module = library.modules["after-the-knock"]
    ids = [step.id for step in module.steps if step.short]
    assert ids.index("safe-tonight") < ids.index("children-safe") < ids.index("seventy-two")
    ways = {o.id: o.to for o in module.step("children-safe").shape.options}
    assert ways["no"] == ways["not-sure"] == "card:child-in-danger"
    ways = {o.id: o.to for o in module.step("safe-tonight").shape.options}
    assert ways["no"] == ways["not-sure"] == "card:safe-now"


@pytest.mark.parametrize("id", ["why-change", "real-children", "after-the-knock"])
def test_every_check_has_one_right_answer(id, library):
    checks = [step for step in library.modules[id].steps if step.kind == "check"]
    assert 3 <= len(checks) <= 5
    for step in checks:
        assert [o.right for o in step.shape.options].count(True) == 1, step.id
