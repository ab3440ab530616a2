"""The header: which vault this is, and the data key, wrapped once for each way to unlock it.

On disk: JSON in its one canonical form, then an HMAC of it that only the data key gives, then a
SHA-256 of both. The last proves nothing against people, and is why a damaged header isn't taken
for a wrong passphrase.
"""

import hashlib
import hmac
import json
import os
from dataclasses import dataclass, replace
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from selfhelp.vault.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from selfhelp.vault.keys import LABEL, Cost, InvalidTag, derive, seal, stretch, unseal

FORMAT = 1
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped with one key.

    Attributes:
        type: "passphrase" or "recovery".
        wrapped: nonce, ciphertext, tag.
        cost: of one guess; None for a recovery code, which can't be guessed.
        salt: 16 bytes; empty for a recovery code.
    """

    type: str
    wrapped: bytes = b""
    cost: Cost | None = None
    salt: bytes = b""

    def parameters(self) -> dict[str, object]:
        """All but the wrapped key, as in the file."""
        if self.cost is None:
            return {"type": self.type}
        memory, passes, lanes = self.cost
        return {
            "kdf": "argon2id",
            "m": memory,
            "p": lanes,
            "salt": self.salt.hex(),
            "t": passes,
            "type": self.type,
            "v": 19,
        }

    def bound(self, vault_id: bytes) -> bytes:
        """What the wrapped key is bound to."""
        return LABEL + b"slot" + vault_id + _json(self.parameters())

    def wrap(self, key: bytes, data_key: bytes, vault_id: bytes) -> "Slot":
        """This slot with the data key in it."""
        return replace(self, wrapped=seal(AESGCM(key), data_key, self.bound(vault_id)))

    def unwrap(self, key: bytes, vault_id: bytes) -> bytes:
        """The data key; WrongPassphrase if this isn't the key."""
        try:
            return unseal(AESGCM(key), self.wrapped, self.bound(vault_id))
        except InvalidTag:
            raise WrongPassphrase from None


def passphrase_slot(passphrase: str, data_key: bytes, vault_id: bytes, cost: Cost) -> Slot:
    """A slot for `passphrase`.

    Raises:
        ValueError: an empty passphrase, or less cost than is allowed for anything new.
    """
    if not passphrase:
        raise ValueError("an empty passphrase")
    if not cost.enough():
        raise ValueError("too little cost for a new passphrase, or too much")
    slot = Slot("passphrase", cost=cost, salt=os.urandom(16))
    return slot.wrap(stretch(passphrase, slot.salt, cost), data_key, vault_id)


def recovery_slot(secret: bytes, data_key: bytes, vault_id: bytes) -> Slot:
    """A slot for a recovery code of 16 random bytes."""
    return Slot("recovery").wrap(_recovery_key(secret, vault_id), data_key, vault_id)


def _recovery_key(secret: bytes, vault_id: bytes) -> bytes:
    return derive(secret, vault_id, LABEL + b"recovery")


@dataclass(frozen=True, slots=True)
class Header:
    """What is readable without a key."""

    id: bytes
    passphrase: Slot
    recovery: Slot | None = None

    def data_key(self, passphrase: str | None, secret: bytes) -> bytes:
        """The data key, by passphrase or else by the bytes of a recovery code.

        Raises:
            WrongPassphrase: it isn't the right one, or there is no recovery code.
        """
        if passphrase is None:
            if self.recovery is None:
                raise WrongPassphrase
            return self.recovery.unwrap(_recovery_key(secret, self.id), self.id)
        assert self.passphrase.cost is not None
        key = stretch(passphrase, self.passphrase.salt, self.passphrase.cost)
        return self.passphrase.unwrap(key, self.id)

    def body(self) -> bytes:
        """Its JSON."""
        slots = [slot for slot in (self.passphrase, self.recovery) if slot]
        return _json(
            {
                "aead": "AES-256-GCM",
                "fmt": FORMAT,
                "id": self.id.hex(),
                "slots": [slot.parameters() | {"key": slot.wrapped.hex()} for slot in slots],
            }
        )


def sealed(body: bytes, mac: bytes) -> bytes:
    """The header as it stands in the file."""
    return body + mac + hashlib.sha256(body + mac).digest()


def parse(blob: bytes, stated_format: int) -> tuple[Header, bytes, bytes]:
    """The header, the bytes that its MAC is about, and the MAC, which nobody has checked yet.

    Args:
        blob: as it stands in the file.
        stated_format: what the container says; it must say the same.

    Raises:
        VaultTooNew: a later version wrote it.
        VaultDamaged: anything else.
    """
    body, mac, digest = blob[: -2 * _DIGEST], blob[-2 * _DIGEST : -_DIGEST], blob[-_DIGEST:]
    if not hmac.compare_digest(hashlib.sha256(body + mac).digest(), digest):
        raise VaultDamaged("header")
    try:
        found = json.loads(body)
        if stated_format != found["fmt"]:
            raise VaultDamaged("header")
        if type(found["fmt"]) is int and found["fmt"] > FORMAT:
            raise VaultTooNew
        header = _understood(found)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise VaultDamaged("header") from error
    if header.body() != body:  # unknown fields, fields twice, another order, other spaces
        raise VaultDamaged("header")
    return header, body, mac


def _understood(found: dict[str, Any]) -> Header:
    """The header in this JSON. What is wrong or left out here shows when it is written again."""
    first, *others = found["slots"]
    cost = Cost(first["m"], first["t"], first["p"])
    if {type(each) for each in cost} != {int} or not cost.acceptable():
        raise ValueError("cost out of bounds")
    passphrase = Slot("passphrase", bytes.fromhex(first["key"]), cost, _hex(first["salt"], 16))
    recovery = Slot("recovery", bytes.fromhex(others[0]["key"])) if others else None
    for slot in filter(None, (passphrase, recovery)):
        if len(slot.wrapped) != 12 + 32 + 16:
            raise ValueError("a wrapped key of another length")
    return Header(_hex(found["id"], 16), passphrase, recovery)


def _hex(text: str, length: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError("another length")
    return value


def _json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
