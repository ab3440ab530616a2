"""Every rule of the checker, broken once; the small tree itself has no mistakes."""

import re

import pytest

from selfhelp.content.__main__ import main
from tests.content.bad_examples import (
    CROSSCHECK,
    FIELDS,
    LEDGER,
    MARKS,
    MEASURES,
    MODULES,
    RECORD,
    STEPS,
    WIDER_PICTURE,
    Bad,
)
from tests.content.sites import CONTENT, Heard, listening, sites
from tests.content.tree import TREE, checked, problems, write

EXAMPLES = [*FIELDS, *STEPS, *MODULES, *MEASURES, *MARKS, *RECORD, *WIDER_PICTURE, *CROSSCHECK]
PLACE = re.compile(r"(content/[^:]+):([0-9]+): (.+\.)\Z")


def broken(bad: Bad) -> dict[str, str | None]:
    assert TREE[bad.file].count(bad.old) >= 1, bad
    return {bad.file: TREE[bad.file].replace(bad.old, bad.new, 1)}


def line_of(marker: str, text: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if marker in line)


def test_the_small_tree_has_no_problems(tmp_path):
    library = checked(tmp_path)
    assert library.problems == []
    assert list(library.modules) == ["first"]
    assert list(library.tools) == ["pause"]
    assert list(library.measures) == ["how", "less"]
    assert set(library.cards) == {"root", "other"}
    assert set(library.countries) == {"XK"}
    assert library.book.used_references == {"Key2021"}


@pytest.mark.parametrize("bad", EXAMPLES, ids=lambda bad: f"{bad.file}-{bad.says}")
def test_a_broken_rule_is_said_with_file_and_line(bad, tmp_path):
    changed = broken(bad)
    found = problems(tmp_path, changed)
    file = bad.where or bad.file
    line = line_of(bad.at, {**TREE, **changed}[file] or "")
    fitting = [each for each in found if bad.says in each]
    assert fitting, found
    assert f"content/{file}:{line}" in {each.rsplit(": ", 1)[0].split(": ")[0] for each in fitting}
    for each in found:
        assert PLACE.match(each), each


RULES = (
    "fields.py",
    "steps.py",
    "modules.py",
    "measures.py",
    "curriculum.py",
    "reviews.py",
    "crosscheck.py",
    "library.py",
)


@pytest.fixture(scope="module")
def heard(tmp_path_factory) -> dict[str, Heard]:
    """What each example made the checker say."""
    result = {}
    changes: dict[str, dict[str, str | None]] = {repr(bad): broken(bad) for bad in EXAMPLES}
    changes["a missing file"] = {"en/guide.yaml": None}
    for name, changed in changes.items():
        with listening() as result[name]:
            checked(tmp_path_factory.mktemp("bad"), changed)
    return result


def together(heard: dict[str, Heard], leave_out: str = "nothing at all") -> Heard:
    all_of_them = Heard()
    for name, each in heard.items():
        if leave_out not in name:
            all_of_them.lines |= each.lines
    return all_of_them


def test_every_rule_has_an_example(heard):
    assert together(heard).silent(*RULES) == []
    assert sum(len(sites(CONTENT / name)) for name in RULES) > 50


def test_a_rule_without_an_example_is_noticed(heard):
    """The check above is no check if it can't fail."""
    (silent,) = together(heard, leave_out="this card is empty").silent("modules.py")
    assert "this card is empty" in silent


@pytest.mark.parametrize("name", [name for name in TREE if name not in {LEDGER, "regions/XK.yaml"}])
def test_a_missing_file_is_said_and_never_an_exception(name, tmp_path):
    found = problems(tmp_path, {name: None})
    if name.startswith(("en/modules/", "en/tools/")):
        assert any("does not exist" in each or "has no file" in each for each in found)
    elif name.startswith("en/measures/"):
        assert any("must name the measure" in each or "is gone" in each for each in found)
    elif name != "en/retired.yaml":
        assert f"content/{name}:1: this file is missing; restore it." in found


@pytest.mark.parametrize("text", ["", "text\n", "- a\n", "{}\n", "a: {b\n", "'': ''\n", "\x1b\n"])
@pytest.mark.parametrize("name", [name for name in TREE if name.endswith(".yaml")])
def test_rubbish_in_any_file_is_said_and_never_an_exception(name, text, tmp_path):
    found = problems(tmp_path, {name: text})
    if text != "{}\n":
        assert any(each.startswith(f"content/{name}:1: ") for each in found), found
    elif name != "en/retired.yaml":
        assert found
    for each in found:
        assert PLACE.match(each), each


def test_a_line_is_that_of_the_step_and_not_of_one_whose_id_begins_alike(tmp_path):
    """`page` must not be found at `page-two`, which stands before it."""
    two = "  - {id: page-two, kind: reflect, prompt: Two?}\n  - id: page\n"
    text = TREE["en/modules/first.yaml"].replace("  - id: page\n", two)
    text = text.replace("    short: yes\n", "    short: yes\n    next: nowhere\n")
    (problem,) = [p for p in problems(tmp_path, {"en/modules/first.yaml": text}) if "nowhere" in p]
    assert f"first.yaml:{line_of('A fact.', text)}: " in problem


@pytest.mark.parametrize(
    "written, shown",
    [
        (">-\n  One\n  line.", "One line."),
        ("|\n  One\n   line.\n", "One line."),
        ("|\n  One.\n\n\n  Two.", "One.\n\nTwo."),
        ('"One\\tline."', "One line."),
    ],
)
def test_units_are_reflowed_so_that_wrapping_changes_nothing(written, shown, tmp_path):
    text = TREE["en/modules/first.yaml"].replace("about: One line.", f"about: {written}")
    library = checked(tmp_path, {"en/modules/first.yaml": text})
    assert library.problems == []
    assert library.modules["first"].about == shown


def test_a_translation_is_shown_for_each_unit_and_asked_for_by_its_id(tmp_path):
    asked = {}

    def translate(id: str, english: str) -> str:
        asked[id] = english
        return f"~{english}"

    from selfhelp.content.library import read

    library = read(write(tmp_path), translate)
    assert asked["first.plan.signs"] == "Signs"
    assert asked["guide.crisis-words.1"] == "kill myself"
    assert asked["cards.root.first.i1"] == "Call {emergency}."
    assert library.modules["first"].title == "~First module"
    assert set(asked) == set(library.book.units)


def test_check_prints_the_problems_and_fails(tmp_path, capsys):
    write(tmp_path)
    assert main(["check", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith(" units, 0 problems.\n")
    write(tmp_path, {"en/retired.yaml": "- x\n"})
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("content/en/retired.yaml:1: ")


def test_the_ledger_keeps_what_is_gone_and_writes_down_what_is_new(tmp_path, capsys):
    text = TREE["en/modules/first.yaml"].replace("{id: words,", "{id: feelings,")
    write(tmp_path, {"en/modules/first.yaml": text})
    assert main(["ledger", "--root", str(tmp_path)]) == 0
    assert "1 of them new" in capsys.readouterr().out
    ids = (tmp_path / "content/en/ledger.txt").read_text().splitlines()
    assert {"first.words", "first.feelings"} < set(ids)
    assert ids == sorted(ids)
    (problem,) = checked(tmp_path, {"en/modules/first.yaml": text, "en/ledger.txt": None}).problems
    assert "`first.words` is gone; put it into retired.yaml" in problem.text
