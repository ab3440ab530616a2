"""Walking the cards of Help now: a stack of card ids, a button's target out. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from selfhelp.domain.card import Button, Card
from selfhelp.domain.targets import Target, parse

ROOT = "help-now"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where someone is among the cards.

    Args:
        stack: ids of the cards opened, the present one last.
        flags: flags that cards have set, such as "under-18".
    """

    stack: tuple[str, ...]
    flags: frozenset[str] = field(default_factory=frozenset)

    @property
    def at(self) -> str:
        """Id of the present card."""
        return self.stack[-1]


def open_card(cards: dict[str, Card], id: str, walk: Walk | None = None) -> Walk:
    """Open a card, from outside or from another card; an unknown id opens the root card."""
    card = cards.get(id) or cards[ROOT]
    walk = walk or Walk(())
    flags = walk.flags | {card.sets} if card.sets else walk.flags
    if card.id in walk.stack:
        # Going to a card again means going back to it, so that the stack stays short.
        return Walk(walk.stack[: walk.stack.index(card.id) + 1], flags)
    return Walk((*walk.stack, card.id), flags)


def press(cards: dict[str, Card], walk: Walk, button: Button) -> tuple[Walk, Target | None]:
    """Press a button: another card, or a target outside the cards.

    Returns:
        The walk, and None while it goes on among the cards. A walk with an empty stack was left
        by going back from its first card.
    """
    to = button.under18 if button.under18 and "under-18" in walk.flags else button.to
    target = parse(to)
    if target.kind == "card":
        return open_card(cards, target.id, walk), None
    if target.kind == "back":
        return back(walk), None
    return walk, target


def back(walk: Walk) -> Walk:
    """One card back; from the first card, out of the cards (an empty stack)."""
    return replace(walk, stack=walk.stack[:-1])
