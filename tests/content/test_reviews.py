"""The review record: it claims nothing, and a review holds for the text it was of."""

import json
from pathlib import Path

import pytest

from selfhelp.content import build, reviews
from selfhelp.content.__main__ import main
from selfhelp.content.library import read
from selfhelp.domain import review
from selfhelp.domain.module import Module
from selfhelp.l10n.skeleton import Marked, skeleton
from tests.content.bad_examples import NONE_YET, ONE
from tests.content.tree import MODULE, TREE, checked, write

ROOT = Path(__file__).resolve().parents[2]

# CURRICULUM.md 6: who has to see what, beside the clinician.
MUST = {
    "child-protection": {"safe-around-children", "cards"},
    "survivor": {"real-children", "thinking-traps", "cards"},
    "suicide-prevention": {"stay-alive", "after-the-knock", "phq-9", "cards", "guide"},
    "lawyer": {"law-and-truth", "telling-someone", "after-the-knock"},
    "perinatal-ocd": {"riding-urges", "guide"},
}


def reviewed(text: str) -> dict[str, str | None]:
    """The small tree with one review of its module, of the text with this fingerprint."""
    record = ONE.replace("0123456789abcdef", text)
    return {"reviews.yaml": TREE["reviews.yaml"].replace(NONE_YET, record)}


def fingerprint(folder: Path) -> str:
    return reviews.fingerprint(checked(folder), "first")


def test_nothing_claims_a_review(library):
    """Until a named person has signed a sheet. Whoever records a first review changes this test."""
    assert not [item.id for item in library.reviews.values() if item.reviews]
    for each in library.walked:
        assert reviews.told(library, each) == each
        assert (each.reviewed, each.review_changed) == ("", False)


def test_every_text_wants_the_reviewers_that_the_curriculum_names(library):
    assert set(library.reviews) == {*(each.id for each in library.walked), "cards", "guide"}
    assert list(library.roles) == [
        *("clinician", "child-protection", "survivor", "suicide-prevention", "lawyer"),
        *("perinatal-ocd", "lived-experience", "long-stopped", "partner"),
    ]
    for role, items in MUST.items():
        assert items <= {id for id, item in library.reviews.items() if role in item.wanted}, role
    for id in library.modules:
        assert {"lived-experience", "long-stopped", "partner"} <= set(library.reviews[id].wanted)


def test_a_review_of_this_text_is_shown_with_its_name(tmp_path):
    library = checked(tmp_path, reviewed(fingerprint(tmp_path)))
    assert library.problems == []
    first = reviews.told(library, library.modules["first"])
    assert (first.reviewed, first.review_changed) == ("A. Name", False)
    assert review.line(first) == "Reviewed by A. Name."
    assert "   clinician: A. Name, 2027-01-31." in reviews.listing(library)
    assert "reviewed" not in build.files(library)["en/tools/pause.json"]


@pytest.mark.parametrize(
    "old, new",
    [
        ("text: A fact.", "text: Another fact."),
        ("refs: [Key2021]", "basis: advice"),
        ("{id: wrong, text: This", "{id: wrong, right: yes, text: This"),
        ("    short: yes\n    body", "    short: yes\n    hide: [ocd]\n    body"),
        ("{id: s1, text: A note.", "{id: s1, text: Another note."),
    ],
)
def test_a_later_change_shows(old, new, tmp_path):
    """Words, sources, the answer that fits, who sees a page, the notes for reviewers."""
    assert old in MODULE
    text = MODULE.replace(old, new, 1)
    record = reviewed(fingerprint(tmp_path))
    library = checked(tmp_path, {**record, "en/modules/first.yaml": text})
    assert library.problems == []
    first = reviews.told(library, library.modules["first"])
    assert (first.reviewed, first.review_changed) == ("A. Name", True)
    assert review.line(first) == "Changed since the review by A. Name."
    assert "2027-01-31, changed since." in reviews.listing(library)
    index = build.files(library)["en/index.json"]["modules"]
    assert index[0]["reviewed"] == "A. Name"
    assert index[0]["review_changed"] is True


def test_marks_and_wrapping_are_no_change(tmp_path):
    before = fingerprint(tmp_path)
    text = MODULE.replace("covers: [m1.k1], ", "").replace("A fact.", "A\n        fact.")
    after = checked(tmp_path, {"en/modules/first.yaml": text})
    assert reviews.fingerprint(after, "first") == before


def test_a_translation_is_not_covered_by_the_review_of_the_english_text(tmp_path):
    """The build reads once, with texts that know their ids, for English and for translators."""
    folder = write(tmp_path, reviewed(fingerprint(tmp_path)))
    library = read(folder, Marked)
    module = build.files(library)["en/modules/first.json"]
    assert module["reviewed"] == "A. Name"
    assert "review_changed" not in module
    bones = skeleton(library)
    assert "A. Name" not in json.dumps(bones)
    assert "reviewed" not in bones["skeleton/modules/first.json"]


def test_nothing_stands_in_the_module_file(tmp_path):
    text = f"reviewed: A. Name\n{MODULE}"
    (problem,) = checked(tmp_path, {"en/modules/first.yaml": text}).problems
    assert "the field `reviewed` is not known here" in problem.text


def test_what_a_reader_is_told_without_a_review(library):
    for each in library.modules.values():
        assert isinstance(each, Module)
        assert review.line(each) == "Not yet reviewed by a clinician."


def test_the_record_is_listed(tmp_path, capsys):
    write(tmp_path)
    assert main(["reviews", "--root", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("first: not yet reviewed by a clinician. Text ")
    assert lines[1] == "   Wanted: clinician, survivor."
    write(tmp_path, {"reviews.yaml": "- x\n"})
    assert main(["reviews", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("content/reviews.yaml:1: ")


def test_each_module_in_json_says_whether_it_is_reviewed(capsys, monkeypatch, shelf):
    from argparse import Namespace

    from selfhelp.cli import lists

    for what, count in (("modules", 16), ("tools", 15), ("measures", 4)):
        context = Namespace(shelf=shelf)
        assert lists.run(Namespace(what=what, json=True), context) == 0  # type: ignore[arg-type]
        rows = json.loads(capsys.readouterr().out)
        assert len(rows) == count
        assert {(row["reviewed"], row["review_changed"]) for row in rows} == {("", False)}
