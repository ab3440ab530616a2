"""The building blocks give the published answers, and old files stay readable."""

import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from selfhelp.vault import Vault, VaultDamaged, WrongPassphrase, keys, stream
from selfhelp.vault.keys import Cost, InvalidTag
from selfhelp.vault.recovery import code_of
from selfhelp.vault.segments import Item, to_bytes
from tests.vault import freeze, reader
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.conftest import entry

HERE = Path(__file__).parent
FROZEN = HERE / "frozen"
KNOWN = json.loads((FROZEN / "journal-1.json").read_text(encoding="utf-8"))
VECTORS = json.loads((HERE / "wycheproof_aes_gcm.json").read_text(encoding="utf-8"))["tests"]
CHUNK = 64 * 1024 + 16
HEAD = 104


def test_argon2id_rfc_9106_section_5_3():
    tag = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        secret=b"\x03" * 8,
        ad=b"\x04" * 12,
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_our_way_to_call_argon2id_is_that_one():
    ours = keys.stretch("\u0041\u030a passphrase", bytes(16), Cost(19 * 1024, 2, 1))
    plain = Argon2id(salt=bytes(16), length=32, iterations=2, lanes=1, memory_cost=19 * 1024)
    assert ours == plain.derive("\u00c5 passphrase".encode())


@pytest.mark.parametrize(
    "secret, salt, info, length, expected",
    [
        (
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            "0b" * 22,
            "",
            "",
            42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ],
)
def test_hkdf_rfc_5869_cases_1_and_3(secret, salt, info, length, expected):
    secret, salt, info = (bytes.fromhex(each) for each in (secret, salt, info))
    found = HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
    assert found.hex() == expected
    assert keys.derive(secret, salt, info).hex() == expected[:64]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: str(case["tcId"]))
def test_aes_gcm_wycheproof(case):
    key, iv, aad, msg, ct, tag = (
        bytes.fromhex(case[name]) for name in ("key", "iv", "aad", "msg", "ct", "tag")
    )
    if case["result"] == "valid":
        assert keys.unseal(AESGCM(key), iv + ct + tag, aad) == msg
        assert AESGCM(key).encrypt(iv, msg, aad) == ct + tag
    else:
        with pytest.raises(InvalidTag):
            keys.unseal(AESGCM(key), iv + ct + tag, aad)


def test_there_are_enough_of_them():
    assert len(VECTORS) > 50
    assert sum(case["result"] == "invalid" for case in VECTORS) > 15


def told(vault):
    return [
        [item.id.hex(), *item.__getnewargs__()[1:5], item.data.decode(), item.text.decode()]
        for items in vault._contents.segments.values()
        for item in items
    ]


@pytest.fixture
def frozen(tmp_path):
    """A copy: SQLite may want to write beside it."""
    copy = tmp_path / "journal.vault"
    copy.write_bytes((FROZEN / "journal-1.vault").read_bytes())
    return str(copy)


def test_a_vault_of_format_1_opens_with_passphrase_and_code(frozen):
    with Vault.open(frozen, KNOWN["passphrase"], read_only=True) as vault:
        assert told(vault) == KNOWN["entries"]
        assert len(vault.tombstones()) == 1
        assert vault.verify() == ()
    with Vault.open_with_code(frozen, KNOWN["code"]) as vault:
        vault.write([entry(1)])
        assert told(vault)[:-1] == KNOWN["entries"]


def test_the_stranger_reads_frozen_and_fresh_vaults(frozen, path, tmp_path):
    expected = [(bytes.fromhex(id), *rest) for id, *rest in KNOWN["entries"]]
    for way in ((KNOWN["passphrase"],), (None, bytes.fromhex(KNOWN["secret"]))):
        found = reader.vault(frozen, *way)
        assert [(*e[:5], e[5].decode(), e[6].decode()) for e in found] == expected
    fresh = str(tmp_path / "fresh.vault")
    with Vault.create(fresh, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.write(entry(n, "x" * (n * 97 % 3000)) for n in range(60))
        vault.write([entry(7, "y" * 50_000)], [(entry(9).id, 5)])
        expected = [
            item.__getnewargs__() for items in vault._contents.segments.values() for item in items
        ]
    assert reader.vault(fresh, PASSPHRASE) == expected


def opened(sealed: bytes, passphrase=KNOWN["export passphrase"]):
    out = io.BytesIO()
    stream.open_(io.BytesIO(sealed), out, passphrase)
    return out.getvalue()


def frozen_export():
    return (FROZEN / "export-1.sealed").read_bytes()


def test_an_export_of_format_1_opens_for_us_and_for_the_stranger():
    assert opened(frozen_export()) == freeze.content()
    assert reader.export(FROZEN / "export-1.sealed", KNOWN["export passphrase"]) == freeze.content()
    with pytest.raises(WrongPassphrase):
        opened(frozen_export(), "another")


def chunks(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + CHUNK] for at in range(HEAD, len(sealed), CHUNK)]


def bad_twins() -> dict[str, bytes]:
    sealed = frozen_export()
    head = sealed[:HEAD]
    first, second, last = chunks(sealed)
    return {
        "nothing": b"",
        "cut in the head": head[:50],
        "no chunk": head,
        "cut in a chunk": sealed[:-1],
        "cut to less than a tag": head + first[:9],
        "no last chunk": head + first + second,
        "only the last chunk": head + last,
        "reordered": head + second + first + last,
        "one left out": head + first + last,
        "one twice": head + first + first + second + last,
        "the end twice": sealed + last,
        "something behind it": sealed + b"x",
        "another salt": sealed[:30] + b"\0" + sealed[31:],
    }


@pytest.mark.parametrize("twin", bad_twins())
def test_a_bad_twin_of_the_export_is_refused(twin):
    sealed = bad_twins()[twin]
    out = io.BytesIO()
    with pytest.raises(VaultDamaged):
        stream.open_(io.BytesIO(sealed), out, KNOWN["export passphrase"])
    assert freeze.content().startswith(out.getvalue())


def small_vectors() -> dict[str, str]:
    """What docs/vault-format.md lists at its end."""
    vault_id, data_key = bytes(range(16)), bytes(range(32, 64))
    entries = [Item(vault_id, 1, 2, 3, 4, b"{}", b"hi")]
    stretched = keys.stretch("caf\u00e9 noir", vault_id, Cost(19456, 2, 1))
    return {
        "segment key": keys.derive(data_key, vault_id, b"selfhelp-vault/1/segment").hex(),
        "manifest key": keys.derive(data_key, vault_id, b"selfhelp-vault/1/manifest").hex(),
        "header key": keys.derive(data_key, vault_id, b"selfhelp-vault/1/header").hex(),
        'Argon2id of "café noir", salt = ID, m = 19456, t = 2, p = 1': stretched.hex(),
        "recovery key for the secret 000102...0e0f": keys.derive(
            vault_id, vault_id, b"selfhelp-vault/1/recovery"
        ).hex(),
        "its code": code_of(vault_id),
        "segment with one entry (id = ID, 1, 2, 3, 4, `{}`, `hi`), not padded": to_bytes(
            entries
        ).hex(),
    }


def test_the_documents_small_vectors_are_right():
    page = (HERE.parents[1] / "docs" / "vault-format.md").read_text(encoding="utf-8")
    for what, value in small_vectors().items():
        assert f"| {what} | `{value}` |" in page
