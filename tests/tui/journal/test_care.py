"""Looking after the journal: backup, export, passphrase, recovery, readable help, erasing; trends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selfhelp import own_help
from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.domain.record import Record
from selfhelp.journal.journal import Journal
from selfhelp.locations import places
from selfhelp.player.inputs import Answer
from selfhelp.tui.screens.help_now import HelpNow
from selfhelp.tui.screens.journal.bring import Bring
from selfhelp.tui.screens.journal.care import Backup
from selfhelp.tui.screens.journal.erase import Erase
from selfhelp.tui.screens.journal.export import Export
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.pages import JournalHome
from selfhelp.tui.screens.journal.trends import Trends
from selfhelp.tui.screens.journal.ways_in import Passphrase, Readable, Recovery
from selfhelp.tui.screens.walk import Walk
from selfhelp.tui.widgets.chart import Columns
from selfhelp.tui.widgets.choose import Boxes
from tests.tui import acting
from tests.tui.journal.conftest import START
from tests.tui.journal.test_opening import OWN, new_passphrase
from tests.tui.journal.using import PASSPHRASE, choose, entries, raw, type_in, until, words


@acting.played
async def test_a_backup_is_offered_once_after_ten_entries(make, kept) -> None:
    kept(*(f"Note {n}" for n in range(9)))
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:journal")
        assert "You have written a good deal" not in words(pilot)
        await acting.press(pilot, "escape")
        app.session.journal.note("One more", START)
        await acting.go(pilot, "list:journal")
        assert "You have written a good deal" in words(pilot)
        await acting.press(pilot, "escape")
        await acting.go(pilot, "list:journal")
        assert isinstance(acting.at(pilot), JournalHome)
        assert "You have written a good deal" not in words(pilot)


@acting.played
async def test_a_backup_opens_with_the_same_passphrase(make, kept, where, tmp_path: Path) -> None:
    kept("A note")
    stick = tmp_path / "stick"
    stick.mkdir()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:backup")
        assert isinstance(page, Backup)
        await type_in(pilot, str(stick))
        await until(pilot, lambda: "The copy was opened and read: 1 entry." in words(pilot))
    (copy,) = stick.iterdir()
    copy.rename(stick / "journal.vault")
    assert [e.note for e in entries(where._replace(data_folder=str(stick)))] == ["A note"]


@acting.played
async def test_a_backup_that_cannot_be_made_is_said(make, kept, tmp_path: Path) -> None:
    kept("A note")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:backup")
        await type_in(pilot, str(tmp_path / "no" / "such" / "place" / "file"))
        assert isinstance(page, Backup)
        await until(pilot, lambda: page.wrong or page.made)
        (tmp_path / "there").write_text("mine")
        if page.wrong:
            await type_in(pilot, str(tmp_path / "there"))
            await until(pilot, lambda: "choose another name" in words(pilot))
        assert (tmp_path / "there").read_text() == "mine"


async def behaviour(app) -> str:
    """An entry about what one did; its id."""
    step = next(s for s in app.session.shelf.module("online-life").steps if s.behaviour)
    record = Record("worksheet", START, "online-life", 1, step.id, {})
    return app.session.journal.add([record], True)[0]


@pytest.mark.parametrize("tick", [False, True])
@acting.played
async def test_an_export_leaves_out_what_one_did_unless_it_is_ticked(
    tick: bool, make, kept, tmp_path: Path
) -> None:
    kept("A note")
    app = make(open=True)
    id = await behaviour(app)
    file = tmp_path / "out.json"
    async with app.run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:export")
        await choose(pilot, "json")
        page = acting.at(pilot)
        assert isinstance(page, Export)
        assert page.part == "tick"
        assert page.query_one(Boxes).ticked == set()
        if tick:
            await choose(pilot, id)
        await choose(pilot, "@next")
        assert "will not be encrypted" in words(pilot)
        assert not file.exists()
        await choose(pilot, "on")
        await type_in(pilot, str(file))
        await until(pilot, lambda: page.part == "done")
    rows = json.loads(file.read_text())
    assert [row["behaviour"] for row in rows] == ([True, False] if tick else [False]) or [
        row["behaviour"] for row in rows
    ] == ([False, True] if tick else [False])
    for row in rows:
        assert not row["behaviour"] or row["when"] == "2026-09"


@acting.played
async def test_an_encrypted_export_opens_with_its_own_passphrase(
    make, kept, tmp_path: Path
) -> None:
    from selfhelp.journal import sealed

    kept("A note of mine")
    file = tmp_path / "out.sealed"
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:export")
        await choose(pilot, "sealed")
        await type_in(pilot, str(file))
        await new_passphrase(pilot)
        page = acting.at(pilot)
        assert isinstance(page, Export)
        await until(pilot, lambda: page.part == "done")
    assert b"A note of mine" not in file.read_bytes()
    items, _ = sealed.unseal(str(file), OWN)
    assert [item.text for item in items if item.text] == [b"A note of mine"]


@acting.played
async def test_another_passphrase_needs_the_one_there_is(make, kept, where) -> None:
    kept("A note")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:passphrase")
        assert isinstance(page, Passphrase)
        await type_in(pilot, "not it at all")
        await until(pilot, lambda: page.wrong)
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), NewPassphrase))
        await new_passphrase(pilot)
        await until(pilot, lambda: page.changed)
        assert "still open with the old passphrase" in words(pilot)
    assert [e.note for e in entries(where, OWN)] == ["A note"]


@acting.played
async def test_a_recovery_code_can_be_made_and_taken_away(make, kept, where) -> None:
    kept("A note")
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:recovery")
        assert isinstance(page, Recovery)
        await choose(pilot, "make")
        await until(pilot, lambda: page.code)
        assert page.code in words(pilot)
        code = page.code
        Journal.open(where, code, code=True, read_only=True).close()
        await choose(pilot, "back")
        assert page.code == ""
        await acting.go(pilot, "list:recovery")
        await choose(pilot, "drop")
        await until(pilot, lambda: not app.session.journal.vault.has_recovery)


@acting.played
async def test_help_now_shows_own_people_by_choice_and_they_follow_the_plan(
    make, kept, where
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 60)) as pilot:
        await acting.go(pilot, "plan:stay_safe")
        await plan(pilot, "M., 555 0101")
        page = await acting.go(pilot, "card:help-now")
        assert "M., 555 0101" in words(pilot)
        await choose(pilot, "@list:own")
        assert "My stay-safe plan" in words(pilot)
        assert own_help.load(where) == own_help.OwnHelp(), "not without the choice"
        page = await acting.go(pilot, "list:readable")
        assert isinstance(page, Readable)
        assert "without encryption" in words(pilot)
        assert page.options()[0].name == "back"  # type: ignore[union-attr]
        await choose(pilot, "keep")
        assert own_help.load(where).people == ("M., 555 0101",)
        await acting.go(pilot, "plan:stay_safe")
        await plan(pilot, "K., 555 0199")
        assert own_help.load(where).people == ("K., 555 0199",)
    async with make().run_test(size=(80, 60)) as pilot:
        page = await acting.go(pilot, "card:help-now")
        assert isinstance(page, HelpNow)
        assert "K., 555 0199" in words(pilot), "and the journal is closed"
    async with make(open=True).run_test(size=(80, 60)) as pilot:
        await acting.go(pilot, "list:readable")
        await choose(pilot, "stop")
        assert own_help.load(where) == own_help.OwnHelp()


async def plan(pilot, person: str) -> None:
    """Answer the stay-safe plan with one person to tell."""
    walk = acting.at(pilot)
    assert isinstance(walk, Walk)
    column = walk.turn.prompt.step.shape.columns[0].id  # type: ignore[union-attr]
    walk._advance(Answer({"tell": {column: person}}))
    await acting.rest(pilot)


@acting.played
async def test_locked_help_now_says_that_own_people_are_behind_the_passphrase(make, kept) -> None:
    kept()
    async with make().run_test(size=(80, 60)) as pilot:
        await acting.go(pilot, "card:help-now")
        assert "open it to see them" in words(pilot)
        await choose(pilot, "@list:unlock")
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(acting.at(pilot), HelpNow))
        await until(pilot, lambda: "open it to see them" not in words(pilot))


@acting.played
async def test_erasing_needs_a_typed_yes_after_the_lawyer_sentence(make, kept, where) -> None:
    kept("A note")
    app = make(open=True)
    async with app.run_test(size=(80, 30)) as pilot:
        page = await acting.go(pilot, "list:erase")
        assert isinstance(page, Erase)
        assert "before you delete anything" in words(pilot)
        for wrong in ("", "y", "no"):
            await type_in(pilot, wrong)
            assert raw(where)
        await type_in(pilot, "yes")
        assert not raw(where)
        assert app.session.journal is None
        assert "My journal: keep what you write" in words(pilot)


def rated(days: int, **values: int) -> list[Record]:
    """A check-in a day."""
    now = START.ms
    return [
        Record("checkin", Moment(now - n * DAY_MS, 60), "check-in", 1, "checkin", dict(values))
        for n in range(days)
    ]


@acting.played
async def test_trends_are_a_picture_with_its_sentences(make, kept) -> None:
    kept(records=rated(9, mood=5, urge=3))
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:trends")
        assert isinstance(page, Trends)
        await until(pilot, lambda: "Mood: 5 of 10" in words(pilot))
        assert "They are not a score" in words(pilot)
        await choose(pilot, "urge")
        await until(pilot, lambda: "Urge: 3 of 10" in words(pilot))


@acting.played
async def test_in_ocd_mode_no_urges_and_no_ranking(make, kept) -> None:
    kept(records=rated(9, mood=5, urge=3), flags=["ocd"])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:trends")
        assert isinstance(page, Trends)
        names = [item.name for item in page.options()]  # type: ignore[union-attr]
        assert "urge" not in names
        assert "tools" not in names


@pytest.mark.parametrize("width", [20, 60, 84])
def test_a_picture_fits_and_says_where_nothing_was_rated(width: int) -> None:
    from selfhelp.journal.trends import Day

    days = [Day(100, 0, 1), Day(105, 100, 1)]
    lines = [line.plain for line in Columns(days, 105).lines(width)]
    assert all(len(line) <= width for line in lines)
    assert lines[0].rstrip().endswith("█"), "10 reaches the top"
    bottom = lines[-2].split("│")[1]
    assert bottom.endswith("▁····█"), "a 0 shows, and days without a rating are dots"
    assert lines[0].startswith("10")


def measure(days_ago: int, item9: str) -> Record:
    at = Moment(START.ms - days_ago * DAY_MS, 60)
    data = {"down": ["2"], "item9": [item9], "total": 2 + int(item9)}
    return Record("measure", at, "phq-9", 1, "measure", data)


@acting.played
async def test_totals_of_a_measure_have_a_picture_of_their_own(make, kept) -> None:
    kept(records=[measure(30, "3"), measure(0, "0")])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:trends")
        await until(pilot, lambda: "PHQ-9" in words(pilot))
        await choose(pilot, "measure:phq-9")
        await until(pilot, lambda: "It is 3 lower than on" in words(pilot))
        assert "27 │" in words(pilot)
        assert "They are no diagnosis." in words(pilot)


@pytest.mark.parametrize("tick", [False, True])
@acting.played
async def test_the_question_about_dying_is_exported_only_if_it_is_ticked(
    tick: bool, make, kept, tmp_path: Path
) -> None:
    kept(records=[measure(0, "3")])
    async with make(open=True).run_test(size=(80, 30)) as pilot:
        await acting.go(pilot, "list:export")
        await choose(pilot, "markdown")
        assert "with the question about thoughts of dying" in words(pilot)
        await acting.press(pilot, *(["1"] if tick else []), "2")
        await choose(pilot, "on")
        await type_in(pilot, str(tmp_path / "out.md"))
        await acting.press(pilot, "enter")
        await until(pilot, (tmp_path / "out.md").exists)
        text = (tmp_path / "out.md").read_text(encoding="utf-8")
        assert ("better off dead" in text) == tick
        assert ("Total: 5" in text) == tick
        assert ("thoughts of dying: 2" in text) != tick


@acting.played
async def test_what_another_copy_holds_is_brought_in(make, kept, where, tmp_path: Path) -> None:
    kept("A note")
    other = places(str(tmp_path / "other"))
    journal, _ = Journal.create(other, PASSPHRASE)
    journal.note("From another device", START)
    journal.close()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:import")
        assert isinstance(page, Bring)
        await type_in(pilot, str(tmp_path / "nowhere"))
        assert "There is no file" in words(pilot)
        (tmp_path / "empty").write_bytes(b"nothing of ours")
        for said, file, secret in (
            ("is damaged or was changed", tmp_path / "empty", "x"),
            ("That isn't the passphrase", tmp_path / "other", "not it at all"),
            ("1 entry was new.", tmp_path / "other", PASSPHRASE),
        ):
            await type_in(pilot, str(file))
            await until(pilot, lambda: "Passphrase of that file" in words(pilot))
            await type_in(pilot, secret)
            await until(pilot, lambda said=said: said in words(pilot))  # type: ignore[misc]
            assert secret not in words(pilot)
            await acting.press(pilot, "escape")
        page = await acting.go(pilot, "list:import")
        await type_in(pilot, other.journal)
        await until(pilot, lambda: "Passphrase of that file" in words(pilot))
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: "Nothing was changed." in words(pilot))
    assert {entry.note for entry in entries(where)} == {"A note", "From another device"}
