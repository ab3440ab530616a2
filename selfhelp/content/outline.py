"""What a reviewer reads of an item, in order: its steps or cards, and each unit with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfhelp.content.fields import Unit
from selfhelp.content.reviews import walked
from selfhelp.content.tree import Library
from selfhelp.domain.card import Card
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices, Option, Table
from selfhelp.domain.step import Step

KINDS = {
    "read": "A page to read",
    "card": "A card with one key point",
    "recall": "Shows an earlier answer",
    "reflect": "Free writing",
    "scale": "A number to choose",
    "choose": "A choice from a list",
    "fork": "A question that decides the way on; the answer is not kept",
    "check": "A knowledge question; every answer gets feedback",
    "sort": "Statements to sort into boxes",
    "matrix": "Rows by columns to fill in",
    "list": "Lines of one's own",
    "form": "Short fields to fill in",
    "thought_record": "Fields in order, each with its question",
    "chain": "Links in order, each with its question",
    "map": "Areas of life to fill in",
    "values_sort": "Values to sort into boxes",
    "week_grid": "Days by parts of the day",
    "plan": "A plan that is kept and can be changed",
    "timer": "A timed exercise",
}

FLAGS = {
    "ocd": "in OCD mode",
    "rules-off": "in OCD mode with nothing done or meant",
    "under-18": "for readers under 18",
    "session": "in session mode",
    "for-urge": "against an urge",
    "for-stress": "against stress",
    "low-mood": "with mood of 3 or less",
    "low-hope": "with hope of 3 or less",
}
BASES = {"advice": "advice, claims no fact", "design": "what this program does"}


@dataclass(frozen=True, slots=True)
class Row:
    """One unit. `notes` say what it rests on, where it leads and which points it carries."""

    id: str
    text: str
    refs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Part:
    """A step, a card or a list of paragraphs, under one heading."""

    title: str
    about: str = ""
    rows: list[Row] = field(default_factory=list)


def title(library: Library, item: str) -> str:
    """What an item is called on its sheet; KeyError if there is no such item."""
    if item in {"cards", "guide"}:
        return {"cards": "the cards of Help now", "guide": "what every page shares"}[item]
    return walked(library, item).title


@dataclass(slots=True)
class _View:
    """What the rows of one item are made of: its units, and the points that each carries."""

    units: dict[str, Unit]
    points: dict[str, list[str]]


def _view(library: Library, item: str) -> _View:
    points: dict[str, list[str]] = {}
    for id, carriers in library.book.marks.items():
        for unit in carriers:
            points.setdefault(unit, []).append(f"carries {id}: {library.points[id].name}")
    own = {
        id: unit for id, unit in library.book.units.items() if id.split(".", maxsplit=1)[0] == item
    }
    return _View(own, points)


def parts(library: Library, item: str) -> list[Part]:
    """All of an item, in the order in which a reader meets it; no unit is left out or named twice."""
    view = _view(library, item)
    if item == "cards":
        return [_part(view, f"cards.{id}", *_card(card)) for id, card in library.cards.items()]
    if item == "guide" and library.guide:
        steps = [_step(view, "guide", None, step) for step in library.guide.steps]
        return [*steps, _rest(view, item, "Standing lines and crisis words", steps)]
    return _module(view, walked(library, item))


def _module(view: _View, module: Module) -> list[Part]:
    # Of a recall that takes a page a line, one page says what it is.
    steps = [step for step in module.steps if step.line < 2]
    pages = [_step(view, module.id, n, step) for n, step in enumerate(steps, 1)]
    clinician, safety = Part("For clinicians"), Part("Safety notes for reviewers")
    for part, paragraphs in ((clinician, module.clinician), (safety, module.safety)):
        part.rows = [_row(view, f"{module.id}.{each.id}") for each in paragraphs]
    first = _rest(view, module.id, "Name, audience and aims", [*pages, clinician, safety])
    return [first, *pages, clinician, safety]


def _step(view: _View, owner: str, number: int | None, step: Step) -> Part:
    """One step; who sees it and what becomes of the answer stand in its `about`."""
    name = step.title or step.prompt or step.id
    about = [KINDS.get(step.kind, step.kind)]
    if step.only:
        about.append(f"shown only {' or '.join(_when(flag) for flag in step.only)}")
    if step.needs:
        about.append(f"shown only {' and '.join(_when(flag) for flag in step.needs)}")
    if step.hide:
        about.append(f"not shown {' or '.join(_when(flag) for flag in step.hide)}")
    if step.behaviour:
        about.append("asks about behaviour, so it opens with not saving")
    if step.short:
        about.append("part of the short version")
    path = f"{owner}.{step.id}"
    heading = f"{number}. {name}" if number else name
    return _part(view, path, heading, f"{'; '.join(about)}.", _ways(path, step))


def _when(flag: str) -> str:
    """In words, when a flag holds (`docs/content-format.md`)."""
    name, colon, of = flag.partition(":")
    if colon:
        words = {"path": f"on path {of}", "been": f"after {of}", "has": f"with something in {of}"}
        return words.get(name, flag)
    return FLAGS.get(flag, f"after an answer that turns on {flag}")


def _ways(path: str, step: Step) -> dict[str, str]:
    """For each option or row that does something: its unit and what it does."""
    out: dict[str, str] = {}
    options: tuple[Option, ...] = step.shape.options if isinstance(step.shape, Choices) else ()
    for option in options:
        does = ["the fitting answer"] if option.right else []
        does += [f"leads to {to}" for to in (option.goto, option.to) if to]
        does += [f"turns on {option.sets}"] if option.sets else []
        does += [f"copies the answer to {option.copies}"] if option.copies else []
        out[f"{path}.{option.id}"] = "; ".join(does)
    if isinstance(step.shape, Table):
        out |= {f"{path}.{r.id}": f"fits {r.right}" for r in step.shape.rows if r.right}
    return out


def _card(card: Card) -> tuple[str, str, dict[str, str]]:
    """A card's heading, what stands beside it, and where its buttons lead."""
    ways = {}
    for button in card.buttons:
        young = f"; under 18 to {button.under18}" if button.under18 else ""
        ways[f"cards.{card.id}.{button.id}"] = f"a button; leads to {button.to}{young}"
    return card.title, f"A card. Numbers on it: {', '.join(card.kinds)}.", ways


def _part(view: _View, path: str, heading: str, about: str, ways: dict[str, str]) -> Part:
    """Everything below one id, under a heading."""
    # A question of a measure is a unit itself.
    below = [id for id in view.units if id == path or id.startswith(f"{path}.")]
    rows = [_row(view, id, ways.get(id, "")) for id in below]
    return Part(heading, f"{about} {_carried(view, path)}".strip(), rows)


def _rest(view: _View, item: str, heading: str, others: list[Part]) -> Part:
    """The units of an item that stand in none of the other parts."""
    named = {row.id for part in others for row in part.rows}
    rows = [_row(view, id) for id in view.units if id not in named]
    return Part(heading, _carried(view, item), rows)


def _carried(view: _View, path: str) -> str:
    """The points that the whole of a step, card or tool carries: said once, above its rows."""
    return " ".join(f"It {point}." for point in view.points.get(path, ()))


def _row(view: _View, id: str, way: str = "") -> Row:
    """One unit with all that is known about it."""
    unit = view.units[id]
    notes = [", ".join(unit.refs), BASES.get(unit.basis, ""), way, *view.points.get(id, ())]
    return Row(id, unit.text, unit.refs, tuple(filter(None, notes)))
