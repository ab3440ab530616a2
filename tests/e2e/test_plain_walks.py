"""Every module, tool and measure walked to its end in a real terminal: what is said, asked and kept."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from selfhelp.domain.text import plain
from selfhelp.player.inputs import Ask, Done
from selfhelp.player.machine import Player
from selfhelp.player.memory import Memory
from selfhelp.player.state import Mode
from tests.e2e import every_kind, kept_app, walker
from tests.e2e.tty import TIMER, Tty
from tests.e2e.walker import Person, Visit

APP = str(Path(kept_app.__file__))
WALKS = walker.walks()


def follow(tty: Tty, visits: list[Visit]) -> list[str]:
    """Walk on from the first prompt of the first visit to the prompt or end after the last.

    Returns:
        What was on the screen at each visit.
    """
    seen: list[str] = []
    said = tty.prompt()
    for at, visit in enumerate(visits):
        assert visit.heading in said, f"{visit.ask.step.id}: {said}"
        screen = said[said.index(visit.heading) :]
        for number, line in enumerate(visit.lines):
            tty.send(line)
            last = number == len(visit.lines) - 1
            if not last:
                said = tty.prompt()
                screen += said
            elif at + 1 < len(visits):
                said = tty.wait_for(visits[at + 1].heading)
                screen += said[: said.index(visits[at + 1].heading)]
                said = tty.prompt()
        seen.append(screen)
    return seen


def in_process(id: str, mode: Mode, person: Person) -> Memory:
    """The same walk without a terminal, with a keeper that collects."""
    module = walker.shelf().module(id)
    keeper = Memory(lasting=True)
    player = Player(module, walker.shelf().guide(), keeper.facts())
    turn = player.start(mode, walker.NOW)
    keeper.take(module, turn, walker.NOW)
    while isinstance(turn.prompt, Ask):
        value = person.answer(turn.prompt.step, module)
        turn = player.advance(turn.state, walker.given(person, turn.prompt.step, value), walker.NOW)
        keeper.take(module, turn, walker.NOW)
    assert isinstance(turn.prompt, Done)
    return keeper


@pytest.mark.parametrize("id, mode", WALKS)
def test_walked_to_the_end(id: str, mode: Mode, tmp_path: Path) -> None:
    module = walker.shelf().module(id)
    person = Person()
    visits, _ = walker.walk(module, mode, person)
    with Tty.python(APP, str(tmp_path / "kept"), id, mode, home=str(tmp_path)) as tty:
        if module.note:
            assert plain(module.note) in tty.prompt()
            tty.send("yes")
        seen = follow(tty, visits)
        if module.type == "tool":
            tty.wait_for("What next?")
            tty.prompt()
            tty.send("4")
        if module.type == "measure":
            tty.wait_for("What next?")
            tty.prompt()
            tty.send("5")
        assert tty.end() == 0, tty.text[-2000:]
        if module.type == "module":
            assert "This is the end of the page." in tty.text
    for visit, screen in zip(visits, seen, strict=True):
        for text in walker.texts(visit):
            assert text in screen, f"{visit.ask.step.id} does not say: {text}"
        if visit.ask.step.timer and visit.ask.step.timer.style != "grounding":
            assert "Enter ends it early." in screen
    # The first words of the module are its name and what it is about.
    assert tty.text.lstrip().startswith(plain(module.title))
    # What is kept: the same as without a terminal.
    kept = walker.bare(kept_app.rows(tmp_path / "kept"))
    assert kept == walker.bare(in_process(id, mode, person).records)


@pytest.mark.parametrize("id, mode", WALKS)
def test_steps_count_up(id: str, mode: Mode) -> None:
    """The numbers never go back and the last is the last of its total."""
    visits, _ = walker.walk(walker.shelf().module(id), mode)
    numbers = [visit.ask.number for visit in visits]
    assert numbers[0] == 1
    assert all(a < b for a, b in itertools.pairwise(numbers)), numbers
    assert visits[-1].ask.number == visits[-1].ask.total


@pytest.mark.parametrize("id, mode", WALKS)
def test_a_record_for_each_storing_step(id: str, mode: Mode) -> None:
    visits, records = walker.walk(walker.shelf().module(id), mode)
    kept = {record.step for record in records}
    for visit in visits:
        step = visit.ask.step
        if step.stores and visit.value is not None:
            assert (step.group or step.id) in kept, step.id


@pytest.mark.parametrize("id, mode", WALKS)
def test_records_hold_no_text_of_ours(id: str, mode: Mode) -> None:
    """Ids, numbers and the person's own words only."""
    module = walker.shelf().module(id)
    _, records = walker.walk(module, mode)
    ours = {text for step in module.steps for text in (step.title, step.prompt) if text}
    for record in records:
        held = str(record.data)
        assert not [text for text in ours if text in held]


@pytest.mark.parametrize("id, mode", [w for w in WALKS if w[0] in ("stay-alive", "breathe")])
def test_from_the_start_page(id: str, mode: Mode, tmp_path: Path) -> None:
    """The way a person goes: start page, list, module, end, start page, leave."""
    module = walker.shelf().module(id)
    visits, _ = walker.walk(module, mode, lasting=False)
    lists = walker.shelf().modules() if module.type == "module" else walker.shelf().tools()
    place = [each.id for each in lists].index(id) + 1
    with Tty.selfhelp("--plain", home=str(tmp_path)) as tty:
        said = tty.go("4" if module.type == "module" else "3", str(place))
        if module.short_minutes:
            assert "Not yet reviewed by a clinician." in said
            tty.send("1" if mode == "full" else "2")
            tty.wait_for(visits[0].heading)
        follow(tty, visits)
        if module.type == "tool":
            tty.wait_for("What next?")
            tty.prompt()
            tty.send("4")
        else:
            tty.wait_for("encrypted journal?")
            tty.prompt()
            tty.send("2")
        tty.wait_for("What do you need right now?")
        said = tty.prompt()
        leave = re.search(r"\n(\d+)\. Leave\n", said)
        assert leave
        assert "Clear this window" in tty.say(leave.group(1))
        tty.send("2")
        assert tty.end() == 0
        assert "Goodbye." in tty.text
    assert not list(tmp_path.rglob("*")), "nothing may be written"


def test_reasons_come_back_in_the_persons_words(tmp_path: Path) -> None:
    """What was written some steps ago is shown again, not "still empty"."""
    module = walker.shelf().module("stay-alive")
    visits, _ = walker.walk(module)
    with Tty.python(APP, str(tmp_path / "kept"), "stay-alive", "full", home=str(tmp_path)) as tty:
        seen = follow(tty, visits)
        assert tty.end() == 0
    screen = next(s for v, s in zip(visits, seen, strict=True) if v.ask.step.id == "look-back")
    assert "Line 1 for reasons." in screen
    assert "still empty" not in screen


def test_a_timer_runs_out_by_itself(tmp_path: Path) -> None:
    """With a clock that runs fast: lines while it runs, an end, and the minutes said."""
    code = (
        "import selfhelp.clock as c, itertools\n"
        "n = itertools.count()\n"
        "c.monotonic = lambda: next(n) * 7.0\n"
        "import selfhelp.plain.timing as t\n"
        "t.line_within = lambda s: None\n"
        "import sys\nfrom selfhelp.cli.main import main\n"
        "sys.exit(main(['tool', 'leave']))\n"
    )
    with Tty.python("-c", code, home=str(tmp_path)) as tty:
        tty.go("3", "2", "", "", "")  # no child, urge 2, three moves
        tty.send("5")
        said = tty.wait_for("The time is up.")
        assert "5 minutes. Enter ends it early." in said
        assert "1 minute to go." in said
        assert TIMER.search(said.split("The time is up.")[0])


@pytest.mark.parametrize("mode", ["full", "short"])
@pytest.mark.parametrize("keep", [True, False])
def test_every_kind_of_step(mode: Mode, keep: bool, every: Path, tmp_path: Path) -> None:
    """Also the kinds that no page has yet; what isn't to be kept isn't."""
    module = every_kind.module(every)
    person = Person(keep=keep)
    visits, records = walker.walk(module, mode, person)
    store = str(tmp_path / "kept")
    with Tty.python(
        APP, store, "--compiled", str(every), every_kind.ID, mode, home=str(tmp_path)
    ) as tty:
        assert "This page has a note. Do you want to read it now?" in tty.prompt()
        tty.send("yes")
        seen = follow(tty, visits)
        assert tty.end() == 0, tty.text[-2000:]
    for visit, screen in zip(visits, seen, strict=True):
        for text in walker.texts(visit):
            assert text in screen, f"{visit.ask.step.id} does not say: {text}"
    kept = kept_app.rows(tmp_path / "kept")
    assert walker.bare(kept) == walker.bare(records)
    assert "k-unkept" not in {row["step"] for row in kept}
    assert ("k-ask" in {row["step"] for row in kept}) == (keep and mode == "full")
