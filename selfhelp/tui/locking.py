"""The open journal and the screen: saves that take long, and the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from selfhelp import hygiene
from selfhelp.domain.strings import t
from selfhelp.tui.hiding import hide
from selfhelp.tui.screens.hidden import Hidden

if TYPE_CHECKING:
    from textual.screen import Screen

    from selfhelp.journal.saving import Patience
    from selfhelp.tui.app import Companion

AT_ONCE: Final = 0.1
"""Seconds that the screen waits for a save: few people notice less."""


def patience(app: Companion) -> Patience:
    """A save that takes longer goes on beside the screen."""
    from selfhelp.journal.saving import Patience

    def later(call: Callable[[], None]) -> None:
        if app.loop is not None and app.is_running:
            app.loop.call_soon_threadsafe(app.call_later, call)

    return Patience(AT_ONCE, later, lambda: _saved(app))


def _saved(app: Companion) -> None:
    """A save that took long has ended: do what had to wait for it, or say how it went."""
    if app.ending:
        return
    problem = app.session.keeper.problem
    hidden = next((each for each in reversed(app.screen_stack) if isinstance(each, Hidden)), None)
    if hidden is None:
        app.notify(problem or t("journal.kept", "Kept."), timeout=12, markup=False)
    elif problem:
        hidden.say(_why(app))
    elif app.screen is hidden:  # and not Help now above it, which nobody takes away
        lock_if_due(app, hidden)


def lock_if_due(app: Companion, hidden: Hidden) -> None:
    """Lock, if all is done by now that kept it from being done."""
    if hidden.unsaved and app.session.journal is not None and not _why(app):
        lock(app)


def try_again(app: Companion) -> None:
    """Save what couldn't be saved, and lock. A save that is under way ends by itself."""
    keeper = app.session.journal_keeper
    if keeper is not None and not keeper.saving.busy:
        lock(app)


def lock(app: Companion) -> None:
    """Keep everything, then let a fresh process take the place of this one, whose memory holds
    what was read (VAULT.md 6).
    """
    if app.ending:
        return
    hold(app)
    keeper = app.session.journal_keeper
    if keeper is not None and not keeper.problem:
        place = next((p for s in reversed(app.screen_stack) if (p := _place(s)) is not None), "")
        keeper.mark(place, app.session.now())
    if why := _why(app):
        # What isn't saved, or not yet, lives in this process only. It is out of sight at least.
        hide(app, why)
        return
    app.session.close_journal()
    if hygiene.can_restart() and not app.is_headless:
        app.start_again()
    else:
        app.lock_here()


def _why(app: Companion) -> str:
    """Why this can't be locked now, or "". The keeper's own words name the journal: they come when
    nothing is hidden any more.
    """
    keeper = app.session.journal_keeper
    if keeper is None:
        return ""
    busy = any(getattr(screen, "busy", False) for screen in app.screen_stack)
    if busy or any(must for _, must in app.unseen):
        return t("hidden.working", "Something is not finished yet, so this is not locked.")
    if not keeper.problem:
        return ""
    if keeper.saving.busy:
        return t("hidden.saving", "Not everything is saved yet. It locks by itself when it is.")
    return t("hidden.unsaved", "Not everything could be saved, so this is not locked.")


def hold(app: Companion) -> None:
    """What is half written goes to the keeper."""
    for screen in app.screen_stack:
        if (keep := getattr(screen, "hold", None)) is not None:
            keep()
    if (keeper := app.session.journal_keeper) is not None:
        keeper.saving.save()  # whether anything is under way is known then


def _place(screen: Screen[Any]) -> str | None:
    """What a screen calls itself for coming back to it; None for one that has no such name."""
    name = getattr(screen, "place_now", None)
    return str(name()) if name is not None else None
