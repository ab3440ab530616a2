"""`selfhelp pack sign|verify|install|remove|list`, run in this process."""

import json
import os
import stat
from pathlib import Path

import pytest

from selfhelp import offline
from selfhelp.cli.main import main
from selfhelp.domain import strings
from selfhelp.l10n import archive, registry, sign
from selfhelp.locations import places
from tests.l10n.packs import built, pack_files, put

WORDS = {"home.title": "چه لازم دارید؟", "breathe.title": "نفس"}


@pytest.fixture(autouse=True)
def back_to_english(quick):
    yield
    strings.install(None)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Runs a command: its exit code, what it said, what it noted."""
    # The guard can't be taken away again, and other tests start programs.
    monkeypatch.setattr(offline, "install", lambda: None)
    monkeypatch.setattr(offline, "self_test", lambda: [("a way out", True)])

    def run(*argv, code=0):
        got = main([*argv, "--data", str(tmp_path / "home")])
        strings.install(None)
        out = capsys.readouterr()
        assert got == code, out.err
        return out.out, out.err

    return run


@pytest.fixture
def file(tmp_path):
    return put(tmp_path / "fa.zip", built(pack_files(WORDS)))


def test_installed_used_listed_and_removed(run, file, tmp_path):
    out, _ = run("pack", "install", file)
    assert "دری (Dari, fa_AF), version 1.0.0." in out
    assert "Not signed" in out
    assert "selfhelp --lang fa-AF" in out
    out, err = run("read", "breathe", "--lang", "fa-AF")
    assert "نفس" in out
    assert "this translation does not come with selfhelp" in err
    rows = json.loads(run("pack", "list", "--json")[0])
    assert [(row["id"], row["bundled"], row["fits"]) for row in rows] == [("fa_AF", False, True)]
    assert "دری" in run("pack", "list")[0]
    assert "from outside" in run("doctor", "--lang", "fa-AF")[0]
    assert "languages you installed" in run("data", "show")[0]
    out, _ = run("pack", "remove", "fa-AF")
    assert "lawyer" in out
    assert run("pack", "list", "--json")[0] == "[]\n"
    _, err = run("read", "breathe", "--lang", "fa-AF")
    assert "There is no translation for fa-AF yet" in err


def test_signed_and_verified(run, file, tmp_path):
    key = tmp_path / "my.key"
    out, _ = run("pack", "sign", file, "--key", str(key), "--new-key")
    public = sign.secret_key(key.read_bytes(), "k").public.text
    assert out.splitlines()[-1] == public
    if os.name == "posix":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    out, _ = run("pack", "verify", file, "--key", public)
    assert f"Signed with the key {public}" in out
    assert not (tmp_path / "home").exists()
    other = put(tmp_path / "o.pub", sign.new_key().public.file())
    _, err = run("pack", "verify", file, "--key", other, code=1)
    assert "not signed with the key that you gave" in err
    run("pack", "install", file, "--key", other, code=1)
    assert not (tmp_path / "home").exists()
    run("pack", "install", file, "--key", public)
    assert registry.read(places(str(tmp_path / "home"), {}))["fa_AF"].key == public


def test_a_folder_is_signed_where_it_lies(run, tmp_path):
    folder = tmp_path / "fa_AF"
    for name, data in pack_files(WORDS).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    key = put(tmp_path / "k", sign.new_key().file())
    run("pack", "sign", str(folder), "--key", key)
    assert {"SHA256SUMS", "SHA256SUMS.minisig", "minisign.pub"} <= set(os.listdir(folder))
    assert "Signed with" in run("pack", "verify", str(folder))[0]
    (folder / "po" / "ui.po").write_bytes(pack_files()["po/ui.po"])
    assert "po/ui.po: it was changed" in run("pack", "verify", str(folder), code=1)[1]


def test_a_key_is_never_written_over(run, file, tmp_path):
    key = put(tmp_path / "k", b"mine")
    _, err = run("pack", "sign", file, "--key", key, "--new-key", code=1)
    assert "it is there already" in err
    assert Path(key).read_bytes() == b"mine"


@pytest.mark.parametrize("command", [["verify"], ["install"]])
def test_what_is_wrong_is_one_sentence(run, tmp_path, command):
    path = put(tmp_path / "x.zip", b"PK\x03\x04 no")
    out, err = run("pack", *command, path, code=1)
    assert out == ""
    assert "it is not a zip file that can be read" in err
    assert "Traceback" not in err


def test_an_older_one_and_a_guest(run, file, tmp_path):
    run("pack", "install", file)
    old = put(tmp_path / "old.zip", built(pack_files(version="0.9.0")))
    _, err = run("pack", "install", old, code=1)
    assert "0.9.0 is older" in err
    _, err = run("pack", "install", file, "--guest", code=6)
    assert "--guest" in err
    run("pack", "remove", "fa_AF", "--guest", code=6)
    assert "There is no installed language xx" in run("pack", "remove", "xx", code=2)[1]


def test_after_a_new_version_of_the_program(run, file, tmp_path, monkeypatch):
    run("pack", "install", file)
    monkeypatch.setattr(registry, "stamp", lambda _: "other")
    out, err = run("read", "breathe", "--lang", "fa-AF")
    assert "Paced breathing" in out
    assert "installed for another version" in err
    assert "another version" in run("doctor", "--lang", "fa-AF", code=1)[0]
    assert "fit this version" in run("pack", "install")[0]
    assert "نفس" in run("read", "breathe", "--lang", "fa-AF")[0]
    monkeypatch.setattr(registry, "stamp", lambda _: "a third")
    out, err = run("--plain", "--lang", "fa-AF")
    assert "One moment" in err
    assert json.loads(run("pack", "list", "--json")[0])[0]["fits"]


def test_help_lines_stay_ours(run, tmp_path):
    overlay = b"GB:\n  services: [{id: fake, name: Fake, phone: '0900 1'}]\n"
    files = pack_files(WORDS, others={"overlay/helplines.yaml": overlay})
    before, _ = run("helplines", "GB", "--json")
    out, _ = run("pack", "install", put(tmp_path / "p.zip", built(files)))
    assert "overlay/helplines.yaml is not used" in out
    after, _ = run("helplines", "GB", "--json", "--lang", "fa-AF")
    assert [row["id"] for row in json.loads(after)] == [row["id"] for row in json.loads(before)]
    assert [row.get("phone") for row in json.loads(after)] == [
        row.get("phone") for row in json.loads(before)
    ]


def test_what_is_built_is_what_can_be_taken(file):
    assert archive.read(file)["pack.yaml"] == pack_files(WORDS)["pack.yaml"]
