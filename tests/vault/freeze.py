"""How the frozen files were made. Run it only for a new format: old ones stay as they are.

python -m tests.vault.freeze FOLDER
"""

import io
import json
import sys
from pathlib import Path

from selfhelp.vault import stream
from selfhelp.vault.keys import LEAST
from selfhelp.vault.recovery import secret_of
from selfhelp.vault.segments import Item
from selfhelp.vault.vault import Vault

PASSPHRASE = "frozen Zürich ledge in june"
EXPORT_PASSPHRASE = "frozen export, three chunks"


def content() -> bytes:
    """What is in the frozen export: two whole chunks and a bit, no two lines alike."""
    return b"".join(b"line %d of the frozen export\n" % number for number in range(4500))


def main(folder: Path) -> None:
    """Write the vault, the export, and what is in the vault."""
    path = folder / "journal-1.vault"
    vault, code = Vault.create(str(path), PASSPHRASE, recovery=True, cost=LEAST)
    assert code
    items = [
        Item(bytes([n]) * 16, 1000 + n, 2000 + n, n % 7, n % 2, b'{"n": %d}' % n, f"Ä {n}".encode())
        for n in range(40)
    ]
    items += [Item(bytes([n]) * 16, n, n, 1, 0, b"{}", b"%d " % n * 300) for n in range(40, 80)]
    vault.write(items)
    # Cut up, and not the last segment: so there is a list, and what follows is in the manifest.
    vault.write([items[3]._replace(edited=9000, text=b"long " * 8000)])
    vault.write([items[4]._replace(edited=9001, data=b"", text=b"")], [(items[5].id, 9002)])
    vault.write([Item(b"\xff" * 16, -5, 1 << 62, 254, 255, b"{}", "𝄞".encode())])
    told = [
        [item.id.hex(), *item.__getnewargs__()[1:5], item.data.decode(), item.text.decode()]
        for items in vault._contents.segments.values()
        for item in items
    ]
    vault.close()
    (folder / "journal-1.vault-journal").unlink()
    known = {
        "passphrase": PASSPHRASE,
        "code": code,
        "secret": secret_of(code).hex(),
        "export passphrase": EXPORT_PASSPHRASE,
        "entries": told,
    }
    (folder / "journal-1.json").write_text(json.dumps(known, indent=0), encoding="utf-8")
    with open(folder / "export-1.sealed", "wb") as file:
        stream.seal(io.BytesIO(content()), file, EXPORT_PASSPHRASE, cost=LEAST)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
