"""Help now in lines: doors, numbers, tools. Works at every prompt and by itself."""

from __future__ import annotations

from selfhelp.domain.card import Button, Card
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.helplines.numbers import numbers
from selfhelp.plain import lines_page, show, verbs
from selfhelp.plain.console import Verb
from selfhelp.plain.session import Session
from selfhelp.player import cards
from selfhelp.player.cards import ROOT, Walk

TOOLS = ("leave", "breathe", "ground")
"""The three tools on the first card, in the curriculum's order (0.5)."""


def run(session: Session, card: str = ROOT) -> None:
    """Open a card and walk on from there until the person goes back out or to a place."""
    deck = session.shelf.cards()
    flags = frozenset(session.keeper.facts().flags & {"under-18"})
    walk: Walk = cards.open_card(deck, card, Walk((), flags))
    while walk.stack:
        for flag in walk.flags:
            session.keeper.flag(flag, on=True)
        shown = deck[walk.at]
        session.console.say(*lines(session, shown))
        if not session.console.interactive:
            return
        button = _button(session, shown)
        if button is None:
            walk = cards.back(walk)
            continue
        walk, target = cards.press(deck, walk, button)
        if target is not None:
            if target.kind == "stop":
                return
            asked = shown.id == "child-question"
            session.go(f"{target.kind}:{target.id}", asked=asked)
            return


def lines(session: Session, card: Card) -> list[str]:
    """A card with the numbers that stand on it."""
    country, world = session.country(), session.world()
    out = show.card(card, lambda name: numbers(country, name, world))
    calls = lines_page.short(session, card.kinds)
    # On the first card and on those that only ask, the numbers come last; with steps to take
    # now, the number to call comes before them.
    return out + calls if card.id == ROOT or not card.sections else [*out[:2], *calls, *out[2:]]


def _button(session: Session, card: Card) -> Button | None:
    """Which way on; None for back."""
    buttons = list(card.buttons)
    if card.id == ROOT:
        known = {each.id for each in session.shelf.tools()}
        for id in TOOLS:
            if id in known and not (session.has("ocd") and id == "leave"):
                buttons.append(
                    Button(id=id, text=plain(session.shelf.module(id).title), to=f"tool:{id}")
                )
        buttons.append(
            Button(
                id="helplines", text=t("now.all", "All services, and another country"),
                to="list:helplines",
            )
        )
    if card.id != ROOT:
        buttons.append(Button(id="now", text=t("now.title", "Help now"), to=f"card:{ROOT}"))
    session.console.say("")
    options = [plain(button.text) for button in buttons]
    while True:
        try:
            chosen = session.console.choose(options)
        except Verb as verb:
            if verb.name == verbs.HELP:
                return Button(id="now", text="", to=f"card:{ROOT}")
            if verb.name == verbs.REPEAT:
                session.console.say(*lines(session, card))
                continue
            if verb.name == verbs.WHY:
                parts = tuple(item for s in card.sections for item in s.items)
                session.console.say(*show.reasons(parts, session.shelf.references()))
                continue
            return None
        return buttons[chosen[0]] if chosen else None
