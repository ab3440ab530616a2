"""Where a line may end in scripts that put no space between words. Pure.

A small part of Unicode's line breaking (UAX 14), for what Textual leaves out: it breaks at spaces
only and cuts a longer run anywhere. Here a line may also end

- at U+200B, which translators of Thai, Lao, Khmer and Burmese put between words;
- where a run has none: before a syllable. No dictionary is at hand, so a word may still be cut
  between two of its syllables, but never a letter from its vowel signs and tone marks;
- between two characters of Chinese, Japanese or Korean, unless the second may not begin a line or
  the first may not end one (kinsoku).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

ZWSP = "\u200b"

_SYLLABIC = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_WIDE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_LEADING = set("เแโใไ" + "ເແໂໃໄ")
"""Vowels written before their consonant: the syllable begins with them."""
_FOLLOWING = set("ะาำๅๆฯ" + "ະາຳໆຯຽ" + "ៗ។៕៖" + "ျြွှါာေိီုူဲံ့း္်၊။")
"""Signs that never begin a syllable, beside the marks (Mn, Mc) that Unicode knows as such."""
_JOINS = set("\u17d2\u1039")
"""Signs that put the next consonant below this one: Khmer coeng, Burmese virama."""
_NOT_FIRST = set(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗〟’”｠»"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％‰℃…‥,.:;?!)]}"
)
_NOT_LAST = set("（［｛〔〈《「『【〘〖〝‘“｟«￥＄￡([{")
_CLOSED = set("\u0e31\u0e47")
"""Thai vowel signs after which a consonant always closes the syllable."""
_PIECE = re.compile(r"\s*\S+\s*")


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before `text[at]`, both neighbours being no space."""
    before, after = text[at - 1], text[at]
    if before == ZWSP:
        return True
    if after == ZWSP or unicodedata.category(after) in ("Mn", "Mc", "Me"):
        return False
    if _WIDE.match(before) or _WIDE.match(after):
        return after not in _NOT_FIRST and before not in _NOT_LAST
    if not (_SYLLABIC.match(before) and _SYLLABIC.match(after)):
        return False
    return _new_syllable(text, at)


def _new_syllable(text: str, at: int) -> bool:
    """Whether a syllable can begin here, as far as spelling alone tells."""
    before, after = text[at - 1], text[at]
    if after in _FOLLOWING or before in _JOINS | _LEADING | _CLOSED:
        return False
    if after.isdecimal() and before.isdecimal():
        return False
    if at + 1 < len(text) and text[at + 1] in "์ຏ်":  # a silent or closing consonant
        return False
    if after in _LEADING:
        return True
    # A consonant after a consonant may close the syllable: only after a vowel sign is it a new one.
    return not unicodedata.category(before).startswith("Lo") or before in _FOLLOWING


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that a line can't end within, each with the spaces around it.

    A run that has U+200B in it is broken only there: the translator knows the words.
    """
    for found in _PIECE.finditer(text):
        run, start = found.group(), found.start()
        if run.isascii():
            yield start, run
            continue
        marked = ZWSP in run
        last = 0
        for at in range(1, len(run)):
            if run[at].isspace() or run[at - 1].isspace():
                continue
            if run[at - 1] == ZWSP if marked else may_break(run, at):
                yield start + last, run[last:at]
                last = at
        yield start + last, run[last:]


def divide(
    text: str, width: int, cells: Callable[[str], int], plain: Callable[[str, int], list[int]]
) -> list[int]:
    """Where to cut one line of text so that each part fits.

    Args:
        width: of the lines, in cells.
        cells: how many cells a text takes.
        plain: cuts a piece that is longer than a line, by characters.

    Returns:
        Indexes of `text`, in order.
    """
    cuts: list[int] = []
    used = 0
    for start, piece in pieces(text):
        need = cells(piece.rstrip())
        if used + need <= width:
            used += cells(piece)
            continue
        if used and start:
            cuts.append(start)
        used = cells(piece)
        if need > width:
            inner = [start + at for at in plain(piece, width)]
            cuts += inner
            used = cells(text[inner[-1] : start + len(piece)]) if inner else used
    return cuts
