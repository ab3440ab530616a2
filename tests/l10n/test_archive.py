"""Zips from strangers: what isn't plainly a pack is refused, in a sentence that names the entry."""

import io
import os
import struct
import time
import zipfile
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from selfhelp.l10n import archive
from selfhelp.l10n.refusal import PackRefused
from tests.l10n.packs import GOOD, added, zipped


def test_a_pack_is_read_as_it_was_made(tmp_path):
    path = tmp_path / "fa.zip"
    path.write_bytes(archive.make(GOOD))
    assert archive.read(str(path)) == GOOD


def test_the_same_files_make_the_same_bytes():
    backwards = dict(reversed(GOOD.items()))
    assert archive.make(GOOD) == archive.make(backwards)


def test_a_zip_made_by_hand_has_folders_in_it():
    made = zipped([("po/", b""), ("overlay/", b""), *GOOD.items()])
    assert archive.unzip(made) == GOOD


def test_a_folder_is_read_without_what_editors_leave_in_it(tmp_path):
    for name, data in {**GOOD, "po/ui.mo": b"x", "po/ui.po~": b"x", "notes.txt": b"x"}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert archive.read(str(tmp_path)) == GOOD


LOCAL = b"PK\x03\x04"


def local_says(data, offset, value):
    """The good zip with a field of the first entry's own header changed."""
    return data[:offset] + value + data[offset + len(value) :]


def entry_says(data, offset, value):
    """... of the last entry in the table of contents."""
    at = data.rindex(b"PK\x01\x02") + offset
    return data[:at] + value + data[at + len(value) :]


ZIPS = {
    "parent folder": lambda: (added("../po/ui.po"), "../po/ui.po"),
    "parent folder inside": lambda: (added("po/../../x.po"), "po/../../x.po"),
    "absolute": lambda: (added("/etc/passwd"), "/etc/passwd"),
    "drive": lambda: (added("C:x.po"), "C:x.po"),
    "share": lambda: (added("//host/x.po"), "//host/x.po"),
    "backslash": lambda: (added("po\\x.po"), "po\\x.po"),
    "parent with backslash": lambda: (added("..\\x.po"), "..\\x.po"),
    "NUL in the name": lambda: (added("po/x.po%.exe").replace(b"%.exe", b"\0.exe"), "po/x.po?.exe"),
    "newline in the name": lambda: (added("po/x.po\n"), "po/x.po?"),
    "escape in the name": lambda: (added("po/\x1b[2Jx.po"), "po/?[2Jx.po"),
    "another case": lambda: (added("PO/UI.PO"), "PO/UI.PO"),
    "another manifest": lambda: (added("Pack.yaml"), "Pack.yaml"),
    "composed otherwise": lambda: (added("po/u\u0308i.po"), "po/u"),
    "letters of another script": lambda: (added("po/ui\u0430.po"), "po/ui"),
    "Windows device": lambda: (added("po/con.po "), "po/con.po "),
    "alternate stream": lambda: (added("po/ui.po:x"), "po/ui.po:x"),
    "compiled": lambda: (added("po/ui.mo"), "po/ui.mo"),
    "code": lambda: (added("setup.py"), "setup.py"),
    "shell": lambda: (added("po/x.sh"), "po/x.sh"),
    "our compiled form": lambda: (added("compiled/ui.json"), "compiled/ui.json"),
    "hidden": lambda: (added("po/.po"), "po/.po"),
    "too deep": lambda: (added("po/a/b.po"), "po/a/b.po"),
    "twice": lambda: (added("po/ui.po"), "po/ui.po"),
    "folder as a file": lambda: (added("po/x.po/", b""), "po/x.po/"),
    "symlink": lambda: (added("po/x.po", b"/etc/passwd", external_attr=0o120777 << 16), "po/x.po"),
    "device": lambda: (added("po/x.po", b"", external_attr=0o020666 << 16), "po/x.po"),
    "pipe": lambda: (added("po/x.po", b"", external_attr=0o010666 << 16), "po/x.po"),
    "socket": lambda: (added("po/x.po", b"", external_attr=0o140666 << 16), "po/x.po"),
    "encrypted": lambda: (entry_says(added("po/x.po"), 8, b"\x01"), "po/x.po"),
    "bzip2": lambda: (added("po/x.po", compress_type=zipfile.ZIP_BZIP2), "po/x.po"),
    "lzma": lambda: (added("po/x.po", compress_type=zipfile.ZIP_LZMA), "po/x.po"),
    "unknown packing": lambda: (entry_says(added("po/x.po"), 10, struct.pack("<H", 99)), "po/x.po"),
    "bomb": lambda: (added("po/x.po", bytes(12_000_000)), "po/x.po"),
    "bomb below the limit": lambda: (added("po/x.po", bytes(3_000_000)), "po/x.po"),
    "too large": lambda: (
        added("po/x.po", Random(1).randbytes(5_000_000), packed=False),
        "po/x.po",
    ),
    "too large in all": lambda: (
        zipped(
            [
                *GOOD.items(),
                *((f"po/x{n}.po", b"x" * 3_900_000) for n in range(6)),
            ],
            packed=False,
        ),
        "",
    ),
    "too large for YAML": lambda: (
        added("overlay/local.yaml", Random(1).randbytes(250_000)),
        "overlay/local.yaml",
    ),
    "too many": lambda: (zipped([*GOOD.items(), *((f"po/x{n}.po", b"") for n in range(200))]), ""),
    "endless table": lambda: (added("po/x.po") + b"PK\x01\x02" * 100_000, ""),
    "no manifest": lambda: (zipped({"po/ui.po": b""}), ""),
    "empty": lambda: (b"", ""),
    "not a zip": lambda: (b"MZ" + added("po/x.po"), ""),
    "program before it": lambda: (b"#!/bin/sh\n" + zipped(GOOD), ""),
    "cut": lambda: (zipped(GOOD)[:-30], ""),
    "name differs inside": lambda: (local_says(zipped(GOOD), 30, b"kcap"), ""),
    "wrong checksum": lambda: (entry_says(added("po/x.po"), 16, b"\0\0\0\0"), ""),
    "wrong offset": lambda: (entry_says(added("po/x.po"), 42, b"\xff\xff\xff\x7f"), ""),
    "says smaller than it is": lambda: (
        entry_says(added("po/x.po", b"a" * 9000), 24, b"\1\0\0\0"),
        "",
    ),
    "unknown version": lambda: (entry_says(added("po/x.po"), 6, b"\xff"), ""),
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_hostile_zip_is_refused(name):
    data, entry = ZIPS[name]()
    begin = time.monotonic()
    with pytest.raises(PackRefused) as refused:
        archive.unzip(data)
    assert time.monotonic() - begin < 5
    sentence = str(refused.value)
    assert entry in sentence
    assert sentence.endswith(".")
    assert sentence.isprintable()


def test_only_as_much_is_unpacked_as_may_be(monkeypatch):
    """The limit is on what comes out, whatever the header says."""
    asked = []
    real = zipfile.ZipExtFile.read

    def read(self, n=-1):
        asked.append(n)
        return real(self, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    with pytest.raises(PackRefused):
        archive.unzip(added("po/x.po", bytes(12_000_000)))
    assert max(asked) <= archive.MOST_BYTES + 1
    assert min(asked) >= 0


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_a_folder_with_something_strange_in_it(tmp_path, kind):
    (tmp_path / "po").mkdir()
    (tmp_path / "pack.yaml").write_bytes(GOOD["pack.yaml"])
    where = tmp_path / "po" / "ui.po"
    if kind == "link":
        where.symlink_to("/etc/passwd")
    elif kind == "folder":
        where.mkdir()
    else:
        os.mkfifo(where)
    with pytest.raises(PackRefused, match=r"po/ui\.po"):
        archive.read(str(tmp_path))


def test_a_linked_folder(tmp_path):
    (tmp_path / "pack.yaml").write_bytes(GOOD["pack.yaml"])
    (tmp_path / "po").symlink_to("/etc")
    with pytest.raises(PackRefused, match="po/"):
        archive.read(str(tmp_path))


def test_no_such_file(tmp_path):
    with pytest.raises(PackRefused, match="no such file"):
        archive.read(str(tmp_path / "none.zip"))


def test_nothing_is_made_that_would_be_refused():
    with pytest.raises(PackRefused, match=r"x\.exe"):
        archive.make({**GOOD, "x.exe": b""})


NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["po/ui.po", "../x", "pack.yaml", "po/", "LICENSE", "po/a.po", "/po/a.po"]),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(NAMES, st.binary(max_size=40)), max_size=6))
def test_any_names(entries):
    """What comes through has only names of the list, and each once."""
    entries = [(name, data) for name, data in entries if _encodable(name)]
    try:
        found = archive.unzip(zipped(entries))
    except PackRefused:
        return
    assert all(archive.allowed(name) for name in found)
    assert found == {name: data for name, data in entries if not name.endswith("/")}


def _encodable(name):
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


ZIP = zipped(GOOD)


@given(st.lists(st.tuples(st.integers(0, len(ZIP) - 1), st.integers(0, 255)), max_size=8))
@example([(ZIP.rindex(b"PK\x01\x02") + 8, 1)])
def test_any_damage(changes):
    """A changed zip is refused or gives other text; nothing else happens."""
    data = bytearray(ZIP)
    for at, value in changes:
        data[at] = value
    try:
        found = archive.unzip(bytes(data))
    except PackRefused:
        return
    assert all(archive.allowed(name) for name in found)


@given(st.binary(max_size=300))
@example(LOCAL)
def test_any_bytes(data):
    with pytest.raises(PackRefused):
        archive.unzip(LOCAL + data)


def test_the_stream_is_a_zip_to_others(tmp_path):
    with zipfile.ZipFile(io.BytesIO(archive.make(GOOD))) as pack:
        assert pack.testzip() is None
