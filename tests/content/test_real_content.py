"""The content that ships: no problems, no dead ends, no lesson where there should be help."""

import ast
import re
from pathlib import Path

import pytest

from selfhelp.domain.card import Card
from selfhelp.domain.helpline import KINDS
from selfhelp.domain.shapes import Choices
from selfhelp.domain.targets import parse
from selfhelp.domain.text import plain

ROOT = Path(__file__).resolve().parents[2]
URGENT = ("immediate", "safe", "hurt", "child-", "who-today", "worried", "called", "which-danger")
APART = "immediate-apart"


def ways(card: Card, *, young: bool) -> list[str]:
    return [(young and button.under18) or button.to for button in card.buttons]


def reached(cards: dict[str, Card], start: set[str], *, shut: str = "", young=None) -> set[str]:
    """The cards that can be come to over buttons, never passing through `shut`."""
    seen: set[str] = set()
    ahead = set(start)
    while ahead:
        id = ahead.pop()
        if id in seen or id == shut:
            continue
        seen.add(id)
        targets = [to for flag in (False, True) for to in ways(cards[id], young=flag)]
        if young is not None:
            targets = ways(cards[id], young=young)
        ahead |= {parse(to).id for to in targets if parse(to).kind == "card"}
    return seen


def opened_from_outside(library) -> set[str]:
    """The cards that rules, pathways and options of steps open."""
    rules = ast.parse((ROOT / "selfhelp/player/rules.py").read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(rules) if isinstance(node, ast.Constant)]
    targets = {text for text in texts if isinstance(text, str) and text.startswith("card:")}
    assert targets >= {"card:child-question", "card:safe-now", "card:who-today"}
    targets |= {path.opens for path in library.pathways if path.opens}
    owners = [*library.modules.values(), *library.tools.values(), library.guide]
    for step in (step for owner in owners for step in owner.steps):
        if isinstance(step.shape, Choices):
            targets |= {option.to for option in step.shape.options if option.to}
    return {parse(to).id for to in targets if parse(to).kind == "card"}


def test_the_content_has_no_problems(library):
    assert [str(problem) for problem in library.problems] == []


def test_every_work_in_the_list_is_used(library):
    assert set(library.references) - library.book.used_references == set()


def test_every_card_can_be_come_to(library):
    start = {"help-now"} | opened_from_outside(library)
    assert reached(library.cards, start) == set(library.cards)


def test_every_card_shows_a_kind_of_help_line_and_has_a_way_on(library):
    for card in library.cards.values():
        assert card.kinds, card.id
        assert set(card.kinds) <= set(KINDS), card.id
        assert card.buttons, card.id


def test_every_urgent_card_shows_the_emergency_number(library):
    without = {
        card.id
        for card in library.cards.values()
        if card.id.startswith(URGENT) and "emergency" not in card.kinds
    }
    # After the steps have been gone through; the number is on every card before it.
    assert without == {"immediate-after"}


def test_from_every_card_people_are_two_buttons_away(library):
    """Numbers stand on each card; a person to speak to or the plan can be come to from each."""
    for card in library.cards.values():
        near = reached(library.cards, {card.id})
        assert near & {"who-today", "safe-now", "under-18"}, card.id


@pytest.mark.parametrize("start", ["immediate", "immediate-both", "child-question", "hurt-child"])
def test_no_breathing_before_apart(start, library):
    for id in reached(library.cards, {start}, shut=APART, young=False):
        assert "tool:breathe" not in ways(library.cards[id], young=False), id
    assert "tool:breathe" in ways(library.cards[APART], young=False)


def test_no_urgent_card_offers_a_tool_at_once(library):
    """`leave` after "no child is near me" and the two tools once apart are the exceptions."""
    offers = {
        (card.id, to)
        for card in library.cards.values()
        if card.id.startswith(URGENT)
        for to in (*ways(card, young=False), *ways(card, young=True))
        if parse(to).kind == "tool"
    }
    assert offers == {
        ("child-question", "tool:leave"),
        (APART, "tool:breathe"),
        (APART, "tool:ground"),
    }


def test_no_card_leads_to_a_lesson(library):
    for card in library.cards.values():
        for young in (False, True):
            kinds = {parse(to).kind for to in ways(card, young=young)}
            assert "module" not in kinds, card.id


def test_what_a_card_leads_to_beside_cards_is_help(library):
    allowed = {"plan:stay_safe", "list:tools", "list:helplines", "list:people", "stop"}
    tools = {"tool:leave", "tool:breathe", "tool:ground"}
    for card in library.cards.values():
        for to in (*ways(card, young=False), *ways(card, young=True)):
            assert to in allowed | tools or parse(to).kind == "card", (card.id, to)


def test_a_reader_under_18_never_comes_to_the_cards_for_adults(library):
    for start in ("help-now", "under-18"):
        seen = reached(library.cards, {start}, young=True)
        assert not {id for id in seen if id.startswith("immediate")}
        assert "u18-worried" in seen
    assert library.cards["under-18"].sets == "under-18"


def test_the_doors_of_help_now(library):
    assert [(b.id, b.to) for b in library.cards["help-now"].buttons[:3]] == [
        ("child-in-danger", "card:child-in-danger"),
        ("might-hurt-child", "card:immediate"),
        ("might-hurt-self", "card:safe-now"),
    ]


def test_answers_that_worry_lead_to_the_child_first(library):
    cards = library.cards
    assert [(b.text, b.to) for b in cards["child-question"].buttons] == [
        ("Yes", "card:immediate"),
        ("Not sure", "card:immediate"),
        ("No", "tool:leave"),
    ]
    assert [(b.text, b.to) for b in cards["which-danger"].buttons] == [
        ("You", "card:safe-now"),
        ("A child", "card:immediate"),
        ("Both", "card:immediate-both"),
    ]
    assert [(b.id, b.to) for b in cards["safe-now"].buttons] == [
        ("already", "card:safe-already"),
        ("no", "card:safe-not"),
        ("not-sure", "card:safe-not"),
        ("for-now", "card:safe-yes"),
    ]


def test_twelve_pathways_a_to_l(library):
    assert [path.id for path in library.pathways] == list("ABCDEFGHIJKL")
    opens = {path.id: path.opens for path in library.pathways}
    assert opens["E"] == "card:immediate"
    assert opens["G"] == "card:under-18"
    assert opens["H"].startswith("card:hurt-child")
    assert opens["K"] == "card:threatened"


def test_a_step_that_asks_whether_it_is_safe_to_go_on_opens_a_card(library):
    options = library.guide.step("safe").shape.options
    assert {option.id: option.to for option in options} == {
        "yes": "",
        "no": "card:which-danger",
        "not-sure": "card:which-danger",
    }


def test_every_text_is_plain_characters(library):
    for unit in library.book.units.values():
        assert plain(unit.text).isprintable() or "\n\n" in unit.text, unit.id
        assert not re.search(r"[“”‘’]", unit.text), unit.id


def test_tools_keep_nothing_but_their_minutes(library):
    for tool in library.tools.values():
        kept = [(step.kind, step.role) for step in tool.steps if step.stores]
        assert set(kept) <= {("timer", "minutes")}, tool.id


def test_the_right_answer_may_stand_anywhere(library):
    """Who always takes the same place isn't right more often than by chance, and a bit."""
    asked = [
        [option.right for option in step.shape.options]
        for module in library.modules.values()
        for step in module.steps
        if step.kind == "check" and isinstance(step.shape, Choices)
    ]
    of_three = [rights.index(True) for rights in asked if len(rights) == 3 and sum(rights) == 1]
    assert len(of_three) > 50
    assert max(map(of_three.count, range(3))) < len(of_three) * 0.4
