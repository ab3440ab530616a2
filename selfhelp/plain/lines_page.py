"""Help lines in lines: the short numbers for cards, the full list of a country, choosing one."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from selfhelp.domain.helpline import Country, Service
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.files import NotSaved
from selfhelp.helplines import choosing, directory, links, order, words
from selfhelp.plain.console import Verb
from selfhelp.plain.menus import menu, yes
from selfhelp.plain.session import Session

AT_ONCE = 3
"""Services printed before "Enter for more"."""


def country(session: Session) -> None:
    """All services of the chosen country; other countries; opening a link."""
    if not session.choice.code:
        choose(session)
    while True:
        shown = session.country() or session.world()
        if shown is None:
            return
        services = list_services(session, shown)
        options = [
            t("lines.other", "Another country"),
            t("lines.world", "Services for anyone, anywhere"),
            t("lines.link", "Open a web page, or show its code to scan"),
        ]
        if not session.has("under-18"):
            options.append(t("lines.wider", "What these services do, and how to join one"))
        options.append(t("lines.back", "Back"))
        title = t("lines.what", "What now?")
        chosen = menu(session, options, title=title, default=len(options))
        if chosen == 0:
            choose(session)
        elif chosen == 1:
            world = session.world()
            services = list_services(session, world) if world else []
            link(session, services)
        elif chosen == 2:
            link(session, services)
        elif chosen == len(options) - 2:
            session.go("list:wider")
        else:
            return


def list_services(session: Session, shown: Country) -> list[Service]:
    """Print a country's services, a few at a time; those that were printed."""
    session.console.say("", *intro(session, shown))
    every = order.full_list(shown)
    for number, service in enumerate(every, 1):
        session.console.say("", *service_lines(service, shown))
        if session.console.interactive and number % AT_ONCE == 0 and number < len(every):
            left = len(every) - number
            try:
                session.console.ask(t("lines.more", "Enter for more ({n} left), or back:", n=left))
            except Verb:
                return every[:number]
    return every


def intro(session: Session, shown: Country) -> list[str]:
    """Which country this is and why; what it lacks."""
    out = [t("lines.title", "Help lines: {country}", country=shown.name)]
    out += from_language(session.choice, shown)
    out += [shown.note] if shown.note else []
    return out + order.missing(shown)


def from_language(choice: choosing.Choice, shown: Country) -> list[str]:
    """Says so where the country is only a guess."""
    if choice.why != "language" or shown.code != choice.code:
        return []
    return [
        t(
            "lines.from-language",
            "This country comes from your language setting. You can choose another.",
        )
    ]


def service_lines(service: Service, shown: Country) -> list[str]:
    """One service, a fact a line."""
    out = [words.heading(service, shown.name)]
    for label, value in words.describe(service, shown.name):
        out.append(f"{label} {value}" if label.endswith("?") else f"{label}: {value}")
    return out


def short(session: Session, kinds: Iterable[str]) -> list[str]:
    """The numbers of these kinds, for a card: each on its own line, beside its country."""
    wanted = order.for_reader(kinds, young=session.has("under-18"))
    return order.short_lines(session.country(), session.world(), wanted, session.choice.why)


def choose(session: Session) -> None:
    """Ask for the country, and whether to remember it."""
    names = directory.names(session.shelf.language_folder)
    say = session.console.say
    while True:
        try:
            line = session.console.ask(
                t("lines.which", "Type the name of your country, or Enter for none:")
            )
        except Verb:
            return
        if not line:
            return
        code = choosing.find(line, names)
        if code is None:
            say(t("lines.unknown", "No country in the list has this name."))
            close = [names[each] for each in choosing.suggest(line, names)]
            if close:
                say(t("lines.suggest", "Did you mean: {names}?", names=", ".join(close)))
            continue
        session.choice = choosing.Choice(code, "flag")
        remember(session, code)
        return


def remember(session: Session, code: str) -> None:
    """Keep the country on this device, after a yes."""
    if session.places.guest or session.settings.country == code:
        return
    question = t(
        "lines.remember",
        "Remember this country on this device? Whoever uses this device could see it.",
    )
    if not yes(session, question, default=False):
        return
    from selfhelp import settings

    try:
        fresh = session.settings._replace(country=code)
        settings.save(session.places, fresh)
        session.settings = fresh
        session.console.say(t("lines.remembered", "It is remembered."))
    except NotSaved as problem:
        session.console.say(str(problem))


def link(session: Session, services: list[Service]) -> None:
    """Open a service's page in the browser after a yes, or show its address and code."""
    linked = [(s, url) for s in services for url in (s.web, s.chat) if url]
    say = session.console.say
    if not linked:
        say(t("lines.no-links", "None of these has a web address in the list."))
        return
    title = t("lines.which-link", "Which one?")
    chosen = menu(session, [f"{plain(s.name)}, {url}" for s, url in linked], title=title)
    if chosen < 0:
        return
    service, url = linked[chosen]
    if links.can_open(session.environ, sys.platform):
        question = t(
            "lines.open",
            "Open {url} in your browser? The page and your network can see that you visit it,"
            " and your browser may remember it.",
            url=url,
        )
        if yes(session, question, default=False):
            if not links.open_in_browser(url, [service]):
                say(
                    t(
                        "lines.not-opened",
                        "The browser did not open. The address is: {url}",
                        url=url,
                    )
                )
            return
    say(url)
    if drawing := links.qr(url, 80, swap=True):
        say(t("lines.scan", "A phone's camera can read this square:"), *drawing)


def people(session: Session) -> None:
    """People to speak to: lines to call, and words to begin with."""
    session.console.say(
        "",
        t("people.title", "People you can speak to today"),
        t("people.own", "Someone you trust: a friend, a relative, a doctor, a faith leader."),
        t("people.words", "You can begin with: I am not doing well. Can you stay with me a while?"),
        *short(session, ("crisis", "perpetration-prevention", "emergency")),
    )
    menu(session, [t("lines.back", "Back")], default=1)
