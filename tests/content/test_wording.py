"""What someone reads in the worst hour is word for word what was agreed."""

import pytest

from tests.content.wording import fixed, own, section

FIXED = fixed()


def named(suffix: str) -> list[str]:
    return [name.removesuffix(suffix) for name in FIXED if name.endswith(suffix)]


def test_the_file_holds_all_that_is_fixed():
    assert len([name for name in FIXED if "." in name]) == 25
    assert {"line reminder", "line lawyer", "plan stay-alive", "closing stay-alive"} < set(FIXED)
    assert sum(map(len, FIXED.values())) > 130


@pytest.mark.parametrize("name", [name for name in FIXED if "." in name])
def test_a_section_of_a_card(name, library):
    card, part = name.split(".")
    mine, agreed = section(library.cards[card], part), FIXED[name]
    if len(agreed) == 1:
        assert " ".join(mine) == agreed[0]
    else:
        assert mine == agreed


@pytest.mark.parametrize("id", named(" title"))
def test_the_title_of_a_card(id, library):
    assert [library.cards[id].title] == FIXED[f"{id} title"]


@pytest.mark.parametrize("id", named(" buttons"))
def test_the_first_buttons_of_a_card(id, library):
    """In the agreed order; others may follow, or stand between where the card says how to go on."""
    agreed = FIXED[f"{id} buttons"]
    texts = [button.text for button in library.cards[id].buttons]
    assert [text for text in texts if text in agreed] == agreed
    if id not in {"child-in-danger", "immediate-with-me"}:
        assert texts[: len(agreed)] == agreed


def test_are_you_safe_right_now_has_four_keys_and_no_other(library):
    assert [b.text for b in library.cards["safe-now"].buttons] == FIXED["safe-now buttons"]


@pytest.mark.parametrize("id", [name[5:] for name in FIXED if name.startswith("line ")])
def test_a_standing_line(id, library):
    assert [own(library.guide.line(id))] == FIXED[f"line {id}"]


@pytest.mark.parametrize("id", ["immediate-with-me", "immediate-everyone"])
def test_the_five_buttons_of_the_immediate_action_card(id, library):
    texts = {button.text for button in library.cards[id].buttons}
    assert texts >= set(FIXED["immediate-with-me buttons"])


@pytest.mark.parametrize("id", ["safe-now", "safe-already", "safe-not", "safe-yes"])
def test_under_all_four_keys_stands_that_the_app_can_call_nobody(id, library):
    assert section(library.cards[id], "under") == FIXED["safe-now.under"]


def test_words_to_say_are_the_words_of_the_steps(library):
    said = {
        item.text.removeprefix("<say>").removesuffix("</say>").strip('"')
        for part in library.cards["immediate-words"].sections
        for item in part.items
    }
    steps = " ".join(line for name in FIXED if "." in name for line in FIXED[name])
    assert len(said) == 5
    assert {words for words in said if words not in steps} == set()


def test_each_quoted_sentence_of_the_steps_is_marked_as_words_to_say(library):
    for name in ("child-in-danger", "immediate-with-me", "immediate-everyone", "safe-not"):
        for part in library.cards[name].sections:
            for item in part.items:
                assert item.text.count('"') == 2 * item.text.count("<say>"), item


def test_the_plan_asks_what_was_agreed_and_ends_as_agreed(library):
    plan = library.modules["stay-alive"].step("plan")
    assert [row.text for row in plan.shape.rows] == FIXED["plan stay-alive"]
    assert [plan.closing] == FIXED["closing stay-alive"]
