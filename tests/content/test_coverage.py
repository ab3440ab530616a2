"""The coverage table: every point of the curriculum is numbered, marked and listed."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from selfhelp.content import build
from selfhelp.content.__main__ import main
from selfhelp.content.curriculum import table
from tests.content.tree import MODULE, TREE, checked, write

ROOT = Path(__file__).resolve().parents[2]

# How many points of each kind the curriculum lists for modules 1 to 16, counted by hand: key points,
# cards, exercises, questions, practice. A point that is dropped from the list is missed here.
LISTED = [
    *("13.0.3.4.1", "11.0.4.4.1", "13.0.3.4.1", "14.0.4.4.1"),
    *("12.1.4.5.1", "12.0.4.4.1", "13.2.5.5.1", "11.2.5.4.1"),
    *("17.0.5.6.1", "14.0.4.5.1", "13.0.4.5.1", "18.1.4.4.1"),
    *("14.5.4.4.1", "11.0.4.4.1", "12.0.5.4.1", "13.0.6.5.1"),
]


def kinds(library) -> Counter[str]:
    return Counter(re.sub(r"[0-9]+\Z", "", id) for id in library.points)


def test_every_point_of_every_module_is_in_the_list(library):
    found = kinds(library)
    for number, listed in enumerate(LISTED, 1):
        counted = ".".join(str(found[f"m{number}.{kind}"]) for kind in "kceqp")
        assert counted == listed, f"m{number}"
        assert found[f"m{number}.n"] and found[f"m{number}.s"], f"m{number}"


def test_points_are_numbered_without_a_gap(library):
    seen: Counter[str] = Counter()
    for id in library.points:
        if found := re.fullmatch(r"(.+[a-z])([0-9]+)", id):
            seen[found[1]] += 1
            assert int(found[2]) == seen[found[1]], id


def test_tools_and_pathways_are_points_of_their_own(library):
    assert {f"tool.{id}" for id in library.tools} <= set(library.points)
    assert {f"path.{path.id.lower()}" for path in library.pathways} <= set(library.points)


def test_a_point_of_a_module_is_carried_by_that_module(library):
    slugs = {f"m{number}": slug for number, slug in enumerate(library.order, 1)}
    for id in library.points:
        if slug := slugs.get(id.split(".")[0]):
            units = library.book.marks[id]
            assert any(unit.split(".")[0] == slug for unit in units), (id, units)


def test_sheets_about_behaviour_carry_their_rule(library):
    sheets = {
        f"{module.id}.{step.id}"
        for module in library.modules.values()
        for step in module.steps
        if step.behaviour
    }
    assert set(library.book.marks["journal.r3"]) == sheets


def test_the_page_in_docs_is_the_one_that_the_content_makes(library):
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    assert page == table(library), "run `python3 run.py content coverage`"
    assert "**nothing**" not in page


def test_marks_stay_out_of_what_is_compiled(library):
    assert "m1.k1" not in json.dumps(build.files(library))
    assert "covers" not in json.dumps(build.files(library)["en/modules/stay-alive.json"])


def test_the_command_writes_the_page_and_fails_on_a_missing_point(tmp_path, capsys):
    write(tmp_path)
    (tmp_path / "docs").mkdir()
    assert main(["coverage", "--root", str(tmp_path)]) == 0
    page = (tmp_path / "docs/coverage.md").read_text(encoding="utf-8")
    assert "## M1 first: First module" in page
    assert "| m1.k1 | key point: A fact to know | `first.page.p1` |" in page
    assert "| tool.pause | Being still | `pause` |" in page
    assert capsys.readouterr().out == "2 points, 2 of them carried, by 2 units.\n"
    write(tmp_path, {"en/modules/first.yaml": MODULE.replace("covers: [m1.k1], ", "")})
    assert main(["coverage", "--root", str(tmp_path)]) == 1
    assert "| m1.k1 | key point: A fact to know | **nothing** |" in (
        tmp_path / "docs/coverage.md"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "place, old",
    [
        ("en/cards.yaml", "  - id: root\n"),
        ("en/guide.yaml", "  - {id: mood, "),
        ("en/programme.yaml", "  - id: A\n"),
        ("en/modules/first.yaml", "      - {id: one, "),
        ("en/modules/first.yaml", "      - {id: r1, text: Row"),
        ("en/modules/first.yaml", "  - {id: s1, "),
    ],
)
def test_a_mark_may_stand_wherever_something_has_an_id(place, old, tmp_path):
    new = f"{old}    covers: [m1.k1]\n" if old.endswith("\n") else f"{old}covers: [m1.k1], "
    if old.endswith("Row"):
        new = f"{old}, covers: [m1.k1]"
    assert TREE[place].count(old) == 1
    library = checked(tmp_path, {place: TREE[place].replace(old, new)})
    assert library.problems == []
    assert len(library.book.marks["m1.k1"]) == 2
