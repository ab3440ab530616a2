"""A list to choose one thing from: arrows and Enter, a digit, or the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfhelp.tui.words import rich


class Options(OptionList):
    """Choices with numbers. Digits choose at once where there are at most nine."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, numbered: bool = True, id: str | None = None
    ) -> None:
        """Make a list.

        Args:
            choices: (name, text) pairs; the name comes back when one is chosen.
            numbered: show numbers.
        """
        self.names = [name for name, _ in choices]
        self.numbered = numbered
        super().__init__(*self._made(choices), id=id, markup=False)

    def _made(self, choices: Sequence[tuple[str, str]]) -> list[Option]:
        made = []
        for number, (_, text) in enumerate(choices, 1):
            lead = f"{number}  " if self.numbered else ""
            made.append(Option(rich(f"{lead}{text}")))
        return made

    def on_mount(self) -> None:
        """Start on the first one."""
        if self.highlighted is None and self.names:
            self.highlighted = 0

    def on_key(self, event: Key) -> None:
        """A digit chooses."""
        if self.numbered and event.character and event.character in "123456789":
            index = int(event.character) - 1
            if index < len(self.names) <= 9:
                event.stop()
                self.highlighted = index
                self.action_select()

    def chosen(self, event: OptionList.OptionSelected) -> str:
        """The name of the option that was chosen."""
        return self.names[event.option_index]
