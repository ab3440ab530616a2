"""Asking before something that can't be taken back, with the lawyer sentence where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual.screen import Screen

from selfhelp.domain.strings import t
from selfhelp.journal import limits
from selfhelp.session import Session
from selfhelp.tui.hiding import in_sight
from selfhelp.tui.screens.page import Line, Page

LAWYER = "lawyer"
"""Its name in the journal's list of what was told."""


class Sure(Page):
    """Ends with True or False; the first choice, and going back, are False.

    Args:
        question: the title.
        text: what to know first.
        yes, no: the words of the two choices.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(
        self, session: Session, question: str, text: Sequence[Line], yes: str, no: str
    ) -> None:
        super().__init__(session)
        self.question, self.text, self.yes, self.no = question, text, yes, no

    def title_text(self) -> str:
        """The question."""
        return self.question

    def lines(self) -> Iterable[Line]:
        """What to know first."""
        return self.text

    def options(self) -> Sequence[tuple[str, str]]:
        """No comes first."""
        return [("no", self.no), ("yes", self.yes)]

    def chosen(self, name: str) -> None:
        """Say which."""
        self.dismiss(name == "yes")  # type: ignore[arg-type]

    def action_back(self) -> None:
        """No."""
        self.dismiss(False)  # type: ignore[arg-type]


def lawyer_line(session: Session) -> Line:
    """The sentence itself, marked off."""
    return ("own", session.shelf.guide().line("lawyer"))


def deleting(session: Session, question: str, yes: str) -> Sure:
    """Before anything is deleted: the lawyer sentence, what a deletion can't promise, then yes."""
    lines: list[Line] = [lawyer_line(session), ("soft", limits.deleted())]
    return Sure(session, question, lines, yes, t("journal.keep-it", "No, keep it"))


def told(session: Session, name: str) -> bool:
    """Whether the journal knows that this was said."""
    keeper = session.journal_keeper
    return keeper is not None and keeper.told(name)


def tell(session: Session, name: str) -> None:
    """Let the journal know that this was said."""
    if (keeper := session.journal_keeper) is not None and not keeper.told(name):
        keeper.tell(name, session.now())


def wants_lawyer(session: Session) -> bool:
    """Whether the lawyer sentence is still to be said before the first thing is kept."""
    if session.journal is None or told(session, LAWYER):
        return False
    return any(session.has(f"path:{letter}") for letter in limits.LAWYER_PATHS)


def lawyer_first(page: Screen[Any], session: Session, then: Callable[[], None]) -> None:
    """Go on with `then`; on some ways the lawyer sentence comes before it, once."""
    if wants_lawyer(session):
        in_sight(page, lambda: page.app.push_screen(Lawyer(session), lambda _: then()))
    else:
        then()


class Lawyer(Page):
    """Before the first thing is kept."""

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def title_text(self) -> str:
        """What it is about."""
        return t("lawyer.title", "Before you keep anything")

    def lines(self) -> Iterable[Line]:
        """The sentence."""
        yield lawyer_line(self.session)

    def options(self) -> Sequence[tuple[str, str]]:
        """On."""
        return [("on", t("lawyer.read", "I have read this"))]

    def chosen(self, name: str) -> None:
        """Said once is enough."""
        tell(self.session, LAWYER)
        self.dismiss(None)

    def action_back(self) -> None:
        """On as well; it is said again another time."""
        self.dismiss(None)
