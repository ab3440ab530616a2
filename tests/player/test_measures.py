"""Measures: totals, the fortnight, the order, and the question about thoughts of dying."""

import pytest

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.domain.record import Record
from selfhelp.domain.shapes import Choices, Option
from selfhelp.domain.step import Step
from selfhelp.player import measures
from selfhelp.player.inputs import Answer, Ask, Back, Done, Pause, Paused, Skip
from selfhelp.player.machine import Player
from selfhelp.player.memory import Memory
from tests.player.made import NOW, SHELF

EVERY = SHELF.measures()
IDS = [each.id for each in EVERY]
# Lowest and highest total, as published.
LIMITS = {"phq-9": (0, 27), "phq-8": (0, 24), "gad-7": (0, 21), "k10": (10, 50)}


def options(step: Step) -> tuple[Option, ...]:
    assert isinstance(step.shape, Choices)
    return step.shape.options


def walk(id, *answers, facts=Facts(), memory=None):
    """Past the first page, then these answers (None skips); the turn after the last."""
    module = SHELF.module(id)
    player = Player(module, SHELF.guide(), facts)
    turn = player.start("full", NOW)
    turn = player.advance(turn.state, Answer(), NOW)
    records: list[Record] = []
    for answer in answers:
        given = Skip() if answer is None else Answer([answer])
        turn = player.advance(turn.state, given, NOW)
        records += turn.records
        if memory is not None:
            memory.take(module, turn, NOW)
    return player, turn, records


def test_there_are_these():
    assert set(IDS) == set(LIMITS)


@pytest.mark.parametrize("id", IDS)
def test_lowest_and_highest_total(id):
    module = SHELF.module(id)
    assert measures.limits(module) == LIMITS[id]
    for pick, total in zip((min, max), LIMITS[id], strict=True):
        scores = [pick(option.id for option in options(step)) for step in module.steps]
        if id == "phq-9" and pick is max:
            scores[-1] = "0"
            total -= 3
        _, turn, records = walk(id, *scores)
        assert [record.data["total"] for record in records] == [total]
        assert isinstance(turn.prompt, Ask)
        assert turn.prompt.step.role == "total"
        assert set(turn.prompt.step.numbers) >= {"crisis", "emergency"}


def test_one_record_with_every_answer_and_the_total():
    _, _, (record,) = walk("gad-7", "0", "1", "2", "3", "0", "1", "2")
    assert (record.kind, record.module, record.step, record.at) == (
        "measure",
        "gad-7",
        "measure",
        NOW,
    )
    assert record.data["total"] == 9
    assert record.data["worrying"] == ["2"]
    assert len(record.data) == 8


def test_the_first_page_says_whose_it_is():
    for id in IDS:
        module = SHELF.module(id)
        prompt = Player(module, SHELF.guide(), Facts()).start("full", NOW).prompt
        assert isinstance(prompt, Ask)
        texts = [part.text for part in prompt.step.body]
        assert all(part.text in texts for part in module.licence)
        assert any("tells nobody" in text for text in texts)


def test_nothing_is_kept_of_one_that_was_answered_in_part():
    player, turn, records = walk("gad-7", "3", "3", None, "3", "3", "3", "3")
    assert isinstance(turn.prompt, Ask)
    assert turn.prompt.step.role == "total"
    assert records == []
    _, turn, records = walk("gad-7", "3", "3")
    stopped = player.advance(turn.state, Pause(), NOW)
    assert stopped.records == ()


def test_a_place_half_way_is_not_kept():
    memory = Memory()
    player, turn, _ = walk("k10", "1", "2", memory=memory)
    memory.take(player.module, player.advance(turn.state, Pause(), NOW), NOW)
    assert memory.drafts() == ()


def test_an_answer_changed_at_once_changes_the_total():
    memory = Memory()
    player, turn, _ = walk("phq-8", *"11111111", memory=memory)
    turn = player.advance(turn.state, Back(), NOW)
    turn = player.advance(turn.state, Answer(["3"]), NOW)
    memory.take(player.module, turn, NOW)
    assert [each.total for each in memory.facts().measured["phq-8"]] == [10]


@pytest.mark.parametrize("answer", ["1", "2", "3"])
def test_item_nine_above_zero_speaks_at_once_and_rests(answer):
    _, turn, (record,) = walk("phq-9", *"00000000", answer)
    (signal,) = turn.signals
    assert (signal.rule, signal.target, signal.line) == ("item_nine", "card:safe-now", "honest")
    assert not signal.offer
    assert isinstance(turn.prompt, Paused)
    assert turn.prompt.why == "safety"
    # The answer and nothing made of it: no level, no flag.
    assert record.data["item9"] == [answer]
    assert set(record.data) == {measures.key(s) for s in SHELF.module("phq-9").steps} | {"total"}


def test_item_nine_of_zero_sets_off_nothing():
    _, turn, _ = walk("phq-9", *"333333330")
    assert turn.signals == ()
    assert isinstance(turn.prompt, Ask)


def test_only_one_measure_asks_about_dying_and_names_the_one_that_does_not():
    asks = {id for id in IDS if any(s.role == "item9" for s in SHELF.module(id).steps)}
    assert asks == {"phq-9"}
    nine, eight = SHELF.module("phq-9"), SHELF.module("phq-8")
    assert nine.twin == "phq-8"
    assert [s.prompt for s in nine.steps[:8]] == [s.prompt for s in eight.steps]
    assert options(nine.steps[8])[0].text == "Not at all"


@pytest.mark.parametrize("flag", ["ocd", "path:C"])
def test_phq_8_is_the_default_on_path_c_and_in_ocd_mode(flag):
    order = [each.id for each in measures.offered(EVERY, {flag})]
    assert order == ["phq-8", "gad-7", "k10", "phq-9"]
    order = [each.id for each in measures.offered(EVERY, {"path:B"})]
    assert order == ["phq-9", "gad-7", "k10", "phq-8"]


def at(days, hours=0, offset=0):
    """Days after a day began at 04:00."""
    start = Moment(1_790_000_000_000 // DAY_MS * DAY_MS + 4 * 3_600_000)
    return Moment(start.ms + days * DAY_MS + hours * 3_600_000 - offset * 60_000, offset)


def waits(last, now, id="gad-7", other="gad-7"):
    facts = Facts(measured={other: (Measured(last, 5),)})
    return measures.useful_from(facts, measures.same(id, EVERY), now)


def test_every_two_weeks_at_most():
    assert measures.useful_from(Facts(), {"k10"}, NOW) is None
    assert waits(at(0), at(0)) == at(14).day
    assert waits(at(0), at(13, 23.9)) == at(14).day
    assert waits(at(0), at(14)) is None


def test_a_day_ends_at_four_in_the_morning():
    # Answered at 03:59, which is still the day before; useful again fourteen of those days later.
    assert waits(at(0, -0.1), at(13)) is None
    assert waits(at(0), at(14, -0.1)) == at(14).day
    assert waits(at(0, offset=600), at(14, offset=600)) is None


def test_a_date_in_the_future_counts_as_now():
    assert waits(at(400), at(0)) == at(14).day


def test_the_two_versions_of_one_measure_wait_together():
    assert waits(at(0), at(3), id="phq-8", other="phq-9") is not None
    assert waits(at(0), at(3), id="phq-9", other="phq-8") is not None
    assert waits(at(0), at(3), id="k10", other="phq-9") is None


def test_without_item_nine_the_total_does_not_tell_it():
    data = {"down": ["2"], "item9": ["3"], "total": 5}
    assert measures.without_item9(data) == {"down": ["2"], "total": 2, "without": ["item9"]}
    assert measures.without_item9({"down": ["2"], "total": 2}) == {"down": ["2"], "total": 2}
    assert "item9" not in measures.without_item9({"item9": "rubbish", "total": 2})


def test_walked_to_its_end_it_is_done_and_makes_no_module_read():
    memory = Memory()
    player, turn, _ = walk("k10", *"1234512345", memory=memory)
    turn = player.advance(turn.state, Answer(), NOW)
    memory.take(player.module, turn, NOW)
    assert isinstance(turn.prompt, Done)
    assert memory.facts().done == {}
    assert memory.facts().measured == {"k10": (Measured(NOW, 30),)}
