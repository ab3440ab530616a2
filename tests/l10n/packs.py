"""Made packs: a small good one, and zips as no honest tool would write them."""

import io
import stat
import warnings
import zipfile

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
