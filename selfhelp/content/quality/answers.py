"""Every answer to a question of knowledge gets a kind reply; nobody is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfhelp.content.quality.texts import at, pages
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library

LEAST = 5
"""Words in a reply. "Yes." alone teaches nothing, "No." alone is a mark."""

MARK = re.compile(
    r"(?:(?:that(?:'s| is) |not )?(?:wrong|incorrect|correct|false|right)"
    r"|well done|good job|no|oops|sorry)[.,:;]",
    re.IGNORECASE,
)


def problems(library: Library) -> Iterator[Problem]:
    """Options of checks and rows of sorts without a reply, with too short a one, or with a mark."""
    for page in pages(library):
        if page.step.kind not in ("check", "sort"):
            continue
        for unit in page.units:
            if not unit.id.endswith(".feedback"):
                continue
            if len(unit.text.split()) < LEAST:
                yield at(unit, f"this reply is short; say in {LEAST} words or more why.")
            if mark := MARK.match(unit.text):
                yield at(unit, f"`{mark.group(0)}` marks the reader; say what is so instead.")
