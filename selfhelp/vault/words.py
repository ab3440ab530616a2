"""Passphrases: making one from words, and saying honestly what can be said about one's own.

The strength of a passphrase that a person thought up can't be measured: it is what somebody who
knows people would have to try. So there are three words for it and no number. For one that was
made here the number is known: `BITS_PER_WORD` for each word.
"""

import enum
import os
import secrets
from functools import cache
from itertools import pairwise

from selfhelp.domain.strings import t

BITS_PER_WORD = 11
"""words.txt has 2,048 words, each with four first letters of its own."""

WORDS = 6
"""66 bits: far out of reach of guessing at the least cost that a vault is made with."""

LEAST_LETTERS = 10
_ROWS = "qwertyuiop/asdfghjkl/zxcvbnm/qwertzuiop/azertyuiop/01234567890/abcdefghijklmnopqrstuvwxyz"


class Strength(enum.Enum):
    """What can be said of a passphrase. Nothing is said about which characters are in it."""

    COMMON = "common"
    """Among the first that anybody tries: refuse it."""
    SHORT = "short"
    """Too little in it to guess: refuse it."""
    WEAK = "weak"
    """Keeps out people who try by hand, perhaps not a machine that has a copy of the file."""
    FAIR = "fair"
    """Takes a machine long, if it isn't a saying, a line or a name with a year."""
    STRONG = "strong"
    """Long, and not from one pattern."""


def said(strength: Strength) -> str:
    """One sentence about it for the person who chose it."""
    match strength:
        case Strength.COMMON:
            return t(
                "vault.strength.common",
                "This is one of the first passphrases that anybody would try: choose another one.",
            )
        case Strength.SHORT:
            return t(
                "vault.strength.short",
                "This is too short, or too much of it repeats: add words until it is longer.",
            )
        case Strength.WEAK:
            return t(
                "vault.strength.weak",
                "This keeps people out who try by hand. A computer that has a copy of the file may"
                " find it. More words make it better.",
            )
        case Strength.FAIR:
            return t(
                "vault.strength.fair",
                "This takes a computer long, unless it is a saying, a line from a song or something"
                " that people know about you.",
            )
        case Strength.STRONG:
            return t(
                "vault.strength.strong",
                "This is long enough, unless it is a quotation or something that people know"
                " about you.",
            )


def generated(words: int = WORDS) -> str:
    """A passphrase of this many words, each drawn by chance from the list."""
    return " ".join(secrets.choice(_words()) for _ in range(words))


def strength(passphrase: str) -> Strength:
    """A judgement by length, after taking out what repeats or continues by itself."""
    plain = " ".join(passphrase.casefold().split())
    core = plain.strip("0123456789 !?.,;:*#+-_@$&'\"()")
    if plain in _common() or (core in _common() and len(plain) - len(core) <= 6):
        return Strength.COMMON
    length = _worth(plain)
    if length < LEAST_LETTERS:
        return Strength.SHORT
    drawn = set(plain.split()) if set(plain.split()) <= set(_words()) else set()
    if length >= 24 or len(drawn) >= 5:
        return Strength.STRONG
    return Strength.FAIR if length >= 16 else Strength.WEAK


def _worth(text: str) -> int:
    """How many characters of `text` aren't the same as, or next on a row to, the one before; once
    only if all of it is one piece repeated.
    """
    for size in range(1, len(text) // 2 + 1):
        if (text[:size] * (len(text) // size + 1)).startswith(text):
            text = text[:size]
            break
    pairs = pairwise(text)
    return len(text) - sum(a == b or a + b in _ROWS or b + a in _ROWS for a, b in pairs)


@cache
def _words() -> tuple[str, ...]:
    return _lines("words.txt")


@cache
def _common() -> frozenset[str]:
    return frozenset(_lines("common.txt"))


def _lines(name: str) -> tuple[str, ...]:
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, encoding="utf-8") as file:
        return tuple(file.read().splitlines())
