"""The printable review sheet: the whole text, nothing from elsewhere, readable by ear."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from selfhelp.content import outline, reviews, sheet
from selfhelp.content.__main__ import main
from selfhelp.domain.text import plain
from tests.content.tree import MODULE, checked, write

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A sheet as it is read: its tags, its words, and whether each tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.headings: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def items(library):
    return reviews.reviewable(library)


def test_every_unit_stands_on_its_sheet_once(library):
    named: Counter[str] = Counter()
    for item in items(library):
        named.update(row.id for part in outline.parts(library, item) for row in part.rows)
    own = {id for id in library.book.units if id.split(".")[0] in items(library)}
    assert set(named) == own
    assert set(named.values()) == {1}


@pytest.mark.parametrize(
    "item", ["real-children", "staying-changed", "surf", "phq-9", "cards", "guide"]
)
def test_a_sheet_holds_all_the_words_the_works_and_the_questions(item, library):
    text = sheet.page(library, item)
    page = Page(text)
    units = [u for id, u in library.book.units.items() if id.split(".")[0] == item]
    for unit in units:
        assert unit.id in page.words
        assert plain(unit.text).replace("\n\n", "") in page.words, unit.id
        for key in unit.refs:
            assert library.references[key].text in page.words
    for role in library.reviews[item].wanted:
        assert all(question in page.words for question in library.roles[role].questions)
    assert reviews.fingerprint(library, item) in page.words
    assert "Date and signature" in page.words


@pytest.mark.parametrize("item", ["real-children", "cards"])
def test_a_sheet_needs_nothing_else_and_can_be_read_by_ear(item, library):
    text = sheet.page(library, item)
    page = Page(text)
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p"),
        *("ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "b", "i", "br"),
    }
    assert {name for name, _ in page.attributes} <= {"lang", "charset", "scope", "class"}
    assert "url(" not in text
    assert "@import" not in text
    assert ("lang", "en") in page.attributes
    assert page.headings[0] == "h1"
    assert page.headings.count("h1") == 1
    scopes = Counter(value for name, value in page.attributes if name == "scope")
    assert scopes["col"] + scopes["row"] == page.tags["th"]


def test_a_role_narrows_the_questions_and_the_signature(library):
    every, one = (
        sheet.page(library, "real-children"),
        sheet.page(library, "real-children", "lawyer"),
    )
    lawyer, survivor = library.roles["lawyer"], library.roles["survivor"]
    assert survivor.questions[0] in every
    assert survivor.questions[0] not in one
    assert lawyer.questions[0] in one
    assert survivor.title not in one


def test_safety_notes_ways_and_points_stand_beside_the_text(library):
    page = Page(sheet.page(library, "real-children"))
    assert "Safety notes for reviewers" in page.words
    assert "leads to card:safe-now" in page.words
    assert "the fitting answer" in page.words
    assert (
        "shown only on path H or on path E; not shown with mood of 3 or less or with" in page.words
    )
    assert "carries m4.k1" in page.words
    assert "asks about behaviour, so it opens with not saving" in page.words


def test_words_of_the_content_are_words_on_the_sheet_and_never_tags(tmp_path):
    text = MODULE.replace("text: A fact.", "text: '<script>1</script> & <b>bold</b> <say>x</say>'")
    made = sheet.page(checked(tmp_path, {"en/modules/first.yaml": text}), "first")
    page = Page(made)
    assert page.tags["script"] == 0
    assert "<script>1</script> & bold x" in page.words
    assert "&lt;script&gt;" in made


def test_the_command_writes_a_sheet_or_says_what_is_known(tmp_path, capsys):
    write(tmp_path)
    out = tmp_path / "sheet.html"
    root = ["--root", str(tmp_path)]
    assert main(["sheet", "first", "-o", str(out), "--role", "survivor", *root]) == 0
    assert "Questions: A survivor reviewer" in out.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["sheet", "second", "-o", str(out), *root]) == 2
    assert (
        "There is no `second`; known: first, pause, how, less, cards, guide."
        in capsys.readouterr().err
    )
    assert main(["sheet", "first", "-o", str(out), "--role", "judge", *root]) == 2
    assert "There is no role `judge`; known: clinician, survivor." in capsys.readouterr().err
    assert main(["sheet", "first", "-o", str(tmp_path), *root]) == 6
    assert "can't be written" in capsys.readouterr().err
    write(tmp_path, {"en/retired.yaml": "- x\n"})
    assert main(["sheet", "first", "-o", str(out), *root]) == 1
