"""Each check of the vault, taken out: the attack that it refuses then gets through.

So no check is there for show, and none can be lost unnoticed.
"""

import hashlib
import io
import os
import sqlite3

import pytest

from tests.vault import freeze
from tests.vault.attacks import ATTACKS, Scene, canonical
from tests.vault.cheap import CHEAP, PASSPHRASE
from tests.vault.mutants import mutant
from tests.vault.test_known_answers import FROZEN, HEAD, KNOWN, chunks


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return Scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def scene(made):
    made.restore()
    return made


def opened(scene, passphrase=PASSPHRASE):
    """What comes of opening it: "as it was", "otherwise", or the name of the error."""
    from selfhelp.vault import Vault

    try:
        with Vault.open(scene.path, passphrase) as vault:
            texts = [(item.id, item.text) for item in vault.items()]
    except Exception as error:
        return type(error).__name__
    return "as it was" if texts == [(item.id, item.text) for item in scene.items] else "otherwise"


def attack(name, passphrase=PASSPHRASE):
    def act(scene):
        ATTACKS[name](scene)
        return opened(scene, passphrase)

    return act


def _flip_in_the_header(scene):
    ((body,),) = scene.query("SELECT body FROM head WHERE id=1")
    at = body.index(b'"salt":"') + 8
    other = b"1" if body[at : at + 1] == b"0" else b"0"
    scene.sql("UPDATE head SET body=? WHERE id=1", body[:at] + other + body[at + 1 :])
    return opened(scene)


def _short_key(scene):
    header = scene.header()
    header["slots"][0]["key"] = "00"
    scene.set_header(header)
    return opened(scene)


def _signed(change):
    """By somebody who has the key: a later version, or a mistake of ours."""

    def act(scene):
        from selfhelp.vault import Vault

        with Vault.open(scene.path, PASSPHRASE) as vault:
            header, manifest = scene.header(), vault._contents.manifest
            header, manifest = change(header, manifest)
            mac = vault._keys.mac(canonical(header))
            sealed = vault._keys.seal_manifest(manifest._replace(header_mac=mac).plain())
        scene.set_header(header, mac)
        scene.sql("UPDATE head SET body=? WHERE id=3", sealed)
        return opened(scene)

    return act


def _list_in_the_place_of_the_manifest(scene):
    from selfhelp.vault.keys import Keys

    vault_keys = Keys(bytes(32), bytes(16))
    try:
        vault_keys.open_manifest(vault_keys.seal_list(b""))
    except Exception as error:
        return type(error).__name__
    return "opened"


def _readable(scene):
    """An old row is put back: is its old text shown among the readable?"""
    from selfhelp.vault import Vault

    ATTACKS["old row back"](scene)
    vault, _ = Vault.open_readable(scene.path, PASSPHRASE)
    with vault:
        known = [(item.id, item.text) for item in scene.items]
        return "shown" if {(i.id, i.text) for i in vault.items()} - set(known) else "not shown"


def _patched(offset, data):
    def act(scene):
        scene.patch(offset, data)
        return opened(scene)

    return act


def _cut_short(scene):
    os.truncate(scene.path, 66)
    return opened(scene)


def _two_writers(scene):
    from selfhelp.vault import Vault
    from selfhelp.vault.segments import Item

    one, two = (Item(bytes([n]) * 16, 1, 1, 1, 1, b"", b"new") for n in (200, 201))
    with Vault.open(scene.path, PASSPHRASE) as first, Vault.open(scene.path, PASSPHRASE) as second:
        first.write([one])
        second.write([two])
    with Vault.open(scene.path, PASSPHRASE) as vault:
        both = vault.get(one.id) and vault.get(two.id)
    return "both there" if both else "one lost"


def _backup_of_damage(scene):
    from selfhelp.vault import Vault

    target = f"{scene.path}.copy"
    try:
        with Vault.open(scene.path, PASSPHRASE) as vault:
            ATTACKS["row deleted"](scene)
            vault.backup(target)
        os.unlink(target)
    except Exception as error:
        return type(error).__name__
    return "made"


def _verified(change):
    def act(scene):
        from selfhelp.vault import Vault

        with Vault.open(scene.path, PASSPHRASE) as vault:
            change(scene)
            return ", ".join(vault.verify()) or "sound"

    return act


def _old_text_in_the_file(scene):
    from selfhelp.vault import Vault
    from selfhelp.vault.segments import Item

    def tails():
        return [blob[-64:] for (blob,) in scene.query("SELECT blob FROM seg")]

    with Vault.open(scene.path, PASSPHRASE) as vault:
        item = Item(bytes([9]) * 16, 1, 1, 1, 1, b"", b"x" * 40_000)
        vault.write([item])
        before = tails()
        vault.write(remove=[(item.id, 5)])
        old = set(before) - set(tails())
    assert old
    with open(scene.path, "rb") as file:
        data = file.read()
    return "still there" if any(each in data for each in old) else "gone"


def _raises(call):
    def act(scene):
        try:
            call()
        except Exception as error:
            return type(error).__name__
        return "taken"

    return act


def _segment(plain):
    def call():
        from selfhelp.vault.segments import items_in

        items_in(plain)

    return _raises(call)


def _manifest():
    from selfhelp.vault.manifest import Manifest
    from selfhelp.vault.segments import padded, unpadded

    found = Manifest(1, 1, bytes(32), bytes(16), {}, {1: bytes(24)})
    plain = unpadded(found.plain())
    Manifest.read(padded(plain[:-24]), found.list_tag, found.plain_list())


def _new(cost, passphrase=PASSPHRASE):
    def call():
        from selfhelp.vault.header import passphrase_slot
        from selfhelp.vault.keys import Cost

        passphrase_slot(passphrase, bytes(32), bytes(16), Cost(*cost))

    return _raises(call)


def _put_a_tombstone(scene):
    from selfhelp.vault import TOMBSTONE, Item, Vault

    with Vault.open(scene.path, PASSPHRASE) as vault:
        return _raises(lambda: vault.write([Item(bytes(16), 0, 0, TOMBSTONE, 0)]))(scene)


def _export(sealed, passphrase=KNOWN["export passphrase"]):
    def call():
        from selfhelp.vault import stream

        stream.open_(io.BytesIO(sealed), io.BytesIO(), passphrase)

    return _raises(call)


def _rehashed(at, data):
    """The frozen export with another head, and the checksum to go with it."""
    sealed = (FROZEN / "export-1.sealed").read_bytes()
    head = sealed[:at] + data + sealed[at + len(data) : 40]
    mac = sealed[40:72]
    return head + mac + hashlib.sha256(head + mac).digest() + sealed[HEAD:]


def _empty_last(scene):
    """A whole chunk, and an empty one as the last, by somebody who has the key."""
    from selfhelp.vault import Cost, stream

    out = io.BytesIO()
    stream.seal(io.BytesIO(b""), out, "x", cost=CHEAP)
    head = out.getvalue()[:HEAD]
    *_, passes, lanes, memory, salt = stream._HEAD.unpack(head[:40])
    cipher, _ = stream._keys("x", salt, Cost(memory, passes, lanes), head[:40])
    first = cipher.encrypt(stream._nonce(0, last=False), bytes(stream.CHUNK), None)
    last = cipher.encrypt(stream._nonce(1, last=True), b"", None)
    return _export(head + first + last, "x")(scene)


def _twisted(twist):
    """An export of three chunks, its own way of sealing and all, with the chunks moved."""

    def act(scene):
        from selfhelp.vault import stream

        out = io.BytesIO()
        stream.seal(io.BytesIO(freeze.content()), out, "x", cost=CHEAP)
        sealed = out.getvalue()
        return _export(sealed[:HEAD] + twist(*chunks(sealed)), "x")(scene)

    return act


EXPORT = (FROZEN / "export-1.sealed").read_bytes()
CHECKS = {
    # name: (module, what is taken out, what stands instead, attack, outcome with, without)
    "the header's checksum": (
        "header",
        "if not hmac.compare_digest(hashlib.sha256(body + mac).digest(), digest):",
        "if False:",
        _flip_in_the_header,
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "container and header name one format": (
        "header",
        'if stated_format != found["fmt"]:',
        "if False:",
        attack("only the container says 2"),
        "VaultDamaged",
        "as it was",
    ),
    "a later format isn't taken for damage": (
        "header",
        'if type(found["fmt"]) is int and found["fmt"] > FORMAT:',
        "if False:",
        lambda scene: (
            scene.set_header(scene.header() | {"fmt": 2}),
            scene.sql("PRAGMA user_version=2"),
            opened(scene),
        )[-1],
        "VaultTooNew",
        "VaultDamaged",
    ),
    "cost within bounds before it is paid": (
        "header",
        " or not cost.acceptable()",
        "",
        attack("17 passes"),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "cost in numbers": (
        "header",
        "{type(each) for each in cost} != {int} or",
        "",
        attack("passes as true"),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "one canonical form": (
        "header",
        "if header.body() != body:",
        "if False:",
        _signed(lambda header, manifest: (header | {"unknown": 1}, manifest)),
        "VaultDamaged",
        "as it was",
    ),
    "length of the wrapped key": (
        "header",
        "if len(slot.wrapped) != 12 + 32 + 16:",
        "if False:",
        _short_key,
        "VaultDamaged",
        "ValueError",
    ),
    "length of the salt": (
        "header",
        "if len(value) != length:",
        "if False:",
        attack("short salt"),
        "VaultDamaged",
        "ValueError",
    ),
    "the header's MAC": (
        "contents",
        "if not hmac.compare_digest(keys.mac(body), mac):",
        "if False:",
        attack("a recovery slot added"),
        "VaultDamaged",
        "as it was",
    ),
    "the manifest names its header": (
        "contents",
        'if manifest.header_mac != mac and "header" not in parts:',
        "if False:",
        attack("old header back", "the first passphrase"),
        "VaultDamaged",
        "as it was",
    ),
    "the manifest names its list": (
        "manifest",
        "if tag != list_tag:",
        "if False:",
        attack("old list and row back"),
        "VaultDamaged",
        "otherwise",
    ),
    "a list is no manifest": (
        "keys",
        'self._about_list = LABEL + b"list" + vault_id',
        "self._about_list = self._about_manifest",
        _list_in_the_place_of_the_manifest,
        "InvalidTag",
        "opened",
    ),
    "the manifest names each segment's state": (
        "contents",
        "if listed[sid] != line(sid, tag):",
        "if False:",
        attack("old row back"),
        "VaultDamaged",
        "otherwise",
    ),
    "also among what is readable": (
        "contents",
        "if listed is not None and listed[sid] != line(sid, tag):",
        "if False:",
        _readable,
        "not shown",
        "shown",
    ),
    "no segment is missing": (
        "contents",
        "found = {sid: found[sid] for sid in listed}",
        "manifest = manifest._replace(entries=sum(map(len, found.values())))",
        attack("last row deleted"),
        "VaultDamaged",
        "otherwise",
    ),
    "as many entries as the manifest says": (
        "contents",
        " if sum(map(len, found.values())) == manifest.entries else None",
        "",
        _signed(lambda header, manifest: (header, manifest._replace(entries=1))),
        "VaultDamaged",
        "as it was",
    ),
    "all that is damaged is refused": (
        "vault",
        "    if parts:\n        vault.close()",
        "    if False:\n        vault.close()",
        attack("row deleted"),
        "VaultDamaged",
        "otherwise",
    ),
    "what others have written is read first": (
        "vault",
        "if self._store.head(MANIFEST) == self._contents.sealed:",
        "if True:",
        _two_writers,
        "both there",
        "one lost",
    ),
    "a backup is read before it counts": (
        "vault",
        "if parts := _damaged_parts(unfinished, self._keys):",
        "if parts := ():",
        _backup_of_damage,
        "VaultDamaged",
        "made",
    ),
    "SQLite's own check": (
        "store",
        'found == [("ok",)] and ',
        "",
        _verified(lambda scene: scene.patch(36, b"\0\0\0\7")),
        "file",
        "sound",
    ),
    "nothing else stands beside header, list and manifest": (
        "store",
        " and heads == [(HEADER,), (LIST,), (MANIFEST,)]",
        "",
        _verified(lambda scene: scene.sql("INSERT INTO head VALUES(9, x'00')")),
        "file",
        "sound",
    ),
    "a tombstone isn't put": (
        "vault",
        "if any(_is_gone(item) for item in changes.values()):",
        "if False:",
        _put_a_tombstone,
        "ValueError",
        "taken",
    ),
    "the tables are ours and no more": (
        "store",
        "if self.format == 1 and tuple(self._connection.execute(rows)) != SCHEMA:",
        "if False:",
        attack("a trigger"),
        "VaultDamaged",
        "as it was",
    ),
    "how the file begins": (
        "store",
        "first[:24] != _BEGIN or",
        "",
        attack("in WAL mode"),
        "VaultDamaged",
        "as it was",
    ),
    "what the first page says further": (
        "store",
        " or first[44:60] != _FIXED",
        "",
        _patched(48, b"\0\0\0\1"),
        "VaultDamaged",
        "as it was",
    ),
    "no vacuum mode": (
        "store",
        "if vacuum or application",
        "if application",
        _patched(64, b"\0\0\0\1"),
        "VaultDamaged",
        "as it was",
    ),
    "the application's mark": (
        "store",
        "if vacuum or application != APPLICATION:",
        "if vacuum:",
        attack("another application"),
        "VaultDamaged",
        "as it was",
    ),
    "a file shorter than its head": (
        "store",
        "len(first) < 100 or",
        "",
        _cut_short,
        "VaultDamaged",
        "error",
    ),
    "what is deleted is overwritten": (
        "store",
        '"secure_delete=ON",',
        '"secure_delete=OFF",',
        _old_text_in_the_file,
        "gone",
        "still there",
    ),
    "heads and bodies fit": (
        "segments",
        "if len(plain) - 1 != last:",
        "if False:",
        _segment(bytes(3) + b"\0" + b"more than that" + b"\x80\0"),
        "ValueError",
        "taken",
    ),
    "padding": (
        "segments",
        'if not kept.endswith(b"\\x80"):',
        "if False:",
        _segment(bytes(4) + b"\1" + bytes(9)),
        "ValueError",
        "taken",
    ),
    "as many segments as the manifest says": (
        "manifest",
        "if len(listed | recent) != number:",
        "if False:",
        _raises(_manifest),
        "ValueError",
        "taken",
    ),
    "nothing new is cheap": (
        "header",
        "if not cost.enough():",
        "if False:",
        _new((19 * 1024, 1, 1)),
        "ValueError",
        "taken",
    ),
    "nothing new without a passphrase": (
        "header",
        "if not passphrase:",
        "if False:",
        _new(CHEAP, ""),
        "ValueError",
        "taken",
    ),
    "an export's checksum": (
        "stream",
        "or not right:",
        "or False:",
        _export(EXPORT[:30] + b"\0" + EXPORT[31:]),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "an export's magic": (
        "stream",
        "if magic != MAGIC:",
        "if False:",
        _export(_rehashed(0, b"S")),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "an export's format": (
        "stream",
        "if format > FORMAT:",
        "if False:",
        _export(_rehashed(16, b"\2")),
        "VaultTooNew",
        "VaultDamaged",
    ),
    "an export's cost": (
        "stream",
        "if not cost.acceptable() or head",
        "if head",
        _export(_rehashed(17, b"\21")),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "an export's spare byte": (
        "stream",
        " or head != _HEAD.pack(magic, FORMAT, passes, lanes, memory, salt):",
        ":",
        _export(_rehashed(19, b"\1")),
        "VaultDamaged",
        "WrongPassphrase",
    ),
    "an export's passphrase": (
        "stream",
        "if not hmac.compare_digest(expected, mac):",
        "if False:",
        _export(EXPORT, "another"),
        "WrongPassphrase",
        "VaultDamaged",
    ),
    "an export has one form": (
        "stream",
        "if not plain and number:",
        "if False:",
        _empty_last,
        "VaultDamaged",
        "taken",
    ),
    "an export's chunks are counted": (
        "stream",
        'return number.to_bytes(11, "big") + bytes([last])',
        "return bytes(11) + bytes([last])",
        _twisted(lambda first, second, last: second + first + last),
        "VaultDamaged",
        "taken",
    ),
    "an export's last chunk is marked": (
        "stream",
        'return number.to_bytes(11, "big") + bytes([last])',
        'return number.to_bytes(11, "big") + bytes(1)',
        _twisted(lambda first, second, last: first + second),
        "VaultDamaged",
        "taken",
    ),
}


@pytest.mark.parametrize("check", CHECKS)
def test_without_it_the_attack_gets_through(check, scene):
    module, snippet, instead, act, with_it, without_it = CHECKS[check]
    assert act(scene) == with_it
    scene.restore()
    with mutant(module, snippet, instead):
        assert act(scene) == without_it


@pytest.mark.parametrize(
    "name, value",
    [
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", None),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("fullfsync", 1),
        ("page_size", 4096),
        ("auto_vacuum", 0),
    ],
)
def test_sqlite_is_set_to_expect_the_worst(name, value, scene):
    from selfhelp.vault import Vault

    with Vault.open(scene.path, PASSPHRASE) as vault:
        connection = vault._store._connection
        row = connection.execute(f"PRAGMA {name}").fetchone()
        assert (row or (None,))[0] in (value, value or 0)
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 64 * 1024 * 1024
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
