"""The compiled files with unit ids in the place of texts, and the units found on the way.

With the skeleton an installed program can compile a pack without the YAML sources: it puts a
translation, or what stands in for it, wherever an id is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Self

from selfhelp.content.build import files
from selfhelp.content.fields import LONGEST_UNIT
from selfhelp.content.tree import Library
from selfhelp.l10n.units import ESSENTIAL_ROOMS, Unit, in_order

MARK = "\ue000"
"""Begins a string that is a unit's id. A private character, which no content may hold."""

FOLDER = "skeleton"
ESSENTIAL_IDS = ("leave.title", "breathe.title", "ground.title")
"""The names of the tools that stand on Help now."""
SAFE_PLAN = "plan.stay_safe"
CRISIS_WORDS = "guide.crisis-words"
"""The language's own list of crisis words is one unit: it is written, not translated."""

SAFE_STEPS = ("safe", "tool-open", "ocd-ask")
SAFE_LINES = ("cannot-call", "honest", "lawyer", "reminder")
"""Those steps and lines of the guide that are about a child's or the reader's safety."""

# What a text is, from the name of its list and its field.
_ROLES = {
    "title": "a title",
    "about": "one line in a list",
    "audience": "who the page is for",
    "note": "a warning shown before the page",
    "prompt": "a question to the reader",
    "otherwise": "shown where there is no earlier answer",
    "closing": "stands at the end of the plan, always",
    "feedback": "said after this answer was given",
    "hint": "a few words of help, with examples",
    "low_text": "the word at the low end of a scale",
    "high_text": "the word at the high end of a scale",
    "later_when": "when the later pages open",
    "body": "a paragraph",
    "aims": "an aim of the page",
    "clinician": "the page for clinicians",
    "safety": "a note for reviewers",
    "licence": "where it comes from and who may use it",
    "options": "an answer to choose",
    "rows": "a line to fill in or to sort",
    "columns": "the head of a column",
    "phases": "said during the exercise",
    "items": "a line on a card",
    "buttons": "a button",
    "lines": "a standing line",
    "crisis_words": "a word that people write when they think of dying",
}


class Marked(str):
    """An English text that knows its unit's id: what `content` is given as its translation."""

    __slots__ = ("id",)
    id: str

    def __new__(cls, id: str, english: str) -> Self:
        """`id` is the unit's, `english` its text."""
        made = super().__new__(cls, english)
        made.id = id
        return made


def skeleton(library: Library) -> dict[str, Any]:
    """The compiled files of a library that was read with `Marked`, below `skeleton/`.

    References and countries are left out: they are not translated.
    """
    result: dict[str, Any] = {}
    for name, content in files(library, FOLDER).items():
        if name.startswith(f"{FOLDER}/") and "/regions/" not in name:
            result[name] = _ids(content)
    guide = result[f"{FOLDER}/guide.json"]
    guide["crisis_words"] = MARK + CRISIS_WORDS
    return result


def _ids(value: Any) -> Any:
    if isinstance(value, Marked):
        return MARK + value.id
    if isinstance(value, dict):
        return {key: _ids(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_ids(part) for part in value]
    return value


def fill(value: Any, text: Callable[[str], Any]) -> Any:
    """A part of the skeleton with `text(id)` in the place of each id."""
    if isinstance(value, str):
        return text(value[len(MARK) :]) if value.startswith(MARK) else value
    if isinstance(value, dict):
        return {key: fill(part, text) for key, part in value.items()}
    if isinstance(value, list):
        return [fill(part, text) for part in value]
    return value


def content_units(library: Library) -> dict[str, Unit]:
    """Every unit of the content, in the order in which it is best translated."""
    places = _places(library)
    safe = _safe(library)
    made: list[Unit] = []
    words: list[str] = []
    for id, each in library.book.units.items():
        room = id.split(".", maxsplit=1)[0]
        if id.startswith(f"{CRISIS_WORDS}."):
            words.append(each.text)
            continue
        label = each.limit < LONGEST_UNIT
        made.append(
            Unit(
                id=id,
                text=each.text,
                room=room,
                note=". ".join(filter(None, (places.get(id), each.note))),
                longest=each.limit * 3 // 2 if label else 0,
                tier="safety" if room == "cards" or id in safe else "ordinary",
                file=each.file,
                line=each.line,
                essential=room in ESSENTIAL_ROOMS or id in ESSENTIAL_IDS,
            )
        )
    first = library.book.units.get(f"{CRISIS_WORDS}.1")
    if first:
        made.append(_crisis_words(words, first.file, first.line))
    # A card's title is read after its buttons; a translator wants the order of the page.
    made.sort(key=lambda unit: (unit.file, unit.line))
    return in_order(made, library.order)


def _crisis_words(words: list[str], file: str, line: int) -> Unit:
    """The list as one unit. It is a paragraph a phrase, so that wrapping can't join two."""
    note = (
        "Not a translation: write what people who think of dying write in your language, each phrase"
        " on a line of its own. The English ones count as well."
    )
    return Unit(
        CRISIS_WORDS,
        "\n\n".join(words),
        room="guide",
        note=note,
        tier="safety",
        file=file,
        line=line,
        essential=True,
    )


def _safe(library: Library) -> set[str]:
    """Ids of the stay-safe plan and of the guide's safety steps and lines."""
    starts: list[str] = []
    for module in library.modules.values():
        for step in module.steps:
            if step.store == SAFE_PLAN or "crisis" in step.numbers:
                starts.append(f"{module.id}.{step.id}")
    starts += [f"guide.{name}" for name in (*SAFE_STEPS, *SAFE_LINES)]
    return {
        id for id in library.book.units if any(id == s or id.startswith(f"{s}.") for s in starts)
    }


def _places(library: Library) -> dict[str, str]:
    """Unit id -> where it is shown, from where the compiled file holds it."""
    found: dict[str, str] = {}
    made = files(library, FOLDER)
    index = made.pop(f"{FOLDER}/index.json")
    # A page's own file says more than the list that names it.
    for name, content in {**made, f"{FOLDER}/index.json": index}.items():
        if "/regions/" in name or not name.startswith(f"{FOLDER}/"):
            continue
        owner = content.get("title", "") if isinstance(content, dict) else ""
        whole = name.split("/", 1)[1].removesuffix(".json")
        page = {
            "cards": "Help now",
            "guide": "shared by all pages",
            "index": "where to begin",
        }.get(whole, f'"{owner}"')
        for id, field, step in _walk(content):
            role = _ROLES.get(field, "a text")
            within = f", {step}" if step else ""
            found.setdefault(id, f"{page}{within}: {role}.")
    return found


def _walk(value: Any, field: str = "", step: str = "") -> Iterator[tuple[str, str, str]]:
    """Each marked text: its unit id, what names its role, and the step or card it is in."""
    if isinstance(value, Marked):
        yield value.id, field, step
    elif isinstance(value, dict):
        if value.get("kind") in _STEPS:
            step = f"{_STEPS[value['kind']]} `{value.get('id', '')}`"
        elif "sections" in value or "buttons" in value:
            step = f"card `{value.get('id', '')}`"
        for name, part in value.items():
            # A plain `text` is told apart by the list it is in.
            yield from _walk(part, field if name == "text" else name, step)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, field, step)


_STEPS = {
    "read": "page",
    "card": "key point",
    "recall": "an earlier answer",
    "reflect": "free writing",
    "scale": "scale from low to high",
    "choose": "choice",
    "fork": "choice that decides the way",
    "check": "question with feedback",
    "sort": "statements to sort",
    "matrix": "table",
    "list": "own list",
    "form": "short form",
    "thought_record": "thought record",
    "chain": "chain of events",
    "map": "areas of life",
    "values_sort": "values to sort",
    "week_grid": "week plan",
    "plan": "plan",
    "timer": "timed exercise",
}
