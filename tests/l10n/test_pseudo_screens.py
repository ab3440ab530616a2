"""Every place and every plain walk in the pseudo-locales. en_XA at all sizes: tests/tui_look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from selfhelp.domain import strings
from selfhelp.plain import timing, walk
from selfhelp.plain.console import Leave
from selfhelp.session import Session
from selfhelp.tui.screens.start_here import STEPS, StartHere
from selfhelp.tui.screens.walk import Walk
from tests.conftest import LONG
from tests.e2e import walker
from tests.l10n.pseudo_world import PseudoShelf, Words
from tests.plain.typed import Typed
from tests.plain.typed import session as plain_session
from tests.tui_look.looking import look, session, shown
from tests.tui_look.test_screens import PLACES, wrong

SAMPLE = 1 if LONG else 80
"""So many pages share the kinds of step; the gate takes every eightieth."""


@pytest.fixture
def turned() -> Iterator[Session]:
    """A session in en_XB."""
    strings.install(Words("en_XB"))
    yield session(pseudo="en_XB")
    strings.install(None)


@pytest.fixture(params=["en_XA", "en_XB"])
def tag(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each pseudo-locale, with timers that end at once."""
    strings.install(Words(request.param))
    monkeypatch.setattr(timing, "run", lambda console, step: 0)
    yield request.param
    strings.install(None)


def test_every_screen_from_right_to_left(turned: Session):
    async def do(app: Any, pilot: Any) -> dict[str, list[str]]:
        found = {"home": wrong(app)}

        async def seen(name: str) -> None:
            await pilot.pause()
            found[name] = wrong(app)
            if "{" in shown(app):
                found[name].append("a field is not filled in")

        for place in (*PLACES, *(f"card:{id}" for id in turned.shelf.cards())):
            app.go(place)
            await seen(place)
            while len(app.screen_stack) > 1:
                app.pop_screen()
            turned.keeper.flag("under-18", on=False)
        begin = StartHere(turned)
        app.push_screen(begin)
        for step in STEPS:
            await seen(step)
            begin._move(1)
        app.pop_screen()
        pages = [
            (each.id, step.id)
            for each in (*turned.shelf.modules(), *turned.shelf.tools())
            for step in turned.shelf.module(each.id).steps
        ]
        for id, step in pages[::SAMPLE]:
            app.push_screen(Walk(turned, turned.shelf.module(id), only=step))
            await seen(f"{id}.{step}")
            app.pop_screen()
        return {place: faults for place, faults in found.items() if faults}

    assert look(do, given=turned) == {}


def said(tag: str, id: str, mode: Any) -> Typed:
    """All that plain mode says on the way through a page, in a pseudo-locale."""
    visits, _ = walker.walk(walker.shelf().module(id), mode)
    lines = [line for visit in visits for line in visit.lines if not visit.ask.step.timer]
    note = ["1"] if walker.shelf().module(id).note else []
    shelf = PseudoShelf(walker.COMPILED, tag)
    made, console = plain_session(shelf, [*note, *lines], lasting=True, country="GB")
    try:
        walk.module(made, id, mode=mode)
    except Leave:
        pass
    return console


TYPED = re.compile(r"Words for [\w -]+\.|Line \d for [\w -]+\.|And more\.|A second line\.")
BARE = re.compile(r"(?<![\w-])(?=\w*[acegiknorstuy])[A-Za-z]?[a-z]{3,}\b")
"""A word of four letters or more without an accent, though there was something to put one on."""


def unmade(console: Typed) -> list[str]:
    """Lines with words of ours that came from no catalogue; names of services are no words of ours."""
    here, _ = plain_session(walker.shelf(), [], country="GB")
    names: list[str] = []
    for each in (here.country(), here.world()):
        assert each is not None
        names += [each.name, *(part for s in each.services for part in (s.name, s.sms))]
    found = []
    for line in console.said:
        rest = TYPED.sub("", line)
        for name in filter(None, names):
            rest = rest.replace(name, "")
        if BARE.search(rest):
            found.append(line)
    return found


def test_every_plain_walk(tag: str):
    """Walked to its last step with every text made: no field open, no sentence from elsewhere."""
    for id, mode in walker.walks():
        visits, _ = walker.walk(walker.shelf().module(id), mode)
        console = said(tag, id, mode)
        last = visits[-1].ask
        assert re.search(rf"\b{last.number}\b.*\b{last.total}\b", console.text), (id, mode)
        assert "{" not in console.text, (id, mode)
        if tag == "en_XA":
            assert unmade(console) == [], (id, mode)
