"""Installing: what is written where, what a pack from outside may show, and what goes wrong."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp import files
from selfhelp.content.load import Shelf
from selfhelp.domain import badge, strings
from selfhelp.domain.strings import t, tn
from selfhelp.files import NotSaved
from selfhelp.helplines import directory
from selfhelp.l10n import active, archive, install, registry
from selfhelp.l10n.refusal import PackRefused
from selfhelp.locations import kept, places
from tests.l10n.packs import built, manifest, pack_files, put, texts

CARD = "cards.help-now.title"
"""Of tier safety."""
TOOL = "breathe.title"
WORDS = {
    "home.title": "چه لازم دارید؟",
    "list.minutes": ("{n} دقیقه", "{n} دقیقه‌ها"),
    CARD: "کمک",
    TOOL: "نفس",
}
HELPLINES = b"""\
GB:
  listed: 2026-11-22
  review-by: 2027-11-22
  services:
    - id: gb-fake
      name: Fake
      phone: "0900 1"
"""


@pytest.fixture
def home(tmp_path):
    return places(str(tmp_path / "home"), {})


@pytest.fixture
def take(tmp_path, home):
    def take(files=None, where=home):
        path = put(tmp_path / "p.zip", built(files or pack_files(WORDS)))
        return install.install(install.check(path, where), where)

    return take


@pytest.fixture(autouse=True)
def back_to_english(quick):
    yield
    strings.install(None)


def spoken(home, **asked):
    """The language of a run, spoken, and its shelf."""
    found = active.find(home, **asked)
    assert active.speak(found)
    return found, Shelf(home.compiled, packs=found.layers)


def test_an_installed_language_is_shown(take, home):
    row = take()
    assert (row.tag, row.version, row.whole) == ("fa_AF", "1.0.0", False)
    found, shelf = spoken(home, flag="fa-AF")
    assert (found.tag, found.name, found.direction, found.ours) == ("fa_AF", "دری", "rtl", False)
    assert t("home.title", "What do you need right now?") == "چه لازم دارید؟"
    assert tn("list.minutes", "{n} minute", "{n} minutes", 1) == f"{apart('1')} دقیقه"
    assert tn("list.minutes", "{n} minute", "{n} minutes", 215) == f"{apart('215')} دقیقه‌ها"
    assert shelf.module("breathe").title == "نفس"
    assert shelf.titles("tools")["breathe"] == "نفس"
    assert shelf.module("leave").title == "[en] Delay and leave"


def test_nothing_is_said_in_it_unless_asked(take, home):
    """It is no whole language, so the environment doesn't lead there."""
    take()
    found, _ = spoken(home, environ={"LANG": "fa_AF.UTF-8"})
    assert found.layers == ()
    assert badge.short() == ""


def test_safety_units_stand_below_the_english(take, home):
    take()
    english = texts().units[CARD].text
    _, shelf = spoken(home, saved="fa-AF")
    assert shelf.cards()["help-now"].title == f"{english} / کمک"


def test_every_safety_unit_keeps_its_english(take, home):
    """Whatever a pack says there, the words of today can be read above it."""
    safe = [unit for unit in texts().units.values() if unit.tier == "safety"]
    # One with a number would need an English of its own for each form.
    assert not [unit.id for unit in safe if unit.plural]
    words = {u.id: "همه چیز خوب است. " + " ".join(_kept(u.text)) for u in safe if not u.longest}
    take(pack_files(words))
    _, shelf = spoken(home, flag="fa-AF")
    pages = [shelf.module(each.id) for each in (*shelf.modules(), *shelf.tools())]
    shown = str((shelf.cards(), shelf.guide(), pages))
    content = [unit for unit in safe if unit.room != "ui" and unit.id in words]
    assert len(content) > 50
    for unit in content:
        if unit.id != "guide.crisis-words":
            assert repr(unit.text)[1:-1] in shown, unit.id
    for unit in safe:
        if unit.room == "ui":
            assert t(unit.id, "not there").startswith((unit.text, "not there"))


def _kept(text):
    """The fields, tags and commands that a translation has to keep."""
    import re

    from selfhelp.l10n.checks import TYPED

    return re.findall(r"\{[^{}]*\}|</?(?:b|say)>", text) + TYPED.findall(text)


def test_the_badge_is_always_there_and_never_the_packs_own(take, home):
    take()
    spoken(home, flag="fa-AF")
    assert badge.short() == "unofficial translation"
    assert badge.beside("x") == "x [unofficial translation]"
    assert "دری" in badge.lines()[0]
    assert not any(id.startswith("badge") for id in texts().units)


def test_what_the_program_says_of_packs_is_not_translated_by_them(take, home):
    id = "packs.unsigned"
    take(pack_files({id: "قابل اعتماد"}))
    spoken(home, flag="fa-AF")
    assert t("packs.unsigned", "Not signed") == "Not signed"


def test_help_lines_of_a_pack_are_not_used(tmp_path, take, home):
    files = pack_files(WORDS, others={"overlay/helplines.yaml": HELPLINES})
    checked = install.check(put(tmp_path / "h.zip", built(files)), home)
    assert checked.notes == (
        "overlay/helplines.yaml is not used: help lines come only from selfhelp itself.",
    )
    take(files)
    _, shelf = spoken(home, flag="fa-AF")
    for code in ("GB", "INT"):
        bundled = directory.load(code, os.path.join(home.compiled, "en"))
        assert directory.load(code, shelf.language_folder) == bundled
    compiled = Path(registry.compiled(home, registry.read(home)["fa_AF"].folder, "x"))
    assert not list(compiled.rglob("regions*"))
    assert "gb-fake" not in "".join(p.read_text(encoding="utf-8") for p in compiled.rglob("*.json"))


def apart(text):
    """As a sentence from right to left holds what is filled into it."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def test_a_text_made_for_older_english_is_left_out_and_said(tmp_path, home):
    files = pack_files({"cli.no-language": "متن"})
    old = files["po/ui.po"].replace(b"There is no translation for {tag} yet", b"Older words")
    found = install.check(put(tmp_path / "p.zip", built({**files, "po/ui.po": old})), home)
    assert "cli.no-language" in found.notes[0]


def test_a_chain_of_installed_languages(take, home):
    """What the nearer one lacks comes from the next, and says so."""
    take(pack_files({TOOL: "تنفس", "leave.title": "برو"}, tag="fa"))
    take()
    found, shelf = spoken(home, flag="fa-AF")
    assert [name for _, name in found.layers] == ["دری", "دری"]
    assert shelf.module("breathe").title == "نفس"
    assert shelf.module("leave").title == "[fa] برو"


def test_a_damaged_page_comes_from_the_next_language(take, home):
    take()
    found, shelf = spoken(home, flag="fa-AF")
    Path(found.layers[0][0], "tools", "breathe.json").write_text("{", encoding="utf-8")
    assert shelf.module("breathe").title == f"{apart('Paced breathing')} (in {apart('English')})"


@pytest.mark.parametrize("damage", ["{", "[]", '{"texts": {"a": 1}, "plurals": {}, "plural": []}'])
def test_a_damaged_interface_is_english(take, home, damage):
    take()
    found = active.find(home, flag="fa-AF")
    Path(found.layers[0][0], "ui.json").write_text(damage, encoding="utf-8")
    assert not active.speak(found)
    assert t("home.title", "What do you need?") == "What do you need?"


@pytest.mark.parametrize("name", ["active.json", "registry.json"])
@pytest.mark.parametrize("damage", ["", "{", "[1]", "{}", "[{}]", '{"asked": 1, "layers": [[1]]}'])
def test_damaged_lists_are_english(take, home, name, damage):
    take()
    active.find(home, flag="fa-AF")
    Path(home.packs, name).write_text(damage, encoding="utf-8")
    found = active.find(home, flag="fa-AF")
    assert found.tag in ("en", "fa_AF")


def test_a_list_does_not_lead_out_of_its_folder(take, home):
    take()
    active.find(home, flag="fa-AF")
    path = Path(home.packs, "active.json")
    for folder in ("../../etc", "/etc", "fa_AF/../x", "fa_AF/0123456789abcdef/.."):
        text = path.read_text(encoding="utf-8")
        row = registry.read(home)["fa_AF"]
        path.write_text(text.replace(row.folder, folder), encoding="utf-8")
        assert active.find(home, flag="fa-AF").layers == ()
        path.write_text(text, encoding="utf-8")


def test_another_version_of_the_program(take, home, monkeypatch):
    take()
    stamp = registry.stamp(home)
    monkeypatch.setattr(registry, "stamp", lambda _: "other")
    found = active.find(home, flag="fa-AF")
    assert (found.stale, found.layers) == (True, ())
    assert install.renew(home) == []
    assert active.find(home, flag="fa-AF").layers
    assert registry.read(home)["fa_AF"].stamp == "other" != stamp
    assert len(list(Path(home.packs, "fa_AF").iterdir())) == 1


def test_removed(take, home):
    take()
    active.find(home, flag="fa-AF")
    assert install.remove("fa_AF", home)
    assert not install.remove("fa_AF", home)
    assert active.find(home, flag="fa-AF").missing == "fa-AF"
    assert sorted(os.listdir(home.packs)) in (["registry.json"], ["active.json", "registry.json"])


def test_a_guest_writes_nothing(tmp_path, take, home):
    guest = home._replace(guest=True)
    with pytest.raises(NotSaved):
        take(where=guest)
    assert not Path(home.data_folder).exists()
    take()
    active.forget(home)
    assert active.find(guest, flag="fa-AF").layers
    assert not Path(home.packs, "active.json").exists()


@pytest.mark.parametrize("after", [0, 3, 40])
def test_a_full_disk_leaves_the_old_one(take, home, monkeypatch, after):
    take()
    written = []
    real = files.write_atomic

    def full(path, data):
        written.append(path)
        if len(written) > after:
            raise NotSaved("the disk is full.")
        real(path, data)

    monkeypatch.setattr(install, "write_atomic", full)
    monkeypatch.setattr(registry, "write_atomic", full)
    with pytest.raises(NotSaved):
        take(pack_files({TOOL: "new"}, version="2.0.0"))
    monkeypatch.undo()
    assert registry.read(home)["fa_AF"].version == "1.0.0"
    _, shelf = spoken(home, flag="fa-AF")
    assert shelf.module("breathe").title == "نفس"
    assert len(list(Path(home.packs, "fa_AF").iterdir())) == 1


def test_a_language_that_comes_along_is_nobody_elses(tmp_path, take, home, monkeypatch):
    row = take()
    ours = {"fa_AF": row._replace(folder=registry.OURS)}
    monkeypatch.setattr(registry, "bundled", lambda _: ours)
    with pytest.raises(PackRefused, match="comes with selfhelp"):
        take(pack_files(version="2.0.0"))
    assert registry.every(home)["fa_AF"].folder == registry.OURS


def test_data_knows_the_folder(take, home):
    take()
    assert [item.id for item in kept.inventory(home)] == ["packs"]
    assert kept.remove(home)[1] == []
    assert not Path(home.data_folder).exists()


TREE = st.dictionaries(
    st.sampled_from(["pack.yaml", "po/ui.po", "glossary.csv", "overlay/helplines.yaml", "LICENSE"]),
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.just(manifest()),
        st.just(b'msgid ""\nmsgstr ""\n'),
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TREE)
def test_any_files(tmp_path, home, files):
    """They are a pack or refused in a sentence; nothing is written by looking."""
    files.setdefault("pack.yaml", manifest())
    before = sorted(tmp_path.rglob("*"))
    try:
        found = install._checked(files, home)
    except PackRefused as refused:
        sentence = str(refused)
        assert sentence.isprintable()
    else:
        assert found.pack.manifest.locale == "fa_AF"
    assert sorted(tmp_path.rglob("*")) == before


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["pack.yaml", "po/ui.po", "po/cards.po"]),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), min_size=1, max_size=4),
)
def test_any_change_to_a_good_pack(tmp_path, home, name, changes):
    """Bytes put in or over anywhere: no crash, and nothing outside the data folder."""
    files = pack_files(WORDS)
    data = bytearray(files[name])
    for at, new in changes:
        data[at % len(data) : at % len(data) + len(new) // 2] = new
    try:
        install._checked({**files, name: bytes(data)}, home)
    except PackRefused:
        pass
    assert not Path(home.data_folder).exists()


def test_what_is_installed_lies_in_the_packs_folder(tmp_path, take, home):
    before = {path: path.stat().st_mtime_ns for path in Path(home.compiled).rglob("*")}
    take()
    outside = [p for p in tmp_path.rglob("*") if Path(home.packs) not in (p, *p.parents)]
    assert sorted(p.name for p in outside) == ["home", "p.zip"]
    assert before == {path: path.stat().st_mtime_ns for path in Path(home.compiled).rglob("*")}
    row = registry.read(home)["fa_AF"]
    source = registry.source(home, row)
    assert (
        archive.read_folder(source).keys()
        == archive.unzip((tmp_path / "p.zip").read_bytes()).keys()
    )
