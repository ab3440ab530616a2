"""One entry, whole: read, change, delete."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp.domain.strings import t
from selfhelp.journal.entry import CHECKIN, Entry
from selfhelp.journal.journal import Journal
from selfhelp.journal.wording import Wording, when
from selfhelp.session import Session
from selfhelp.tui.screens.journal.sure import deleting
from selfhelp.tui.screens.page import Choice, Item, Line, Page
from selfhelp.tui.words import bare


class OneEntry(Page):
    """An entry.

    Args:
        id: 32 hexadecimal digits.
        journal: a damaged one that can only be read; else the session's.
    """

    CSS_PATH = ["../fields.tcss", "journal.tcss"]  # noqa: RUF012

    def __init__(self, session: Session, id: str, journal: Journal | None = None) -> None:
        super().__init__(session)
        self.id_of, self.rescued = id, journal
        self.wording = Wording(session.shelf)

    @property
    def entry(self) -> Entry | None:
        """It, as it is now; None once it is deleted."""
        journal = self.rescued or self.session.journal
        return journal.entry(self.id_of) if journal is not None else None

    def title_text(self) -> str:
        """What it is."""
        entry = self.entry
        return self.wording.heading(entry) if entry else t("entry.gone", "This entry is deleted")

    def place(self) -> Iterable[Static]:
        """When it was written."""
        entry = self.entry
        yield Static(bare(when(entry) if entry else ""), id="where")

    def where(self) -> str:
        """When it was written."""
        entry = self.entry
        return when(entry) if entry else ""

    def lines(self) -> Iterable[Line]:
        """What it says; a long one in one piece, which is drawn faster than many."""
        entry = self.entry
        if entry is None:
            return
        said = "\n".join(self.wording.lines(entry))
        yield Static(bare(said), classes="own")
        if entry.behaviour:
            yield (
                "soft",
                t("entry.month", "Of entries about what you did only the month is kept."),
            )

    def options(self) -> Sequence[Choice]:
        """What can be done with it."""
        entry, back = self.entry, ("back", t("page.back", "Back"))
        if entry is None or self.rescued is not None:
            return [back]
        made: list[Choice] = []
        if isinstance(entry.record.data.get("answer"), str):
            made.append(("edit", t("entry.edit", "Change the text")))
        if target := self._page(entry):
            made.append((target, t("entry.open", "Open the page it belongs to")))
        return [*made, back, Item("delete", t("entry.delete", "Delete this entry"))]

    def _page(self, entry: Entry) -> str:
        """The target of the page that it was written in; "" for what stands alone."""
        shelf, module = self.session.shelf, entry.record.module
        if module == CHECKIN:
            return ""
        if module in shelf.titles("modules"):
            return f"module:{module}"
        return f"tool:{module}" if module in shelf.titles("tools") else ""

    def chosen(self, name: str) -> None:
        """Do it."""
        match name:
            case "back":
                self.action_back()
            case "edit":
                from selfhelp.tui.screens.journal.write import Write

                self.app.push_screen(Write(self.session, self.id_of))
            case "delete":
                sure = deleting(
                    self.session,
                    t("journal.delete", "Delete this for good?"),
                    t("entry.yes-delete", "Yes, delete it"),
                )
                self.app.push_screen(sure, self._sure)
            case _:
                self.go(name)

    def _sure(self, yes: bool | None) -> None:
        keeper = self.session.journal_keeper
        if not yes or keeper is None:
            return
        keeper.saving.remove([bytes.fromhex(self.id_of)], self.session.now())
        keeper.reread()
        said = keeper.problem or t("entry.deleted", "It is deleted.")
        self.app.notify(said, markup=False)
        self.app.drop(self)  # type: ignore[attr-defined]

    async def on_screen_resume(self) -> None:
        """It may have been changed."""
        if self.query("#body"):
            await self.redraw()
