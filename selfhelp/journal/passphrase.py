"""What is said about a new passphrase: whether it is refused, and how good it may be."""

from __future__ import annotations

from selfhelp.domain.strings import t
from selfhelp.vault.words import LEAST_LETTERS, Strength, strength


def refused(passphrase: str) -> str:
    """Why it can't be used, or ""."""
    match strength(passphrase):
        case Strength.COMMON:
            return t(
                "passphrase.common",
                "That is among the first that anybody tries. Take another one, or words chosen by chance.",
            )
        case Strength.SHORT:
            return t(
                "passphrase.short",
                "That is too short, or too much of it repeats: use at least {n} characters that don't"
                " follow from each other. A few unusual words are easier to keep in mind.",
                n=LEAST_LETTERS,
            )
        case _:
            return ""


def said(passphrase: str) -> str:
    """How good it may be; "" for one that is refused. Never more than can be known."""
    return {
        Strength.WEAK: t(
            "passphrase.weak",
            "This keeps out people who try by hand. Someone with a copy of the file and a fast machine"
            " could guess it.",
        ),
        Strength.FAIR: t(
            "passphrase.fair",
            "This takes a machine long, unless it is a saying, a line of a song, or a name with a year.",
        ),
        Strength.STRONG: t(
            "passphrase.strong", "This is long. If nobody else would think of it, it is a good one."
        ),
    }.get(strength(passphrase), "")
