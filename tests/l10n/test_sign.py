"""Signatures in minisign's format: frozen answers, the stock program both ways, and refusals."""

import base64
import hashlib
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.l10n import sign
from selfhelp.l10n.refusal import PackRefused

# Made by minisign 0.11: `minisign -G -W`, then `minisign -S -t ...` over "hello\n". For tests only.
STOCK_PUBLIC = b"""\
untrusted comment: minisign public key E5739276AAE7C6B6
RWS2xueqdpJz5T4Bedfc4JksvV5ccO3Xm8mzABAG93OqXJI8Pu/dxmEh
"""
STOCK_SECRET = b"""\
untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
tsbnqnaSc+Wb0XAZbHtmuyEWPPfo1WJg1FHxbfUiOp/htPlRb/K5kD4Bedfc4JksvV5ccO3Xm8mzABAG93OqXJI8Pu/dxmEh\
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
STOCK_SIGNATURE = b"""\
untrusted comment: signature from minisign secret key
RUS2xueqdpJz5T5XrJ63nDMQE15/tEi1wPQVEgL9Qxwi5kF3C7mZ297GT4oFNrfniOvROzLmTjGsZg6Ly06nYkhJxfFf6VQTyQw=
trusted comment: selfhelp-pack locale=fa_AF version=1.0.0
dch3FkNVAYXRRaIr2riAphajA7/cgyz2fj5o0fhjeyLjlDAHwUMB+Ya2k4xnwZMVHj/rbf3Z6a2m0fRbu/2vAA==
"""
COMMENT = "selfhelp-pack locale=fa_AF version=1.0.0"

# RFC 8032, 7.1, TEST 1: a seed and its public key.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


def key():
    return sign.SecretKey(b"\1\2\3\4\5\6\7\x08", SEED)


def test_what_minisign_signed_is_read():
    public = sign.public_key(STOCK_PUBLIC, "minisign.pub")
    assert sign.verify(b"hello\n", STOCK_SIGNATURE, public, "x.minisig") == COMMENT
    assert public.file() == STOCK_PUBLIC
    assert sign.public_key(public.text.encode(), "option") == public


def test_what_we_sign_is_what_minisign_signs():
    """Ed25519 has no chance in it, so the same key over the same text gives the same bytes."""
    secret = sign.secret_key(STOCK_SECRET, "minisign.key")
    assert sign.sign(b"hello\n", secret, COMMENT) == STOCK_SIGNATURE


def test_put_together_by_hand():
    """Byte by byte as the format says, with nothing of ours but the result to compare."""
    private = Ed25519PrivateKey.from_private_bytes(SEED)
    first = private.sign(hashlib.blake2b(b"text", digest_size=64).digest())
    both = private.sign(first + b"a comment")
    by_hand = (
        b"untrusted comment: signature from minisign secret key\n"
        + base64.b64encode(b"ED\1\2\3\4\5\6\7\x08" + first)
        + b"\ntrusted comment: a comment\n"
        + base64.b64encode(both)
        + b"\n"
    )
    assert sign.sign(b"text", key(), "a comment") == by_hand
    assert key().public == sign.PublicKey(b"\1\2\3\4\5\6\7\x08", PUBLIC)
    assert sign.verify(b"text", by_hand, key().public, "x") == "a comment"


def test_a_new_key_is_read_back():
    new = sign.new_key()
    assert sign.secret_key(new.file(), "k") == new
    assert sign.public_key(new.public.file(), "p") == new.public
    assert sign.new_key() != new


@pytest.mark.needs_tool("minisign")
def test_the_stock_program_both_ways(tmp_path):
    def minisign(*arguments):
        return subprocess.run(
            ["minisign", *arguments], cwd=tmp_path, check=False, capture_output=True, text=True
        )

    new = sign.new_key()
    (tmp_path / "k.key").write_bytes(new.file())
    (tmp_path / "k.pub").write_bytes(new.public.file())
    (tmp_path / "ours").write_bytes(b"ours")
    (tmp_path / "ours.minisig").write_bytes(sign.sign(b"ours", new, "by us"))
    checked = minisign("-V", "-H", "-m", "ours", "-p", "k.pub")
    assert checked.returncode == 0
    assert "Trusted comment: by us" in checked.stdout
    (tmp_path / "theirs").write_bytes(b"theirs")
    assert minisign("-S", "-m", "theirs", "-s", "k.key", "-t", "by them").returncode == 0
    theirs = (tmp_path / "theirs.minisig").read_bytes()
    assert sign.verify(b"theirs", theirs, new.public, "x") == "by them"
    (tmp_path / "ours").write_bytes(b"other")
    assert minisign("-V", "-m", "ours", "-p", "k.pub").returncode != 0


def edited(old, new):
    assert old in STOCK_SIGNATURE
    return STOCK_SIGNATURE.replace(old, new)


FORGED = {
    "another text": (b"hullo\n", STOCK_SIGNATURE),
    "another comment": (b"hello\n", edited(b"version=1.0.0", b"version=9.0.0")),
    "another key": (b"hello\n", sign.sign(b"hello\n", key(), COMMENT)),
    "its number on another key": (
        b"hello\n",
        sign.sign(b"hello\n", key()._replace(id=base64.b64decode("tsbnqnaSc+U=")), COMMENT),
    ),
    "old way": (b"hello\n", edited(b"RUS2", b"RWS2")),
    "cut": (b"hello\n", STOCK_SIGNATURE[:150]),
    "no comment": (b"hello\n", edited(b"trusted comment: self", b"self")),
    "more lines": (b"hello\n", STOCK_SIGNATURE + b"and more\n"),
    "not base64": (b"hello\n", edited(b"RUS2", b"????")),
    "not text": (b"hello\n", b"\xff" * 100),
    "empty": (b"hello\n", b""),
    "huge": (b"hello\n", STOCK_SIGNATURE + b"\n" * 10_000),
}


@pytest.mark.parametrize("name", FORGED)
def test_forged(name):
    text, signature = FORGED[name]
    with pytest.raises(PackRefused, match=r"^SHA256SUMS\.minisig: .*\.$"):
        sign.verify(
            text, signature, sign.public_key(STOCK_PUBLIC, "minisign.pub"), "SHA256SUMS.minisig"
        )


WRONG_SECRETS = {
    "a public key": STOCK_PUBLIC,
    "changed": STOCK_SECRET.replace(b"tsbnqnaSc+Wb", b"tsbnqnaSc+Wc"),
    "cut": STOCK_SECRET[:100],
    "with a password": b"untrusted comment: x\n" + base64.b64encode(b"EdScB2" + bytes(152)),
    "words": b"my secret\nis this\n",
}


@pytest.mark.parametrize("name", WRONG_SECRETS)
def test_no_secret_key(name):
    with pytest.raises(PackRefused, match=r"^my\.key: "):
        sign.secret_key(WRONG_SECRETS[name], "my.key")


def test_a_key_with_a_password_says_what_to_do():
    with pytest.raises(PackRefused, match="--new-key"):
        sign.secret_key(WRONG_SECRETS["with a password"], "my.key")


@given(st.binary(max_size=200))
def test_any_bytes_are_no_key_and_no_signature(data):
    for read in (
        lambda: sign.public_key(data, "x"),
        lambda: sign.secret_key(data, "x"),
        lambda: sign.verify(b"", data, key().public, "x"),
    ):
        with pytest.raises(PackRefused):
            read()


@given(st.integers(0, len(STOCK_SIGNATURE) - 1), st.integers(0, 255))
def test_any_changed_byte(at, value):
    """Outside the first line, which nobody has signed, no byte can be another."""
    changed = STOCK_SIGNATURE[:at] + bytes([value]) + STOCK_SIGNATURE[at + 1 :]
    public = sign.public_key(STOCK_PUBLIC, "x")
    try:
        comment = sign.verify(b"hello\n", changed, public, "x")
    except PackRefused:
        return
    assert comment == COMMENT
