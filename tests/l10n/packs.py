"""Made packs: a small good one, and zips as no honest tool would write them."""

import functools
import io
import re
import stat
import warnings
import zipfile
from pathlib import Path

from selfhelp.l10n import archive, po, sums, trust, units

MANIFEST = b"""\
schema: "1"
locale: fa_AF
name: \xd8\xaf\xd8\xb1\xdb\x8c
name_en: Dari
direction: rtl
plural: "nplurals=2; plural=(n > 1);"
fallback: [fa, en]
version: 1.2.0
min_app: 0.1.0
licence: CC-BY-SA-4.0
authors:
  - {name: A Translator, contact: none}
"""

UI = b"""\
msgid ""
msgstr ""
"Language: fa_AF\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""

GOOD = {"pack.yaml": MANIFEST, "po/ui.po": UI, "LICENSE": b"CC BY-SA 4.0\n"}


def zipped(files, *, packed=True, **changes):
    """A zip of (name, bytes) pairs or a mapping; `changes` set fields of the last entry."""
    pairs = list(files.items()) if isinstance(files, dict) else files
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        warnings.filterwarnings("ignore", "Duplicate name")
        for number, (name, data) in enumerate(pairs):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            kind = stat.S_IFDIR if name.endswith("/") else stat.S_IFREG
            entry.external_attr = (kind | 0o644) << 16
            if number == len(pairs) - 1:
                for field, value in changes.items():
                    setattr(entry, field, value)
            pack.writestr(entry, data)
    return out.getvalue()


def added(name, data=b"text\n", **changes):
    """The good pack with one more entry."""
    return zipped([*GOOD.items(), (name, data)], **changes)


COMPILED = Path(__file__).parents[2] / "selfhelp" / "_data"


@functools.cache
def texts():
    return units.read(COMPILED)


def manifest(tag="fa_AF", version="1.0.0", **fields):
    """A `pack.yaml`; fields that are None are left out, others are written as they are given."""
    rows = {
        "schema": '"1"',
        "locale": tag,
        "name": "دری",
        "name_en": "Dari",
        "direction": "rtl",
        "plural": '"nplurals=2; plural=(n != 1);"',
        "fallback": "[fa, en]",
        "version": version,
        "min_app": "0.1.0",
        "licence": "CC-BY-SA-4.0",
        **fields,
    }
    return "".join(f"{k}: {v}\n" for k, v in rows.items() if v is not None).encode()


def pack_files(words=None, tag="fa_AF", version="1.0.0", others=None, **fields):
    """The files of a pack with translations of a few units: id -> text, or a tuple of forms."""
    rooms: dict[str, dict[str, po.Entry]] = {"ui": {}}
    for id, said in (words or {}).items():
        unit = texts().units[id]
        forms = said if isinstance(said, tuple) else (said,)
        entry = po.Entry(id, unit.text, unit.plural, forms)
        rooms.setdefault(unit.room, {})[id] = entry
    head = po.header(tag, "nplurals=2; plural=(n != 1);")
    made = {"pack.yaml": manifest(tag, version, **fields)}
    for room, entries in rooms.items():
        made[f"po/{room}.po"] = po.render(po.PoFile(entries, {}, head), {})
    return {**made, **(others or {})}


def built(files, key=None):
    """A zip as `pack build` and `pack sign` make it."""
    if key is not None:
        said = files["pack.yaml"].decode()
        tag, version = (
            re.findall(rf"^{name}: (\S+)", said, re.MULTILINE)[0] for name in ("locale", "version")
        )
        return archive.make(trust.signed(files, key, tag, version))
    return archive.make({**files, "SHA256SUMS": sums.make(files)})


def put(path, data):
    """Write it; its path as text."""
    path.write_bytes(data)
    return str(path)
