"""Entries to a file: encrypted unless another form is chosen; what asks about behaviour by tick."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from textual.widget import Widget

from selfhelp.domain.shapes import Option
from selfhelp.domain.strings import t, tn
from selfhelp.files import shown, write_atomic
from selfhelp.journal import export, limits, sealed
from selfhelp.journal.entry import decode
from selfhelp.journal.journal import Journal
from selfhelp.journal.wording import Wording
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import FieldPage
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.paths import full, suggested
from selfhelp.tui.screens.page import Choice, Item, Line
from selfhelp.tui.widgets.choose import GO_ON, Boxes

NAMES = {"sealed": "journal.sealed", "markdown": "journal.md", "json": "journal.json"}
"""Form -> the name of the file that is suggested."""


class Export(FieldPage):
    """Form, ticks, a warning where it is due, place."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.part = "form"
        """One of "form", "tick", "warn", "where" and "done"."""
        self.form = "sealed"
        self.ticked: frozenset[str] = frozenset()
        self.path = ""
        self.count = 0
        self.field = False

    @property
    def journal(self) -> Journal:
        """The open journal."""
        assert self.session.journal is not None
        return self.session.journal

    def title_text(self) -> str:
        """What is asked."""
        return {
            "form": t("care.export", "Export entries to a file"),
            "tick": t("export.tick", "What stays out unless you tick it"),
            "warn": t("export.warn", "Not encrypted?"),
            "where": t("export.where", "Where to?"),
            "done": t("export.done", "The file is there"),
        }[self.part]

    def asks(self) -> Iterable[Line]:
        """What to know."""
        match self.part:
            case "form":
                yield t("export.what", "A file to take along or to give to someone you trust.")
            case "tick":
                yield t(
                    "export.left-out",
                    "Entries about what you did are left out unless you tick them, and show the month"
                    " only. The PHQ-9 goes without its question about thoughts of dying unless you tick"
                    " it.",
                )
            case "warn":
                yield limits.plain_export()
            case "where":
                yield t("export.type", "Type a folder or a file, then Enter.")
            case _:
                yield tn(
                    "journal.exported",
                    "{n} entry was written.",
                    "{n} entries were written.",
                    self.count,
                )
                yield ("secret", shown(self.path))

    def value(self) -> str:
        """A name in the person's own folder."""
        return suggested(self.session, NAMES[self.form])

    def parts(self) -> list[Widget]:
        """With boxes to tick where they are asked."""
        made = super().parts()
        if self.part == "tick":
            wording = Wording(self.session.shelf)
            items = filter(export.needs_tick, self.journal.items())
            options = [
                Option(id=each.id, text=export.to_tick(each, wording))
                for each in map(decode, items)
            ]
            made.append(Boxes(options, self.ticked))
        return made

    def options(self) -> Sequence[Choice]:
        """The ways on."""
        back = ("back", t("page.back", "Back"))
        match self.part:
            case "form":
                return [
                    Item("sealed", t("export.sealed", "Encrypted, with a passphrase of its own")),
                    Item("markdown", t("export.markdown", "As text that people read (Markdown)")),
                    Item("json", t("export.json", "For other programs (JSON)")),
                    back,
                ]
            case "warn":
                return [back, ("on", t("export.plain", "Write it unencrypted"))]
            case "tick":
                return ()
        return [back]

    def chosen(self, name: str) -> None:
        """On."""
        if name == "back":
            self.action_back()
        elif self.part == "form":
            self.form = name
            has = any(map(export.needs_tick, self.journal.items()))
            self._show("tick" if has else self._after_ticks())
        elif self.part == "tick":
            boxes = self.query_one(Boxes)
            if name != GO_ON:
                boxes.tick(name)
                return
            self.ticked = frozenset(boxes.ticked)
            self._show(self._after_ticks())
        elif name == "on":
            self._show("where")

    def _after_ticks(self) -> str:
        return "where" if self.form == "sealed" else "warn"

    def _show(self, part: str) -> None:
        self.part, self.field, self.said = part, part == "where", ""
        self.call_later(self.redraw)

    def typed(self, value: str) -> None:
        """Write it there; nothing that is there already is replaced."""
        path = full(self.session, value, NAMES[self.form])
        if os.path.lexists(path):
            there = t(
                "journal.file-exists",
                "{path} is there already: choose another name.",
                path=shown(path),
            )
            self.say(there, wrong=True)
        elif self.form == "sealed":
            note = t("journal.export-secret", "The file gets a passphrase of its own.")
            self.path = path
            self.app.push_screen(NewPassphrase(self.session, note), self._chosen)
        else:
            self._write(path, "")

    def _chosen(self, secret: str | None) -> None:
        if secret is not None:
            self._write(self.path, secret)

    def _write(self, path: str, secret: str) -> None:
        journal = self.journal
        items = export.chosen(journal, self.ticked)

        def do() -> int:
            if self.form == "sealed":
                data = sealed.seal(journal, secret, self.ticked)
            else:
                entries, wording = export.decoded(items), Wording(self.session.shelf)
                text = export.markdown if self.form == "markdown" else export.as_json
                made = text(entries, wording)
                data = made.encode() if isinstance(made, str) else made
            write_atomic(path, data)
            return len(items)

        def done(count: int) -> None:
            self.path, self.count = path, count
            if (keeper := self.session.journal_keeper) is not None:
                keeper.keep(export.share(self.session.now(), self.form, count))
            self._show("done")

        self.work(do, done)

    def action_back(self) -> None:
        """One part back; from the first and the last out."""
        if self.busy:
            return
        before = {"tick": "form", "warn": "form", "where": "form"}
        if self.part in before:
            self._show(before[self.part])
        else:
            super().action_back()
