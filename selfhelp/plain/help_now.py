"""Help now in lines: doors, numbers, tools. Works at every prompt and by itself."""

from __future__ import annotations

from selfhelp.domain.card import Button, Card
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain
from selfhelp.helplines.order import numbers
from selfhelp.plain import card_lines, lines_page, verbs
from selfhelp.plain.console import Verb, no_aside
from selfhelp.plain.session import Session
from selfhelp.player import cards
from selfhelp.player.cards import ROOT, Walk

TOOLS = ("leave", "breathe", "ground")
"""The three tools on the first card, in the curriculum's order (0.5)."""


def run(session: Session, card: str = ROOT) -> None:
    """Open a card and walk on from there until the person goes back out or to a place."""
    deck = session.shelf.cards()
    flags = frozenset({"under-18"} if session.has("under-18") else ())
    walk: Walk = cards.open_card(deck, card, Walk((), flags))
    while walk.stack:
        for flag in walk.flags:
            session.keeper.flag(flag, on=True)
        shown = deck[walk.at]
        buttons = _buttons(session, shown)
        _print(session, shown, buttons)
        if not session.console.interactive:
            return
        button = _pressed(session, shown, buttons)
        if button is None:
            walk = cards.back(walk)
            continue
        walk, target = cards.press(deck, walk, button)
        if target is not None:
            if target.kind == "stop":
                return
            asked = shown.id == "child-question"
            session.go(f"{target.kind}:{target.id}", asked=asked)
            if asked:
                return
            # The card is not done with: after the plan comes a person, after breathing the call.


def _print(session: Session, card: Card, buttons: list[Button]) -> None:
    """A card, with the numbers that stand on it.

    The first card has its doors first (DESIGN.md "Help now"). With steps to take now, the number
    to call comes before them; on a card that only asks, after the question and its answers.
    """
    country, world = session.country(), session.world()
    text = card_lines.card(card, lambda name: numbers(country, name, world))
    calls = lines_page.short(session, card.kinds)
    if card.id == ROOT:
        calls = [*calls, *own(session)]
    console, texts = session.console, [plain(button.text) for button in buttons]
    if card.id == ROOT:
        doors = len(card.buttons)
        console.say(*text[:2])
        console.number(texts[:doors])
        console.say("", *text[2:], *calls, "")
        if console.interactive:
            console.number(texts[doors:], start=doors + 1)
        else:
            # Nobody can type a number into a page that is only printed.
            for button in buttons[doors:]:
                kind, _, id = button.to.partition(":")
                what = plain(button.text)
                if kind == "tool":
                    console.say(t("now.tool-line", "{what}: selfhelp tool {id}", what=what, id=id))
                else:
                    console.say(t("now.lines-line", "{what}: selfhelp helplines", what=what))
    elif card.sections:
        # Steps may be numbered too, so a line tells the two lists apart.
        asks = card.title.rstrip().endswith(("?", "\uff1f", "\u061f"))
        ways = text[1] if asks else t("now.ways", "Which of these fits now?")
        console.say(*text[:2], *calls, "", *text[2:], "", ways)
        console.number(texts)
    else:
        console.say(*text, "")
        console.number(texts)
        console.say("", *calls)


def own(session: Session) -> list[str]:
    """The person's own people to call and stay-safe plan, where these may be shown."""
    kept = session.own_help_known()
    lines: list[str] = []
    if kept.people:
        lines += ["", t("now.people", "Your own list:"), *kept.people]
    if kept.plan:
        lines += ["", t("now.plan", "Your stay-safe plan:"), *kept.plan]
    if not lines and session.locked:
        lines = [
            t("now.locked", "Your own list and plan are in your journal: open it to see them.")
        ]
    return lines


def _buttons(session: Session, card: Card) -> list[Button]:
    """The ways on from a card: its own, and from the first one the tools and all services."""
    now = Button(id="now", text=t("now.title", "Help now"), to=f"card:{ROOT}")
    if card.id != ROOT:
        return [*card.buttons, now]
    known = session.shelf.titles("tools")
    tools = [
        Button(id=id, text=plain(known[id]), to=f"tool:{id}")
        for id in TOOLS
        if id in known and not (session.has("ocd") and id == "leave")
    ]
    every = t("now.all", "All services, and another country")
    return [*card.buttons, *tools, Button(id="helplines", text=every, to="list:helplines")]


def _pressed(session: Session, card: Card, buttons: list[Button]) -> Button | None:
    """Which way on; None for back."""
    texts = [plain(button.text) for button in buttons]
    while True:
        try:
            with session.console.asides(no_aside):
                chosen = session.console.choose(texts, printed=True, back=True)
        except Verb as verb:
            if verb.name == verbs.HELP:
                return Button(id="now", text="", to=f"card:{ROOT}")
            if verb.name == verbs.REPEAT:
                _print(session, card, buttons)
                continue
            if verb.name == verbs.WHY:
                parts = tuple(item for s in card.sections for item in s.items)
                session.console.say(*card_lines.reasons(parts, session.shelf.references()))
                continue
            return None
        return buttons[chosen[0]] if chosen else None
