"""Counting words, sentences and syllables of English, and the texts that a reader sees."""

import re
from collections.abc import Iterable, Iterator

from selfhelp.domain.card import Card
from selfhelp.domain.module import Module
from selfhelp.domain.shapes import Choices, Table
from selfhelp.domain.step import Step
from selfhelp.domain.text import plain

KNOWN = {"anyone": 3, "idea": 3, "area": 3, "quiet": 2, "diet": 2, "lion": 2, "aren't": 1}
"""Words of our texts that the rules below get wrong."""

# Two vowels that are spoken apart: trial (not special), science (not patient, friend), violence
# (not nation), serious (not conscious), sexual (not language), suicide, doing.
_APART = re.compile(
    r"(?<![ct])ia|(?<![ct])(?<!fr)ien|scien|io(?!n|us)|(?<![cgtx])ious|(?<![qg])ua|uici|[aeouy]ing"
)
# Letters e that nobody says: make (not table), asked (not wanted), makes (not pages), safely.
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouysxzcg]es$|[^aeiouy]e(?=ly$|ful|less|ments?$)"
)
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*|[0-9]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')]*\s+|\n+")


def syllables(word: str) -> int:
    """How many syllables an English word has, by its vowels and a few rules."""
    word = word.lower()
    if "-" in word:
        return sum(syllables(part) for part in word.split("-"))
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
    return max(spoken, 1)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if words(part)]


def length(texts: Iterable[str]) -> float:
    """Words in a sentence, on average."""
    texts = list(texts)
    return sum(len(words(text)) for text in texts) / sum(len(sentences(text)) for text in texts)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some texts, each of which ends a sentence."""
    texts = list(texts)
    found = [word for text in texts for word in words(text)]
    each = sum(syllables(word) for word in found) / len(found)
    return 0.39 * length(texts) + 11.8 * each - 15.59


def step_texts(step: Step) -> Iterator[str]:
    """What a reader sees of a step."""
    yield from (paragraph.text for paragraph in step.body)
    yield from (step.prompt, step.otherwise, step.closing)
    shape = step.shape
    if isinstance(shape, Choices):
        for option in shape.options:
            yield from (option.text, option.feedback)
    if isinstance(shape, Table):
        for row in shape.rows:
            yield from (row.text, row.hint, row.feedback)
        yield from (column.text for column in shape.columns)
    if step.timer:
        yield from (phase.text for phase in step.timer.phases)


def user_texts(module: Module) -> list[str]:
    """What a reader sees of a module or tool; the pages for clinicians and reviewers left out."""
    texts = [module.about, module.audience, module.note]
    for step in module.steps:
        texts += [step.title, *step_texts(step)]
    texts += [aim.text for aim in module.aims]
    return [plain(text) for text in texts if text]


def card_texts(card: Card) -> list[str]:
    texts = [item.text for part in card.sections for item in part.items]
    return [plain(text) for text in texts or [card.title]]
