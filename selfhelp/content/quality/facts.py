"""A finding names its works, and every work in the list is named somewhere.

That a key exists, and that a paragraph has `refs` or a `basis` at all, is seen to when the files
are read (`fields.py`, `steps.py`). Here, words that only a finding uses may not stand on
`basis: advice`. The patterns know no meaning: a claim in other words is for the reviews.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfhelp.content.quality.texts import at
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_PART = r"(?:half|a third|a quarter|two thirds)"
_PEOPLE = r"(?:people|men|women|adults|children|users|participants|clients|patients|survivors)"

_FINDINGS = (
    # Who found it. "A place of study" and "to study" are no findings, "no trial" neither.
    r"(?<!of )(?<!to )\bstud(?:y|ies)\b",
    r"\bresearch(?:ers?)?\b|\bsurveys?\b|\bmeta-analys\w+",
    r"\b(?:randomi[sz]ed|controlled|in (?:a|one)|\d+) trials?\b",
    # Not what the police collect.
    r"\b(?:outcome|good|weak|strong|little|clear) evidence\b",
    r"(?<!as )\bevidence (?:for|that|is|shows|suggests)\b",
    # How many.
    r"\bper ?cent\b|\d ?%",
    rf"\b{_NUMBER} (?:in|out of|of) (?:every )?{_NUMBER}\b",
    rf"\b\d[\d,.]* (?:\w+ )?{_PEOPLE}\b",
    rf"\b(?:nearly|almost|about|over|(?:more|less) than) {_PART} (?:of|said|had|were|found)\b",
    # Compared with whom.
    r"\b(?:twice|half|\w+ times) as (?:likely|many|much|often)\b",
    r"\bpeople who\b[^.?!]*\b(?:more|less|fewer|likel(?:y|ier)|seldom|rarely|occurs?)\b",
    r"\b(?:occurs?|common) (?:\w+ )?(?:in|among) people\b",
)
FINDING = re.compile("|".join(_FINDINGS), re.IGNORECASE)


def problems(library: Library) -> Iterator[Problem]:
    """Findings without works, and works without a finding."""
    for unit in library.book.units.values():
        if unit.refs or unit.basis == "design":
            continue  # what the app does is no finding, whatever the words
        if found := FINDING.search(" ".join(unit.text.split())):
            where = "" if unit.basis else " of the step"
            yield at(
                unit,
                f"`{found.group(0)}` sounds like a finding; name its works in `refs`{where}, "
                "or say it as advice.",
            )
    for key in sorted(set(library.references) - library.book.used_references):
        text = f"nothing rests on `{key}`; name it where it belongs, or take it out."
        yield Problem(*library.book.places[f"references.{key}"], text)
