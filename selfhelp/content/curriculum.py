"""The points of the curriculum that the content must carry, and the table of what carries them.

A unit says what it carries (`covers: [m5.k3]`); `content/curriculum.yaml` numbers the points and
gives each a short name. The marks stay out of the compiled content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node
from selfhelp.content.tree import Library, Point

ID = re.compile(r"(m[0-9]{1,2}|[a-z]+)\.([a-z]+)([0-9]*)\Z")
MOST_WORDS = 10

SECTIONS = {
    "voice": "Voice (0.2)",
    "shape": "Shape of a module (0.3)",
    "journal": "What is stored and never asked (0.4)",
    "net": "Safety net (0.5)",
    "start": "Start here (0.6)",
    "path": "Pathways (0.7)",
    "card": "Cards of the pathways (0.7)",
    "tool": "Quick tools (0.8)",
    "ocd": "OCD mode (0.9)",
}
KINDS = {
    "k": "key point",
    "c": "card",
    "e": "exercise",
    "q": "knowledge check",
    "p": "practice",
    "n": "clinician note",
    "s": "safety note",
}

HEAD = """\
# What carries what

Every point of the curriculum and the units of the content that carry it. This page is made by
`python3 run.py content coverage` from the marks in the content (`covers:`); don't edit it by hand.
The numbers are those of `content/curriculum.yaml`: m5.k3 is the third key point of module 5, c a card,
e an exercise, q a knowledge check, p the practice, n the clinician note, s a safety note.

A unit's id begins with the file it stands in: `my-pattern.chain` is the step `chain` of
`content/en/modules/my-pattern.yaml`. A mark says that a person has read the unit beside the point. It
does not say that a clinician agrees; `docs/reviewing.md` is about that. Rules of the curriculum that the
program keeps and no text carries, such as what is encrypted, are held by tests and don't stand here.
"""


def points(node: Node, book: Book) -> dict[str, Point]:
    """The points by id, each with its short name and its place."""
    result: dict[str, Point] = {}
    Fields(node, book)  # says so if no fields stand there
    for id, entry in node.map().items():
        name = entry.text().strip()
        found = ID.match(id)
        if not found or not (found[1] in SECTIONS or found[1][1:].isdigit()):
            book.problem(entry, f"`{id[:40]}` is no number of a point; write it as m5.k3.")
        elif found[1] not in SECTIONS and found[2] not in KINDS:
            book.problem(entry, f"the letter of `{id[:40]}` is one of {', '.join(KINDS)}.")
        if not 1 <= len(name.split()) <= MOST_WORDS:
            book.problem(entry, f"`{id[:40]}` needs a short name of one to {MOST_WORDS} words.")
        result[id] = Point(name, entry.file, node.key_lines[id])
    return result


def table(library: Library) -> str:
    """The page: a heading for each module or section, a row for each point."""
    lines = [HEAD.rstrip()]
    section = ""
    for id, point in library.points.items():
        own = id.split(".", maxsplit=1)[0]
        if own != section:
            section = own
            lines += ["", f"## {_heading(own, library)}", "", "| point | what | carried by |"]
            lines += ["|---|---|---|"]
        units = ", ".join(f"`{unit}`" for unit in library.book.marks.get(id, ())) or "**nothing**"
        lines.append(f"| {id} | {_what(id, point)} | {units} |")
    lines += ["", *_counts(library)]
    return "\n".join(lines) + "\n"


def _heading(section: str, library: Library) -> str:
    """A section's title; for m1, m2, ... the module at that place of the programme."""
    if section in SECTIONS:
        return SECTIONS[section]
    number = int(section[1:])
    slugs = library.order[number - 1 : number]
    return f"M{number} {slugs[0]}: {library.modules[slugs[0]].title}" if slugs else section


def _what(id: str, point: Point) -> str:
    """The short name; for a module's point with its kind before it."""
    found = ID.match(id)
    kind = KINDS.get(found[2], "") if found and found[1] not in SECTIONS else ""
    return f"{kind}: {point.name}" if kind else point.name


def _counts(library: Library) -> Iterator[str]:
    """How much there is and how much of it is carried."""
    marks = library.book.marks
    carried = sum(id in marks for id in library.points)
    units = {unit for found in marks.values() for unit in found}
    yield f"{len(library.points)} points, {carried} of them carried, by {len(units)} units."
