"""How a module or tool begins: title, content note, and which way to go."""

from __future__ import annotations

from selfhelp.domain import review
from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.plain.menus import menu, yes
from selfhelp.plain.session import Session
from selfhelp.player.inputs import Jump, Turn
from selfhelp.player.machine import Player
from selfhelp.player.state import Mode
from selfhelp.player.way import heavy_today


def begin(session: Session, player: Player, mode: Mode | None, only: str) -> Turn | None:
    """Title, content note, and which way to go; None for not now."""
    say, each = session.console.say, player.module
    now = session.now()
    if mode == "one":
        return player.start("one", now, only)
    say("", plain(each.title), plain(each.about))
    if session.once("verbs"):
        say(t("walk.verbs", "Type help at any time for numbers to call, or quit to leave."))
    if each.type != "tool":
        if each.aims:  # a check-in claims nothing that anyone could review
            say(plain(review.line(each)))
        if session.locked and session.once("locked"):
            question = t(
                "walk.locked",
                "Your journal is locked, so nothing that you type will be kept. Open it now?",
            )
            if yes(session, question, default=True):
                from selfhelp.plain.journal.door import unlock

                unlock(session)
                player.facts = session.keeper.facts()
        if not session.keeper.lasting and session.once("not-kept"):
            say(
                t(
                    "walk.not-kept",
                    "Nothing that you type is kept after you leave. It stays on this screen"
                    " until you clear it.",
                )
            )
    if heavy_today(each.id, session.shelf.modules(), session.keeper.facts().done, now):
        question = plain(player.guide.line("heavy-day"))
        if not yes(session, f"{question} {t('walk.heavy', 'Read it today?')}", default=False):
            return None
    if each.note:
        question = f"{plain(each.note)} {t('walk.now', 'Do you want to read it now?')}"
        if not yes(session, question, default=True):
            return None
    if draft := session.keeper.draft(each.id):
        on = yes(session, t("walk.go-on", "Go on where you stopped?"), default=True)
        if on is None:
            return None
        if on:
            return player.resume(draft, now)
    if mode is None:
        return _chosen_start(session, player, now)
    return player.start(mode, now)


def _chosen_start(session: Session, player: Player, now: Moment) -> Turn | None:
    """Whole, short or from a later step, where there is a choice; None for back."""
    if not player.module.short_minutes:
        return player.start("full", now)
    options = [
        t("walk.full", "The whole page, about {n} minutes", n=player.module.minutes),
        t("walk.short", "The short version, about {n} minutes", n=player.module.short_minutes),
    ]
    options.append(t("walk.later-step", "From a later step"))
    chosen = menu(session, options, default=1, back=False)
    if chosen < 0:
        return None
    start = player.start("short" if chosen == 1 else "full", now)
    return _later(session, player, start, now) if chosen == 2 else start


def _later(session: Session, player: Player, start: Turn, now: Moment) -> Turn | None:
    """Without a journal no place is kept, so a person can find theirs again by its title."""
    steps = player.outline(start.state, now)
    titles = [plain(step.title or step.prompt) for step in steps]
    chosen = menu(session, titles)
    return None if chosen < 0 else player.advance(start.state, Jump(chosen + 1), now)
