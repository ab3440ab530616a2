"""What can go wrong with a vault. Every text is one sentence for a person; none names content."""

from selfhelp.domain.strings import t
from selfhelp.files import shown


class VaultError(Exception):
    """Any of the following."""


class WrongPassphrase(VaultError):
    """The file is sound as far as can be told without the key, and this isn't the key."""

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text
            or t("vault.wrong-passphrase", "That isn't the passphrase or recovery code: try again.")
        )


class MistypedCode(WrongPassphrase):
    """Not a recovery code at all: something was mistyped or left out.

    Attributes:
        groups: the numbers of the groups where, from 1; empty if it can't be told.
    """

    def __init__(self, *groups: int) -> None:
        self.groups = groups
        super().__init__(
            t(
                "vault.mistyped-groups",
                "The recovery code has a typing error in group {groups}: compare it with the paper.",
                groups=", ".join(map(str, groups)),
            )
            if groups
            else t(
                "vault.mistyped",
                "That isn't a whole recovery code (seven groups of five): compare it with the"
                " paper.",
            )
        )


class VaultDamaged(VaultError):
    """Something isn't as it was written, whatever the cause.

    Attributes:
        parts: what can't be trusted, in this stable form: "file" (the container), "header",
            "manifest", "segment 7", "chunk 7" (of an export).
    """

    def __init__(self, *parts: str) -> None:
        self.parts = parts
        super().__init__(
            t(
                "vault.damaged",
                "The encrypted file is damaged or was changed from outside ({parts}): use a backup,"
                " or save what can still be read to a new file.",
                parts=", ".join(parts),
            )
        )


class VaultInUse(VaultError):
    """Another process has held the lock for too long."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "vault.in-use",
                "The encrypted file is in use by another program: close that one and try again.",
            )
        )


class VaultNotSaved(VaultError):
    """Nothing of this change is in the file.

    Attributes:
        reason: "full", "rights", "read-only", "replaced" (another file stands in its place now)
            or "failed".
    """

    def __init__(self, reason: str, path: str) -> None:
        self.reason = reason
        name = shown(path)
        super().__init__(
            t("vault.not-saved.full", "{path} was not saved because the disk is full.", path=name)
            if reason == "full"
            else t("vault.not-saved.rights", "{path} can't be written by this account.", path=name)
            if reason in ("rights", "read-only")
            else t(
                "vault.not-saved.replaced",
                "Not saved, because {path} was moved or replaced meanwhile: open it again.",
                path=name,
            )
            if reason == "replaced"
            else t("vault.not-saved.failed", "{path} was not saved: the disk failed.", path=name)
        )


class VaultNotRead(VaultError):
    """There is something, and the system doesn't let this account read it as a file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            t("vault.not-read", "{path} can't be read ({why}).", path=shown(path), why=reason)
        )


class VaultTooNew(VaultError):
    """Written by a later version, in a format that this one doesn't know."""

    def __init__(self) -> None:
        super().__init__(
            t(
                "vault.too-new",
                "This encrypted file was made by a newer version: install that one to open it."
                " Nothing was changed.",
            )
        )


class VaultMissing(VaultError):
    """No such file."""

    def __init__(self, path: str) -> None:
        super().__init__(t("vault.missing", "There is no file {path}.", path=shown(path)))


class VaultExists(VaultError):
    """A file is there already, and is left alone."""

    def __init__(self, path: str) -> None:
        super().__init__(
            t("vault.exists", "{path} is there already: choose another name.", path=shown(path))
        )


class VaultUnsupported(VaultError):
    """This machine can't derive the key."""

    def __init__(self, memory: int = 0) -> None:
        """What to say; `memory` in MiB if it is what was missing."""
        super().__init__(
            t(
                "vault.no-memory",
                "Unlocking needs {memory} MiB of free memory: close other programs and try again.",
                memory=memory,
            )
            if memory
            else t(
                "vault.no-argon2",
                "The encryption library here is too old: install cryptography 44 or newer"
                " (with OpenSSL 3.2 or newer) to use the journal.",
            )
        )
