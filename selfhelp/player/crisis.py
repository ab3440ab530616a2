"""Matching a language's short list of crisis words, as whole words."""

from __future__ import annotations

from collections.abc import Sequence


def mentions_crisis(text: str, phrases: Sequence[str]) -> bool:
    """Whether any of the phrases stands in the text as whole words.

    Case, spacing, apostrophes and punctuation between words don't matter: "Kill  myself!" is
    "kill myself". In scripts that don't put spaces between words (Thai, Chinese, Japanese) a
    phrase matches anywhere.
    """
    if not text or not phrases:
        return False
    folded = f" {_words(text)} "
    for phrase in phrases:
        wanted = _words(phrase)
        if wanted and (f" {wanted} " in folded or (_unspaced(wanted) and wanted in folded)):
            return True
    return False


def _words(text: str) -> str:
    """Letters and digits in lower case, everything else one space; apostrophes vanish."""
    kept = []
    for char in text.casefold():
        if char in "'\u2019\u02bc":
            continue
        # Combining marks belong to their letter (Hindi, Thai, Arabic vowels).
        kept.append(char if char.isalnum() or _is_mark(char) else " ")
    return " ".join("".join(kept).split())


def _is_mark(char: str) -> bool:
    if char.isascii():
        return False
    import unicodedata

    return unicodedata.category(char).startswith("M")


def _unspaced(phrase: str) -> bool:
    """Whether its script writes words without spaces: Thai to Khmer, kana, Han."""
    return any(
        "\u0e00" <= c <= "\u0eff" or "\u1780" <= c <= "\u17ff" or "\u3040" <= c <= "\u9fff"
        for c in phrase
    )
