"""The words of the ten minutes to begin, and the services to choose one from."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widgets import Static

from selfhelp.domain.helpline import Country
from selfhelp.domain.strings import t
from selfhelp.helplines import order
from selfhelp.helplines import words as said
from selfhelp.session import Session
from selfhelp.tui.screens.page import Choice, Item, Line
from selfhelp.tui.words import NumberLine

KINDS = ("perpetration-prevention", "crisis")
MOST = 6
"""So many services to choose from: the best of each kind come first."""


def title(step: str, session: Session) -> str:
    """The question of a step."""
    country = session.country()
    match step:
        case "who":
            return t("begin.who", "Welcome. You are not the only one.")
        case "country" if country is not None:
            return t("begin.which", "Are you in {country}?", country=country.name)
        case "country":
            return t("countries.title", "Which country?")
        case "age":
            return t("begin.age", "Are you 18 or older?")
        case "situation":
            return t("home.situation", "Which of these is closest to you?")
        case "children":
            return t("begin.children", "Do you live with, look after or work with children?")
        case "hope":
            return session.shelf.guide().step("hope").prompt
        case "number":
            return t("begin.number", "Which number would you really use?")
        case "breathe":
            return t("begin.two", "Two minutes of slow breathing?")
    return t("begin.end", "That was the beginning.")


def lines(step: str, session: Session) -> Iterator[Line]:
    """What to know first."""
    match step:
        case "who":
            yield t(
                "begin.for",
                "This is for adults who worry about their own sexual thoughts about children, or"
                " about what they have done. It is also for people who support someone.",
            )
            yield session.shelf.guide().line("not-treatment")
            yield ("soft", t("begin.skips", "You can leave out any question and stop at any time."))
        case "country":
            yield ("soft", t("begin.why-country", "It decides which numbers and laws you see."))
        case "age":
            yield ("soft", t("begin.why-age", "There is a page of its own for younger people."))
        case "situation":
            yield ("soft", t("path.any-time", "You can choose another at any time."))
        case "children":
            why = t(
                "begin.why-children", "If so, the page about being safe around them comes early."
            )
            yield ("soft", why)
        case "hope":
            yield ("soft", t("begin.why-hope", "Nobody is told, and nothing is stored."))
        case "number":
            yield ("soft", t("begin.why-number", "Choosing one now makes it easier to call later."))
        case "breathe":
            yield t(
                "begin.why-breathe",
                "In for four, out for six. It is a small thing that you can do anywhere. You can"
                " end it whenever you like.",
            )
        case _:
            yield t(
                "begin.go-on",
                "Nothing more needs to be done tonight. If you want to go on, this is where:",
            )


def picked(name: str, number: str) -> Iterator[Line]:
    """The one number, by itself."""
    text = t("begin.one", "{name}: {number}", name=name, number=number)
    yield Static(NumberLine(text, [number]), classes="para")
    yield t(
        "begin.put",
        "Put it in your phone now, or write it on paper. Use any name for it that you like.",
    )
    yield ("soft", t("begin.not-stored", "This app does not store which one you chose."))


def services(session: Session) -> list[Choice]:
    """Lines for the person's own life and thoughts, each with its way of contact."""
    return [
        Item(service, f"<b>{name}</b>", meta=contact, tone="number")
        for service, name, contact in _known(session)
    ]


def service(session: Session, id: str) -> tuple[str, str]:
    """Name and contact of one of them."""
    return next((name, contact) for known, name, contact in _known(session) if known == id)


def _known(session: Session) -> list[tuple[str, str, str]]:
    country = session.country()
    found = _of(country) or _of(session.world())
    return found[:MOST]


def _of(country: Country | None) -> list[tuple[str, str, str]]:
    if country is None:
        return []
    return [
        (each.id, said.heading(each, country.name), said.contact(each))
        for kind in KINDS
        for each in [s for s in order.full_list(country) if s.kind == kind][: MOST // 2]
        if said.contact(each)
    ]
