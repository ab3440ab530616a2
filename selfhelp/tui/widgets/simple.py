"""Reading on, and the names of the plain ways of answering in one place."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Button

from selfhelp.domain.strings import t
from selfhelp.tui.widgets import sight
from selfhelp.tui.widgets.answer import AnswerView, go_on
from selfhelp.tui.widgets.choose import CheckView, ChoiceView, ManyView
from selfhelp.tui.widgets.scale import Scale, ScaleView
from selfhelp.tui.widgets.writing import ListView, WordsView
from selfhelp.tui.words import bare

__all__ = [
    "CheckView",
    "ChoiceView",
    "ListView",
    "ManyView",
    "ReadView",
    "Scale",
    "ScaleView",
    "WordsView",
    "go_on",
]


class ReadOn(Button):
    """The button below a text. Enter reads on until it is in sight: no text is passed over unseen."""

    def action_press(self) -> None:
        """Press it, where it can be seen."""
        if not sight.pages_down(self):
            super().action_press()


class ReadView(AnswerView):
    """Read, then go on."""

    def compose(self) -> ComposeResult:
        """One button."""
        yield ReadOn(bare(t("walk.next", "Go on")), id="next", variant="primary")

    def on_mount(self) -> None:
        """Enter goes on, and Down reads on where the text is longer than the screen."""
        self.query_one(Button).focus(scroll_visible=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(None)
