"""No question asks for what must not be written down: who, where and when of an offence.

What somebody writes could be read by others (CONTENT-POLICY, red line 9; CURRICULUM.md 0.4). That
the standing reminder stands at each free text, the frontends see to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfhelp.content.quality.texts import Page, at, pages
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library

_ASKS = (
    r"\b(?:who|whom|whose|where|when|how (?:old|often|long|many(?: times)?)"
    r"|(?:what|which) (?:time|date|day|night|month|year|place|house|room|site|app|forum|age|names?))\b"
)
_PAST = r"\b(?:did|was|were|had|have (?:you|i)|has)\b"
_OFFENCE = (
    r"\b(?:offen[cs]e\w*|offend\w*|abus\w+|victims?|images?|pictures?|videos?|material"
    r"|view(?:ed|ing)|look(?:ed)? at|watch(?:ed)?|download\w*|saved?|shared?|touch(?:ed)?"
    r"|(?:the|a|this|that) child(?:ren)?|it happen(?:ed)?|what happened|police came)\b"
)
# Of an offence, in any question to the reader.
OFFENCE = re.compile(
    rf"{_ASKS}[^.?!]{{0,40}}{_PAST}[^.?!]{{0,40}}{_OFFENCE}"
    rf"|{_ASKS}[^.?!]{{0,40}}{_OFFENCE}[^.?!]{{0,20}}{_PAST}"
    r"|\b(?:describe|explain|tell|say|write|list)\b[^.?!]{0,30}\bwhat (?:happened|(?:I|you) did|was done)\b",
    re.IGNORECASE,
)
# Of anything that was: where a step asks what somebody did, the three questions already are too much.
BEHAVIOUR = re.compile(
    rf"{_ASKS} (?:\w+ ){{0,2}}{_PAST}|\b(?:dates?|names?|address\w*|places?) of\b"
    r"|\bwho (?:is|are) (?:the|that|this) (?:child|person|girl|boy)\b",
    re.IGNORECASE,
)


# Pages that ask nothing, and questions about the lesson instead of the reader.
NOT_ASKED = ("read", "card", "recall", "check", "sort")


def problems(library: Library) -> Iterator[Problem]:
    """Questions for who, where or when; and sheets on behaviour that would be kept unasked."""
    for page in pages(library):
        if page.step.behaviour and page.step.keep == "always" and page.step.stores:
            yield at(page.place, "a step on behaviour is kept only if asked: write `keep: ask`.")
        if page.step.kind not in NOT_ASKED:
            yield from _asked(page)


def _asked(page: Page) -> Iterator[Problem]:
    for unit in page.units:
        if unit.refs or unit.basis:
            continue  # a paragraph tells; it doesn't ask
        text = " ".join(unit.text.split())
        found = OFFENCE.search(text) or (page.step.behaviour and BEHAVIOUR.search(text))
        if found:
            yield at(
                unit,
                f"`{found.group(0)}` asks who, where or when; ask for feelings, thoughts and choices.",
            )
