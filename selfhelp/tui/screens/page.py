"""The shape that most screens share: a title, some lines, a list to choose from, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from selfhelp.session import Session
from selfhelp.tui import keys
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import rich

Line = str | tuple[str, str]
"""A line of text, or one with a style class such as ("soft", "...")."""


class Page(Screen[None]):
    """A page with a list. Each kind of page says its title, lines and options."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, show=False) for key in keys.of("back")
    ]
    AUTO_FOCUS = "Options"

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

    def options(self) -> Sequence[tuple[str, str]]:
        """What can be chosen: (name, text)."""
        return ()

    def chosen(self, name: str) -> None:
        """Do what was chosen."""

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        yield Static(rich(self.title_text()), id="title")
        yield Static(rich(self.where()), id="where")
        yield VerticalScroll(*self.parts(), id="body", can_focus=False)
        yield Static(foot(), id="foot")

    def parts(self) -> list[Static | Options]:
        """The widgets of the body."""
        made: list[Static | Options] = [_static(line) for line in self.lines()]
        if choices := self.options():
            made.append(Options(choices))
        made += [_static(line) for line in self.after()]
        return made

    async def redraw(self) -> None:
        """Show the page anew after something changed."""
        self.query_one("#title", Static).update(rich(self.title_text()))
        self.query_one("#where", Static).update(rich(self.where()))
        body = self.query_one("#body", VerticalScroll)
        await body.remove_children()
        await body.mount(*self.parts())
        body.scroll_home(animate=False)
        for options in body.query(Options):
            options.focus()
            break

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Hand on the name of what was chosen."""
        event.stop()
        if isinstance(event.option_list, Options):
            self.chosen(event.option_list.chosen(event))

    def action_back(self) -> None:
        """Back to where the person came from; the first page stays."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()

    def go(self, target: str) -> None:
        """Go to a target."""
        self.app.go(target)  # type: ignore[attr-defined]


def _static(line: Line) -> Static:
    style, text = ("para", line) if isinstance(line, str) else line
    return Static(rich(text), classes=style)


def foot() -> Content:
    """The keys that work everywhere, in one line."""
    parts: list[tuple[str, str]] = []
    for key in keys.KEYS:
        if key.everywhere:
            parts += [(f"{keys.shown(key.keys)} ", "bold"), (f"{keys.label(key.id)}   ", "")]
    return Content.assemble(*parts)
