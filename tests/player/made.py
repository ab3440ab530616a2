"""Small modules made by hand, and the real guide, for the player's tests."""

from pathlib import Path
from typing import Any

from selfhelp.content.load import Shelf
from selfhelp.domain.facts import Facts
from selfhelp.domain.module import Guide, Module
from selfhelp.domain.moment import Moment
from selfhelp.domain.paragraph import Paragraph
from selfhelp.domain.shapes import (
    Choices,
    Column,
    Number,
    Option,
    Row,
    Shape,
    Table,
    Text,
)
from selfhelp.domain.step import Phase, Step, Timer
from selfhelp.player.inputs import Answer, Ask, Turn
from selfhelp.player.machine import Player

NOW = Moment(1_790_000_000_000, 60)
SHELF = Shelf(Path(__file__).parents[2] / "selfhelp" / "_data")

YES_NO = (Option(id="yes", text="Yes"), Option(id="no", text="No"))
SHAPES: dict[str, Shape] = {
    "reflect": Text(),
    "scale": Number(),
    "choose": Choices(options=YES_NO),
    "fork": Choices(
        options=(
            Option(id="on", text="On"),
            Option(id="far", text="Far", goto="end"),
            Option(id="card", text="Card", to="card:safe-now"),
        )
    ),
    "check": Choices(
        options=(
            Option(id="a", text="A", feedback="a", right=True),
            Option(id="b", text="B", feedback="b"),
        )
    ),
    "sort": Table(
        rows=(Row(id="r1", text="One", right="in", feedback="f"),),
        columns=(Column(id="box", cell=Choices(options=(Option(id="in", text="In"),))),),
    ),
    "matrix": Table(
        rows=(Row(id="r1", text="One"), Row(id="r2", text="Two")),
        columns=(Column(id="c1", text="How", cell=Number()), Column(id="c2", text="Why")),
    ),
    "list": Table(columns=(Column(id="line"),), open_rows=3),
    "plan": Table(
        rows=(Row(id="s1", text="Signs"),), columns=(Column(id="lines", cell=Text(lines=True)),)
    ),
}
VALUES = {
    "reflect": "my words",
    "scale": 4,
    "choose": ["no"],
    "fork": ["on"],
    "check": ["b"],
    "sort": {"r1": {"box": ["in"]}},
    "matrix": {"r1": {"c1": 3, "c2": "because"}},
    "list": {"1": {"line": "one"}, "2": {"line": "two"}},
    "plan": {"s1": {"lines": "a\nb"}},
}


def step(id: str, kind: str = "read", **fields: object) -> Step:
    """A step of a kind, storing what that kind stores."""
    made: dict[str, object] = {"shape": SHAPES[kind]} if kind in SHAPES else {}
    if kind in SHAPES and kind != "fork":
        made["record"] = {"check": "check", "plan": "plan"}.get(kind, "worksheet")
    if kind == "plan":
        made |= {"store": "plan.stay_safe", "closing": "Call."}
    if kind == "read":
        made["body"] = (Paragraph(id="p", text="Text.", basis="advice"),)
    if kind == "timer":
        phases = (Phase(id="in", text="In", seconds=4), Phase(id="out", text="Out", seconds=6))
        made |= {
            "shape": Number(high=120),
            "timer": Timer(style="breathing", minutes=5, least=1, most=20, phases=phases),
        }
    return Step(id=id, kind=kind, title=id, **{**made, **fields})  # type: ignore[arg-type]


def module(*steps: Step, type: str = "module", **fields: Any) -> Module:
    """A module of these steps."""
    return Module(
        **{
            "id": "made",
            "type": type,
            "revision": 1,
            "title": "Made",
            "about": "About",
            "minutes": 5,
            "steps": steps,
            **fields,
        }
    )


def guide() -> Guide:
    """The real shared steps."""
    return SHELF.guide()


def player(made: Module, *flags: str, **facts: object) -> Player:
    """A player with these flags holding."""
    return Player(made, guide(), Facts(flags=frozenset(flags), **facts))  # type: ignore[arg-type]


def answer_until(walker: Player, turn: Turn, id: str, **given: object) -> Turn:
    """Answer or skip until the step with this id is asked."""
    from selfhelp.player.inputs import Skip

    for _ in range(100):
        assert isinstance(turn.prompt, Ask), (id, turn.prompt)
        asked = turn.prompt.step.id
        if asked == id:
            return turn
        key = asked.replace("-", "_")
        turn = walker.advance(turn.state, Answer(given[key]) if key in given else Skip(), NOW)
    raise AssertionError(id)
