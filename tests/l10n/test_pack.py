"""A pack read from a folder: strange names, links and sizes are named, nothing else is touched."""

import pytest

from selfhelp.content.source import Problem
from selfhelp.l10n import pack as packs
from selfhelp.l10n import po
from selfhelp.l10n.pack import GLOSSARY
from tests.l10n.made import entry, manifest, unit

ONE = unit("m.one", "The first sentence.")
RULE = "nplurals=2; plural=(n != 1);"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "po").mkdir()
    (tmp_path / "pack.yaml").write_text(manifest())
    file = po.PoFile({ONE.id: entry(ONE, "Uno.")}, header=po.header("es", RULE))
    (tmp_path / "po/m.po").write_bytes(po.render(file, {}))
    return tmp_path


def read(folder):
    problems: list[Problem] = []
    return packs.read(folder, problems), [str(each) for each in problems]


def test_a_good_one(folder):
    (folder / GLOSSARY).write_text("english,use,avoid,note\nurge,impulso,ganas;deseo,\nx,y,,\n")
    (folder / "notes.txt").write_text("mine")
    found, problems = read(folder)
    assert problems == []
    assert found.entries[ONE.id].forms == ("Uno.",)
    assert found.avoid == ("ganas", "deseo")
    assert set(found.others) == {"pack.yaml", GLOSSARY}


def test_no_manifest(folder):
    (folder / "pack.yaml").unlink()
    found, problems = read(folder)
    assert found is None
    assert problems == ["pack.yaml:1: this file is missing, so it is no pack."]


def test_a_link_is_not_followed(folder):
    (folder / "po/cards.po").symlink_to("/etc/passwd")
    found, [problem] = read(folder)
    assert found is None
    assert problem.startswith("po/cards.po:1: this is a link")


def test_a_strange_name(folder):
    (folder / "po/A b.po").write_text("")
    assert read(folder)[1] == [
        "po/A b.po:1: the name may hold only a-z, 0-9 and - before .po; correct it."
    ]


def test_a_file_that_is_too_large(folder, monkeypatch):
    monkeypatch.setattr(packs, "MOST_BYTES", 100)
    assert "po/m.po:1: the file is over 0 MB." in read(folder)[1]


@pytest.mark.parametrize(
    "head, says",
    [
        (po.header("de", RULE), "its Language is not es"),
        (po.header("es", "nplurals=1; plural=0;"), "its Plural-Forms differ"),
    ],
)
def test_a_head_that_differs_from_the_manifest(folder, head, says):
    (folder / "po/m.po").write_bytes(po.render(po.PoFile(header=head), {}))
    found, problems = read(folder)
    assert found is None
    assert any(says in each for each in problems)


def test_a_head_with_other_spaces_is_the_same(folder):
    head = po.header("es", "nplurals = 2; plural = n != 1")
    (folder / "po/m.po").write_bytes(po.render(po.PoFile(header=head), {}))
    (folder / "pack.yaml").write_text(manifest(plural='"nplurals=2;plural=n!=1;"'))
    assert read(folder)[1] == []


def test_a_glossary_that_is_none(folder):
    (folder / GLOSSARY).write_text("a,b\nc,d\n")
    assert "glossary.csv:1: its first line should be" in read(folder)[1][0]


def test_writing_leaves_nothing_half(folder):
    packs.write(folder / "po/new.po", b"x")
    assert (folder / "po/new.po").read_bytes() == b"x"
    assert not list(folder.rglob("*.part"))
