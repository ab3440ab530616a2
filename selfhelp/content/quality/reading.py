"""Every page can be read by someone who is tired, afraid or not used to reading."""

from __future__ import annotations

from collections.abc import Iterator

from selfhelp.content.fields import Unit
from selfhelp.content.quality.counting import grade, length, sentences, words
from selfhelp.content.quality.texts import at, for_readers, owners, pages, shown, starting
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain.text import plain

MODULE = 8.0
"""The highest Flesch-Kincaid grade of a module or tool (CONTENT-POLICY)."""

CARD = 10.0
"""And of a card of Help now, of any one page, of a standing line and of a pathway."""

AVERAGE = 20
"""Words in a sentence: fewer than this, on average."""

LONGEST = 35
"""Words in any one sentence."""

ENOUGH = 40
"""Words on a page below which its grade says little; a card of a module always counts."""


def problems(library: Library) -> Iterator[Problem]:
    """What is too hard to read, from whole modules down to single sentences."""
    for module in owners(library):
        # Labels of a word or two would only make it look easier than it is.
        running = [u for u in for_readers(library, module) if u.refs or u.basis or _reply(u)]
        if running:
            yield from _hard(running, MODULE, f"`{module.id}`")
    for card in library.cards.values():
        units = starting(library, f"cards.{card.id}")
        said = [unit for unit in units if unit.basis or unit.refs]
        yield from _hard(said or units, CARD, f"the card `{card.id}`")
    for page in pages(library):
        count = sum(len(words(text)) for text in shown(page.units))
        if page.step.kind == "card" or count >= ENOUGH:
            yield from _hard(list(page.units), CARD, f"the page `{page.step.id}`")
    for line in library.guide.lines if library.guide else ():
        yield from _hard([library.book.units[f"guide.{line.id}"]], CARD, f"the line `{line.id}`")
    for path in library.pathways:
        yield from _hard(starting(library, f"programme.{path.id}"), CARD, f"path {path.id}")
    yield from _long(library)


def _reply(unit: Unit) -> bool:
    return unit.id.endswith((".feedback", ".note", ".about", ".else", ".closing"))


def _hard(units: list[Unit], most: float, name: str) -> Iterator[Problem]:
    """Whether these texts together are too hard; said at the first of them."""
    texts = [text for text in shown(units) if words(text)]
    if not texts:
        return
    if (found := grade(texts)) > most:
        text = f"{name} reads at grade {found:.1f}; {most:.0f} is the most. Use shorter words and sentences."
        yield at(units[0], text)
    if (average := length(texts)) >= AVERAGE:
        text = f"{name} has {average:.0f} words a sentence; fewer than {AVERAGE} is right. Make two of one."
        yield at(units[0], text)


def _long(library: Library) -> Iterator[Problem]:
    """Single sentences that nobody gets through, but for the pages for clinicians and reviewers."""
    apart = {
        f"{module.id}.{part.id}"
        for module in library.walked
        for part in (*module.clinician, *module.safety)
    }
    for unit in library.book.units.values():
        if unit.id not in apart:
            for sentence in sentences(plain(unit.text)):
                if (count := len(words(sentence))) > LONGEST:
                    text = (
                        f"a sentence of {count} words ({sentence[:30]}...); {LONGEST} is the most."
                    )
                    yield at(unit, text)
