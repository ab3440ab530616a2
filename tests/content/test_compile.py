"""The compiled data: nothing lost on the way, built whole or not at all, and read with care."""

import json
import shutil
import typing
from pathlib import Path

import pytest

from selfhelp.content import build
from selfhelp.content.__main__ import main
from selfhelp.content.codec import decode
from selfhelp.content.library import read
from selfhelp.domain.helpline import Country
from selfhelp.domain.module import Module
from tests.content.tree import TREE, write


@pytest.fixture
def root(tmp_path):
    write(tmp_path)
    for room in ("content", "domain"):
        (tmp_path / "selfhelp" / room).mkdir(parents=True)
        (tmp_path / "selfhelp" / room / "x.py").write_text("x = 1\n")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_files_are_written(root):
    build.build(root)
    assert set(files(root / "selfhelp/_data")) == {
        "stamp",
        "references.json",
        "en/index.json",
        "en/guide.json",
        "en/cards.json",
        "en/retired.json",
        "en/wider.json",
        "en/modules/first.json",
        "en/tools/pause.json",
        "en/measures/how.json",
        "en/measures/less.json",
        "en/regions/index.json",
        "en/regions/XK.json",
    }
    assert [path.name for path in (root / "selfhelp").glob("_data*")] == ["_data"]


def test_a_second_build_leaves_nothing_of_the_first(root):
    build.build(root)
    (root / "selfhelp/_data/en/modules/gone.json").write_text("{}")
    build.build(root)
    assert "en/modules/gone.json" not in files(root / "selfhelp/_data")


def test_bad_content_leaves_the_old_data(root):
    build.build(root)
    before = files(root / "selfhelp/_data")
    write(root, {"en/retired.yaml": "- x\n"})
    with pytest.raises(build.ContentError, match=r"content/en/retired\.yaml:1: ") as caught:
        build.build(root)
    assert caught.value.problems
    assert files(root / "selfhelp/_data") == before
    assert [path.name for path in (root / "selfhelp").glob("_data*")] == ["_data"]


def test_twenty_problems_are_listed_and_the_others_counted(root):
    write(root, {"references.yaml": "".join(f"k{n}: {{text: x, url: x}}\n" for n in range(30))})
    with pytest.raises(build.ContentError) as caught:
        build.build(root)
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == f"... and {len(caught.value.problems) - 20} more."


@pytest.mark.parametrize("fails", ["write_text", "rename"])
def test_a_build_that_fails_half_way_leaves_the_old_data(fails, root, monkeypatch):
    build.build(root)
    before = files(root / "selfhelp/_data")
    write(root, {"en/retired.yaml": "first.gone: Other words.\n"})
    plain, calls = getattr(Path, fails), []

    def broken(self, *args, **kwargs):
        calls.append(self)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return plain(self, *args, **kwargs)

    monkeypatch.setattr(Path, fails, broken)
    with pytest.raises(OSError, match="No space"):
        build.build(root)
    assert len(calls) >= 2
    assert files(root / "selfhelp/_data") == before
    assert [path.name for path in (root / "selfhelp").glob("_data*")] == ["_data"]
    assert build.stale(root)


def test_two_builders_at_once_both_succeed(root, monkeypatch):
    """The other finishes between this one's moving away of the old and putting in of the new."""
    build.build(root)
    write(root, {"en/retired.yaml": "first.gone: Other words.\n"})
    plain, calls = Path.rename, []

    def raced(self, target):
        calls.append(self)
        if len(calls) == 2:
            shutil.copytree(self, target)
        return plain(self, target)

    monkeypatch.setattr(Path, "rename", raced)
    build.build(root)
    assert len(calls) == 2
    assert not build.stale(root)
    assert b"Other words." in files(root / "selfhelp/_data")["en/retired.json"]


def changes(root: Path) -> dict[str, typing.Callable[[], object]]:
    content, package = root / "content", root / "selfhelp"
    return {
        "a changed text": lambda: write(root, {"en/retired.yaml": "a.b: x\n"}),
        "a new file": lambda: write(root, {"en/modules/new.yaml": "id: new\n"}),
        "a file less": (content / "en/tools/pause.yaml").unlink,
        "another name": lambda: (content / "regions/XK.yaml").rename(content / "regions/AL.yaml"),
        "another ledger": lambda: write(root, {"en/ledger.txt": "x.y\n"}),
        "no ledger": (content / "en/ledger.txt").unlink,
        "another compiler": lambda: (package / "content/x.py").write_text("x = 2\n"),
        "another domain": lambda: (package / "domain/x.py").write_text("x = 2\n"),
        "no data": lambda: shutil.rmtree(package / "_data"),
        "no stamp": (package / "_data/stamp").unlink,
        "a damaged stamp": lambda: (package / "_data/stamp").write_bytes(b"\xff\x00"),
    }


@pytest.mark.parametrize("change", list(changes(Path("x"))))
def test_each_kind_of_change_makes_the_data_stale(change, root):
    build.build(root)
    assert not build.stale(root)
    changes(root)[change]()
    assert build.stale(root)


def test_another_version_makes_the_data_stale(root, monkeypatch):
    build.build(root)
    monkeypatch.setattr(build, "__version__", "99")
    assert build.stale(root)


def test_build_if_stale_writes_only_when_something_changed(root, capsys):
    command = ["build", "--if-stale", "--root", str(root)]
    assert main(command) == 0
    stamp = root / "selfhelp/_data/stamp"
    mark = root / "selfhelp/_data/mark"
    mark.touch()
    assert main(command) == 0
    assert mark.exists()
    stamp.write_text("old")
    assert main(command) == 0
    assert not mark.exists()
    write(root, {"en/retired.yaml": "- x\n"})
    assert main(command) == 1
    assert capsys.readouterr().err.startswith("content/en/retired.yaml:1: ")


def test_a_folder_that_can_not_be_written_is_one_sentence(root, capsys, monkeypatch):
    def refused(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    assert main(["build", "--root", str(root)]) == 6
    assert capsys.readouterr().err == "The content can't be written: Permission denied.\n"


def test_the_compiled_tree_holds_what_was_read(root):
    build.build(root)
    library = read(root / "content")
    data = root / "selfhelp/_data"
    assert decode(Module, load(data / "en/modules/first.json")) == library.modules["first"]
    assert decode(Country, load(data / "en/regions/XK.json")) == library.countries["XK"]
    assert load(data / "en/retired.json") == {"first.gone": "Its last words."}
    assert load(data / "en/regions/index.json") == {"XK": "Kosovo"}
    assert "not-yet: [second]" in TREE["en/programme.yaml"]
    (path,) = load(data / "en/index.json")["pathways"]
    assert path["modules"] == ["first"]


def load(path: Path) -> typing.Any:
    return json.loads(path.read_text(encoding="utf-8"))
