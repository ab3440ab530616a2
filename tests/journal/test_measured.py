"""Measures in the journal: kept with their totals, in words, among the trends, and in exports."""

import json

import pytest

from selfhelp.domain.facts import Facts, Measured
from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.domain.record import Record
from selfhelp.journal import export, measured, sentences, trends
from selfhelp.journal.dates import day
from selfhelp.journal.entry import NUMBERS
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.journal.merge import merge
from selfhelp.journal.wording import Wording
from tests.player.made import NOW, SHELF

PHQ = SHELF.module("phq-9")
NAMES = [*(step.id for step in PHQ.steps[:8]), "item9"]
MODULES = [SHELF.module(each.id) for each in SHELF.measures()]


def phq(scores, at=NOW):
    data = {name: [score] for name, score in zip(NAMES, scores, strict=True)}
    return Record("measure", at, "phq-9", 1, "measure", {**data, "total": sum(map(int, scores))})


def gad(total, at):
    return Record("measure", at, "gad-7", 1, "measure", {"total": total})


def later(days):
    return Moment(NOW.ms + days * DAY_MS, NOW.offset)


@pytest.fixture
def filled(journal):
    journal.add([phq("111111112"), phq("000000000", later(20))])
    return journal


def item(journal, id):
    return next(each for each in journal.items() if each.id.hex() == id)


def test_a_measure_has_its_number_in_the_vault(journal):
    assert NUMBERS["measure"] == 7
    journal.add([phq("111111110")])
    assert next(journal.items()).kind == 7


def test_the_keeper_knows_the_totals_of_earlier_sessions(journal, reopened):
    journal.add([gad(9, NOW), gad(5, later(15))])
    fresh = JournalKeeper(reopened(), SHELF.known_module, later(16))
    known = fresh.facts().measured
    assert known == {"gad-7": (Measured(NOW, 9), Measured(later(15), 5))}
    fresh.journal.add([gad(4, later(30))])
    assert [each.total for each in fresh.facts().measured["gad-7"]] == [9, 5, 4]


def test_an_entry_in_words(filled):
    wording = Wording(SHELF)
    entry = list(filled.entries())[-1]
    assert wording.heading(entry) == PHQ.title
    assert wording.first_line(entry) == "Total: 10"
    lines = wording.lines(entry)
    assert len(lines) == 10
    assert lines[-1] == f"{PHQ.steps[8].prompt}: More than half the days"


def test_an_entry_of_a_measure_that_is_gone(journal):
    journal.add([Record("measure", NOW, "gone", 1, "measure", {"down": ["2"], "total": 2})])
    assert Wording(SHELF).lines(next(journal.entries())) == ["Total: 2", "down: 2"]


@pytest.mark.parametrize("form", ["markdown", "json", "lines"])
def test_item_nine_leaves_only_if_it_is_ticked(form, filled):
    def out(ticked):
        entries = export.decoded(export.chosen(filled, ticked))
        if form == "markdown":
            return export.markdown(entries, Wording(SHELF))
        if form == "json":
            return export.as_json(entries, Wording(SHELF)).decode()
        return b"".join(export.to_lines(filled, ticked)).decode()

    asks = (
        PHQ.steps[8].prompt
        if form == "markdown"
        else 'item9\\":['
        if form == "lines"
        else '"item9": ['
    )
    every = [entry.id for entry in filled.entries()]
    assert asks not in out([])
    assert out([]).count("Little interest") == out(every).count("Little interest")
    assert out(every).count(asks) == 2
    assert out(every[:1]).count(asks) == 1


def test_the_total_in_an_export_does_not_tell_item_nine(filled):
    """Neither by itself nor beside the other answers; an answer of 0 looks the same."""
    rows = export.rows(export.decoded(export.chosen(filled)), Wording(SHELF))
    assert [row["data"]["total"] for row in rows] == [8, 0]
    assert all(row["lines"][0].startswith("Total without the question about") for row in rows)
    for row in rows:
        scores = [int(v[0]) for k, v in row["data"].items() if k not in ("total", "without")]
        assert sum(scores) == row["data"]["total"]
    assert set(rows[0]["data"]) == set(rows[1]["data"])


def test_what_needs_a_tick_says_so(filled):
    wording = Wording(SHELF)
    lines = [export.to_tick(entry, wording) for entry in filled.entries()]
    assert all(line.endswith("with the question about thoughts of dying") for line in lines)
    filled.add([gad(3, NOW)])
    assert not export.needs_tick(next(filled.items()))


def test_an_export_without_item_nine_never_takes_the_place_of_the_whole(filled):
    before = filled.everything()
    items, deleted = export.from_lines(export.to_lines(filled))
    assert not merge(filled, items, deleted).anything
    assert filled.everything() == before


def test_the_whole_takes_the_place_of_what_came_without_item_nine(filled):
    whole = list(filled.items())
    short = export.chosen(filled)
    filled.save(short)
    assert [json.loads(each.data)["d"].get("item9") for each in filled.items()] == [None, None]
    done = merge(filled, whole)
    assert (done.changed, done.copies) == (2, 0)
    assert {each.id: each.data for each in filled.items()} == {e.id: e.data for e in whole}


def test_a_part_of_a_measure_is_no_total_among_the_trends(filled):
    short = export.decoded(export.chosen(filled))
    assert trends.measured([entry.record for entry in short], "phq-9") == []


def test_trends_say_the_total_and_the_change(journal):
    journal.add([gad(14, NOW), gad(9, later(20)), gad(9, later(40))])
    records = [entry.record for entry in journal.entries()]
    known = trends.measured(records, "gad-7")
    assert [each.total for each in known] == [14, 9, 9]
    assert [(d.day, d.tenths) for d in trends.as_days(known)] == [
        (e.at.day, 10 * e.total) for e in known
    ]
    said = sentences.all_of(records, {}, MODULES)
    last, before, first = (day(later(n).day) for n in (40, 20, 0))
    assert said == [
        f"GAD-7, on worry and tension: 9 on {last}. It can be from 0 to 21.",
        f"It is the same as on {before}.",
        f"Your earlier totals: 14 on {first}, 9 on {before}.",
    ]
    assert measured.trend(MODULES[0], []) == []


def result(scores, *earlier):
    facts = Facts(measured={"phq-9": tuple(earlier)})
    answers = {step.id: [score] for step, score in zip(PHQ.steps, scores, strict=False)}
    return measured.result(PHQ, answers, facts, later(30))


def test_a_total_beside_the_persons_own_earlier_ones():
    this = Measured(later(30), 9)
    lines = result("1" * 9, Measured(NOW, 12), Measured(later(15), 7), this)
    assert lines[0].startswith("The total is 9. It can be from 0 to 27.")
    assert lines[1] == f"It is 2 higher than on {day(later(15).day)}."
    assert lines[2] == f"Your earlier totals: 12 on {day(NOW.day)}, 7 on {day(later(15).day)}."
    assert lines[3] == f"It is next useful from {day(later(44).day)}."
    assert "3 lower than" in result("1" * 9, Measured(NOW, 12), this)[1]
    assert "no earlier total" in result("1" * 9, this)[1]


def test_without_an_answer_to_each_question_there_is_no_total():
    (line,) = result("1" * 8)
    assert "no total and nothing is kept" in line


def test_one_that_waits_says_until_when_and_that_help_is_open():
    every = SHELF.measures()
    facts = Facts(measured={"phq-9": (Measured(NOW, 12),)})
    assert measured.not_yet("k10", every, facts, later(1)) == []
    assert measured.not_yet("phq-9", every, facts, later(14)) == []
    for id in ("phq-9", "phq-8"):
        said = " ".join(measured.not_yet(id, every, facts, later(1)))
        assert f"You answered this on {day(NOW.day)}" in said or id == "phq-8"
        assert f"It is next useful from {day(later(14).day)}." in said
        assert "Help now" in said
