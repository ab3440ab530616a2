"""Crisis words: whole words, any case, any language."""

import pytest

from selfhelp.player.crisis import mentions_crisis
from tests.player.made import guide

PHRASES = ("kill myself", "suicide", "don't want to live")


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",
        "KILL MYSELF",
        "kill,\n  myself!",
        "thoughts of suicide.",
        "I don’t want to live",
        "I dont want to live",
        "(suicide)",
    ],
)
def test_matches(text):
    assert mentions_crisis(text, PHRASES)


@pytest.mark.parametrize("text", ["", "skill myself", "suicides", "kill it myself", "living well"])
def test_does_not_match(text):
    assert not mentions_crisis(text, PHRASES)


def test_no_list_matches_nothing():
    assert not mentions_crisis("suicide", ())
    assert not mentions_crisis("anything", ("", " "))


def test_scripts_without_spaces_match_anywhere():
    assert mentions_crisis("もう死にたいです", ("死にたい",))
    assert mentions_crisis("ฉันอยากตายแล้ว", ("อยากตาย",))


def test_marks_belong_to_their_letter():
    assert mentions_crisis("मैं मरना चाहता हूँ", ("मरना चाहता",))


def test_the_english_list_matches_itself_and_holds_the_plainest_words():
    words = guide().crisis_words
    assert all(mentions_crisis(f"so, {phrase}.", words) for phrase in words)
    assert mentions_crisis("I want to kill myself", words)
    assert mentions_crisis("suicide", words)
