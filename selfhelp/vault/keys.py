"""Keys: from a passphrase or a code to the data key, from that to the keys that seal each part.

Argon2id: RFC 9106. HKDF-SHA-256: RFC 5869. AES-256-GCM: NIST SP 800-38D, with random 96-bit
nonces; at most 2**32 seals per key, which a person who writes cannot reach.
"""

import hashlib
import hmac
import os
import time
import unicodedata
from typing import NamedTuple

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from selfhelp.vault.errors import VaultUnsupported

__all__ = ["InvalidTag"]

LABEL = b"selfhelp-vault/1/"
"""Begins whatever is bound to a key or a seal, so that none can pass for another's."""

NONCE = 12
TAG = 16


class Cost(NamedTuple):
    """What one guess at a passphrase costs with Argon2id.

    Attributes:
        memory: KiB.
        passes: over that memory.
        lanes: threads that a library may use.
    """

    memory: int
    passes: int
    lanes: int

    def acceptable(self) -> bool:
        """Whether it may be run at all. A file from outside must not be able to fill the memory
        or to have a passphrase guarded by next to nothing.
        """
        return (
            19 * 1024 <= self.memory <= 1024 * 1024
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= 8
        )

    def enough(self) -> bool:
        """Whether something new may be made with it."""
        return self.acceptable() and self.memory >= LEAST.memory and self.passes >= LEAST.passes

    def could_double(self, seconds: float) -> bool:
        """Whether this machine, which took so long to pay it, could pay twice as much."""
        more = 2 * self.passes <= MOST_PASSES or 2 * self.memory <= _most_memory()
        return more and seconds < SECONDS / 2


LEAST = Cost(64 * 1024, 3, 4)
"""RFC 9106, section 4, second recommended option: nothing new is made with less."""

MOST_MEMORY = 256 * 1024
MOST_PASSES = 16
SECONDS = 0.7
"""How long unlocking may take on the machine where the passphrase was chosen."""


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The 32-byte key that `passphrase` stands for, at a cost that was found acceptable.

    The same letters give the same key however the keyboard composes them (NFC).

    Raises:
        VaultUnsupported: no Argon2id here, or not enough memory.
    """
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(
            salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
        ).derive(secret)
    except (ImportError, UnsupportedAlgorithm) as error:
        raise VaultUnsupported from error
    except MemoryError as error:
        raise VaultUnsupported(cost.memory // 1024) from error


def calibrated() -> Cost:
    """What this machine does within `SECONDS`, never less than `LEAST`. Takes about a second."""
    cost, taken = LEAST, _seconds(LEAST)
    while taken < SECONDS / 2 and cost.memory * 2 <= _most_memory():
        larger = cost._replace(memory=cost.memory * 2)
        if (next_taken := _seconds(larger)) > SECONDS:
            break
        cost, taken = larger, next_taken
    return cost._replace(
        passes=max(cost.passes, min(MOST_PASSES, int(cost.passes * SECONDS / taken)))
    )


def _most_memory() -> int:
    return min(MOST_MEMORY, _memory() // 4)


def _seconds(cost: Cost) -> float:
    start = time.perf_counter()
    stretch("", bytes(16), cost)
    return time.perf_counter() - start


def _memory() -> int:
    """KiB of memory in this machine; 0 where the system has no way to say (Windows)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    except (AttributeError, OSError, ValueError):
        return 0


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """32 bytes that only this secret, salt and purpose give."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def seal(cipher: AESGCM, plain: bytes, bound: bytes) -> bytes:
    """Nonce, ciphertext, tag. `bound` isn't in it, and has to be given again to open it."""
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, plain, bound)


def unseal(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    """What was sealed.

    Raises:
        InvalidTag: another key, another `bound`, or not one bit as it was.
        ValueError: too short to be anything sealed.
    """
    # A view: the copy would take a quarter of the time in which a journal opens.
    return cipher.decrypt(sealed[:NONCE], memoryview(sealed)[NONCE:], bound)


class Keys:
    """The keys of one vault, all from its data key."""

    def __init__(self, data_key: bytes, vault_id: bytes) -> None:
        """Derive them; `vault_id` takes part, so that no two vaults share one by any accident."""
        self.data_key = data_key
        self._segment = AESGCM(derive(data_key, vault_id, LABEL + b"segment"))
        self._manifest = AESGCM(derive(data_key, vault_id, LABEL + b"manifest"))
        self._header = derive(data_key, vault_id, LABEL + b"header")
        self._about_segment = LABEL + b"segment" + vault_id
        self._about_manifest = LABEL + b"manifest" + vault_id
        self._about_list = LABEL + b"list" + vault_id

    def seal_segment(self, sid: int, plain: bytes) -> tuple[bytes, bytes]:
        """Tag, and nonce with ciphertext."""
        sealed = seal(self._segment, plain, self._about_segment + sid.to_bytes(8, "big"))
        return sealed[-TAG:], sealed[:-TAG]

    def open_segment(self, sid: int, tag: bytes, blob: bytes) -> bytes:
        """Its plaintext; raises as `unseal`."""
        return unseal(self._segment, blob + tag, self._about_segment + sid.to_bytes(8, "big"))

    def seal_manifest(self, plain: bytes) -> bytes:
        """As `seal`."""
        return seal(self._manifest, plain, self._about_manifest)

    def open_manifest(self, sealed: bytes) -> bytes:
        """As `unseal`."""
        return unseal(self._manifest, sealed, self._about_manifest)

    def seal_list(self, plain: bytes) -> bytes:
        """As `seal`."""
        return seal(self._manifest, plain, self._about_list)

    def open_list(self, sealed: bytes) -> bytes:
        """As `unseal`."""
        return unseal(self._manifest, sealed, self._about_list)

    def mac(self, header: bytes) -> bytes:
        """What only someone with the data key can say about these bytes."""
        return hmac.digest(self._header, header, hashlib.sha256)
