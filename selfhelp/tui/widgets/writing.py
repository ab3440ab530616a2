"""The person's own words: a box, or a list that grows line by line."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Button, Input, Static, TextArea

from selfhelp.domain.shapes import LINE_LIMIT, Table, Text
from selfhelp.domain.strings import t
from selfhelp.player.answers import lines
from selfhelp.tui.widgets import sight
from selfhelp.tui.widgets.answer import AnswerView, go_on
from selfhelp.tui.words import bare


class Box(TextArea):
    """A box to write in. Now and then Textual draws one before it has its styles: blank, then."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """As ever."""
        try:
            return super().render_lines(crop)
        except KeyError:
            return [Strip.blank(crop.width)] * crop.height

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down; what stands above the box is read to its end first."""
        if select or not sight.reads_down(self):
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up; from the first line up through what stands above the box."""
        if select or not (self.cursor_at_first_line and sight.reads_up(self)):
            super().action_cursor_up(select)

    def action_cursor_page_down(self) -> None:
        """A page down, as above."""
        if not sight.reads_down(self):
            super().action_cursor_page_down()

    def on_text_area_changed(self) -> None:
        """Nobody writes where they can't see it."""
        self.scroll_visible(animate=False)


class WordsView(AnswerView):
    """A box to write in."""

    DEFAULT_CSS = """
    WordsView TextArea { height: 7; margin: 0 0 1 0; }
    WordsView.short TextArea { height: 4; }
    .-low WordsView TextArea { height: 5; }
    .-low WordsView.short TextArea { height: 4; }
    """

    def __init__(self, shape: Text, before: Any, *, short: bool = False) -> None:
        super().__init__(classes="short" if short else "")
        self.shape, self.before = shape, before or ""

    def compose(self) -> ComposeResult:
        """A box and a button."""
        yield Box(
            self.before,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )
        yield go_on()
        how = (
            t("words.lines", "One thing on each line. Tab, then Enter, goes on.")
            if self.shape.lines
            else t("words.how", "Write as much as you like. Tab, then Enter, goes on.")
        )
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready to write, after what was written before."""
        box = self.query_one(TextArea)
        box.move_cursor(box.document.end)
        box.focus(scroll_visible=False)

    def held(self) -> Any:
        """What stands in the box."""
        return self.query_one(TextArea).text

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(self.held())


class ListView(AnswerView):
    """A list that grows: Enter adds a line, Enter on an empty line goes on."""

    DEFAULT_CSS = """
    ListView #made { padding: 0 2; margin: 0 0 1 0; border-left: outer $secondary; display: none; }
    ListView #made.-some { display: block; }
    """

    def __init__(self, shape: Table, before: Any) -> None:
        super().__init__()
        self.shape = shape
        self.made = list(lines(shape, before))

    def compose(self) -> ComposeResult:
        """What there is so far, a field and a button."""
        yield Static("", id="made")
        yield Input(placeholder=t("list.add", "Write one, then Enter"), max_length=LINE_LIMIT)
        yield go_on()
        how = t(
            "list.how", "Enter adds a line. Backspace in an empty field takes the last one back."
        )
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready, with the text above at its beginning."""
        self._show()
        self.query_one(Input).focus(scroll_visible=False)

    def _show(self) -> None:
        shown = self.query_one("#made", Static)
        text = "\n".join(f"{n}  {line}" for n, line in enumerate(self.made, 1))
        shown.update(bare(text))
        shown.set_class(bool(self.made), "-some")
        if self.made:
            self.call_after_refresh(self.query_one(Input).scroll_visible, animate=False)

    def on_input_changed(self) -> None:
        """Nobody writes where they can't see it."""
        self.query_one(Input).scroll_visible(animate=False)

    def on_key(self, event: Key) -> None:
        """Backspace in an empty field takes the last line back to change it."""
        field = self.query_one(Input)
        if event.key == "backspace" and field.has_focus and not field.value and self.made:
            event.stop()
            field.value = self.made.pop()
            field.cursor_position = len(field.value)
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Another line, or on."""
        event.stop()
        if not event.value.strip():
            self._done()
            return
        self._add(event.value)
        if len(self.made) >= self.shape.open_rows:
            self.query_one("#next", Button).focus()

    def _add(self, text: str) -> None:
        if text.strip() and len(self.made) < self.shape.open_rows:
            self.made.append(text.strip())
            self.query_one(Input).clear()
            self._show()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On, with what still stands in the field."""
        event.stop()
        self._done()

    def _done(self) -> None:
        self._add(self.query_one(Input).value)
        self.answered(self.held())

    def held(self) -> Any:
        """The lines so far."""
        name = self.shape.columns[0].id
        return {str(n): {name: line} for n, line in enumerate(self.made, 1)} or None
