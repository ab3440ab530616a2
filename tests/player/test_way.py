"""The order of the pages: each pathway as the curriculum has it, and what moves in it (0.6-0.9)."""

import pytest

from selfhelp.domain.module import Pathway, Summary
from selfhelp.domain.moment import DAY_MS, Moment
from selfhelp.player.inputs import Answer, Ask
from selfhelp.player.memory import Memory
from selfhelp.player.way import OCD_OFF, heavy_today, next_stop, way
from tests.e2e.walker import Person
from tests.player.made import NOW, SHELF, player

# CURRICULUM.md 0.7; modules by their numbers. What stands twice stands where it comes first.
NUMBERS = [
    "stay-alive", "why-change", "law-and-truth", "real-children", "my-pattern", "thinking-traps",
    "riding-urges", "feelings-and-shame", "online-life", "safe-around-children", "connection",
    "telling-someone", "after-the-knock", "getting-help", "good-life", "staying-changed",
]  # fmt: skip
CURRICULUM = {
    "A": [7, 8, 2, 10, 12, 11, 9, 15, 14, 3, 16],
    "B": [9, 3, 1, 7, 2, 5, 6, 10, 8, 11, 12, 14, 15, 16, 4],
    "C": [1, 13, 3, 8, 10, 9, 12, 14, 7, 11, 15, 2, 5, 6, 4, 16],
    "D": [9, 3, 2, 7, 1, 14, 5, 6, 10, 4, 16],
    "E": [1, 10, 14, 7, 9, 12, 5, 6, 11, 15, 16],
    "F": [1, 10, 12, 13, 16],
    "G": [],
    "H": [1, 14, 3, 10, 9, 12, 13, 8, 7, 11, 15, 16, 5, 6, 4],
    "I": [1, 3, 2, 7, 9, 5, 6, 8, 10, 4, 11, 12, 15, 16],
    "J": [16, 1, 10, 9, 5, 15, 11],
    "K": [1, 12, 14],
    "L": [1, 10, 12, 13, 16],
}
MUST = {"A": [7, 10], "B": [9, 3, 1], "C": [1, 13, 3], "D": [9, 3], "E": [1, 10], "H": [1, 14, 10]}
LATER = {"B": [4], "C": [2, 5, 6, 4, 16], "H": [5, 6, 4]}
SHORT = {"B": [3], "C": [3], "D": [9, 3], "H": [3], "J": [16]}

PATHS = {path.id: path for path in SHELF.pathways()}
HERE = {each.id for each in SHELF.modules()}


def named(numbers: list[int]) -> list[str]:
    return [NUMBERS[n - 1] for n in numbers if NUMBERS[n - 1] in HERE]


@pytest.mark.parametrize("letter", CURRICULUM)
def test_each_path_is_the_curriculums(letter: str) -> None:
    stops = way(PATHS[letter], ())
    assert [stop.id for stop in stops] == named(CURRICULUM[letter])
    assert {s.id for s in stops if s.must} == set(named(MUST.get(letter, [])))
    assert [s.id for s in stops if s.later] == named(LATER.get(letter, []))
    assert {s.id for s in stops if s.short} == set(named(SHORT.get(letter, [])))
    assert bool(PATHS[letter].later_when) == (letter in LATER)


@pytest.mark.parametrize("letter", [x for x in CURRICULUM if x != "G"])
def test_little_hope_puts_the_worst_days_first(letter: str) -> None:
    assert way(PATHS[letter], {"low-hope"})[0].id == "stay-alive"


@pytest.mark.parametrize("letter", [x for x in CURRICULUM if x != "G"])
def test_with_children_in_ones_life_the_rules_come_early_and_are_a_must(letter: str) -> None:
    stops = way(PATHS[letter], {"children"})
    ids = [stop.id for stop in stops]
    at = ids.index("safe-around-children")
    assert stops[at].must
    assert ids[at - 1] == "stay-alive" if "stay-alive" in ids else at == 1


def test_in_ocd_mode_nothing_rates_maps_or_avoids() -> None:
    for path in PATHS.values():
        assert not {stop.id for stop in way(path, {"ocd"})}.intersection(OCD_OFF)
        kept = [stop.id for stop in way(path, {"ocd", "ocd-keep-rules"})]
        assert kept == [stop.id for stop in way(path, ())]
    found = [stop.id for stop in way(PATHS["A"], {"ocd"})]
    assert found == named([7, 14, 8, 11, 15, 1])


def test_what_waits_is_never_the_next_step() -> None:
    path = Pathway(
        id="X", title="X", about="", modules=("a", "b"), later=("a",), later_when="When."
    )
    stops = way(path, ())
    assert [stop.id for stop in stops] == ["b", "a"]
    following = next_stop(stops, ())
    assert following is not None
    assert following.id == "b"
    assert next_stop(stops, {"b"}) is None


def test_two_heavy_pages_on_one_day() -> None:
    known = [
        Summary(id=id, type="module", title=id, about="", minutes=5, heavy=heavy)
        for id, heavy in (("one", True), ("two", True), ("light", False))
    ]
    today, yesterday = {"one": NOW}, {"one": Moment(NOW.ms - DAY_MS, NOW.offset)}
    assert heavy_today("two", known, today, NOW)
    assert not heavy_today("two", known, yesterday, NOW)
    assert not heavy_today("light", known, today, NOW)
    assert not heavy_today("one", known, today, NOW)
    ahead = {"one": Moment(NOW.ms + 9 * DAY_MS, NOW.offset)}
    assert heavy_today("two", known, ahead, NOW), "a date in the future counts as now"


@pytest.mark.parametrize("letter", [x for x in CURRICULUM if x != "G"])
@pytest.mark.parametrize("obeys", [True, False])
def test_a_path_is_walked_to_its_end(letter: str, obeys: bool) -> None:
    """Somebody who takes each next step, and somebody who takes the pages from the last."""
    memory = Memory()
    memory.flag(f"path:{letter}", on=True)
    stops = way(PATHS[letter], memory.facts().flags)
    order = [stop.id for stop in stops] if obeys else [stop.id for stop in stops][::-1]
    for day, id in enumerate(order):
        if obeys:
            following = next_stop(stops, memory.facts().done)
            waits = not [s for s in stops if not s.later and s.id not in memory.facts().done]
            assert waits or (following is not None and following.id == id)
        made, now = SHELF.module(id), Moment(NOW.ms + day * DAY_MS, NOW.offset)
        walker, person = player(made), Person()
        walker.facts = memory.facts()
        turn = walker.start("full", now)
        for _ in range(200):
            if not isinstance(turn.prompt, Ask):
                break
            value = person.answer(turn.prompt.step, made)
            turn = walker.advance(turn.state, Answer(value, keep=True), now)
            memory.take(made, turn, now)
        assert turn.state.status == "done", (id, turn.state.at)
    assert set(memory.facts().done) == set(order)
