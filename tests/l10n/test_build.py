"""What the build makes for translators: every unit, the skeleton, and the packs of `locales/`."""

import ast
import json
from pathlib import Path

import pytest

from selfhelp.content.build import ContentError
from selfhelp.l10n import build as building
from selfhelp.l10n import fresh, interface, plurals, skeleton, units
from selfhelp.l10n.tags import Tag
from tests.content.tree import write
from tests.l10n.made import manifest
from tests.string_rules import Texts as Strings
from tests.string_rules import check as check_strings
from tests.test_strings import programs

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "selfhelp" / "_data"
CODE = """\
from selfhelp.domain.strings import t, tn


def f(n):
    # l10n: a narrow column, max 12
    t("a.b", "Some" " words")
    tn("a.n", "{n} page", "{n} pages", n)
    return f"{n}: {t('a.f', 'Inside')}"
"""


@pytest.fixture
def root(tmp_path):
    write(tmp_path)
    (tmp_path / "selfhelp" / "plain").mkdir(parents=True)
    (tmp_path / "selfhelp" / "plain" / "x.py").write_text(CODE)
    return tmp_path


def built(root):
    building.build(root)
    return units.read(root / "selfhelp/_data")


def test_the_interface_is_found_with_ids_plurals_notes_and_limits(root):
    texts = built(root)
    found = {unit.id: unit for unit in texts.of("ui")}
    assert set(found) == {"a.b", "a.f", "a.n"}
    assert found["a.b"].text == "Some words"
    assert found["a.b"].longest == 12
    assert "a narrow column" in found["a.b"].note
    assert (found["a.n"].text, found["a.n"].plural) == ("{n} page", "{n} pages")
    assert "Keep {n} as it is" in found["a.n"].note
    assert found["a.n"].file == "selfhelp/plain/x.py"


def test_every_text_of_the_program_is_a_unit():
    strings = Strings()
    for name in programs():
        check_strings((ROOT / name).read_text(encoding="utf-8"), name, strings)
    found = {unit.id: unit for unit in interface.units(ROOT / "selfhelp")}
    assert set(strings.ids) <= set(found)  # the content's few are looked at elsewhere
    for id, (english, _) in strings.ids.items():
        assert english == tuple(filter(None, (found[id].text, found[id].plural)))


def test_safety_files_are_there_and_their_units_are_of_that_tier():
    for name in (*interface.SAFETY, *interface.LATER):
        assert (ROOT / "selfhelp" / name).exists(), name
    texts = units.read(DATA)
    safe = {unit.id for unit in texts.units.values() if unit.tier == "safety"}
    assert all(unit.id in safe for unit in texts.of("cards"))
    assert {"guide.safe.prompt", "guide.cannot-call", skeleton.CRISIS_WORDS} <= safe
    assert any(id.startswith("stay-alive.plan") for id in safe)
    for name in interface.SAFETY:
        tree = ast.parse((ROOT / "selfhelp" / name).read_text())
        called = {
            getattr(n.args[0], "value", "")
            for n in ast.walk(tree)
            if isinstance(n, ast.Call) and getattr(n.func, "id", "") in ("t", "tn")
        }
        assert called <= safe | {"..."}, name


def test_what_the_skeleton_names_as_safe_is_in_the_guide():
    guide = json.loads((DATA / "en/guide.json").read_text())
    assert set(skeleton.SAFE_STEPS) <= {step["id"] for step in guide["steps"]}
    assert set(skeleton.SAFE_LINES) <= {line["id"] for line in guide["lines"]}


def test_every_unit_of_the_content_has_its_place_in_the_skeleton_and_a_note():
    texts = units.read(DATA)
    marked: set[str] = set()
    for path in (DATA / skeleton.FOLDER).rglob("*.json"):
        skeleton.fill(json.loads(path.read_text()), marked.add)
    assert marked == {unit.id for unit in texts.units.values() if unit.room != "ui"}
    assert [id for id, unit in texts.units.items() if not unit.note] == []
    assert [u.id for u in texts.units.values() if u.room != "ui" and "a text" in u.note] == []


def test_the_rooms_come_by_importance():
    rooms = units.read(DATA).rooms
    assert rooms[:5] == ("ui", "cards", "guide", "programme", "stay-alive")


def test_units_survive_their_file():
    texts = units.read(DATA)
    assert units.from_json(json.loads(json.dumps(units.to_json(texts)))) == texts


def test_renames_and_same_as_are_read_and_must_lead_somewhere(root):
    old = "0123456789abcdef"
    (root / "content/renames.yaml").write_text("first.old: first.title\n")
    (root / "content/same-as.yaml").write_text(f"first.title: [{old}]\n")
    texts = built(root)
    assert texts.renames == {"first.old": "first.title"}
    assert texts.same_as == {"first.title": {old}}
    (root / "content/renames.yaml").write_text("first.title: first.nothing\n")
    with pytest.raises(ContentError) as why:
        building.build(root)
    assert "content/renames.yaml:1: there is no unit `first.nothing`." in str(why.value)
    assert "`first.title` is still in use." in str(why.value)


def test_a_bundled_pack_is_compiled_and_listed(root):
    texts = built(root)
    for name, data in fresh.files(Tag("de"), texts).items():
        path = root / "locales/de" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (root / "locales/de/overlay").mkdir()
    (root / "locales/de/overlay/helplines.yaml").write_text(
        "XK:\n  listed: 2026-11-22\n  review-by: 2027-11-22\n  services:\n"
        "    - {id: xk-more, kind: crisis, name: More, phone: '1', sources: [{address: https://example.org/}]}\n"
    )
    building.build(root)
    data = root / "selfhelp/_data"
    [row] = json.loads((data / "packs.json").read_text())
    assert (row["tag"], row["name"], row["whole"]) == ("de", "Deutsch", False)
    assert json.loads((data / "de/index.json").read_text())["modules"][0]["title"].startswith(
        "[en]"
    )
    services = [s["id"] for s in json.loads((data / "en/regions/XK.json").read_text())["services"]]
    assert services[-1] == "xk-more"
    assert len(services) > 1
    assert "xk-more" not in json.loads((data / "services.json").read_text())["XK"]


def test_a_broken_bundled_pack_is_left_out_and_named(root, capsys):
    folder = root / "locales/es/po"
    folder.mkdir(parents=True)
    (folder.parent / "pack.yaml").write_text(manifest())
    (folder / "m.po").write_text("<<<<<<< HEAD\n")
    building.build(root)
    assert json.loads((root / "selfhelp/_data/packs.json").read_text()) == []
    assert "locales/es is left out" in capsys.readouterr().err


class TestFresh:
    def test_each_file_is_whole_and_says_what_to_do(self):
        texts = units.read(DATA)
        made = fresh.files(Tag("sl"), texts)
        assert list(made)[:3] == ["pack.yaml", "glossary.csv", fresh.FIRST]
        ui = made["po/ui.po"].decode()
        assert "Write your translation between the quotes" in ui
        assert 'msgstr[3] ""' in ui
        assert "#     msgstr[0]: 1, 101" in ui
        first = made[fresh.FIRST].decode()
        assert first.index("po/ui.po") < first.index("po/cards.po") < first.index("po/breathe.po")

    def test_a_language_that_cldr_does_not_know(self):
        about = fresh.known(Tag("qzz", "Arab"))
        assert about == ("qzz-Arab", "qzz-Arab", "rtl", plurals.USUAL, False)
