"""Whom a pack comes from, and what it may do then (L10N.md section 6).

Two levels. What comes with the program is *bundled*. Everything else is *other*, signed or not: it
gives prose only, carries a badge, never supplies help lines, and where a word can hurt someone at
once its text stands below the English. A signature says that nothing was changed on the way and
that a newer version is from the same hands; it makes nobody trusted.
"""

from __future__ import annotations

from collections.abc import Mapping

from selfhelp.domain.strings import t
from selfhelp.l10n import sign, sums
from selfhelp.l10n.archive import KEY, SIGNATURE, SUMS
from selfhelp.l10n.manifest import Manifest
from selfhelp.l10n.refusal import PackRefused
from selfhelp.l10n.registry import Row

HELPLINES = "overlay/helplines.yaml"
OURS = ("cli.another-language", "cli.no-language", "cli.stale-language", "doctor.", "packs.")
"""How ids begin that say what the program or a pack is. Only our own English may say that."""


def comment(tag: str, version: str) -> str:
    """The signed line that ties a signature to one language and version."""
    return " ".join(("selfhelp-pack", f"locale={tag}", f"version={version}"))


def signer(files: Mapping[str, bytes], tag: str, version: str) -> sign.PublicKey | None:
    """Whose signature the pack carries; None if it carries none.

    Raises:
        PackRefused: the signature isn't genuine, or is that of another language or version.
    """
    if SIGNATURE not in files:
        if KEY in files:
            raise PackRefused(
                t(
                    "packs.signature-gone",
                    "it is missing though the pack holds a key, so somebody took it out; ask for the"
                    " pack again.",
                ),
                SIGNATURE,
            )
        return None
    if KEY not in files or SUMS not in files:
        raise PackRefused(
            t("packs.no-key-file", "it is missing, so the signature can't be checked."),
            SUMS if KEY in files else KEY,
        )
    key = sign.public_key(files[KEY], KEY)
    sums.check(files)
    said = sign.verify(files[SUMS], files[SIGNATURE], key, SIGNATURE)
    if said != comment(tag, version):
        raise PackRefused(
            t(
                "packs.transplanted",
                "it was made for another language or version ({said}), and this pack is {tag}"
                " {version}.",
                said=said[:80],
                tag=tag,
                version=version,
            ),
            SIGNATURE,
        )
    return key


def signed(
    files: Mapping[str, bytes], key: sign.SecretKey, tag: str, version: str
) -> dict[str, bytes]:
    """The files of a pack with its sums, signature and public key."""
    whole = {name: data for name, data in files.items() if name not in (SUMS, SIGNATURE)}
    whole[KEY] = key.public.file()
    whole[SUMS] = sums.make(whole)
    whole[SIGNATURE] = sign.sign(whole[SUMS], key, comment(tag, version))
    return whole


def check_update(new: Manifest, key: str, old: Row) -> None:
    """See that a pack may take the place of an installed one.

    Args:
        new: what the new pack says of itself.
        key: whom it is from, as `sign.PublicKey.text`; "" if it isn't signed.
        old: the installed one.

    Raises:
        PackRefused: it is older, or not from the same hands.
    """
    if new.numbers < numbers(old.version):
        raise PackRefused(
            t(
                "packs.older",
                "its version {version} is older than the installed one ({old}). If you mean it:"
                " selfhelp pack remove {tag}, then install.",
                version=new.version,
                old=old.version,
                tag=old.tag,
            ),
            "pack.yaml",
        )
    if old.key and key != old.key:
        raise PackRefused(
            t(
                "packs.other-hands",
                "the installed pack was signed with another key, so this one is not from the same"
                " hands. If you know why: selfhelp pack remove {tag}, then install.",
                tag=old.tag,
            ),
            SIGNATURE,
        )


def numbers(version: str) -> tuple[int, ...]:
    """A version such as 1.2 as three numbers that compare; anything else is older than all."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return ()
    return (*(int(part) for part in parts), *[0] * (3 - len(parts)))


def own_words_only(id: str) -> bool:
    """Whether this text of the interface is never taken from another pack."""
    return id.startswith(OURS)
