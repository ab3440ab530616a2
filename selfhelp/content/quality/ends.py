"""Everything ends on a step to take: modules and tools on their last page, cards with a way on.

And no page ends on death or on a threat (docs/style.md). Between pages the app itself leads on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfhelp.content.quality.counting import sentences
from selfhelp.content.quality.texts import at, owners, pages, starting
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain

VERBS = (
    "add|agree|ask|begin|book|borrow|breathe|bring|call|carry|choose|close|come|copy|decide|do|drink|eat"
    "|fill|find|finish|follow|get|give|go|hang|hold|keep|leave|let|look|make|move|name|note|open|pick"
    "|plan|press|put|read|rest|ring|say|see|send|set|show|sit|sleep|stand|start|stay|step|take|talk|tell"
    "|text|think|try|turn|use|wait|walk|wash|write"
)
"""What a reader is asked to do. A sentence that begins with one of them is a step."""

# "Then do it.", "If it stays, call.", "Tonight, sleep.", "Ask, and go." and "Who could you ask?"
STEP = re.compile(
    rf"(?:^|, |: |; |and |or |then |now |so |otherwise |please |today |tonight |first )"
    rf"(?:{VERBS})\b|\bwho could you\b",
    re.IGNORECASE,
)
HARD = re.compile(
    r"\bsuicid\w*|\b(?:die[sd]?|dying|death|dead|kill\w*|prison|jail|arrest\w*|convict\w*|sentenced|"
    r"ruin\w*|punish\w*)\b",
    re.IGNORECASE,
)


def problems(library: Library) -> Iterator[Problem]:
    """Ends that leave a reader with nothing to do, or with the worst word."""
    for module in owners(library):
        for step in closing(module):
            if not leads_on(step):
                units = starting(library, f"{module.id}.{step.id}") or starting(library, module.id)
                text = f"`{module.id}` may end here; end the page on a step to take now."
                yield at(units[0], text)
    for page in pages(library):
        if page.step.kind in ("read", "card") and page.step.body:
            last = sentences(plain(page.step.body[-1].text))[-1:]
            if last and (found := HARD.search(last[0])) and not STEP.search(last[0]):
                text = f"this page ends on `{found.group(0)}`; let what helps come last."
                yield at(page.units[-1], text)
    for card in library.cards.values():
        if not card.buttons:
            text = "this card ends without a way on; give it a button."
            yield at(library.book.units[f"cards.{card.id}.title"], text)


def closing(module: Module) -> list[Step]:
    """The steps on which a walk may end: the last, and the pages before it that stand in its place."""
    result = list(module.steps[-1:])
    for step in reversed(module.steps[:-1]):
        if not (result[-1].only or result[-1].hide) or step.kind != "read" or step.next:
            break
        result.append(step)
    return result


def leads_on(step: Step) -> bool:
    """Whether the last paragraph of a step asks for something, or its options lead somewhere."""
    if isinstance(step.shape, Choices):
        return any(option.to for option in step.shape.options)
    said = sentences(plain(step.body[-1].text)) if step.body else [plain(step.closing)]
    return any(STEP.search(sentence) for sentence in said)
