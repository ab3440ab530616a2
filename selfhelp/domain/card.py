"""Cards of Help now, as a graph: each button leads to a card, a tool, a plan or back."""

from dataclasses import dataclass

from selfhelp.domain.paragraph import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A named way on from a card.

    Args:
        to: a target (`targets.py`).
        under18: the target instead, when the reader has said they are under 18.
    """

    id: str
    text: str
    to: str
    under18: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled group of lines on a card; `numbered` counts them from 1."""

    id: str
    title: str = ""
    numbered: bool = False
    items: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. `kinds` are the helpline kinds whose numbers stand on it.

    Its texts may hold the placeholders of `PLACEHOLDERS`, filled with the country's numbers.
    """

    id: str
    title: str
    sections: tuple[Section, ...] = ()
    kinds: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    sets: str = ""


PLACEHOLDERS = ("emergency", "crisis", "prevention", "child-protection", "child-helpline")
"""`{name}` in a card is replaced by the country's numbers of that kind, or by what to do without."""
