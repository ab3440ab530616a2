"""In place of a page whose texts can't be read: the numbers to call, then what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.helplines.order import HELP_NOW
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.widgets.lines import number_lines


class Damaged(Page):
    """What is left of Help now.

    Args:
        file: what is missing or damaged, as `ContentMissing` names it.
    """

    def __init__(self, session: Session, file: str) -> None:
        super().__init__(session)
        self.file = file

    def title_text(self) -> str:
        """Help comes first."""
        return t("now.title", "Help now")

    def lines(self) -> Iterable[Line]:
        """The numbers, then the sentence."""
        yield from number_lines(self.session, HELP_NOW)
        yield ("wrong", missing(self.file))

    def options(self) -> Sequence[Choice]:
        """People, and the way out."""
        return [
            Item("list:helplines", t("home.lines", "Help lines"), tone="help"),
            ("back", t("page.back", "Back")),
            ("leave", t("home.leave", "Leave")),
        ]

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "leave":
            self.app.action_leave()  # type: ignore[attr-defined]
        else:
            super().chosen(name)


def missing(file: str) -> str:
    """What to do when the program's own texts can't be read."""
    return t(
        "cli.content-missing",
        "The texts of the programme are missing or damaged ({file}). Install selfhelp again, or run"
        " python3 run.py in its folder. In danger, call your local emergency number.",
        file=file,
    )
