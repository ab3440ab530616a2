"""How the content reads: every rule broken once, with a good twin; and the real content."""

import pytest

from selfhelp.content import quality
from selfhelp.content.__main__ import main
from selfhelp.content.quality import red_lines
from selfhelp.content.quality.ends import closing
from selfhelp.plain.card_lines import reasons
from tests.content.quality_examples import EXAMPLES, LENGTHS, Pair
from tests.content.sites import CONTENT, Heard, listening, sites
from tests.content.tree import TREE, checked, write

RULES = tuple(f"quality/{rule.__name__.rsplit('.', 1)[1]}.py" for rule in quality.RULES)


def tree(pair: Pair, new: str) -> dict[str, str | None]:
    assert TREE[pair.file].count(pair.old) == 1, pair
    return {pair.file: TREE[pair.file].replace(pair.old, new)}


def found(root, changed: dict[str, str | None]) -> list[str]:
    """What the rules say of a changed tree; what only the ledger has to say about it is no matter."""
    library = checked(root, changed)
    assert [p for p in library.problems if not p.file.endswith("ledger.txt")] == []
    return [str(problem) for problem in quality.problems(library)]


def test_the_small_tree_reads_well(tmp_path):
    assert found(tmp_path, {}) == []


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> tuple[Heard, dict[str, list[str]]]:
    """What each example makes the rules say, and where they said it."""
    said = {}
    with listening() as heard:
        for pair in EXAMPLES:
            said[repr(pair)] = found(tmp_path_factory.mktemp("bad"), tree(pair, pair.bad))
        quality.advice(checked(tmp_path_factory.mktemp("advice")))
    return heard, said


@pytest.mark.parametrize("pair", EXAMPLES, ids=lambda pair: f"{pair.says}-{pair.bad[:50]}")
def test_a_broken_rule_is_said_with_file_and_line_and_its_twin_may_stand(pair, broken, tmp_path):
    said = [each for each in broken[1][repr(pair)] if pair.says in each]
    text = tree(pair, pair.bad)[pair.file] or ""
    lines = [number for number, line in enumerate(text.splitlines(), 1) if pair.at in line]
    assert [each.split(": ")[0] for each in said] == [f"content/{pair.file}:{lines[0]}"]
    assert said[0].endswith((".", ")."))
    assert found(tmp_path, tree(pair, pair.good)) == []


def test_every_rule_has_an_example(broken):
    assert broken[0].silent(*RULES) == []
    assert sum(len(sites(CONTENT / name)) for name in RULES) > 12


def test_the_real_content_reads_well(library):
    assert [str(problem) for problem in quality.problems(library)] == []


@pytest.mark.parametrize("name", TREE)
def test_rubbish_in_any_file_is_never_an_exception(name, tmp_path):
    """Who looks at both kinds of problems at once still gets an answer."""
    for number, text in enumerate(("", "text\n", "- a\n", "{}\n", None)):
        library = checked(tmp_path / str(number), {name: text})
        quality.problems(library)
        quality.advice(library)


def test_advice_fails_nothing(tmp_path, capsys):
    write(tmp_path)
    assert main(["check", "--root", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "content/en/modules/first.yaml:3: the pages have 11 words" in said
    assert "(advice only)" in said


def test_check_says_how_it_reads_once_it_is_well_built(tmp_path, capsys):
    pair = LENGTHS[-1]
    write(tmp_path, tree(pair, pair.bad))
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert "this title has 61 characters" in capsys.readouterr().err
    write(tmp_path, {**tree(pair, pair.bad), "en/retired.yaml": "- x\n"})
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert "this title has 61 characters" not in capsys.readouterr().err


def test_the_pages_that_may_stand_last(library):
    ends = {id: [step.id for step in closing(m)] for id, m in library.modules.items()}
    assert ends["stay-alive"] == ["onward"]
    assert ends["my-pattern"] == ["onward-ocd", "onward"]
    assert ends["staying-changed"] == ["onward-ocd", "onward", "onward-call"]


def test_the_build_does_without_the_rules():
    """Compiling at the first start must stay quick, and an installed copy needs no rules."""
    text = (CONTENT / "build.py").read_text(encoding="utf-8")
    assert "quality" not in text


def test_whoever_asks_why_at_a_question_is_told_its_works(library):
    step = library.modules["connection"].step("check-most")
    assert not step.body
    told = reasons(step.grounds, library.references)
    assert [line for line in told if line.startswith("Masi")]
    plain = library.modules["connection"].step("check-first-step")
    assert reasons(plain.grounds, library.references) == ["This page makes no claims of fact."]


def test_titles_of_works_may_say_what_they_say(library):
    """They aren't among the texts: a work is cited as it is called."""
    assert any(list(red_lines._hits(work.text)) for work in library.references.values())
    assert not any("references.yaml" in unit.file for unit in library.book.units.values())
