"""The start page of plain mode: "What do you need right now?"."""

from __future__ import annotations

from collections.abc import Mapping

from selfhelp import settings as kept
from selfhelp.domain import badge
from selfhelp.domain.module import Pathway
from selfhelp.domain.moment import Moment
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.files import NotSaved
from selfhelp.plain import places, show, verbs, walk
from selfhelp.plain.console import Leave, Verb
from selfhelp.plain.menus import afterwards, menu, yes
from selfhelp.plain.session import Session
from selfhelp.player.way import Stop, way


def run(session: Session) -> None:
    """Greet, then the start page until the person leaves."""
    places.bind(session)
    say = session.console.say
    say(
        t("home.name", "This is selfhelp. Everything here is lines of text."),
        plain(session.shelf.guide().line("not-treatment")),
    )
    if not session.console.interactive:
        printed(session)
        return
    session.once("verbs")
    say(*verbs.announcement())
    say(
        t(
            "home.scrollback",
            "What is printed stays in this window until it is cleared. When you leave you can"
            " clear it.",
        )
    )
    try:
        if session.locked_start and session.locked:
            from selfhelp.plain.journal import door

            door.unlock(session)
        while page(session):
            pass
    except Leave as leave:
        if leave.ended:
            raise
    farewell(session)


def printed(session: Session) -> None:
    """Output goes to a pipe or a file: the first help and how to go on, and no question."""
    session.go("card:help-now")
    session.console.say(
        "",
        t("home.piped", "This is only printed, because the output is no terminal. To go on, use:"),
        "selfhelp now 1, selfhelp now 2, selfhelp now 3",
        "selfhelp helplines",
        "selfhelp modules",
        "selfhelp read stay-alive",
    )


def page(session: Session) -> bool:
    """One round of the start page; False to leave."""
    ways = _ways(session)
    title = t("home.title", "What do you need right now?")
    chosen = menu(session, [text for _, text in ways], title=title, back=False)
    if chosen < 0:
        return True
    name = ways[chosen][0]
    if name == "leave":
        return False
    if name.startswith("draft:"):
        walk.module(session, name.removeprefix("draft:"))
    elif name in _PAGES:
        _PAGES[name](session)
    else:
        session.go(name)
    return True


def _ways(session: Session) -> list[tuple[str, str]]:
    """The start page's entries: (where to, text)."""
    urge = "list:tools" if session.has("ocd") else "tool:leave"
    ways = [
        ("card:help-now", t("home.help", "Help now")),
        (urge, t("home.urge", "Calm an urge")),
        ("list:tools", t("home.tools", "A tool for the next minutes")),
    ]
    known = {each.id for each in (*session.shelf.modules(), *session.shelf.tools())}
    for id in session.keeper.drafts():
        if id not in known:
            continue
        title = plain(session.shelf.module(id).title)
        ways.append((f"draft:{id}", t("home.go-on", "Go on with: {title}", title=title)))
    return [
        *ways,
        ("modules", t("home.module", "A page of the programme")),
        ("pathways", t("home.pathway", "Where to begin, for your situation")),
        ("list:helplines", t("home.lines", "Help lines")),
        ("list:journal", _journal(session)),
        ("list:plans", t("home.plans", "My plans")),
        ("settings", t("home.settings", "Settings")),
        ("leave", t("home.leave", "Leave")),
    ]


def _journal(session: Session) -> str:
    """The journal's entry, by how it stands."""
    if session.journal is not None:
        return t("home.journal", "My journal")
    if session.has_journal():
        return t("home.journal-locked", "My journal (locked)")
    return t("home.journal-none", "Keep a journal")


def modules(session: Session) -> None:
    """The modules to choose from, and the wider picture."""
    every = session.shelf.modules()
    title = t("home.modules", "Pages of the programme")
    lines = [show.summary(each) for each in every]
    lines.append(t("measures.title", "Questionnaires on how you are"))
    if not session.has("under-18"):
        lines.append(t("map.wider", "The wider picture: who else helps, and how to join"))
    chosen = menu(session, lines, title=title)
    if chosen >= len(every):
        session.go("list:measures" if chosen == len(every) else "list:wider")
    elif chosen >= 0:
        walk.module(session, every[chosen].id)


def pathways(session: Session) -> None:
    """Choose a situation; its first help opens at once, then its pages."""
    every = session.shelf.pathways()
    title = t("home.situation", "Which of these is closest to you?")
    chosen = menu(session, [plain(path.title) for path in every], title=title)
    if chosen < 0:
        return
    path = every[chosen]
    for other in every:
        session.keeper.flag(f"path:{other.id}", on=other.id == path.id)
    session.console.say("", plain(path.about))
    if path.opens:
        session.go(path.opens)
    if session.has("under-18"):
        return
    stops = way(path, session.keeper.facts().flags)
    if not stops:
        session.console.say(
            t("home.path-none", "There are no pages for this situation. Help is here:")
        )
        afterwards(session)
        return
    done = session.keeper.facts().done
    titles = [_stop(session, path, stop, done) for stop in stops]
    title = t("home.path", "The pages for this situation, in a good order:")
    chosen = menu(session, titles, title=title)
    if chosen >= 0:
        walk.module(session, stops[chosen].id)


def _stop(session: Session, path: Pathway, stop: Stop, done: Mapping[str, Moment]) -> str:
    """A page of a pathway in one line."""
    line = plain(session.shelf.module(stop.id).title)
    if stop.id in done:
        return t("path.read", "{title} (read)", title=line)
    if stop.later:
        return t("path.later", "{title}. {when}", title=line, when=plain(path.later_when))
    if stop.short:
        return t("path.short", "{title} (short version first)", title=line)
    return t("path.must", "{title} (must read)", title=line) if stop.must else line


def settings(session: Session) -> None:
    """Country, whether thoughts and urges are rated, language."""
    while True:
        ocd = session.has("ocd")
        options = {
            "country": t("settings.country", "Country"),
            "ocd": t("settings.rate", "Ask me to rate thoughts or urges again")
            if ocd
            else t("settings.ocd", "Do not ask me to rate thoughts or urges"),
            "verbs": t("settings.verbs", "The words that work everywhere"),
            "language": t("settings.language", "Language"),
        }
        if session.has("under-18"):
            options["adult"] = t("settings.adult", "I am 18 or older: show me the pages for adults")
        options["back"] = t("settings.back", "Back")
        title = t("settings.title", "Settings")
        chosen = menu(session, list(options.values()), title=title, default=len(options))
        match list(options)[chosen] if chosen >= 0 else "back":
            case "country":
                places.choose_country(session)
            case "ocd":
                ocd_mode(session, on=not ocd)
            case "verbs":
                session.console.say(*verbs.announcement())
            case "language":
                language(session)
            case "adult":
                # Pressed by mistake, it would close the adult pages until the program ends.
                session.keeper.flag("under-18", on=False)
            case _:
                return


def language(session: Session) -> None:
    """Choose a language by its own name; it holds until the person leaves, or is kept if they say so."""
    there = session.languages()
    title = t("languages.title", "Which language?")
    if len(there) == 1:
        session.console.say(_more_languages())
        return
    chosen = menu(session, list(there.values()), title=title)
    if chosen < 0:
        return
    session.use_language(list(there)[chosen])
    session.console.say(*badge.lines())
    if session.places.guest:
        return
    keep = t("languages.keep", "Keep this language on this device? Whoever uses it could see that.")
    if yes(session, keep, default=False):
        try:
            saved = kept.load(session.places)._replace(language=session.settings.language)
            kept.save(session.places, saved)
        except NotSaved as problem:
            session.console.say(str(problem))


def _more_languages() -> str:
    return t(
        "languages.more",
        "There is no other language here yet. To add one: selfhelp pack install FILE",
    )


def ocd_mode(session: Session, *, on: bool) -> None:
    """Turn OCD mode on or off; on asks once whether anything has happened (CURRICULUM.md 0.9)."""
    session.keeper.flag("ocd", on=on)
    say = session.console.say
    if not on:
        session.keeper.flag("ocd-keep-rules", on=False)
        say(t("settings.ocd-off", "You will be asked to rate urges again."))
        return
    step = session.shelf.guide().step("ocd-ask")
    options = [plain(option.text) for option in step.shape.options]  # type: ignore[union-attr]
    chosen = menu(session, options, title=plain(step.prompt))
    happened = chosen < 0 or step.shape.options[chosen].id != "no"  # type: ignore[union-attr]
    session.keeper.flag("ocd-keep-rules", on=happened)
    say(
        t("settings.ocd-on-kept", "You will not be asked to rate thoughts or urges.")
        if session.keeper.lasting
        else t(
            "settings.ocd-on", "You will not be asked to rate thoughts or urges in this session."
        )
    )
    if happened:
        say(
            t(
                "settings.ocd-rules",
                "A child's safety comes first: do not be alone with a child, in person or online,"
                " until a helpline or another professional has made a plan with you.",
            )
        )


def farewell(session: Session) -> None:
    """Offer to clear what was printed."""
    if not session.console.terminal:
        return
    question = t("home.clear", "Clear this window before you leave?")
    try:
        if session.console.yes(question, default=True):
            session.console.clear()
            return
    except (Leave, Verb):
        pass
    session.console.say(t("home.goodbye", "Goodbye. Help now is always: selfhelp now"))


_PAGES = {"modules": modules, "pathways": pathways, "settings": settings}
