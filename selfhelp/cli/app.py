"""`selfhelp` without a command: the companion itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from selfhelp.cli import exits
from selfhelp.cli.context import Context, note, say
from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from selfhelp.plain.session import Session


def arguments(parser: ArgumentParser, name: str) -> None:
    """It takes the common options only."""


def run(arguments: Namespace, context: Context) -> int:
    """The full screen where one can be drawn and is wanted; else plain mode."""
    context.renew_language()
    if not wants_plain(context):
        code = _full_screen(context)
        if code is not None:
            return code
    from selfhelp.plain import home

    session = context.session()
    return until_left(lambda: home.run(session), session)


def _full_screen(context: Context) -> int | None:
    """Its exit code; None where it can't be drawn or what it needs isn't installed."""
    try:
        from selfhelp.tui import start

        if not start.possible():
            return None
        # One plain line before anything is painted: a screen reader can't follow the full screen,
        # and nothing tells us that one is there (TUI.md section 5).
        note(t("app.plain-hint", "For lines of text instead of a full screen: selfhelp --plain"))
        return start.run(context.shared_session())
    except ImportError:
        note(
            t(
                "app.no-screen",
                "The full screen can't be loaded, so this goes on in lines of text. To mend it,"
                " install selfhelp again.",
            )
        )
        return None


def wants_plain(context: Context) -> bool:
    """Whether plain mode is asked for: the option, the setting, or the environment."""
    if context.options.plain or context.settings.plain:
        return True
    names = ("SELFHELP_PLAIN", "ACCESSIBLE")
    return any(
        context.environ.get(name, "").lower() not in ("", "0", "false", "no") for name in names
    )


def until_left(run: Callable[[], object], session: Session) -> int:
    """Run something interactive; leaving and the end of the input are both ordinary ends.

    If it breaks, the numbers to call are shown before the error goes on.
    """
    from selfhelp.plain.console import Leave

    try:
        run()
    except Leave as leave:
        if leave.ended:
            note(t("cli.ended", "The input has ended, so this stops here."))
    except OSError:
        raise
    except Exception:
        numbers(session)
        raise
    finally:
        if unsaved := session.leave():
            note(unsaved)
    return exits.DONE


def numbers(session: Session) -> None:
    """What is left of Help now when its cards can't be shown."""
    from selfhelp.helplines.order import HELP_NOW
    from selfhelp.plain import lines_page

    say(t("now.title", "Help now"), *lines_page.short(session, HELP_NOW))
