"""The shape that most screens share: a title, some lines, a list to choose from, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from selfhelp.content.load import ContentMissing
from selfhelp.session import Session
from selfhelp.tui import keys
from selfhelp.tui.widgets.body import Body
from selfhelp.tui.widgets.entry import Choice, Item
from selfhelp.tui.widgets.foot import foot
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import rich

__all__ = ["Choice", "Item", "Line", "Page", "foot"]

Line = str | tuple[str, str] | Widget
"""A line of text, one with a style class such as ("soft", "..."), or a widget of its own."""

FEW = 2
"""Lines of text beside which a list still has room for air."""


class Page(Screen[None]):
    """A page with a list. Each kind of page says its title, lines and options."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False) for key in keys.of("back")
    ]
    AUTO_FOCUS = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def title_text(self) -> str:
        """The title."""
        raise NotImplementedError

    def where(self) -> str:
        """One quiet line below the title, or ""."""
        return ""

    def lines(self) -> Iterable[Line]:
        """The text."""
        return ()

    def after(self) -> Iterable[Line]:
        """Text below the list."""
        return ()

    def options(self) -> Sequence[Choice]:
        """What can be chosen: (name, text), or items with more to them."""
        return ()

    def start(self) -> str:
        """The name of the choice to start on; the first one by itself."""
        return ""

    def chosen(self, name: str) -> None:
        """Do what was chosen: go back, or to this target."""
        if name == "back":
            self.action_back()
        else:
            self.go(name)

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        try:
            yield Static(rich(self.title_text()), id="title")
            yield from self.place()
            yield Body(*self.parts(), id="body", can_focus=False)
        except ContentMissing as missing:
            self.call_later(self.give_way, str(missing))
        yield Static(foot(), id="foot")

    def give_way(self, file: str) -> None:
        """A page whose texts can't be read shows the numbers to call in its place."""
        from selfhelp.tui.screens.damaged import Damaged

        if self.app.screen is not self:
            return
        if len(self.app.screen_stack) > 1:
            self.app.switch_screen(Damaged(self.session, file))
        else:  # the lowest page always stays
            self.app.push_screen(Damaged(self.session, file))

    def place(self) -> ComposeResult:
        """The quiet line below the title."""
        where = self.where()
        yield Static(rich(where), id="where", classes="" if where else "-empty")

    def parts(self) -> list[Widget]:
        """The widgets of the body."""
        made: list[Widget] = [_static(line) for line in self.lines()]
        after = [_static(line) for line in self.after()]
        if choices := self.options():
            # Beside much text the list is tight, so that the ways on stay in sight.
            airy = len(made) + len(after) <= FEW
            made.append(Options(choices, start=self.start(), airy=airy))
        return [*made, *after]

    def on_mount(self) -> None:
        """Textual calls this for base classes as well, so what differs is `ready`."""
        self.ready()

    def ready(self) -> None:
        """Ready to choose, with the text at its beginning."""
        for options in self.query(Options):
            options.focus(scroll_visible=False)
            break

    async def redraw(self) -> None:
        """Show the page anew after something changed; one stays on the same entry if it is there."""
        try:
            await self._redraw(rich(self.title_text()), self.where(), self.parts())
        except ContentMissing as missing:
            self.give_way(str(missing))

    async def _redraw(self, title: Content, quiet: str, parts: list[Widget]) -> None:
        where, body = self.query_one("#where", Static), self.query_one("#body", VerticalScroll)
        held = next(iter(self.query(Options)), None)
        at = held.names[held.highlighted] if held is not None and held.highlighted else ""
        self.query_one("#title", Static).update(title)
        where.update(rich(quiet))
        where.set_class(not quiet, "-empty")
        with self.app.batch_update():
            await body.remove_children()
            await body.mount(*parts)
        body.scroll_home(animate=False)
        for options in body.query(Options):
            if at and at in options.names:
                options.highlighted = options.names.index(at)
            options.focus(scroll_visible=False)
            break

    async def renew(self) -> None:
        """Show the page anew if what can be chosen, or the title, has changed meanwhile.

        For coming back to it. Textual says that as well when a page is first shown, and then
        drawing it twice would cost the start-up a fifth.
        """
        if not self.query("#body"):
            return
        held = next(iter(self.query(Options)), None)
        try:
            now = [each if isinstance(each, Item) else Item(*each) for each in self.options()]
            titled = self.query_one("#title", Static).content == rich(self.title_text())
        except ContentMissing as missing:
            self.give_way(str(missing))
            return
        if held is None or held.shown != now or not titled:
            await self.redraw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand on the name of what was chosen."""
        event.stop()
        # Who presses Enter twice chooses once: this page may be left, or show another list, by now.
        here = self.app.screen is self and event.option_list.is_attached
        if here and isinstance(event.option_list, Options):
            self.chosen(event.option_list.chosen(event))

    def action_back(self) -> None:
        """Back to where the person came from; the first page stays."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def go(self, target: str) -> None:
        """Go to a target."""
        self.app.go(target)  # type: ignore[attr-defined]


def _static(line: Line) -> Widget:
    if isinstance(line, Widget):
        return line
    style, text = ("para", line) if isinstance(line, str) else line
    return Static(rich(text), classes=style)
