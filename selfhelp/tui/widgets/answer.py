"""What every way of answering is: a widget that ends by posting `Answered`."""

from __future__ import annotations

from typing import Any

from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.events import Event
from textual.message import Message
from textual.widgets import Button

from selfhelp.domain.strings import t
from selfhelp.tui.words import bare


class Answered(Message):
    """The person has answered.

    Args:
        value: in the step's shape, None for no answer.
        view: the widget that asked. Who presses a key twice answers twice, the second time perhaps
            when the next question is already there: an answer counts only for its own question.
    """

    def __init__(self, value: Any, view: AnswerView) -> None:
        super().__init__()
        self.value, self.view = value, view


class AnswerView(Vertical):
    """The base of all answer widgets."""

    DEFAULT_CSS = """
    AnswerView { height: auto; }
    """

    async def on_event(self, event: Event) -> None:
        """A view that is taken away while it is still being built finds its parts gone."""
        try:
            await super().on_event(event)
        except NoMatches:
            if not any(getattr(node, "_pruning", False) for node in self.ancestors_with_self):
                raise

    def answered(self, value: Any) -> None:
        """Tell the screen."""
        self.post_message(Answered(value, self))

    def held(self) -> Any:
        """What is written and not yet answered, in the step's shape; None where there is none."""
        return None

    def earlier(self) -> bool:
        """Go back one part of the question; False where it has none, or at the first."""
        return False


def go_on() -> Button:
    """The button to the next page."""
    return Button(bare(t("walk.next", "Go on")), id="next", variant="primary")
