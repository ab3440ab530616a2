"""Words, sentences and syllables of English, and how many years of school a text asks for.

Syllables are counted by rules of our own. pyphen, which knows where words may be broken at the end of
a line, was tried on words counted by hand (tests/content/hand_counted.py) and missed four times as
many: it never breaks off a single letter, so "alone", "open" and "about" have one syllable for it. It
errs towards too few, and texts would pass as easier than they are. docs/dependencies.md has the numbers.
"""

import re
from collections.abc import Iterable
from functools import cache

KNOWN = {
    **dict.fromkeys(("aren't",), 1),
    **dict.fromkeys(("quiet", "diet", "lion", "rely", "every", "evening", "evenings"), 2),
    **dict.fromkeys(("anyone", "idea", "area", "everything", "everyday", "everywhere"), 3),
    **dict.fromkeys(("behaviour", "behaviours"), 3),
    **dict.fromkeys(("everybody", "behavioural"), 4),
}
"""Words of our texts that the rules below get wrong."""

# Two vowels that are spoken apart: trial (not special), science (not patient, friend), violence
# (not nation), serious (not conscious), sexual (not language), suicide, doing, poem,
# association, deity.
_APART = re.compile(
    r"(?<![ct])ia|cia(?=t)|(?<![ct])(?<!fr)ien|scien|io(?!n|us)|(?<![cgtx])ious|(?<![qg])ua|uici"
    r"|[aeouy]ing|oe(?=[mt])|ei(?=ty$)"
)
# Letters e that nobody says: make (not table, centre), asked (not wanted, settled), makes (not
# pages, wishes, samples), safely (not entitlement).
_SILENT = re.compile(
    r"(?<!t)re$|[^aeiouylr]e$|[aeiouy]le$|[^aeiouytdl]ed$|[aeiouylr]led$|[^aeiouysxzcghl]es$"
    r"|thes$|[aeiouyr]les$|(?:[^aeiouyl]|[aeiouy]l)e(?=ly$|ful|less|ments?$)"
)
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[0-9]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+|\n+")


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, by its vowels and a few rules."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
    if word.isupper() and len(word) in (2, 3):
        return len(word)  # spelled: OCD, GP
    word = word.lower()
    if word.isdigit():
        return 1 if len(word) == 1 else 2
    if word.startswith("some") and len(word) > len("some"):
        return 1 + syllables(word.removeprefix("some"))
    stem = re.sub(r"'(s|m|d|re|ve|ll)$", "", word)
    if stem in KNOWN:
        return KNOWN[stem]
    spoken = len(re.findall("[aeiouy]+", stem)) + len(_APART.findall(stem))
    spoken -= len(_SILENT.findall(stem))
    spoken += bool(re.search("[^aeiou]n't$", stem))  # isn't, couldn't; not don't
    spoken += bool(re.search("(?:s|x|z|ch|sh|[csg]e)'s$", word))  # else's; not child's
    return max(spoken, 1)


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, cut at full stops, question and exclamation marks and line ends."""
    return [part for part in _SENTENCE.split(text) if words(part)]


def length(texts: Iterable[str]) -> float:
    """Words in a sentence, on average. At least one of the texts has a word."""
    texts = list(texts)
    return sum(len(words(text)) for text in texts) / sum(len(sentences(text)) for text in texts)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade level of some texts, each of which ends a sentence.

    0.39 x words a sentence + 11.8 x syllables a word - 15.59, in years of school in the USA: Kincaid,
    Fishburne, Rogers and Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel,
    Research Branch Report 8-75, 1975 (https://stars.library.ucf.edu/istlibrary/56).
    At least one of the texts has a word.
    """
    texts = list(texts)
    found = [word for text in texts for word in words(text)]
    each = sum(syllables(word) for word in found) / len(found)
    return 0.39 * length(texts) + 11.8 * each - 15.59
