"""Reads a vault or an export with nothing of selfhelp: what docs/vault-format.md says is enough.

python reader.py FILE [--code]     asks for the passphrase (or the recovery code's 32 hex digits)
"""

import getpass
import hashlib
import hmac
import json
import sqlite3
import struct
import sys
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def argon2id(passphrase, salt, m, t, p):
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(secret)


def hkdf(key, salt, info):
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def unpadded(plain):
    plain = plain.rstrip(b"\0")
    assert plain[-1] == 0x80
    return plain[:-1]


def vault(path, passphrase=None, secret=b""):
    """Entries as (id, created, edited, kind, flags, data, text), in order of position."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    head = dict(database.execute("SELECT id, body FROM head"))
    rows = {sid: (tag, blob) for sid, tag, blob in database.execute("SELECT * FROM seg")}
    database.close()
    body, mac, digest = head[1][:-64], head[1][-64:-32], head[1][-32:]
    assert hashlib.sha256(body + mac).digest() == digest
    header = json.loads(body)
    assert (header["fmt"], header["aead"]) == (1, "AES-256-GCM")
    vault_id, label = bytes.fromhex(header["id"]), b"selfhelp-vault/1/"
    slot = header["slots"][1 if passphrase is None else 0]
    if passphrase is None:
        key = hkdf(secret, vault_id, label + b"recovery")
    else:
        key = argon2id(passphrase, bytes.fromhex(slot["salt"]), slot["m"], slot["t"], slot["p"])
    wrapped = bytes.fromhex(slot.pop("key"))
    bound = json.dumps(slot, sort_keys=True, separators=(",", ":")).encode()
    data_key = AESGCM(key).decrypt(wrapped[:12], wrapped[12:], label + b"slot" + vault_id + bound)
    header_key = hkdf(data_key, vault_id, label + b"header")
    assert hmac.digest(header_key, body, "sha256") == mac
    cipher = AESGCM(hkdf(data_key, vault_id, label + b"manifest"))
    manifest = unpadded(cipher.decrypt(head[3][:12], head[3][12:], label + b"manifest" + vault_id))
    _seq, entries, segments, header_mac, tag = struct.unpack_from(">QII32s16s", manifest)
    assert (header_mac, tag) == (mac, head[2][-16:])
    lines = unpadded(cipher.decrypt(head[2][:12], head[2][12:], label + b"list" + vault_id))
    listed = dict(struct.iter_unpack(">Q16s", lines + manifest[64:]))
    assert len(listed) == segments == len(rows)
    cipher, found = AESGCM(hkdf(data_key, vault_id, label + b"segment")), []
    for sid, tag in listed.items():
        assert rows[sid][0] == tag
        nonce, sealed = rows[sid][1][:12], rows[sid][1][12:]
        about = label + b"segment" + vault_id + struct.pack(">Q", sid)
        plain = unpadded(cipher.decrypt(nonce, sealed + tag, about))
        (number,) = struct.unpack_from(">I", plain)
        for head_at in range(4, 4 + 46 * number, 46):
            *fields, of_data, text, end = struct.unpack_from(">16sqqBBIII", plain, head_at)
            found.append((*fields, plain[text - of_data : text], plain[text:end]))
    assert len(found) == entries
    return found


def export(path, passphrase):
    """The bytes inside."""
    with open(path, "rb") as file:
        sealed = file.read()
    head, mac, digest = sealed[:40], sealed[40:72], sealed[72:104]
    assert hashlib.sha256(head + mac).digest() == digest
    magic, fmt, t, p, m, salt = struct.unpack(">16sBBBxI16s", head)
    assert (magic, fmt) == (b"selfhelp-export\n", 1)
    key, label = argon2id(passphrase, salt, m, t, p), b"selfhelp-export/1/"
    assert hmac.digest(hkdf(key, salt, label + b"header"), head, "sha256") == mac
    cipher = AESGCM(hkdf(key, salt, label + b"chunks" + head))
    starts = range(104, len(sealed), 65536 + 16)
    return b"".join(
        cipher.decrypt(struct.pack(">3xQ?", n, at == starts[-1]), sealed[at : at + 65552], None)
        for n, at in enumerate(starts)
    )


if __name__ == "__main__":
    secret = getpass.getpass("passphrase or code: ")
    with open(sys.argv[1], "rb") as file:
        is_export = file.read(16) == b"selfhelp-export\n"
    if is_export:
        sys.stdout.buffer.write(export(sys.argv[1], secret))
    else:
        by_code = "--code" in sys.argv
        way = (None, bytes.fromhex(secret)) if by_code else (secret, b"")
        for id, created, edited, kind, flags, data, text in vault(sys.argv[1], *way):
            print(id.hex(), created, edited, kind, flags, data.decode(), text.decode(), sep="\t")
