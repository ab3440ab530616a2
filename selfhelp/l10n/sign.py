"""Ed25519 signatures in minisign's format, so that the stock `minisign` signs and checks ours too.

Format (https://jedisct1.github.io/minisign, "Signature format" and the two after it):

    signature   untrusted comment: ...
                base64("ED" + key id, 8 bytes + Ed25519 of BLAKE2b-512 of the file)
                trusted comment: ...
                base64(Ed25519 of the 64 bytes above + the trusted comment)
    public key  untrusted comment: ...
                base64("Ed" + key id + key, 32 bytes)
    secret key  untrusted comment: ...
                base64("Ed" + KDF, "B2", salt 32, operations 8, memory 8 + 104 bytes), these being
                key id, seed 32, public key 32 and BLAKE2b-256 of "Ed" + those three; exclusive-or
                with scrypt of a password if the KDF is "Sc", and plain if it is two zero bytes
                (minisign 0.11 then leaves the sum at zero)

The old way of signing the file itself ("Ed") is not taken: nothing that we sign was made with it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from selfhelp.domain.strings import t
from selfhelp.l10n.refusal import PackRefused

_UNTRUSTED = b"untrusted comment: "
_TRUSTED = b"trusted comment: "
_MOST = 4_096
"""Bytes of a key or a signature file; minisign's own limits on comments lie far below."""


class PublicKey(NamedTuple):
    """Whom a signature is from: a key id (8 bytes, for finding it only) and the key (32)."""

    id: bytes
    key: bytes

    @property
    def text(self) -> str:
        """As minisign prints it: `RW...`, 56 characters."""
        return base64.b64encode(b"Ed" + self.id + self.key).decode()

    def file(self) -> bytes:
        """As a file that `minisign -p` reads."""
        number = int.from_bytes(self.id, "little")
        return _UNTRUSTED + b"minisign public key %016X\n%s\n" % (number, self.text.encode())


class SecretKey(NamedTuple):
    """A key that signs: its id and 32 secret bytes."""

    id: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The half that others get."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.id, key.public_bytes_raw())

    def file(self) -> bytes:
        """As a file that `minisign -s` reads, not encrypted: its folder has to keep it.

        The comment says otherwise because minisign writes the same one for both.
        """
        whole = self.id + self.seed + self.public.key
        check = _blake(b"Ed" + whole, 32)
        data = b"Ed" + b"\0\0" + b"B2" + bytes(48) + whole + check
        return _UNTRUSTED + b"minisign encrypted secret key\n%s\n" % base64.b64encode(data)


def new_key() -> SecretKey:
    """A new key, out of the system's own chance."""
    return SecretKey(os.urandom(8), os.urandom(32))


def secret_key(data: bytes, name: str) -> SecretKey:
    """Read a secret key that isn't encrypted (`minisign -G -W`, or `selfhelp pack sign --new-key`).

    Raises:
        PackRefused: it is no such key; the sentence says which file, `name`, and what to do.
    """
    raw = _decoded(_lines(data, name, 2)[1], name)
    if raw[:6] == b"EdScB2":
        raise PackRefused(
            t(
                "packs.key-locked",
                "this key has a password, which only minisign asks for. Make one without it for your"
                " packs: selfhelp pack sign PACK --key FILE --new-key",
            ),
            name,
        )
    body, check = raw[54:-32], raw[-32:]
    summed = check in (bytes(32), _blake(b"Ed" + body, 32))
    if len(raw) != 158 or raw[:6] != b"Ed\0\0B2" or not summed:
        raise PackRefused(t("packs.no-secret", "this is no secret key of minisign."), name)
    key = SecretKey(body[:8], body[8:40])
    if key.public.key != body[40:]:
        raise PackRefused(t("packs.no-secret", "this is no secret key of minisign."), name)
    return key


def public_key(data: bytes, name: str) -> PublicKey:
    """Read a public key: a file of minisign's, or its one line `RW...`.

    Raises:
        PackRefused: it is no such key.
    """
    lines = _lines(data, name, 1)
    raw = _decoded(lines[-1 if len(lines) == 1 else 1], name)
    if len(raw) != 42 or raw[:2] != b"Ed" or len(lines) > 2:
        raise PackRefused(t("packs.no-public", "this is no public key of minisign."), name)
    return PublicKey(raw[2:10], raw[10:])


def sign(data: bytes, key: SecretKey, comment: str) -> bytes:
    """A signature file over `data`.

    Args:
        comment: one line that is signed with it.
    """
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    signature = private.sign(_blake(data, 64))
    overall = private.sign(signature + comment.encode())
    lines = (
        _UNTRUSTED + b"signature from minisign secret key",
        base64.b64encode(b"ED" + key.id + signature),
        _TRUSTED + comment.encode(),
        base64.b64encode(overall),
    )
    return b"".join(line + b"\n" for line in lines)


def verify(data: bytes, signature: bytes, key: PublicKey, name: str) -> str:
    """See that `signature` is this key's, over `data`; its trusted comment.

    Raises:
        PackRefused: it isn't, or can't be read; `name` is the signature's file.
    """
    lines = _lines(signature, name, 4)
    first, overall = _decoded(lines[1], name), _decoded(lines[3], name)
    if len(first) != 74 or len(overall) != 64 or not lines[2].startswith(_TRUSTED.decode()):
        raise PackRefused(_no_signature(), name)
    if first[:2] != b"ED":
        raise PackRefused(
            t("packs.old-way", "it was made in minisign's old way; sign again without -l."), name
        )
    if first[2:10] != key.id:
        raise PackRefused(
            t("packs.other-key", "it was made with another key than the pack's."), name
        )
    comment = lines[2].removeprefix(_TRUSTED.decode())
    known = Ed25519PublicKey.from_public_bytes(key.key)
    try:
        known.verify(first[10:], _blake(data, 64))
        known.verify(overall, first[10:] + comment.encode())
    except InvalidSignature as error:
        raise PackRefused(
            t(
                "packs.forged",
                "it does not fit SHA256SUMS or its own comment, so it is not genuine.",
            ),
            name,
        ) from error
    return comment


def _lines(data: bytes, name: str, least: int) -> list[str]:
    try:
        text = data.decode("utf-8") if len(data) <= _MOST else ""
    except UnicodeDecodeError:
        text = ""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if not text or not least <= len(lines) <= 4 or (least == 4 and len(lines) != 4):
        raise PackRefused(_no_signature() if least == 4 else _no_key(), name)
    return lines


def _decoded(line: str, name: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PackRefused(t("pack.not-base64", "it is damaged; ask for it again."), name) from error


def _blake(data: bytes, size: int) -> bytes:
    return hashlib.blake2b(data, digest_size=size).digest()


def _no_signature() -> str:
    return t("packs.no-signature", "this is no signature of minisign.")


def _no_key() -> str:
    return t("packs.no-key", "this is no key of minisign.")
