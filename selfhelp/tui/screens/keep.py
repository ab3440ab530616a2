"""Whether an answer is kept, where a step leaves that to the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page


class Keep(Page):
    """Ends with True, False, or None to go back to the answer."""

    def __init__(self, session: Session, *, behaviour: bool = False) -> None:
        super().__init__(session)
        self.behaviour = behaviour

    def title_text(self) -> str:
        """The question."""
        return t("walk.keep", "Keep this answer?")

    def lines(self) -> Iterable[Line]:
        """What is kept of what one did."""
        if self.behaviour:
            yield t(
                "keep.month",
                "If you keep it, the month is shown and not the day. It stays out of every file that you"
                " share, unless you tick it.",
            )

    def options(self) -> Sequence[tuple[str, str]]:
        """Not keeping it is the first choice."""
        if self.behaviour:
            return [
                ("no", t("keep.without", "Do it without saving")),
                ("yes", t("keep.yes", "Yes, keep it")),
            ]
        return [
            ("no", t("keep.no", "No, forget it when I leave")),
            ("yes", t("keep.yes", "Yes, keep it")),
        ]

    def chosen(self, name: str) -> None:
        """Tell the walk."""
        self.dismiss(name == "yes")  # type: ignore[arg-type]

    def action_back(self) -> None:
        """Back to the answer."""
        self.dismiss(None)
