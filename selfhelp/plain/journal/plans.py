"""The living plans in lines: each as it is now, to change, to print, and as it was."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.journal import plans
from selfhelp.journal.limits import made_by
from selfhelp.journal.plans import Living
from selfhelp.journal.wording import when
from selfhelp.plain.console import Verb
from selfhelp.plain.menus import menu
from selfhelp.plain.session import Session


def all_plans(session: Session) -> list[Living]:
    """Every living plan for this reader."""
    return plans.all_of(session.shelf, session.keeper.facts(), session.journal)


def run(session: Session) -> None:
    """Choose a plan. One that isn't written yet can be begun here too."""
    if not session.keeper.lasting:
        session.console.say(
            "", t("plans.not-kept", "Without an open journal they are forgotten when you leave.")
        )
    while True:
        every = all_plans(session)
        names = [_entry(each) for each in every]
        chosen = menu(session, names, title=t("home.plans", "My plans"))
        if chosen < 0:
            return
        one(session, every[chosen].store)


def _entry(each: Living) -> str:
    """A plan in one line: since when it stands, or where it is filled in."""
    if each.answer is None:
        none = t("plans.none", "Not written yet")
        where = t("plans.in", "In the page: {page}", page=each.where)
        return f"{each.title}. {none}. {where}"
    since = when(each.versions[0])[:10] if each.versions else ""
    return f"{each.title}. {since or t('plans.now', 'from this session')}"


def one(session: Session, store: str) -> None:
    """One plan: what it says now, and what can be done with it."""
    say = session.console.say
    while True:
        plan = plans.named(all_plans(session), store)
        if plan is None:
            return
        say("", *_lines(plan))
        options = {"change": plan.change_words}
        if plan.answer is not None:
            options["print"] = t("plans.print", "As a page of text, to print or copy")
        if len(plan.versions) > 1:
            options["earlier"] = t("plans.earlier", "How it was before")
        options["back"] = t("lines.back", "Back")
        chosen = menu(session, list(options.values()), default=len(options))
        match list(options)[chosen] if chosen >= 0 else "back":
            case "change":
                session.go(plan.change)
            case "print":
                sheet(session, store)
            case "earlier":
                for at in range(1, len(plan.versions)):
                    say("", *_lines(plan, at))
            case _:
                return


def _lines(plan: Living, at: int = 0) -> list[str]:
    """A plan as it is, or as it was `at` versions before."""
    if plan.answer is None:
        said = [t("plans.empty", "Nothing is written here yet.")]
        said.append(t("plans.in", "In the page: {page}", page=plan.where))
    else:
        older = plan.versions[at].record.data.get("answer") if at else None
        since = plan.versions[at : at + 1]
        said = [t("plans.since", "As of {when}", when=when(entry)) for entry in since]
        for part in plan.parts(older):
            said += [f"{part.heading}: {line}" if part.heading else line for line in part.lines]
    return [plan.title, *said, *filter(None, [plain(plan.step.closing)])]


def sheet(session: Session, store: str) -> None:
    """The plan as a page of text, after a look at each line (CURRICULUM.md M16)."""
    every = all_plans(session)
    plan, ticks = plans.named(every, store), plans.ticks(every, store)
    if plan is None:
        return
    names = [f"{each.heading}: {each.line}" if each.heading else each.line for each in ticks]
    marked = ", ".join(str(n) for n, each in enumerate(ticks, 1) if each.on)
    say = session.console.say
    say("", t("printed.lines", "Which lines may others see? Type their numbers."))
    say(t("printed.usual", "Enter alone takes these: {numbers}.", numbers=marked or "-"))
    try:
        chosen = session.console.choose(names, least=0, most=len(names))
    except Verb:
        return
    on = [tick for at, tick in enumerate(ticks) if (at in chosen if chosen else tick.on)]
    say("", *plans.page(plan.title, on, plan.step.closing, made_by()))
    try:
        session.console.ask(t("plain.enter", "Press Enter to go on."))
    except Verb:
        return
