"""The app: what holds on every screen. Screens are imported when they are first opened."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste

from selfhelp.domain.targets import parse
from selfhelp.tui import hooks, keys, themes

if TYPE_CHECKING:
    from textual.screen import Screen

    from selfhelp.session import Session


class Companion(App[None]):
    """The full-screen app of one session."""

    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False, priority=True)
        for key in keys.KEYS
        if key.everywhere
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.touched = time.monotonic()
        self.touched_wall = time.time()
        self.holding = 0
        """How many things run now that hold off the idle lock (timers)."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.use_theme()

    def on_mount(self) -> None:
        """Open the start page and watch for the ways that we can be ended."""
        from selfhelp.tui.screens.home import Home

        hooks.on_signals(self)
        hooks.watch_terminal(self)
        self.set_interval(1.0, self._idle)
        self.push_screen(Home(self.session))

    async def on_event(self, event: Event) -> None:
        """Note when somebody last pressed a key; a jiggling mouse doesn't count as somebody."""
        if isinstance(event, Key | Paste):
            self.touched, self.touched_wall = time.monotonic(), time.time()
        await super().on_event(event)

    def _idle(self) -> None:
        """Hide the screen after the time chosen. Timers of this process stop in sleep, so the wall
        clock is looked at as well.
        """
        limit = self.session.settings.lock_minutes * 60
        passed = max(time.monotonic() - self.touched, time.time() - self.touched_wall)
        if limit and not self.holding and passed >= limit:
            self.action_hide()

    def use_theme(self) -> None:
        """Use the theme of the settings."""
        chosen = self.session.settings.theme
        if chosen == "terminal":
            self.theme = "ansi-dark"
        else:
            self.theme = chosen if chosen in themes.NAMES else "calm-dark"

    def show_cursor(self) -> None:
        """Show the terminal's own cursor, which Textual moves to the text being edited but hides."""
        if self._driver is not None:
            self._driver.write("\x1b[?25h")

    def go(self, text: str, *, asked: bool = False) -> None:
        """Go to a target such as "card:safe-now"; coming back shows this screen again."""
        from selfhelp.tui import places

        target = parse(text)
        if target.kind == "stop":
            while len(self.screen_stack) > 2:
                self.pop_screen()
            return
        for screen in places.screens(self.session, target, asked=asked):
            self.push_screen(screen)

    def action_help_now(self) -> None:
        """Help now, from everywhere."""
        from selfhelp.tui.screens.hidden import Hidden

        if not isinstance(self.screen, Hidden):
            self.go("card:help-now")

    def action_hide(self) -> None:
        """An opaque screen at once."""
        from selfhelp.tui.screens.hidden import Hidden

        if not isinstance(self.screen, Hidden):
            self.push_screen(Hidden())

    def action_leave(self) -> None:
        """Leave: what is on the screen goes first."""
        self.screen.styles.display = "none"
        self.exit()

    def action_keys(self) -> None:
        """What the keys do here."""
        from selfhelp.tui.screens.hidden import Hidden
        from selfhelp.tui.screens.keys_page import KeysPage

        if not isinstance(self.screen, Hidden | KeysPage):
            self.push_screen(KeysPage(self.session))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette: places to go. No screenshot, which would write what is shown."""
        from selfhelp.tui.places import commands

        run: Callable[[], Any]
        for title, help, run in commands(self):
            yield SystemCommand(title, help, run)

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing leaves for the clipboard by itself: it can cross SSH and stay in other programs."""

    def _fatal_error(self) -> None:
        """A sentence in place of Textual's traceback, which shows local variables.

        Private in Textual; a test crashes a real process to see that it still holds.
        """
        from rich.text import Text

        self._exit_renderables.append(Text(hooks.crash_sentence(self._exception)))
        self._close_messages_no_wait()
