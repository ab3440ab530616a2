"""The wider picture in lines: who else works to prevent abuse, and how to find them."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.domain.wider import Wider, WiderPage
from selfhelp.plain import card_lines, lines_page
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session


def run(session: Session) -> None:
    """Choose a page, read it, and another one. For adults, as the modules are."""
    if session.has("under-18"):
        session.go("card:under-18")
        return
    every = session.shelf.wider()
    names = [f"{plain(page.title)}. {plain(page.about)}" for page in every.pages]
    session.console.say("", plain(every.about))
    while (chosen := menu(session, names, title=plain(every.title))) >= 0:
        one(session, every.pages[chosen])


def one(session: Session, page: WiderPage) -> None:
    """One page, with the services of the reader's country below it."""
    session.console.say("", *text(page), *here(session, page.kinds))
    while True:
        options = [
            t("now.all", "All services, and another country"),
            t("wider.why", "What this page rests on"),
            t("now.title", "Help now"),
            t("lines.back", "Back"),
        ]
        match menu(session, options, default=len(options)):
            case 0:
                session.go("list:helplines")
            case 1:
                known = session.shelf.references()
                session.console.say(*card_lines.reasons(page.body, known))
            case 2:
                session.go("card:help-now")
            case _:
                return


def text(page: WiderPage) -> list[str]:
    """A page as lines."""
    return [plain(page.title), *(plain(part.text) for part in page.body)]


def here(session: Session, kinds: tuple[str, ...]) -> list[str]:
    """What there is in the reader's country, and what is lacking."""
    if not kinds:
        return []
    return ["", t("wider.here", "Where you live"), *lines_page.short(session, kinds)]


def printed(session: Session, every: Wider) -> list[str]:
    """All of it, for `selfhelp read wider`."""
    out = [plain(every.title), plain(every.about)]
    for page in every.pages:
        out += ["", *text(page), *here(session, page.kinds)]
    return out
