"""`reviews.yaml`: which translation was signed off, by whom, for exactly which words.

    stay-alive.why.p1: 0123456789abcdef:fedcba9876543210, r1, 2026-10-01

The first hash is of the English, the second of the translation: any edit on either side voids that
unit's sign-off, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from selfhelp.content.source import Problem, parse_text
from selfhelp.l10n.po import Entry
from selfhelp.l10n.units import Unit, digest

NAME = "reviews.yaml"
_LINE = re.compile(
    r"([0-9a-f]{16}):([0-9a-f]{16}), ?([a-z0-9][a-z0-9-]{0,39}), ?([0-9]{4}-[0-9]{2}-[0-9]{2})\Z"
)


class Review(NamedTuple):
    """One sign-off: digests of both sides, the reviewer's id, and the day."""

    source: str
    translation: str
    by: str
    date: str


def read(data: bytes, problems: list[Problem]) -> dict[str, Review]:
    """The sign-offs by unit id; a line that isn't understood is a problem and counts for nothing."""
    text = data.decode("utf-8-sig", "replace")
    node = parse_text(text, problems, NAME) if text.strip() else None
    found: dict[str, Review] = {}
    for id, said in (node.map() if node else {}).items():
        if match := _LINE.match(said.text().strip()):
            found[id] = Review(*match.groups())
        else:
            problems.append(Problem(NAME, said.line, f"`{id[:80]}`: this is no sign-off."))
    return found


def render(reviews: Mapping[str, Review]) -> bytes:
    """The file for these sign-offs, by unit id."""
    lines = [
        f"{id}: {each.source}:{each.translation}, {each.by}, {each.date}\n"
        for id, each in sorted(reviews.items())
    ]
    return "".join(lines).encode()


def sign(unit: Unit, entry: Entry, by: str, date: str) -> Review:
    """The sign-off of what stands there now."""
    return Review(unit.digest, digest("\n\n".join(entry.forms)), by, date)


def holds(unit: Unit, entry: Entry, reviews: Mapping[str, Review]) -> bool:
    """Whether a unit's sign-off is for what stands there now."""
    found = reviews.get(unit.id)
    return found is not None and found[:2] == sign(unit, entry, "", "")[:2]
