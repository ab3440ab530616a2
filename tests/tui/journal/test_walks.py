"""Pages with a journal behind them: earlier answers, what is kept and what isn't, autosave."""

from __future__ import annotations

from textual.widgets import TextArea

from selfhelp.player.inputs import Answer, Jump
from selfhelp.tui.screens.begin import Begin
from selfhelp.tui.screens.home import Home
from selfhelp.tui.screens.journal.pages import JournalHome
from selfhelp.tui.screens.journal.plans import OnePlan, Plans
from selfhelp.tui.screens.keep import Keep
from selfhelp.tui.screens.walk import Walk
from tests.e2e import hands
from tests.e2e.walker import Person
from tests.tui import acting
from tests.tui.journal.using import PASSPHRASE, choose, entries, on_disk, type_in, until, words

SECRET = "violet umbrella"


async def to(pilot, target: str, id: str) -> Walk:
    """A page, at a step of it."""
    walk = await acting.begin(pilot, target)
    await to_step(pilot, walk, id)
    return walk


@acting.played
async def test_the_check_in_is_kept_in_one_record(make, kept, where) -> None:
    kept()
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        walk = await acting.go(pilot, "list:checkin")
        assert isinstance(walk, Walk)
        for value in (6, 2, 4, 5):
            await acting.answer(pilot, walk, value)
        assert "Leave out names" in words(pilot), "the reminder stands on the note as well"
        await acting.answer(pilot, walk, SECRET)
        await until(pilot, lambda: isinstance(acting.at(pilot), Home))
    (entry,) = entries(where)
    assert entry.record.data == {
        "mood": 6, "urge": 2, "connection": 4, "hope": 5, "note": SECRET,
    }  # fmt: skip


@acting.played
async def test_in_ocd_mode_it_asks_for_no_urge(make, kept, where) -> None:
    kept(flags=["ocd"])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        walk = await acting.go(pilot, "list:checkin")
        assert isinstance(walk, Walk)
        asked = []
        for value in (6, 4, 5, ["yes"], None):
            asked.append(acting.asked(walk).step.id)
            await acting.answer(pilot, walk, value)
        assert asked == ["mood", "connection", "hope", "mattered", "note"]


@acting.played
async def test_a_reader_under_18_is_offered_plans_and_notes_only(make, kept) -> None:
    kept(flags=["under-18"])
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:journal")
        assert isinstance(page, JournalHome)
        names = [each[0] for each in page.options()]
        assert "list:checkin" not in names
        assert {"list:write", "list:plans"} <= set(names)
        page = await acting.go(pilot, "list:plans")
        assert isinstance(page, Plans)
        names = [each[0] for each in page.options() if each[0]]
        assert names == ["plan.stay_safe", "plan.reasons", "back"]


@acting.played
async def test_of_what_one_did_nothing_is_kept_unless_asked(make, kept, where) -> None:
    kept()
    app = make(open=True)
    step = next(s for s in app.session.shelf.module("online-life").steps if s.behaviour)
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await to(pilot, "module:online-life", step.id)
        person = Person()
        value = person.answer(step, walk.module)
        for keys in hands.groups(acting.asked(walk), value, 80):
            await acting.press(pilot, *keys)
        page = acting.at(pilot)
        assert isinstance(page, Keep)
        assert "Do it without saving" in words(pilot)
        assert page.options()[0][0] == "no"
        before = len(entries(where))
        await acting.press(pilot, "enter")
        assert len(entries(where)) == before


@acting.played
async def test_an_earlier_answer_is_shown_in_its_page(make, kept, where) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await to(pilot, "module:stay-alive", "hours")
        step = acting.asked(walk).step
        row = step.shape.rows[0].id  # type: ignore[union-attr]
        column = step.shape.columns[0].id  # type: ignore[union-attr]
        assert "What you answered here before" not in words(pilot)
        walk._advance(Answer({row: {column: SECRET}}))
        await acting.rest(pilot)
        await acting.press(pilot, "f4")
    async with make(open=True).run_test(size=(80, 24)) as pilot:
        begin = await acting.go(pilot, "module:stay-alive")
        assert isinstance(begin, Begin)
        await choose(pilot, "full")
        walk = acting.at(pilot)  # type: ignore[assignment]
        await to_step(pilot, walk, "hours")
        assert "What you answered here before" in words(pilot)
        assert SECRET in words(pilot)


async def to_step(pilot, walk: Walk, id: str) -> None:
    """Jump to a step."""
    assert walk.turn is not None
    ids = [step.id for step in walk.player.outline(walk.turn.state, walk.session.now())]
    walk._advance(Jump(ids.index(id) + 1))
    await acting.rest(pilot)


@acting.played
async def test_what_is_half_typed_is_kept_every_few_seconds(make, kept, where) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await to(pilot, "module:stay-alive", "plan")
        await acting.press(pilot, f"paste:{SECRET}")
        walk._autosave()
        await acting.rest(pilot)
        assert acting.at(pilot) is walk
        assert walk.query_one(TextArea).text == SECRET, "and one goes on typing"
        journal = app.session.journal
        journal.close()
        app.session.journal = None
    assert not on_disk(where, SECRET)
    again = make(open=True)
    assert SECRET in str(again.session.keeper.draft("stay-alive"))


@acting.played
async def test_a_locked_journal_is_said_and_can_be_opened_on_the_way_in(make, kept) -> None:
    kept()
    async with make().run_test(size=(80, 24)) as pilot:
        begin = await acting.go(pilot, "module:stay-alive")
        assert isinstance(begin, Begin)
        assert "Your journal is locked" in words(pilot)
        await choose(pilot, "unlock")
        await type_in(pilot, PASSPHRASE)
        await until(pilot, lambda: acting.at(pilot) is begin)
        await until(pilot, lambda: "Your journal is locked" not in words(pilot))
        await choose(pilot, "full")
        assert isinstance(acting.at(pilot), Walk)


@acting.played
async def test_a_plan_is_written_shown_as_a_page_and_remembers_what_it_was(
    make, kept, where
) -> None:
    kept()
    app = make(open=True)
    async with app.run_test(size=(80, 40)) as pilot:
        for text in ("Soup", "Bread"):
            await acting.go(pilot, "plan:reasons")
            walk = acting.at(pilot)
            assert isinstance(walk, Walk)
            walk._advance(Answer({"1": {_column(walk): text}}))
            await acting.rest(pilot)
        await acting.go(pilot, "list:plans")
        await choose(pilot, "plan.reasons")
        assert isinstance(acting.at(pilot), OnePlan)
        assert "Bread" in words(pilot)
        await choose(pilot, "before")
        assert "Soup" in words(pilot)
        assert "Bread" not in words(pilot)
    assert len(entries(where)) == 2


def _column(walk: Walk) -> str:
    return walk.turn.prompt.step.shape.columns[0].id  # type: ignore[union-attr]
