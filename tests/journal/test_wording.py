"""Old answers can always be read; trends say what the numbers say and no more."""

import pytest

from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.domain.record import Record
from selfhelp.journal import checkin, sentences, trends
from selfhelp.journal.dates import day
from selfhelp.journal.entry import CHECKIN, Entry
from selfhelp.journal.wording import Wording, when
from tests.player.made import NOW, SHELF


def entry(kind: str, data, module="stay-alive", step="plan", behaviour=False, at=NOW) -> Entry:
    return Entry(Record(kind, at, module, 1, step, data, "0" * 32), at.ms, behaviour)


@pytest.fixture
def wording() -> Wording:
    return Wording(SHELF)


def test_a_question_that_is_gone_keeps_its_last_words(wording):
    wording._retired = {
        "stay-alive.old": "What helped?",
        "stay-alive.old.r1": "At night",
        "stay-alive.old.walk": "A walk",
        "gone.title": "An old page",
    }
    old = entry("worksheet", {"answer": {"r1": {"c": "tea"}, "r2": {"c": ["walk"]}}}, step="old")
    assert wording.heading(old) == "Getting through the worst days: What helped?"
    assert wording.lines(old) == ["At night: tea", "r2: A walk"]
    assert wording.heading(entry("worksheet", {"answer": "x"}, module="gone")) == "An old page"


def test_a_row_that_is_gone_is_shown_beside_those_that_are_there(wording):
    wording._retired = {"stay-alive.plan.old-row": "Who sleeps nearby?"}
    answer = {"signs": {"lines": "a"}, "old-row": {"lines": "my aunt"}}
    assert wording.lines(entry("plan", {"answer": answer}))[-1] == "Who sleeps nearby?: my aunt"


@pytest.mark.parametrize("answer", [None, 3, "x", ["a"], {"r": "x"}, {"r": {"c": None}}, [], {}])
def test_whatever_stands_there_is_shown_or_left_out(wording, answer):
    for module, step in (("gone", "s"), ("stay-alive", "gone")):
        assert isinstance(wording.lines(entry("worksheet", {"answer": answer}, module, step)), list)


def test_a_check_in_in_words(wording):
    alone = entry(
        "checkin", {"mood": 4, "mattered": ["a-little"], "note": "a\nb"}, CHECKIN, "checkin"
    )
    assert wording.heading(alone) == "Check-in"
    assert wording.lines(alone) == [
        "Mood: 4 of 10",
        "Did something that matters: a little",
        "Note: a",
        "Note: b",
    ]
    assert wording.first_line(alone) == "Mood: 4 of 10"


def test_the_date_is_by_the_clock_of_that_place():
    assert when(entry("note", {}, at=Moment(1_700_000_000_000, 60))) == "2023-11-14 23:13"
    assert when(entry("note", {}, behaviour=True, at=Moment(1_700_000_000_000, 60))) == "2023-11"
    assert when(entry("note", {}, at=Moment(1 << 62))) == "no date"
    assert day(Moment(1_700_000_000_000, 60).day) == "2023-11-14"


def rated(days: int, **data: int) -> Record:
    return Record("checkin", Moment(NOW.ms - days * DAY_MS), CHECKIN, 1, "checkin", data)


def test_means_of_days():
    records = [rated(1, mood=2), rated(1, mood=5), rated(0, mood=7), rated(0, urge=3)]
    first, second = trends.days(records, "mood")
    assert (first.tenths, first.times, second.tenths, second.times) == (35, 2, 70, 1)
    assert second.day == first.day + 1
    assert trends.days(records, "mood", since=second.day) == [second]


def test_no_number_where_there_is_none():
    assert trends.days([rated(0, mood=True)], "mood") == []
    assert trends.days([Record("note", NOW, "m", 1, "s", {"mood": 3})], "mood") == []
    assert sentences.all_of([], {}) == [
        "Nothing has been rated yet. A check-in takes about fifteen seconds."
    ]


def test_a_week_beside_the_one_before():
    higher = [rated(n, mood=6) for n in range(7)] + [rated(n, mood=3) for n in range(7, 14)]
    assert "The last seven days were higher than the seven before." in sentences.of(higher, "mood")
    same = [rated(n, mood=6) for n in range(14)]
    assert "The last seven days were much like the seven before." in sentences.of(same, "mood")


def used(tool: str, before: int, after: int) -> Record:
    return Record("tool_use", NOW, tool, 1, "tool_use", {"before": before, "after": after})


def test_a_tool_is_spoken_of_after_five_uses():
    records = [used("surf", 8, 6)] * 4
    assert sentences.tools(records, {"surf": "Urge wave"}) == []
    (line,) = sentences.tools([*records, used("surf", 8, 5)], {"surf": "Urge wave"})
    assert line == "Urge wave: after it, the rating was 2.2 lower on average (5 uses)."


def test_what_brought_most_relief_comes_first():
    records = [used("a", 5, 5), used("b", 8, 2), used("c", 6, 4)]
    assert [each.id for each in trends.tools(records)] == ["b", "c", "a"]


def test_in_ocd_mode_nothing_about_urges_and_tools():
    records = [rated(0, mood=5, urge=8), *[used("surf", 8, 5)] * 5]
    said = " ".join(sentences.all_of(records, {"surf": "Urge wave"}, ocd=True))
    assert "Mood" in said
    assert "Urge" not in said


def test_the_check_in_asks_the_shared_questions():
    known = {step.id for step in SHELF.guide().steps}
    assert set(checkin.module().checkin) <= known
