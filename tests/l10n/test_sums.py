"""SHA256SUMS names every file of a pack, once, with the sum it has."""

import shutil
import subprocess

import pytest

from selfhelp.l10n import sums
from selfhelp.l10n.refusal import PackRefused
from tests.l10n.packs import GOOD


def summed(files=None):
    files = dict(files or GOOD)
    return {**files, "SHA256SUMS": sums.make(files)}


def test_whole():
    sums.check(summed())
    sums.check({**summed(), "SHA256SUMS.minisig": b"not part of the sums"})


def test_sha256sum_reads_them(tmp_path):
    assert shutil.which("sha256sum")
    for name, data in summed().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True
    )


def changed(name, data):
    return {**summed(), name: data}


def lines(edit):
    good = summed()
    return {**good, "SHA256SUMS": edit(good["SHA256SUMS"])}


WRONG = {
    "changed": (changed("po/ui.po", b"other"), "po/ui.po"),
    "added": (changed("po/new.po", b""), "po/new.po"),
    "gone": ({k: v for k, v in summed().items() if k != "LICENSE"}, "LICENSE"),
    "none": (GOOD, "SHA256SUMS"),
    "empty": (lines(lambda _: b""), "LICENSE"),
    "twice": (lines(lambda text: text + text), "LICENSE"),
    "strange line": (lines(lambda text: text + b"x\n"), "line 4"),
    "cut": (lines(lambda text: text + b"12"), "SHA256SUMS"),
    "not ASCII": (lines(lambda text: b"\xff\xfe\n" + text), "line 1"),
    "capitals": (lines(lambda text: text.upper()), "line 1"),
    "names itself": (lines(lambda text: text + b"0" * 64 + b"  SHA256SUMS\n"), "SHA256SUMS"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name):
    files, where = WRONG[name]
    with pytest.raises(PackRefused, match=where) as refused:
        sums.check(files)
    assert str(refused.value).endswith(".")


def test_a_digest_is_of_all_files_and_not_of_the_signature():
    one = sums.digest(GOOD)
    assert sums.digest({**summed(), "SHA256SUMS.minisig": b"x"}) == one
    assert sums.digest({**GOOD, "LICENSE": b"other"}) != one
