"""SHA256SUMS: which files a pack consists of, as `sha256sum` writes and reads it.

The signature is over this file alone, so it has to name every other one, and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from selfhelp.domain.strings import t
from selfhelp.l10n.archive import SIGNATURE, SUMS
from selfhelp.l10n.refusal import PackRefused

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9./-]+)")


def make(files: Mapping[str, bytes]) -> bytes:
    """The sums of a pack's files, without those of itself and of the signature."""
    rows = [f"{_sum(files[name])}  {name}\n" for name in sorted(_summed(files))]
    return "".join(rows).encode()


def check(files: Mapping[str, bytes]) -> None:
    """See that SHA256SUMS names each file of the pack once, with the sum that it has.

    Raises:
        PackRefused: there is none, or a file is missing, added, changed or named twice.
    """
    if SUMS not in files:
        raise PackRefused(
            t("packs.no-sums", "it is missing, so the pack may not be whole; build it."),
            SUMS,
        )
    named: dict[str, str] = {}
    for number, line in enumerate(files[SUMS].decode("ascii", "replace").split("\n")[:-1], 1):
        found = _LINE.fullmatch(line)
        if not found:
            raise PackRefused(
                t("packs.sums-line", "line {n} can't be read; build the pack again.", n=number),
                SUMS,
            )
        if found[2] in named:
            raise PackRefused(
                t("packs.sums-twice", "SHA256SUMS names it twice; build the pack again."), found[2]
            )
        named[found[2]] = found[1]
    for name in sorted(_summed(files)):
        if name not in named:
            raise PackRefused(
                t("packs.added", "it was added after the pack was built; take it out."), name
            )
        if named.pop(name) != _sum(files[name]):
            raise PackRefused(
                t(
                    "packs.changed",
                    "it was changed after the pack was built; ask for the pack again.",
                ),
                name,
            )
    for name in named:
        raise PackRefused(
            t("packs.gone", "SHA256SUMS names it and it is missing; ask for the pack again."), name
        )
    if not files[SUMS].endswith(b"\n"):
        raise PackRefused(
            t("packs.sums-cut", "its last line is cut off; ask for the pack again."), SUMS
        )


def digest(files: Mapping[str, bytes]) -> str:
    """One hash of all of a pack's own files, signed or not: 64 hexadecimal digits."""
    return _sum(make(files))


def _summed(files: Mapping[str, bytes]) -> list[str]:
    return [name for name in files if name not in (SUMS, SIGNATURE)]


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
