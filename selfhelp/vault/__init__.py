"""The encrypted file: entries as bytes, their integrity, its keys. It knows nothing of modules.

docs/vault-format.md describes the file byte by byte. Importing this package costs next to nothing:
`cryptography` and `sqlite3` come with the first vault that is made or opened.
"""

from selfhelp.vault.errors import (
    MistypedCode,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultInUse,
    VaultMissing,
    VaultNotRead,
    VaultNotSaved,
    VaultTooNew,
    VaultUnsupported,
    WrongPassphrase,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from selfhelp.vault.keys import Cost
    from selfhelp.vault.segments import TOMBSTONE, Item
    from selfhelp.vault.vault import Vault

__all__ = [
    "TOMBSTONE",
    "Cost",
    "Item",
    "MistypedCode",
    "Vault",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultInUse",
    "VaultMissing",
    "VaultNotRead",
    "VaultNotSaved",
    "VaultTooNew",
    "VaultUnsupported",
    "WrongPassphrase",
]

_ELSEWHERE = {"Cost": "keys", "Item": "segments", "TOMBSTONE": "segments", "Vault": "vault"}


def __getattr__(name: str) -> object:
    """What needs the large libraries is fetched when it is first asked for."""
    if name not in _ELSEWHERE:
        raise AttributeError(name)
    import importlib

    return getattr(importlib.import_module(f"selfhelp.vault.{_ELSEWHERE[name]}"), name)
