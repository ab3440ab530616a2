"""Whom a pack comes from: transplanted signatures, rollback, other hands, and what no pack may say."""

import pytest

from selfhelp.l10n import archive, install, registry, sign, sums, trust
from selfhelp.l10n.refusal import PackRefused
from selfhelp.locations import places
from tests.l10n.packs import built, pack_files, put

KEY = sign.SecretKey(b"\1" * 8, b"\2" * 32)
OTHER = sign.SecretKey(b"\3" * 8, b"\4" * 32)


@pytest.fixture
def home(tmp_path, quick):
    return places(str(tmp_path / "home"), {})


@pytest.fixture
def take(tmp_path, home):
    """Check and install the bytes of a pack."""

    def take(data):
        return install.install(install.check(put(tmp_path / "p.zip", data), home), home)

    return take


@pytest.fixture
def look(tmp_path, home):
    return lambda data: install.check(put(tmp_path / "p.zip", data), home)


def test_a_signed_pack_says_whose_it_is(look):
    assert look(built(pack_files(), KEY)).key == KEY.public.text
    assert look(built(pack_files())).key == ""


def signed(files, key=KEY, comment=None, tag="fa_AF", version="1.0.0"):
    """Signed files, with another comment if one is given."""
    whole = trust.signed(files, key, tag, version)
    if comment is not None:
        whole["SHA256SUMS.minisig"] = sign.sign(whole["SHA256SUMS"], key, comment)
    return whole


def summed(files):
    """With sums that fit, whatever was changed."""
    files = {name: data for name, data in files.items() if name != "SHA256SUMS"}
    return {**files, "SHA256SUMS": sums.make(files)}


GOOD = trust.comment("fa_AF", "1.0.0")

FORGED = {
    "the signature of another language": lambda: signed(
        pack_files(tag="de"), comment=GOOD, tag="de"
    ),
    "the signature of another version": lambda: signed(pack_files(version="2.0.0"), comment=GOOD),
    "a signature that names nothing": lambda: signed(pack_files(), comment="timestamp:1"),
    "a signature that names more": lambda: signed(pack_files(), comment=f"{GOOD} and more"),
    "from another pack, sums made to fit": lambda: summed(
        {**signed(pack_files()), "po/ui.po": pack_files({"home.title": "x"})["po/ui.po"]}
    ),
    "the manifest changed, sums made to fit": lambda: summed(
        {**signed(pack_files()), "pack.yaml": pack_files(version="9.0.0")["pack.yaml"]}
    ),
    "another key put in": lambda: summed(
        {**signed(pack_files()), "minisign.pub": OTHER.public.file()}
    ),
    "the same key id on another key": lambda: summed(
        {**signed(pack_files()), "minisign.pub": OTHER._replace(id=KEY.id).public.file()}
    ),
    "the signature taken out": lambda: {
        name: data for name, data in signed(pack_files()).items() if not name.endswith(".minisig")
    },
    "the key taken out": lambda: summed(
        {name: data for name, data in signed(pack_files()).items() if name != "minisign.pub"}
    ),
    "the signature of nothing": lambda: {**signed(pack_files()), "SHA256SUMS.minisig": b""},
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_signature_is_refused(look, name):
    with pytest.raises(PackRefused, match=r"^(SHA256SUMS\.minisig|minisign\.pub): .*\.$"):
        look(archive.make(FORGED[name]()))


def test_no_sums(look):
    with pytest.raises(PackRefused, match="SHA256SUMS"):
        look(archive.make(pack_files()))


def test_an_older_version_does_not_take_the_place_of_a_newer_one(take, home):
    take(built(pack_files(version="1.10.0"), KEY))
    for older in ("1.9.0", "1.9.9", "0.99.99"):
        with pytest.raises(PackRefused, match=rf"{older}.*1\.10\.0"):
            take(built(pack_files(version=older), KEY))
    assert registry.read(home)["fa_AF"].version == "1.10.0"
    assert take(built(pack_files(version="1.10.0"), KEY)).version == "1.10.0"
    assert take(built(pack_files(version="1.11"), KEY)).version == "1.11"


@pytest.mark.parametrize("key", [None, OTHER])
def test_a_newer_version_from_other_hands_is_refused(take, home, key):
    take(built(pack_files(), KEY))
    with pytest.raises(PackRefused, match="another key"):
        take(built(pack_files(version="2.0.0"), key))
    assert registry.read(home)["fa_AF"].version == "1.0.0"
    install.remove("fa_AF", home)
    assert take(built(pack_files(version="0.1.0"), key)).version == "0.1.0"


def test_what_was_not_signed_may_be_signed_later(take):
    take(built(pack_files()))
    assert take(built(pack_files(version="1.1.0"), KEY)).key == KEY.public.text


@pytest.mark.parametrize(
    "older, newer", [("1", "1.0.1"), ("1.2", "1.10"), ("0.9.9", "1"), ("strange", "0")]
)
def test_versions_compare_as_numbers(older, newer):
    assert trust.numbers(older) < trust.numbers(newer)


def test_equal_versions():
    assert trust.numbers("1") == trust.numbers("1.0.0")
