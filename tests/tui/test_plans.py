"""My plans, in the full screen and in lines: the same plans, the same words, the same ways."""

from __future__ import annotations

import pytest

from selfhelp.domain.record import Record
from selfhelp.domain.step import Step
from selfhelp.plain.journal import plans as in_lines
from selfhelp.player.inputs import Turn
from selfhelp.player.state import State
from selfhelp.tui.screens.begin import Begin
from selfhelp.tui.screens.journal.plans import OnePlan, Plans, all_plans
from selfhelp.tui.screens.journal.sheet import Preview, Sheet
from selfhelp.tui.screens.walk import Walk
from tests.e2e import walker
from tests.plain.typed import session as typed_session
from tests.tui import acting

SHELF = walker.shelf()
FRONT = {"tools": {"lines": "The stairs"}, "people": {"lines": "My aunt"}}
BACK = {"traps": {"lines": "Just once"}}
WRITTEN = {"one_page": FRONT, "watch": BACK, "stay_safe": {"tell": {"lines": "K. 0123"}}}


def write(keeper) -> None:
    """As if these plans had been written in this session."""
    for name, answer in WRITTEN.items():
        store = f"plan.{name}"
        module = SHELF.module(SHELF.plan_module(store))
        step: Step = next(s for s in module.steps if s.store == store)
        data = {"plan": store, "answer": answer}
        record = Record("plan", walker.NOW, module.id, module.revision, step.id, data)
        state = State(module=module.id, revision=module.revision, mode="one")
        keeper.take(module, Turn(state, None, (record,)), walker.NOW)  # type: ignore[arg-type]


async def choose(pilot, name: str) -> None:
    acting.at(pilot).chosen(name)  # type: ignore[attr-defined]
    await acting.rest(pilot)


def body(pilot) -> str:
    """The words of the page, as one text."""
    return " ".join(acting.seen(pilot).split())


@acting.played
async def test_home_leads_to_the_plans_and_each_empty_one_says_where_it_is_filled(make) -> None:
    async with make(lasting=False).run_test(size=(80, 100)) as pilot:
        await acting.rest(pilot)
        assert "My plans" in acting.seen(pilot)
        await choose(pilot, "list:plans")
        assert isinstance(acting.at(pilot), Plans)
        shown = body(pilot)
        for each in all_plans(acting.app_of(pilot).session):
            assert each.title in shown
            assert f"In the page: {each.where}" in shown
        await choose(pilot, "plan.internet")
        assert isinstance(acting.at(pilot), OnePlan)
        assert "Nothing is written here yet." in body(pilot)
        assert "In the page: A safer online life" in body(pilot)
        await choose(pilot, "change")
        assert isinstance(acting.at(pilot), Walk)


@acting.played
async def test_a_plan_behind_a_question_begins_in_its_page(make) -> None:
    async with make(flags={"path:H"}).run_test(size=(80, 24)) as pilot:
        await acting.go(pilot, "list:plans")
        await choose(pilot, "plan.one_page")
        assert "Go to the page: Slips" in body(pilot)
        await choose(pilot, "change")
        assert isinstance(acting.at(pilot), Begin)


@acting.played
async def test_a_written_plan_is_read_and_printed_line_by_line(make) -> None:
    async with make().run_test(size=(80, 40)) as pilot:
        await acting.rest(pilot)
        write(acting.memory(pilot))
        await acting.go(pilot, "list:plans")
        await choose(pilot, "plan.one_page")
        assert "The stairs" in body(pilot)
        await choose(pilot, "print")
        assert isinstance(acting.at(pilot), Preview)
        assert "[x] The stairs" in body(pilot)
        assert "[ ] Just once" in body(pilot)
        await choose(pilot, "line:0")
        await choose(pilot, "show")
        assert isinstance(acting.at(pilot), Sheet)
        shown = body(pilot)
        assert "- My aunt" in shown
        assert "The stairs" not in shown
        assert "Just once" not in shown
        assert "Not a certificate." in shown


@pytest.mark.parametrize("pages", [1, 2])
@acting.played
async def test_a_plan_that_is_none_for_this_reader_any_more_gives_way(pages: int, make) -> None:
    """Another way was chosen above its page, or its last version deleted."""
    app = make()
    write(app.session.keeper)
    async with app.run_test(size=(80, 60)) as pilot:
        await choose(pilot, "list:plans")
        await choose(pilot, "plan.one_page")
        page = acting.at(pilot)
        assert isinstance(page, OnePlan)
        if pages == 2:
            await choose(pilot, "print")
        await acting.press(pilot, "ctrl+g")
        app.session.keeper.flag("under-18", on=True)
        await acting.press(pilot, *["escape"] * pages)
        assert isinstance(acting.at(pilot), Plans)
        assert page.plan.title not in body(pilot)


def lines(*typed: str) -> str:
    """What plain mode says on its page of plans."""
    made, console = typed_session(SHELF, typed)
    write(made.keeper)
    in_lines.run(made)
    return "\n".join(console.said)


def test_lines_say_the_same_plans_in_the_same_order():
    made, console = typed_session(SHELF, [""])
    write(made.keeper)
    in_lines.run(made)
    entries = [line for line in console.said if line[:1].isdigit()]
    every = in_lines.all_plans(made)
    assert len(entries) == len(every)
    for at, each in enumerate(every):
        assert entries[at].startswith(f"{at + 1}. {each.title}. ")
        if each.answer is None:
            assert entries[at].endswith(f"Not written yet. In the page: {each.where}")


def test_in_lines_a_plan_is_printed_after_a_look_at_each_line():
    made, _ = typed_session(SHELF, [])
    write(made.keeper)
    at = [each.store for each in in_lines.all_plans(made)].index("plan.one_page") + 1
    said = lines(str(at), "2", "", "", "3", "")
    page = said[said.index("- The stairs") :]
    assert "- My aunt" in page
    assert "Just once" not in page
    assert "Not a certificate." in page
    chosen = lines(str(at), "2", "2 3", "", "3", "")
    page = chosen[chosen.index("- My aunt") :]
    assert "- Just once" in page
    assert "- The stairs" not in chosen


def test_in_lines_an_empty_plan_says_so_and_where():
    made, _ = typed_session(SHELF, [])
    every = in_lines.all_plans(made)
    at = [each.store for each in every].index("plan.internet") + 1
    made, console = typed_session(SHELF, [str(at), "2", ""])
    in_lines.run(made)
    assert "Nothing is written here yet." in console.said
    assert "In the page: A safer online life" in console.said


def test_help_now_shows_the_same_own_people_in_both(make):
    app = make()
    write(app.session.keeper)
    made, _ = typed_session(SHELF, [])
    write(made.keeper)
    assert app.session.own_help_known() == made.own_help_known()
    assert made.own_help_known().people == ("K. 0123",)
