"""Deleting the whole journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Input

from selfhelp.domain.strings import t
from selfhelp.files import NotSaved
from selfhelp.journal import limits
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.sure import lawyer_line
from selfhelp.tui.screens.page import Line


class Erase(FieldPage):
    """Deleting all of it: the lawyer sentence, what that can't promise, a typed yes."""

    def title_text(self) -> str:
        """The question."""
        return t("journal.erase", "Delete the whole journal?")

    def asks(self) -> Iterable[Line]:
        """What to know first."""
        yield lawyer_line(self.session)
        yield limits.deleted()
        word = t("data.yes", "yes")
        yield t("erase.type", "To delete all of it, type {word}, then Enter.", word=word)

    def options(self) -> Sequence[tuple[str, str]]:
        """The way out."""
        return [("back", t("journal.keep-it", "No, keep it"))]

    def chosen(self, name: str) -> None:
        """Out."""
        self.action_back()

    def typed(self, value: str) -> None:
        """Only on a whole yes."""
        for field in self.query(Input):
            field.clear()
        if value.strip().casefold() not in ("yes", t("data.yes", "yes").casefold()):
            self.say(t("journal.kept-all", "Nothing was deleted."))
            return
        try:
            self.session.erase_journal()
        except NotSaved as problem:
            self.app.notify(str(problem), markup=False)
        else:
            self.app.notify(t("journal.erased", "The journal is deleted."), markup=False)
        self.go("stop")
