"""Reading on, numbers, choices and words."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.widget import Widget
from textual.widgets import Button, OptionList, SelectionList, Static, TextArea
from textual.widgets.selection_list import Selection

from selfhelp.domain.shapes import Choices, Number, Text
from selfhelp.domain.strings import t
from selfhelp.tui.widgets.answer import AnswerView
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import bare, rich


def go_on() -> Button:
    """The button to the next page."""
    return Button(bare(t("walk.next", "Go on")), id="next", variant="primary")


class ReadView(AnswerView):
    """Read, then go on."""

    def compose(self) -> ComposeResult:
        """One button."""
        yield go_on()

    def on_mount(self) -> None:
        """Enter goes on at once."""
        self.query_one(Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(None)


class Scale(Widget, can_focus=True):
    """A row of numbers: Left and Right move, a digit jumps, Enter answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter", "answer", show=False),
    ]
    DEFAULT_CSS = """
    Scale { height: 3; margin: 0 0 1 0; width: 100%; }
    """

    def __init__(self, shape: Number, before: Any) -> None:
        super().__init__()
        self.shape = shape
        self.value: int | None = before if isinstance(before, int) else None

    def render(self) -> Content:
        """The numbers, the chosen one in brackets so that no colour is needed to see it."""
        parts: list[tuple[str, str]] = []
        for number in range(self.shape.low, self.shape.high + 1):
            chosen = number == self.value
            parts.append(
                (f"[{number}]" if chosen else f" {number} ", "bold reverse" if chosen else "")
            )
            parts.append((" ", ""))
        low, high = self.shape.low_text, self.shape.high_text
        ends = f"{self.shape.low}: {low}   {self.shape.high}: {high}" if low and high else ""
        return Content("\n").join([Content.assemble(*parts), Content(""), rich(ends)])

    def on_key(self, event: Key) -> None:
        """A digit jumps; a second 0 after 1 makes 10."""
        if event.character and event.character.isdecimal():
            event.stop()
            typed = int(event.character)
            joined = (self.value or 0) * 10 + typed if self.value else typed
            wanted = joined if joined <= self.shape.high else typed
            if self.shape.low <= wanted <= self.shape.high:
                self.value = wanted
                self.refresh()

    def on_click(self, event: Click) -> None:
        """The mouse chooses the number it points at."""
        at, column = self.shape.low, 0
        for at in range(self.shape.low, self.shape.high + 1):
            column += len(str(at)) + 3
            if event.x < column:
                break
        self.value = at
        self.refresh()

    def action_move(self, by: int) -> None:
        """One up or down; the first press shows the middle."""
        middle = (self.shape.low + self.shape.high) // 2
        wanted = middle if self.value is None else self.value + by
        self.value = min(self.shape.high, max(self.shape.low, wanted))
        self.refresh()

    def action_answer(self) -> None:
        """Answer with the number shown."""
        assert isinstance(self.parent, ScaleView)
        self.parent.answered(self.value)


class ScaleView(AnswerView):
    """A number."""

    def __init__(self, shape: Number, before: Any) -> None:
        super().__init__()
        self.shape, self.before = shape, before

    def compose(self) -> ComposeResult:
        """The row, and how to use it."""
        yield Scale(self.shape, self.before)
        yield Static(
            bare(t("scale.how", "Left and Right, or type the number. Then Enter.")), classes="soft"
        )

    def on_mount(self) -> None:
        """Ready to be typed at."""
        self.query_one(Scale).focus()


class ChoiceView(AnswerView):
    """One of some options."""

    def __init__(self, shape: Choices) -> None:
        super().__init__()
        self.shape = shape

    def compose(self) -> ComposeResult:
        """The list."""
        yield Options([(option.id, option.text) for option in self.shape.options])

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(Options).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        event.stop()
        self.answered([self.query_one(Options).chosen(event)])


class ManyView(AnswerView):
    """Several of some options."""

    DEFAULT_CSS = """
    ManyView SelectionList { height: auto; border: none; background: $background; margin: 0 0 1 0; }
    """

    def __init__(self, shape: Choices, before: Any) -> None:
        super().__init__()
        self.shape, self.before = shape, before or []

    def compose(self) -> ComposeResult:
        """Boxes to tick."""
        yield SelectionList[str](
            *(
                Selection(rich(option.text), option.id, option.id in self.before)
                for option in self.shape.options
            )
        )
        yield Static(bare(t("many.how", "Space ticks. Tab, then Enter, goes on.")), classes="soft")
        yield go_on()

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(SelectionList).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Those that are ticked."""
        event.stop()
        self.answered(list(self.query_one(SelectionList).selected))


class CheckView(ChoiceView):
    """A knowledge question: feedback on the option chosen and on what fits, then on."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the feedback below; choosing another shows its own."""
        event.stop()
        chosen = self.query_one(Options).chosen(event)
        self.call_later(self._show, chosen)

    async def _show(self, chosen: str) -> None:
        self.value = [chosen]
        for old in self.query(".feedback, #next"):
            await old.remove()
        option = next(o for o in self.shape.options if o.id == chosen)
        lines = [option.feedback]
        if not option.right:
            for right in self.shape.options:
                if right.right:
                    lines += [
                        t("plain.fits", "What fits best: {option}", option=right.text),
                        right.feedback,
                    ]
        await self.mount(*(Static(rich(line), classes="para feedback") for line in lines), go_on())
        self.query_one(Button).focus()
        self.query_one(Button).scroll_visible(animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(self.value)


class WordsView(AnswerView):
    """The person's own words."""

    DEFAULT_CSS = """
    WordsView TextArea { height: 8; border: round $panel; background: $surface; margin: 0 0 1 0; }
    WordsView TextArea:focus { border: round $primary; }
    """

    def __init__(self, shape: Text, before: Any, *, label: str = "") -> None:
        super().__init__()
        self.shape, self.before, self.label = shape, before or "", label

    def compose(self) -> ComposeResult:
        """A box and a button."""
        yield TextArea(self.before, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        how = (
            t("words.lines", "One thing a line. Tab, then Enter, goes on.")
            if self.shape.lines
            else t("words.how", "Write as much as you like. Tab, then Enter, goes on.")
        )
        yield Static(bare(how), classes="soft")
        yield go_on()

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one(TextArea).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(self.query_one(TextArea).text)
