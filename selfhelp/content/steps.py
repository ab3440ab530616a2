"""A step of a source file as `domain.step.Step`, by the table of kinds."""

from __future__ import annotations

from dataclasses import replace

from selfhelp.content.fields import Fields
from selfhelp.domain import helpline, kinds, record, targets
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.shapes import (
    LINE_LIMIT,
    Choices,
    Column,
    Nothing,
    Number,
    Option,
    Row,
    Shape,
    Table,
    Text,
)
from selfhelp.domain.step import Keep, Phase, Step, Timer

KEEP: tuple[Keep, ...] = ("always", "ask", "never")
STYLES = ("breathing", "wave", "grounding", "away")
ROLES = (
    *("mood", "urge", "connection", "hope", "mattered", "safe"),
    *("before", "after", "minutes", "again", "item9", "total"),
)


def paragraphs(fields: Fields, name: str, *, needed: bool = False) -> tuple[Paragraph, ...]:
    """A list of paragraphs, each with its references or its basis."""
    return tuple(paragraph(each) for each in fields.maps(name, needed=needed))


def paragraph(each: Fields) -> Paragraph:
    """One paragraph: what it rests on must stand."""
    refs = each.refs()
    each.covers()
    basis = each.one_of("basis", ("advice", "design"))
    if not refs and not basis:
        each.book.problem(
            each.node,
            "say what this rests on: `refs: [Key]` for a fact, or `basis: advice` or `design`.",
        )
    text = each.own_unit(refs=refs, basis=basis)
    result = Paragraph(id=each.text("id"), text=text, refs=refs, basis=basis)
    each.done()
    return result


def step(fields: Fields) -> Step | None:
    """One step; None when its kind is unknown."""
    book, node = fields.book, fields.node
    name = fields.text("kind", needed=True)
    if name not in kinds.KINDS:
        if name:
            book.problem(
                fields.get("kind") or node,
                f"the kind `{name[:40]}` is not known; known are: {', '.join(kinds.KINDS)}.",
            )
        return None
    kind = kinds.KINDS[name]
    for field in kind.needs:
        if field not in fields:
            book.problem(node, f"a step of kind {name} needs the field `{field}`.")
    keep = fields.one_of("keep", KEEP, "always")
    kept = fields.one_of("record", record.KINDS, kind.record)
    fields.covers()
    role = fields.one_of("role", ROLES)
    result = Step(
        id=fields.text("id"),
        kind=name,
        title=fields.unit("title", limit=80),
        body=paragraphs(fields, "body"),
        prompt=fields.unit("prompt", limit=300),
        shape=_shape(name, fields),
        keep="never" if keep == "never" else "ask" if keep == "ask" else "always",
        record=kept,
        group=fields.text("group"),
        role=role,
        store=fields.text("store"),
        short=fields.yes("short"),
        hide=fields.names("hide"),
        only=fields.names("only"),
        needs=fields.names("needs"),
        next=fields.text("next"),
        source=fields.text("from") if name in ("recall", "fork") else "",
        otherwise=fields.unit("else") if name == "recall" else "",
        line=fields.number("pages", 0, 2, 30) if name == "recall" else 0,
        pick=fields.yes("pick") if name == "recall" else False,
        numbers=numbers(fields) if name in ("read", "recall") else (),
        closing=fields.unit("closing") if name == "plan" else "",
        behaviour=fields.yes("behaviour"),
        refs=_refs(fields),
        timer=_timer(fields) if name == "timer" else None,
    )
    if not (result.title or result.prompt or result.body):
        book.problem(node, "this step shows nothing; give it a `title`, a `prompt` or a `body`.")
    fields.done()
    return result


def paged(step: Step) -> tuple[Step, ...]:
    """A recall with `pages` as one step a line; the player leaves out those with no line to show."""
    if not step.line:
        return (step,)
    first = replace(step, line=1)
    later = (
        replace(step, id=f"{step.id}-{n}", line=n, otherwise="") for n in range(2, step.line + 1)
    )
    return (first, *later)


def _refs(fields: Fields) -> tuple[str, ...]:
    """What the question, the answers and their feedback rest on; paragraphs name their own."""
    refs = fields.refs()
    for id, unit in fields.book.units.items() if refs else ():
        if id.startswith(f"{fields.path}.") and not unit.basis and not unit.refs:
            unit.refs = refs
    return refs


def numbers(fields: Fields, name: str = "numbers") -> tuple[str, ...]:
    """The kinds of help lines whose numbers stand on the page."""
    found = fields.names(name)
    for kind in found:
        if kind not in helpline.KINDS:
            fields.book.problem(
                fields.node,
                f"`{kind}` is no kind of helpline; known: {', '.join(helpline.KINDS)}.",
            )
    return found


def _shape(kind: str, fields: Fields) -> Shape:
    """The answer shape of a step, from the fields of its kind."""
    match kind:
        case "reflect":
            return Text(lines=fields.yes("lines"))
        case "scale":
            return _number(fields, 0, 10)
        case "timer":
            return Number(low=0, high=120)
        case "choose" | "check" | "fork":
            return _choices(fields, kind)
        case "list":
            most = fields.number("most", 10, 1, 30)
            return Table(columns=(Column(id="line"),), open_rows=most)
        case "sort" | "values_sort":
            boxes = tuple(_box(each) for each in _each(fields, "boxes"))
            rows = _rows(fields, kind, boxes)
            return Table(rows=rows, columns=(Column(id="box", cell=Choices(options=boxes)),))
        case "form" | "thought_record" | "chain":
            return Table(rows=_rows(fields, kind), columns=(Column(id="answer"),))
        case "plan":
            lines = Text(limit=LINE_LIMIT, lines=True)
            return Table(rows=_rows(fields, kind), columns=(Column(id="lines", cell=lines),))
        case "matrix" | "map" | "week_grid":
            columns = tuple(_column(c) for c in _each(fields, "columns"))
            return Table(rows=_rows(fields, kind), columns=columns or (Column(id="answer"),))
        case _:
            return Nothing()


def _each(fields: Fields, name: str) -> list[Fields]:
    """The entries of a list of maps; each is checked for unknown fields by its reader."""
    return fields.maps(name, needed=name != "columns")


def _box(each: Fields) -> Option:
    box = Option(id=each.text("id"), text=each.own_unit(limit=120))
    each.done()
    return box


def _number(fields: Fields, low: int, high: int) -> Number:
    number = Number(
        low=fields.number("min", low, -100, 1000),
        high=fields.number("max", high, -100, 1000),
        low_text=fields.unit("low", limit=60),
        high_text=fields.unit("high", limit=60),
    )
    if number.low >= number.high:
        fields.book.problem(fields.node, "`min` must be less than `max`.")
    return number


def _choices(fields: Fields, kind: str) -> Choices:
    options: list[Option] = []
    for each in _each(fields, "options"):
        option = Option(
            id=each.text("id"),
            text=each.own_unit(limit=300),
            feedback=each.unit("feedback", needed=kind == "check", limit=500),
            right=each.yes("right"),
            goto=each.text("goto"),
            to=target(each, "to"),
            sets=each.text("sets"),
            copies=each.text("copies") if kind == "fork" else "",
        )
        each.covers()
        each.done()
        options.append(option)
    if kind == "check" and options and not any(o.right for o in options):
        fields.book.problem(fields.node, "mark at least one option of this check `right: yes`.")
    least = fields.number("least", 1, 0, 50) if kind == "choose" else 1
    most = fields.number("most", 1, 1, 50) if kind != "fork" else 1
    if least > most or (options and most > len(options)):
        fields.book.problem(fields.node, "`least` and `most` don't fit the number of options.")
    return Choices(options=tuple(options), least=least, most=most)


def target(fields: Fields, name: str, *, needed: bool = False) -> str:
    """A field that holds a target; where it leads is checked once everything is read."""
    value = fields.text(name, needed=needed)
    if value:
        try:
            targets.parse(value)
        except ValueError:
            fields.book.problem(
                fields.get(name) or fields.node,
                f"`{value[:60]}` leads nowhere; write it as `card:id`, `tool:id`, `list:tools`...",
            )
            return ""
    return value


def _rows(fields: Fields, kind: str, boxes: tuple[Option, ...] = ()) -> tuple[Row, ...]:
    """The rows of a table; those of a sort name the box they fit and give feedback."""
    sorts = kind == "sort"
    rows: list[Row] = []
    for each in _each(fields, "rows"):
        row = Row(
            id=each.text("id"),
            text=each.own_unit(limit=400),
            hint=each.unit("hint", limit=300),
            sources=each.names("from") if kind == "plan" else (),
            right=each.text("right") if sorts else "",
            feedback=each.unit("feedback", needed=True, limit=500) if sorts else "",
        )
        if sorts and row.right not in {b.id for b in boxes}:
            each.book.problem(each.node, "`right` must name the id of one of the boxes.")
        each.covers()
        each.done()
        rows.append(row)
    return tuple(rows)


def _column(each: Fields) -> Column:
    """One column: numbers with `min` or `max`, a choice with `options`, else text."""
    id, text = each.text("id"), each.own_unit(limit=120)
    cell: Number | Choices | Text
    if "options" in each:
        cell = _choices(each, "column")
    elif "min" in each or "max" in each:
        cell = _number(each, 0, 10)
    else:
        cell = Text(limit=LINE_LIMIT)
    each.done()
    return Column(id=id, text=text, cell=cell)


def _timer(fields: Fields) -> Timer:
    style = fields.one_of("style", STYLES, "away")
    phases: list[Phase] = []
    for each in fields.maps("phases"):
        seconds = each.number("seconds", 0, 0, 3600)
        phases.append(Phase(id=each.text("id"), text=each.own_unit(limit=200), seconds=seconds))
        each.done()
    timer = Timer(
        style=style,  # type: ignore[arg-type]  # one_of has checked it
        minutes=fields.number("minutes", 0, 0, 120),
        least=fields.number("least", 0, 0, 120),
        most=fields.number("most", 0, 0, 120),
        phases=tuple(phases),
    )
    if style == "breathing" and not (phases and all(p.seconds for p in phases)):
        fields.book.problem(fields.node, "a breathing timer needs phases with `seconds` each.")
    if style == "grounding" and not phases:
        fields.book.problem(fields.node, "a grounding timer needs phases.")
    if style != "grounding" and not timer.minutes:
        fields.book.problem(fields.node, "this timer needs `minutes`.")
    return timer
