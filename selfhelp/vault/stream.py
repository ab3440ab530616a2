"""The encrypted export: any bytes, sealed with a passphrase of their own, in one pass.

STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) as in age: chunks of 64 KiB, the nonce a counter
and a flag for the last one. So a chunk that was cut off, moved, repeated or left out is noticed.
"""

import hashlib
import hmac
import os
import struct
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from selfhelp.vault.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from selfhelp.vault.keys import TAG, Cost, InvalidTag, calibrated, derive, stretch

MAGIC = b"selfhelp-export\n"
FORMAT = 1
CHUNK = 64 * 1024
_LABEL = b"selfhelp-export/1/"
_HEAD = struct.Struct(">16sBBBxI16s")
"""Magic, format, passes, lanes, memory in KiB, salt."""
_DIGEST = 32


def seal(source: BinaryIO, target: BinaryIO, passphrase: str, *, cost: Cost | None = None) -> None:
    """Write to `target` what `source` holds, so that only `passphrase` opens it.

    Raises:
        ValueError: an empty passphrase or too little cost.
        VaultUnsupported: this machine can't derive the key.
    """
    cost = cost or calibrated()
    if not passphrase or not cost.enough():
        raise ValueError("an empty passphrase or too little cost")
    salt = os.urandom(16)
    head = _HEAD.pack(MAGIC, FORMAT, cost.passes, cost.lanes, cost.memory, salt)
    cipher, mac = _keys(passphrase, salt, cost, head)
    target.write(head + mac + hashlib.sha256(head + mac).digest())
    number, chunk = 0, _chunk(source, CHUNK)
    while following := _chunk(source, CHUNK):
        target.write(cipher.encrypt(_nonce(number, last=False), chunk, None))
        number, chunk = number + 1, following
    target.write(cipher.encrypt(_nonce(number, last=True), chunk, None))


def open_(source: BinaryIO, target: BinaryIO, passphrase: str) -> None:
    """Write to `target` what was sealed in `source`.

    What comes out before an error is right as far as it goes, and may lack its end: throw it away.

    Raises:
        WrongPassphrase, VaultDamaged, VaultTooNew, VaultUnsupported.
    """
    head = _chunk(source, _HEAD.size)
    mac, digest = _chunk(source, _DIGEST), _chunk(source, _DIGEST)
    right = hmac.compare_digest(hashlib.sha256(head + mac).digest(), digest)
    if len(head) != _HEAD.size or not right:
        raise VaultDamaged("header")
    magic, format, passes, lanes, memory, salt = _HEAD.unpack(head)
    cost = Cost(memory, passes, lanes)
    if magic != MAGIC:
        raise VaultDamaged("header")
    if format > FORMAT:
        raise VaultTooNew
    if not cost.acceptable() or head != _HEAD.pack(magic, FORMAT, passes, lanes, memory, salt):
        raise VaultDamaged("header")
    cipher, expected = _keys(passphrase, salt, cost, head)
    if not hmac.compare_digest(expected, mac):
        raise WrongPassphrase
    number, sealed = 0, _chunk(source, CHUNK + TAG)
    while following := _chunk(source, CHUNK + TAG):
        target.write(_opened(cipher, number, sealed, last=False))
        number, sealed = number + 1, following
    plain = _opened(cipher, number, sealed, last=True)
    if not plain and number:  # there is one way to write anything
        raise VaultDamaged(f"chunk {number}")
    target.write(plain)


def _opened(cipher: AESGCM, number: int, sealed: bytes, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(number, last=last), sealed, None)
    except (InvalidTag, ValueError):
        raise VaultDamaged(f"chunk {number}") from None


def _keys(passphrase: str, salt: bytes, cost: Cost, head: bytes) -> tuple[AESGCM, bytes]:
    """The chunks' cipher, whose key depends on the whole head, and the head's MAC."""
    secret = stretch(passphrase, salt, cost)
    mac_key = derive(secret, salt, _LABEL + b"header")
    cipher = AESGCM(derive(secret, salt, _LABEL + b"chunks" + head))
    return cipher, hmac.digest(mac_key, head, hashlib.sha256)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _chunk(source: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes, or all that are left; a pipe may give them bit by bit."""
    parts = []
    while size and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
