"""How long things may be, so that they are read: cards, paragraphs, titles; and modules, as advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selfhelp.content.quality.texts import at, owners, pages, starting
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain.text import plain

CARD = (40, 70)
"""Words on a card of a module: one point, said whole (docs/style.md)."""

PARAGRAPH = 100
"""Words in a paragraph. In 60 columns that is about nine lines, near half of a small screen."""

TITLE = 60
"""Characters in a title, so that it stands in one line of a small terminal beside its margin.
Not for the cards of Help now: their wording is fixed, and they wrap."""

MODULE = (1_200, 2_500)
"""Words of a module's pages and cards, beside its exercises (CURRICULUM.md)."""

PROSE = ("read", "card", "recall")


def problems(library: Library) -> Iterator[Problem]:
    """Cards, paragraphs and titles of other lengths."""
    for page in pages(library):
        if page.step.kind == "card" and page.owner in library.modules:
            count = _words(part.text for part in page.step.body)
            if not CARD[0] <= count <= CARD[1]:
                text = f"this card has {count} words; {CARD[0]} to {CARD[1]} hold one point."
                yield at(page.place, text)
    for unit in library.book.units.values():
        count = _words([unit.text])
        if count > PARAGRAPH:
            yield at(unit, f"this text has {count} words; {PARAGRAPH} is the most. Split it.")
        if unit.id.endswith(".title") and not unit.id.startswith(("cards.", "programme.")):
            length = len(plain(unit.text))
            if length > TITLE:
                yield at(unit, f"this title has {length} characters; {TITLE} fit into a line.")


def advice(library: Library) -> Iterator[Problem]:
    """Modules whose pages and cards together are much shorter or longer than agreed."""
    for module in owners(library):
        if module.type == "module":
            prose = (step for step in module.steps if step.kind in PROSE)
            count = _words(part.text for step in prose for part in step.body)
            if not MODULE[0] <= count <= MODULE[1]:
                text = f"the pages have {count} words; {MODULE[0]} to {MODULE[1]} are meant."
                for unit in starting(library, module.id)[:1]:
                    yield at(unit, text)


def _words(texts: Iterable[str]) -> int:
    """Words between blanks."""
    return sum(len(plain(text).split()) for text in texts)
