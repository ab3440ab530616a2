"""Out of sight: the hidden screen, and that nothing comes up above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from selfhelp.tui.screens.hidden import Hidden

if TYPE_CHECKING:
    from textual.screen import Screen

    from selfhelp.tui.app import Companion


def hide(app: Companion, why: str) -> None:
    """Out of sight, with the reason why it isn't more than that."""
    if isinstance(app.screen, Hidden):
        app.screen.say(why)
    else:
        app.push_screen(Hidden(why))


def unhide(app: Companion, hidden: Hidden) -> None:
    """Show what was there, and what has come up since; nothing was lost."""
    if app.ending or app.screen is not hidden:
        return
    app.pop_screen()
    acts, app.unseen = app.unseen, []
    for act, _ in acts:
        act()
    if problem := app.session.keeper.problem:
        app.notify(problem, timeout=12, markup=False)


def in_sight(page: Screen[Any], act: Callable[[], object], *, must: bool = False) -> None:
    """Do what shows another page; while `page` is hidden, once it isn't any more.

    Args:
        page: where it comes from.
        must: the person has to see it, so that it keeps the journal from being locked.
    """
    app = cast("Companion", page.app)
    stack = app.screen_stack
    above = stack[stack.index(page) :] if page in stack else stack
    if any(isinstance(each, Hidden) for each in above):
        app.unseen.append((act, must))
    elif page in stack or not app.begins_locked:
        act()
