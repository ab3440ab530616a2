"""Choosing one of some options, several of them, or one with feedback on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Button, OptionList, Static

from selfhelp.domain.shapes import Choices, Option
from selfhelp.domain.strings import t, tn
from selfhelp.tui.widgets.answer import AnswerView, go_on
from selfhelp.tui.widgets.entry import Entry, Item
from selfhelp.tui.widgets.options import Options
from selfhelp.tui.words import bare, rich

GO_ON = "@next"
"""The entry that ends ticking."""


class ChoiceView(AnswerView):
    """One of some options."""

    def __init__(self, shape: Choices, before: Any = None, *, airy: bool = True) -> None:
        super().__init__()
        self.shape, self.airy = shape, airy
        self.before = str(before[0]) if before else ""

    def compose(self) -> ComposeResult:
        """The list."""
        choices = [(option.id, option.text) for option in self.shape.options]
        yield Options(choices, start=self.before, airy=self.airy)

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(Options).focus(scroll_visible=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        event.stop()
        self.picked(self.query_one(Options).chosen(event))

    def picked(self, name: str) -> None:
        """Answer with it. Textual calls handlers of base classes as well, so this is what differs."""
        self.answered([name])


class Boxes(Options):
    """A list of things to tick, with the way on as its last entry."""

    def __init__(self, options: Iterable[Option], ticked: Iterable[str]) -> None:
        self.ticked = set(ticked)
        self.texts = {option.id: option.text for option in options}
        super().__init__([*map(self._item, self.texts), Item("", ""), self._last()])
        for name in self.texts:
            self._draw(self.names.index(name), self._item(name))

    def _item(self, name: str) -> Item:
        return Item(name, f"{'[x]' if name in self.ticked else '[ ]'} {self.texts[name]}")

    def _last(self) -> Item:
        if not self.ticked:
            return Item(GO_ON, t("many.none", "Go on without choosing"))
        chosen = tn("many.on", "Go on with {n} choice", "Go on with {n} choices", len(self.ticked))
        return Item(GO_ON, chosen)

    def tick(self, name: str) -> None:
        """Tick it, or take the tick away."""
        self.ticked ^= {name}
        self._draw(self.names.index(name), self._item(name))
        self._draw(self.names.index(GO_ON), self._last())

    def _draw(self, index: int, item: Item) -> None:
        self.items[index] = item
        held = self.options[index].prompt
        assert isinstance(held, Entry)
        entry = Entry(item, held.lead, held.room, hang=4 if item.name != GO_ON else 0)
        self.replace_option_prompt_at_index(index, entry)


class ManyView(AnswerView):
    """Several of some options."""

    def __init__(self, shape: Choices, before: Any) -> None:
        super().__init__()
        self.shape, self.before = shape, before or []

    def compose(self) -> ComposeResult:
        """Boxes to tick."""
        if self.shape.most < len(self.shape.options):
            most = t("many.most", "Choose up to {n}.", n=self.shape.most)
            yield Static(bare(most), classes="soft")
        yield Boxes(self.shape.options, self.before)
        how = t("many.keys", "Enter or the number ticks. The last line goes on.")
        yield Static(bare(how), classes="soft")

    def on_mount(self) -> None:
        """Ready."""
        self.query_one(Boxes).focus(scroll_visible=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick, or go on with those that are ticked."""
        event.stop()
        boxes = self.query_one(Boxes)
        name = boxes.chosen(event)
        if name == GO_ON:
            self.answered([o.id for o in self.shape.options if o.id in boxes.ticked])
        elif name in boxes.ticked or len(boxes.ticked) < self.shape.most:
            boxes.tick(name)
        else:
            most = t("answer.most", "Choose at most {most}.", most=self.shape.most)
            self.app.notify(most, markup=False)


class CheckView(ChoiceView):
    """A knowledge question: feedback on the option chosen and on what fits, then on."""

    DEFAULT_CSS = """
    CheckView .feedback { padding: 0 2; margin: 0 0 1 0; border-left: outer $primary; }
    """

    def picked(self, name: str) -> None:
        """Show the feedback below; choosing another shows its own."""
        self.call_later(self._show, name)

    async def _show(self, chosen: str) -> None:
        self.value = [chosen]
        for old in self.query(".feedback, #next"):
            await old.remove()
        option = next(o for o in self.shape.options if o.id == chosen)
        lines = [option.feedback]
        if not option.right:
            for right in self.shape.options:
                if right.right:
                    fits = t("plain.fits", "What fits best: {option}", option=right.text)
                    lines += [f"<b>{fits}</b>", right.feedback]
        text = "\n\n".join(line for line in lines if line)
        button = go_on()
        await self.mount(Static(rich(text), classes="feedback"), button)
        button.focus()
        self.call_after_refresh(button.scroll_visible, animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """On."""
        event.stop()
        self.answered(self.value)
