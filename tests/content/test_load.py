"""The shelf: the real content comes back equal; strange ids and damaged files are one error each."""

import builtins
import json
import shutil
from pathlib import Path

import pytest

from selfhelp.content.codec import decode
from selfhelp.content.load import ContentMissing, Shelf, UnknownId
from selfhelp.domain.helpline import Country

STRANGE = [
    "../../etc/passwd",
    "stay-alive/../x",
    "./stay-alive",
    "stay-alive.json",
    "/etc/passwd",
    "..\\..\\x",
    "",
    ".",
    "..",
    "\0",
    "stay-alive\0",
    "stay-alive\n",
    " stay-alive",
    "STAY-ALIVE",
    "x" * 5000,
    "C:stay-alive",
    "\ud800",
    "never-written",
]


def test_every_module_and_tool_comes_back_equal(library, shelf):
    assert [each.id for each in shelf.modules()] == list(library.order)
    assert [each.id for each in shelf.tools()] == list(library.tools)
    for id, module in {**library.modules, **library.tools}.items():
        assert shelf.module(id) == module


def test_guide_cards_and_works_come_back_equal(library, shelf):
    assert shelf.guide() == library.guide
    assert shelf.cards() == library.cards
    assert shelf.references() == library.references


def test_countries_come_back_equal(library, shelf):
    for code, country in library.countries.items():
        path = Path(shelf.language_folder, "regions", f"{code}.json")
        text = path.read_text(encoding="utf-8")
        assert decode(Country, json.loads(text)) == country


def test_pathways_lead_to_the_modules_that_exist(library, shelf):
    assert [(path.id, path.title) for path in shelf.pathways()] == [
        (path.id, path.title) for path in library.pathways
    ]
    for path, whole in zip(shelf.pathways(), library.pathways, strict=True):
        assert path.modules == tuple(id for id in whole.modules if id in library.modules)
        assert path.must == tuple(id for id in whole.must if id in library.modules)
        assert path.opens == whole.opens


def test_the_plan_is_found_by_its_name(shelf):
    assert shelf.plan_module("plan.stay_safe") == "stay-alive"
    assert shelf.plan_module("plan.nobody") == ""


@pytest.mark.parametrize("id", STRANGE, ids=lambda each: repr(each)[:30])
def test_an_unknown_id_opens_no_file(id, shelf, monkeypatch):
    shelf.modules()
    shelf.tools()

    def opened(*args, **kwargs):
        raise AssertionError(f"a file was opened: {args}")

    monkeypatch.setattr(builtins, "open", opened)
    for way in ("open", "read_text", "read_bytes", "stat", "exists"):
        monkeypatch.setattr(Path, way, opened)
    with pytest.raises(UnknownId):
        shelf.module(id)


@pytest.fixture
def copy(compiled, tmp_path) -> Path:
    return Path(shutil.copytree(compiled, tmp_path / "_data"))


READERS = {
    "en/index.json": [
        lambda shelf: shelf.modules(),
        lambda shelf: shelf.tools(),
        lambda shelf: shelf.pathways(),
        lambda shelf: shelf.module("stay-alive"),
        lambda shelf: shelf.plan_module("plan.stay_safe"),
    ],
    "en/guide.json": [lambda shelf: shelf.guide()],
    "en/cards.json": [lambda shelf: shelf.cards()],
    "references.json": [lambda shelf: shelf.references()],
    "en/modules/stay-alive.json": [lambda shelf: shelf.module("stay-alive")],
    "en/tools/breathe.json": [lambda shelf: shelf.module("breathe")],
}
DAMAGE = {
    "missing": None,
    "empty": b"",
    "cut short": b'{"id": "stay-al',
    "not UTF-8": b'{"id": "\xff"}',
    "a number": b"3",
    "a text": b'"x"',
    "a list": b"[1]",
    "other fields": b'{"id": {"x": 1}, "modules": [{"id": 1}], "tools": 3, "pathways": [null]}',
    "too deep": b"[" * 200_000,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", READERS)
def test_a_missing_or_damaged_file_is_one_error(name, damage, copy):
    data = DAMAGE[damage]
    if data is None:
        (copy / name).unlink()
    else:
        (copy / name).write_bytes(data)
    for reader in READERS[name]:
        with pytest.raises(ContentMissing, match=Path(name).name):
            reader(Shelf(copy))


def test_a_damaged_module_spoils_no_other(copy):
    (copy / "en/modules/stay-alive.json").write_bytes(b"")
    shelf = Shelf(copy)
    assert shelf.module("breathe").id == "breathe"
    assert shelf.cards()
    assert "stay-alive" in [each.id for each in shelf.modules()]


def test_a_file_is_read_once(copy):
    shelf = Shelf(copy)
    first = shelf.module("breathe"), shelf.guide(), shelf.cards()
    shutil.rmtree(copy)
    assert (shelf.module("breathe"), shelf.guide(), shelf.cards()) == first
