"""The app: what holds on every screen. Screens are imported when they are first opened."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakKeyDictionary

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.filter import LineFilter

from selfhelp import clock
from selfhelp.content.load import ContentMissing
from selfhelp.domain import strings
from selfhelp.domain.strings import t
from selfhelp.domain.targets import Target, parse
from selfhelp.tui import driver, hooks, keys, themes, wrapping

if TYPE_CHECKING:
    from textual.screen import Screen

    from selfhelp.journal.saving import Patience
    from selfhelp.session import Session

HELP = "card:help-now"


class Companion(App[None]):
    """The full-screen app of one session."""

    CSS_PATH = "app.tcss"
    # The body of a page scrolls, never the page: in a window of a few cells the two scroll bars
    # would take turns without end.
    DEFAULT_CSS = "Companion Screen { overflow: hidden hidden; }"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False, priority=True)
        for key in keys.KEYS
        if key.everywhere
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(driver_class=driver.driver_class())
        self.session = session
        self.loop: AbstractEventLoop | None = None
        session.wait_for_saves(self._patience)
        self.touched, self.touched_wall = clock.monotonic(), clock.now().ms
        self.places: WeakKeyDictionary[Screen[Any], str] = WeakKeyDictionary()
        """The screens that targets opened, and which target it was."""
        self.broken = False
        self.crash: BaseException | None = None
        self.leaving: int | None = None
        """The exit code, once we have been asked to end."""
        self.ending = False
        """Whether the person has left: nothing is shown again, or locked, before it ends."""
        self.unseen: list[tuple[Callable[[], object], bool]] = []
        """What shows a page and waits for the hidden screen to go, and whether it must be seen."""
        self.again = False
        """Whether a fresh, locked process is to take this one's place."""
        self.begins_locked = session.locked_start and session.has_journal()
        """Whether the locked screen stands where the start page will be."""
        self.turning: LineFilter | None = None
        """What turns right-to-left lines around here (`bidi`), if anything does."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.use_theme()
        wrapping.install()

    def on_load(self) -> None:
        """From here on a signal ends the app in order; the terminal is still as it was."""
        self.loop = get_running_loop()

    def on_mount(self) -> None:
        """Watch for the ways that we can be ended."""
        hooks.watch_terminal(self)
        self.use_script()
        self.set_interval(1.0, self.look_idle)

    def get_default_screen(self) -> Screen[Any]:
        """The start page is the lowest screen. Above an empty one of Textual's it would be styled
        and laid out several times before it is seen.
        """
        home = self._lowest()
        # Textual sets these after the first layout, which would then be seen to change.
        widths, heights = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
        home.add_class(max(each for each in widths if each[0] <= self.size.width)[1])
        home.add_class(max(each for each in heights if each[0] <= self.size.height)[1])
        return home

    def _lowest(self) -> Screen[Any]:
        """The start page, or the locked screen in its place; where the doors of the start page can't
        be read, the numbers to call.
        """
        if self.begins_locked:
            from selfhelp.tui.screens.locked import Locked

            return Locked(self.session)
        try:
            self.session.shelf.cards()
        except ContentMissing as missing:
            from selfhelp.tui.screens.damaged import Damaged

            return Damaged(self.session, str(missing))
        from selfhelp.tui.screens.home import Home

        return Home(self.session)

    def unlocked(self) -> None:
        """The start page takes the place of the locked screen."""
        self.begins_locked = False
        self._from_below()

    def start_over(self) -> None:
        """The start page anew and nothing above it: the language has changed."""
        self._from_below()

    def _from_below(self) -> None:
        """Another lowest screen, and nothing above it."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        before = self.screen_stack[0]
        # Textual can switch any screen but the lowest.
        self.push_screen(self._lowest())
        self.drop(before)

    async def on_event(self, event: Event) -> None:
        """Note when somebody last pressed a key; a jiggling mouse doesn't count as somebody."""
        if isinstance(event, Key | Paste):
            self._touch()
        await super().on_event(event)

    def _touch(self) -> None:
        self.touched, self.touched_wall = clock.monotonic(), clock.now().ms

    def look_idle(self) -> None:
        """Hide the screen after the time chosen. Timers of this process stop in sleep, so the wall
        clock is looked at as well.
        """
        if any(screen.query("TimerView.-running") for screen in self.screen_stack):
            self._touch()  # the time counts from its end
            return
        limit = self.session.settings.lock_minutes * 60
        slept = (clock.now().ms - self.touched_wall) / 1000
        passed = max(clock.monotonic() - self.touched, slept)
        if limit and passed >= limit:
            self.action_hide()

    def use_theme(self) -> None:
        """Use the theme of the settings."""
        chosen = self.session.settings.theme
        known = (*themes.NAMES, "terminal")
        self.theme = chosen if chosen in known else "calm-dark"

    def use_script(self) -> None:
        """Do for the script of the language what it needs (`bidi`, `app.tcss`)."""
        self.set_class(strings.unboxed(), "-unboxed")
        if strings.rtl() or self.turning:
            from selfhelp.tui import bidi

            bidi.use(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and ours last: it turns a line around as it will be seen."""
        own = [self.turning] if self.turning else []
        return [*super().get_line_filters(), *own]

    def turn(self, turning: LineFilter | None) -> None:
        """Turn lines around here, or not. The terminal is asked to leave them alone meanwhile
        (ECMA-48, BDSM).
        """
        if self._driver is not None and (turning or self.turning):
            self._driver.write("\x1b[8l" if turning else "\x1b[8h")
        self.turning = turning

    def show_cursor(self) -> None:
        """Show the terminal's own cursor, which Textual moves to the text being edited but hides."""
        if self._driver is not None:
            self._driver.write("\x1b[?25h")

    def go(self, text: str, *, asked: bool = False) -> None:
        """Go to a target such as "card:safe-now"; coming back shows this screen again."""
        target = parse(text)
        if self._wants_in(target):
            self._stop()  # there is one way in: the locked screen
            return
        if target.kind == "stop":
            self._stop()
        elif not self._there(text):
            for screen in self._screens(target, asked=asked):
                self.places[screen] = text
                self.push_screen(screen)

    def _screens(self, target: Target, *, asked: bool) -> list[Screen[Any]]:
        """What a target opens; where its texts can't be read, the numbers to call."""
        from selfhelp.tui import places

        try:
            return places.screens(self.session, target, asked=asked)
        except ContentMissing as missing:
            from selfhelp.tui.screens.damaged import Damaged

            return [Damaged(self.session, str(missing))]

    def _stop(self) -> None:
        """Back to the start page; what is hidden stays hidden."""
        while len(self.screen_stack) > 1 and not self._hidden():
            self.pop_screen()

    def _there(self, text: str) -> bool:
        """Go back to a place that is open with nothing but pages to read above it.

        Otherwise who goes round in circles would have to come back all the way.
        """
        from selfhelp.tui.screens.page import Page

        if text.startswith("card:") and text != HELP:
            return False
        for above, screen in enumerate(reversed(self.screen_stack)):
            if not isinstance(screen, Page):
                return False
            if self.places.get(screen) == text:
                for _ in range(above):
                    self.pop_screen()
                if text == HELP:
                    screen.chosen("@now")
                return True
        return False

    def drop(self, screen: Screen[Any]) -> None:
        """Close a screen wherever it stands. What was opened above it meanwhile stays, above all
        the hidden screen.
        """
        if self.screen is screen:
            self.pop_screen()
        elif screen in self._screen_stack:
            self._screen_stack.remove(screen)
            screen.remove()

    def _hidden(self) -> bool:
        """Whether the hidden or the locked screen is on show."""
        from selfhelp.tui.screens.hidden import Hidden

        return isinstance(self.screen, Hidden) or self.screen is self._gate()

    def _gate(self) -> Screen[Any] | None:
        """The locked screen, wherever it stands."""
        return self.screen_stack[0] if self.begins_locked and self.screen_stack else None

    def action_help_now(self) -> None:
        """Help now, from everywhere. From the hidden screen too: what it hides stays below it."""
        self.go(HELP)

    def action_hide(self) -> None:
        """An opaque screen at once, and nothing floating above it."""
        from selfhelp.tui.screens.hidden import Hidden

        self.clear_notifications()
        if self._hidden() or self.ending:
            return
        below = self.screen_stack[-2:-1]
        gate = below and (isinstance(below[0], Hidden) or below[0] is self._gate())
        if gate and self.places.get(self.screen) == HELP:
            self.pop_screen()  # Help now was opened from the hidden screen
        elif self._private():
            from selfhelp.tui import locking

            locking.lock(self)
        else:
            self.push_screen(Hidden())

    def _wants_in(self, target: Target) -> bool:
        """Whether this leads into the journal, from somewhere above the locked screen."""
        from selfhelp.tui.places import JOURNAL

        return self.begins_locked and target.kind == "list" and target.id in JOURNAL

    def _private(self) -> bool:
        """Whether a journal is open, or about to be."""
        return self.session.journal is not None or any(
            getattr(screen, "private", False) for screen in self.screen_stack
        )

    def action_leave(self) -> None:
        """Leave: what is on the screen goes first."""
        self.leave()

    def leave(self, code: int = 0) -> None:
        """End the app with this exit code; what is half written goes to the keeper first.

        Nothing stays on show while that takes long.
        """
        from selfhelp.tui import hiding, locking

        self.ending = True
        locking.hold(self)
        keeper = self.session.own_keeper
        if keeper is not None and keeper.problem:
            leaving = t("hidden.leaving", "Not everything is saved yet. It is tried once more.")
            hiding.hide(self, leaving)
            self.call_after_refresh(self._finish, code)
        else:
            self._finish(code)

    def _finish(self, code: int) -> None:
        if self.session.own_keeper is not None:
            self.session.own_keeper.finish()
        self._end(code)

    def start_again(self) -> None:
        """End, for a fresh, locked process to take this one's place."""
        self.again = True
        self._end(0)

    def lock_here(self) -> None:
        """Where no fresh process can be started: everything goes but the locked screen."""
        self._clipboard = ""
        self.session.own_keeper = None
        self.unseen.clear()
        self.begins_locked = True
        self._from_below()

    def _patience(self) -> Patience:
        from selfhelp.tui import locking

        return locking.patience(self)

    def _end(self, code: int) -> None:
        self.leaving = code
        self.turn(None)
        stack = self.screen_stack
        if stack:
            stack[-1].styles.display = "none"
        self.exit(return_code=code)

    def action_keys(self) -> None:
        """What the keys do here."""
        from selfhelp.tui.screens.keys_page import KeysPage

        if not self._hidden() and not isinstance(self.screen, KeysPage):
            self.push_screen(KeysPage(self.session))

    def action_command_palette(self) -> None:
        """The palette, once; not on the hidden screen, which says nothing."""
        open_already = any(screen.id == "--command-palette" for screen in self.screen_stack)
        if not self._hidden() and not open_already:
            from selfhelp.tui.screens.palette import Palette

            self.push_screen(Palette(id="--command-palette"))

    def action_help_quit(self) -> None:
        """Ctrl+C doesn't end the app, where it could end a text half written."""
        if not self._hidden():
            how = t("leave.how", "{keys} leaves the program.", keys=keys.shown_of("leave"))
            self.notify(how, markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette: places to go. No screenshot, which would write what is shown."""
        from selfhelp.tui.places import commands

        run: Callable[[], Any]
        for title, help, run in commands(self):
            yield SystemCommand(title, help, run)

    def copy_to_clipboard(self, text: str) -> None:
        """Cut and copied text can be pasted in here and nowhere else.

        The terminal's clipboard would take it across SSH and into other programs.
        """
        self._clipboard = text

    def panic(self, *renderables: RenderableType) -> None:
        """End with a sentence in place of what Textual would print."""
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Not Textual's traceback, which shows local variables; `start.run` says the sentence.

        Private in Textual; a test crashes a real process to see that it still holds.
        """
        if self.leaving is not None:
            # A screen that was half mounted falls over while we end: that is no crash.
            self._return_code = self.leaving
        else:
            self.broken, self.crash = True, self._exception
        self._close_messages_no_wait()
