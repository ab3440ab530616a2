"""Making a journal: why, what is kept, what it can't do; a passphrase; a recovery code if wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widgets import Static

from selfhelp import hygiene
from selfhelp.domain.strings import t
from selfhelp.journal import limits
from selfhelp.journal.journal import Journal
from selfhelp.journal.keeper import JournalKeeper
from selfhelp.session import Session
from selfhelp.tui.screens.journal.field import Working
from selfhelp.tui.screens.journal.newpass import NewPassphrase
from selfhelp.tui.screens.journal.opening import arrive
from selfhelp.tui.screens.page import Line
from selfhelp.tui.words import bare

Made = tuple[JournalKeeper, str | None]
"""The open journal, and its recovery code."""


class Create(Working):
    """Step by step; nothing is made before the last one."""

    def __init__(self, session: Session, then: str = "list:journal") -> None:
        super().__init__(session)
        self.then = then
        self.part = "why"
        """One of "why", "limits", "recovery" and "code"."""
        self.secret = ""
        self.made: Made | None = None
        hygiene.no_dumps()

    @property
    def private(self) -> bool:
        """Whether there is an open journal here that the session doesn't know yet."""
        return self.made is not None

    def title_text(self) -> str:
        """What it is about."""
        return {
            "why": t("create.title", "My journal"),
            "limits": t("create.limits", "What a journal can't do"),
            "recovery": t("create.recovery", "A recovery code as well?"),
            "code": t("create.code", "Your recovery code"),
        }[self.part]

    def lines(self) -> Iterable[Line]:
        """What to know."""
        said = limits.before_creating()
        match self.part:
            case "why":
                yield t(
                    "create.why",
                    "With a journal you can stop and go on another day, see your plans and answers"
                    " again, and see what has helped. Without one all of it works too, and is"
                    " forgotten when you leave.",
                )
                yield said[0]
                yield ("soft", said[-1])
            case "limits":
                yield from said[1:-1]
            case "recovery":
                yield t(
                    "create.recovery-why",
                    "With it you can open the journal if you forget the passphrase. You write it on"
                    " paper. Whoever finds the paper can open the journal too.",
                )
            case _:
                code = self.made[1] if self.made else ""
                yield Static(bare(code or ""), classes="secret")
                yield limits.recovery()
        yield self.said_line()

    def options(self) -> Sequence[tuple[str, str]]:
        """The ways on."""
        match self.part:
            case "why":
                return [
                    ("limits", t("walk.next", "Go on")),
                    ("back", t("create.not-now", "Not now")),
                ]
            case "limits":
                return [
                    ("pass", t("create.choose", "Choose a passphrase")),
                    ("back", t("page.back", "Back")),
                ]
            case "recovery":
                return [
                    ("no", t("create.no-code", "No, make the journal without one")),
                    ("yes", t("create.with-code", "Yes, make one and show it to me")),
                    ("back", t("page.back", "Back")),
                ]
        return [("done", t("newpass.written", "I have written it down"))]

    def chosen(self, name: str) -> None:
        """On."""
        match name:
            case "back":
                self.action_back()
            case "limits":
                self._show("limits")
            case "pass":
                self.app.push_screen(NewPassphrase(self.session), self._chosen)
            case "done":
                self._done()
            case _:
                making = t("create.making", "Making the journal...")
                recovery = name == "yes"
                self.work(lambda: self._make(recovery=recovery), self._made, text=making)

    def _show(self, part: str) -> None:
        self.part = part
        self.call_later(self.redraw)

    def _chosen(self, secret: str | None) -> None:
        if secret is not None:
            self.secret = secret
            self._show("recovery")

    def _make(self, *, recovery: bool) -> Made:
        session = self.session
        journal, code = Journal.create(session.places, self.secret, recovery=recovery)
        return JournalKeeper(journal, session.known_module, session.now()), code

    def _made(self, made: Made) -> None:
        self.secret, self.made = "", made
        if made[1]:
            self._show("code")
        else:
            self._done()

    def _done(self) -> None:
        made, self.made = self.made, None
        if made is not None:
            self.app.drop(self)  # type: ignore[attr-defined]
            arrive(self.app, self.session, made[0], self.then)  # type: ignore[arg-type]

    def action_back(self) -> None:
        """One part back; not while it is being made, nor from the code, which is shown only now."""
        if self.busy or self.made is not None:
            return
        if self.part == "recovery":
            self.secret = ""
        before = {"limits": "why", "recovery": "limits"}
        if self.part in before:
            self._show(before[self.part])
        else:
            super().action_back()

    def hold(self) -> None:
        """The program ends or locks while the code is shown."""
        if self.made is not None:
            self.made[0].journal.close()
            self.made = None
