"""Why a page says what it says: the works it rests on, and the page for clinicians."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selfhelp.domain.module import Module
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.strings import t
from selfhelp.session import Session
from selfhelp.tui.screens.page import Line, Page


class Why(Page):
    """References of some paragraphs."""

    def __init__(
        self,
        session: Session,
        paragraphs: tuple[Paragraph, ...],
        module: Module | None = None,
        *,
        clinician: bool = False,
    ) -> None:
        super().__init__(session)
        self.paragraphs, self.module, self.clinician = paragraphs, module, clinician

    def title_text(self) -> str:
        """The question."""
        if self.clinician:
            return t("why.clinician", "For clinicians")
        return t("key.why", "Why do you say that?")

    def lines(self) -> Iterable[Line]:
        """The works; advice is called advice."""
        if self.clinician:
            yield from (part.text for part in self.paragraphs)
        known = self.session.shelf.references()
        keys = dict.fromkeys(key for part in self.paragraphs for key in part.refs)
        for key in keys:
            if reference := known.get(key):
                yield reference.text
                if reference.url:
                    yield ("soft", reference.url)
        if any(part.basis == "advice" for part in self.paragraphs):
            yield t("plain.advice", "Some of this page is advice. It rests on no single study.")
        elif not keys:
            yield t("plain.no-claims", "This page makes no claims of fact.")

    def options(self) -> Sequence[tuple[str, str]]:
        """Back, and the clinicians' page."""
        ways = [("back", t("page.back", "Back"))]
        if self.module and self.module.clinician and not self.clinician:
            ways.append(("clinician", t("why.open-clinician", "The page for clinicians")))
        return ways

    def chosen(self, name: str) -> None:
        """Go there."""
        if name == "back":
            self.action_back()
        elif self.module:
            page = Why(self.session, self.module.clinician, self.module, clinician=True)
            self.app.push_screen(page)
