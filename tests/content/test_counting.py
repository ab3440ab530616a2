"""Syllables, sentences and grades come out as somebody counted them by hand."""

import pytest

from selfhelp.content.quality.counting import grade, length, sentences, syllables, words
from tests.content.hand_counted import DRAWN, WRITTEN_ALONG, entries

MONTH = ("Call one person today.", "Say what you need, and stay on the line until they come.")


@pytest.mark.parametrize("word, count", [*entries(WRITTEN_ALONG), *entries(DRAWN)])
def test_syllables_of_a_word(word, count):
    assert syllables(word) == count


def test_a_text_counted_by_hand():
    """16 words in 2 sentences; "person", "today", "until" have 2 syllables."""
    assert [len(words(text)) for text in MONTH] == [4, 12]
    assert sum(syllables(word) for text in MONTH for word in words(text)) == 19
    assert length(MONTH) == 8
    assert grade(MONTH) == pytest.approx(0.39 * 8 + 11.8 * 19 / 16 - 15.59)


def test_a_hard_text_counted_by_hand_is_hard():
    """14 words in one sentence, 73 syllables: grade 51."""
    text = (
        "Epidemiological investigations demonstrate considerable heterogeneity "
        "regarding individual vulnerability, necessitating interdisciplinary evaluation "
        "notwithstanding methodological limitations."
    )
    assert [syllables(word) for word in words(text)] == [8, 5, 3, 5, 7, 3, 5, 6, 5, 7, 5, 4, 6, 4]
    assert grade([text]) == pytest.approx(0.39 * 14 + 11.8 * 73 / 14 - 15.59)


def test_sentences():
    assert len(sentences('Say: "A child needs help." Say where. (Now.) Why? Because.')) == 5
    assert len(sentences("Call 999 or 0116 123 now")) == 1
    assert len(sentences("One.\n\nTwo")) == 2
