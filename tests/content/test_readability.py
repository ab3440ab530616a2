"""Every page can be read by someone who is tired, afraid or not used to reading."""

import pytest

from tests.content.words import (
    card_texts,
    grade,
    length,
    sentences,
    step_texts,
    syllables,
    user_texts,
    words,
)

HAND_COUNTED = """
a 1, I 1, the 1, make 1, makes 1, asked 1, called 1, stopped 1, wanted 2, needed 2, table 2, people 2,
hour 1, hours 1, page 1, pages 2, change 1, changes 2, choose 1, child 1, children 2, today 2, never 2,
safe 1, safer 2, safely 2, suicide 3, suicidal 4, emergency 4, number 2, hospital 3, helpline 2,
idea 3, science 2, quiet 2, doing 2, being 2, going 2, staying 2, situation 4, violence 3, police 2,
feeling 2, feelings 2, thoughts 1, breathe 1, breathing 2, breath 1, statement 2, careful 2,
useful 2, hopeless 2, beautiful 3, experience 4, material 4, sexual 3, images 3, illegal 3,
someone 2, something 2, everyone 3, anything 3, another 3, together 3, professional 4, lawyer 2,
crisis 2, prevention 3, protection 3, danger 2, online 2, alone 2, alcohol 3, doctor 2, worried 2,
carried 2, tried 1, cries 1, don't 1, can't 1, isn't 2, didn't 2, couldn't 2, you're 1, child's 1,
stay-safe 2, 7-minute 3, client 2, friend 1, patient 2, trial 2, trials 2,
special 2, nation 2, language 2, conscious 2, area 3, lonely 2, whole 1, while 1, rule 1, rules 1,
homeless 2, trying 2, haven't 2, someone's 2, evaluation 5, relationship 4, relationships 4, little 2, bottle 2, handle 2,
wellbeing 3, idea's 3, serious 3, previous 3, religion 3, imagine 3, minute 2, minutes 2, tomorrow 3
"""

MONTH = ("Call one person today.", "Say what you need, and stay on the line until they come.")


@pytest.mark.parametrize("entry", HAND_COUNTED.replace("\n", " ").strip().split(", "))
def test_syllables_of_a_word(entry):
    word, count = entry.rsplit(" ", 1)
    assert syllables(word) == int(count)


def test_a_text_counted_by_hand():
    """16 words in 2 sentences; "person", "today", "until" have 2 syllables."""
    assert [len(words(text)) for text in MONTH] == [4, 12]
    assert sum(syllables(word) for text in MONTH for word in words(text)) == 19
    assert length(MONTH) == 8
    assert grade(MONTH) == pytest.approx(0.39 * 8 + 11.8 * 19 / 16 - 15.59)


def test_a_hard_text_counted_by_hand_is_hard():
    """13 words in one sentence, 41 syllables: grade 26."""
    text = (
        "Epidemiological investigations demonstrate considerable heterogeneity "
        "regarding individual vulnerability, necessitating interdisciplinary evaluation "
        "notwithstanding methodological limitations."
    )
    assert len(words(text)) == 14
    assert grade([text]) > 25


def test_sentences():
    assert len(sentences('Say: "A child needs help." Say where. (Now.) Why? Because.')) == 5
    assert len(sentences("Call 999 or 0116 123 now")) == 1
    assert len(sentences("One.\n\nTwo")) == 2


def names(library) -> list[str]:
    return [*library.modules, *library.tools]


def test_every_module_and_tool_is_of_grade_8_or_lower(library):
    assert names(library)
    for id, module in {**library.modules, **library.tools}.items():
        assert grade(user_texts(module)) <= 8, (id, grade(user_texts(module)))


def test_every_card_of_help_now_is_of_grade_10_or_lower(library):
    for card in library.cards.values():
        assert grade(card_texts(card)) <= 10, (card.id, grade(card_texts(card)))


def test_all_cards_of_help_now_together_are_of_grade_8_or_lower(library):
    texts = [text for card in library.cards.values() for text in card_texts(card)]
    assert grade(texts) <= 8


def test_every_page_is_of_grade_10_or_lower(library):
    """A card of a module, and any other page with enough words to be measured."""
    for owner in (*library.modules.values(), *library.tools.values(), library.guide):
        for step in owner.steps:
            texts = [text for text in step_texts(step) if text]
            if step.kind == "card" or sum(len(words(text)) for text in texts) >= 40:
                assert grade(texts) <= 10, (step.id, grade(texts))


def test_every_standing_line_is_of_grade_10_or_lower(library):
    for line in library.guide.lines:
        assert grade([line.text]) <= 10, (line.id, grade([line.text]))


def test_every_pathway_is_of_grade_10_or_lower(library):
    for path in library.pathways:
        texts = [path.title, path.about]
        assert grade(texts) <= 10, (path.id, grade(texts))


def test_sentences_are_under_20_words_on_average(library):
    for id, module in {**library.modules, **library.tools}.items():
        assert length(user_texts(module)) < 20, id
    for card in library.cards.values():
        assert length(card_texts(card)) < 20, card.id


def test_no_sentence_runs_over_35_words(library):
    texts = [text for module in library.modules.values() for text in user_texts(module)]
    texts += [text for tool in library.tools.values() for text in user_texts(tool)]
    texts += [text for card in library.cards.values() for text in card_texts(card)]
    for text in texts:
        for sentence in sentences(text):
            assert len(words(sentence)) <= 35, sentence
