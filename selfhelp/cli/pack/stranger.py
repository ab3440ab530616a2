"""What the commands share that look at packs from others: whom one is from, in words."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.files import NotRead, read_small
from selfhelp.l10n import sign
from selfhelp.l10n.install import Checked
from selfhelp.l10n.refusal import PackRefused

KEY_BYTES = 4_096


def key(text: str) -> sign.PublicKey:
    """The public key that an option names: minisign's file, or its one line.

    Raises:
        PackRefused: it is no such key.
    """
    if text.startswith("RW") and len(text) == 56:
        return sign.public_key(text.encode(), text)
    return sign.public_key(data(text), text)


def data(path: str) -> bytes:
    """A key's file. Raises PackRefused."""
    try:
        found = read_small(path, KEY_BYTES)
    except NotRead as why:
        raise PackRefused(str(why)) from why
    if found is None:
        raise PackRefused(t("packs.no-file", "there is no such file; check its name."), path)
    return found


def see_to(found: Checked, wanted: str) -> None:
    """See that a pack is signed with the key that the person expects, if they named one.

    Raises:
        PackRefused: it isn't.
    """
    if wanted and key(wanted).text != found.key:
        raise PackRefused(
            t("packs.not-that-key", "it is not signed with the key that you gave; don't use it.")
        )


def about(found: Checked) -> list[str]:
    """What a pack is and whom it is from."""
    said = found.pack.manifest
    return [
        t(
            "packs.is",
            "{name} ({english}, {tag}), version {version}.",
            name=said.name,
            english=said.name_en,
            tag=said.locale,
            version=said.version,
        ),
        t(
            "packs.signed",
            "Signed with the key {key}. It is genuine if the people who made it say that this is"
            " their key.",
            key=found.key,
        )
        if found.key
        else t("packs.unsigned", "Not signed: there is nothing that says whom it is from."),
        *found.notes,
    ]
