"""Every screen of the journal at every size, with texts 40 % longer, in every theme."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.widget import Widget

from selfhelp.domain import strings
from selfhelp.tui.app import Companion
from selfhelp.tui.places import JOURNAL
from selfhelp.tui.screens.journal.create import Create
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.unlock import Unlock
from selfhelp.tui.themes import NAMES
from tests.l10n.pseudo_world import Words
from tests.tui import acting
from tests.tui.journal.test_care import rated
from tests.tui_look.looking import SIZES


@pytest.fixture
def longer() -> Iterator[None]:
    """The interface's own texts 40 % longer."""
    strings.install(Words("en_XA"))
    yield
    strings.install(None)


def wrong(app: Companion) -> list[str]:
    """What is cut off or missing on the screen that is shown now."""
    found = []
    for widget in app.screen.walk_children(Widget):
        if widget.display and widget.region and widget.region.right > app.size.width:
            found.append(f"{widget} goes past the side")
    strips = app.screen._compositor.render_strips()
    if "Ctrl+G" not in strips[-1].text:
        found.append("no way to help at the foot")
    if app.screen.focused is None:
        found.append("nothing has focus")
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@acting.played
async def test_every_screen(size: tuple[int, int], make, kept, longer) -> None:
    kept(*(f"Note {n}, {'long ' * 30}" for n in range(12)), records=rated(20, mood=4, urge=2))
    app = make(open=True)
    found = {}
    async with app.run_test(size=size) as pilot:
        for name in JOURNAL:
            await acting.go(pilot, f"list:{name}")
            found[name] = wrong(app)
            await acting.press(pilot, "escape")
            app.go("stop")
            await acting.rest(pilot)
        session = app.session
        for screen in (Unlock(session), Create(session), NewPassphrase(session)):
            app.push_screen(screen)
            await acting.rest(pilot)
            found[type(screen).__name__] = wrong(app)
            app.pop_screen()
        new = NewPassphrase(session)
        app.push_screen(new)
        await acting.rest(pilot)
        for part in ("made", "type", "again"):
            new._show(part)
            await acting.rest(pilot)
            found[part] = wrong(app)
        app.pop_screen()
        create = Create(session)
        app.push_screen(create)
        for part in ("limits", "recovery", "code"):
            create._show(part)
            await acting.rest(pilot)
            found[f"create {part}"] = wrong(app)
    assert {place: faults for place, faults in found.items() if faults} == {}


@pytest.mark.parametrize("theme", [*NAMES, "terminal"])
@acting.played
async def test_the_picture_says_the_same_in_every_theme(
    theme: str, make, kept, monkeypatch
) -> None:
    """It is made of signs and not of colours, so nothing is lost without any."""
    monkeypatch.setenv("NO_COLOR", "1")
    kept(records=rated(9, mood=5))
    app = make(open=True, theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await acting.go(pilot, "list:trends")
        from tests.tui.journal.using import until

        await until(pilot, lambda: page.records is not None and "Mood: 5" in acting.seen(pilot))  # type: ignore[attr-defined]
        assert "\N{FULL BLOCK}" * 9 in acting.seen(pilot)
