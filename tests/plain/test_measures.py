"""Measures in lines: the same questions, the same card, the same fortnight as on the full screen."""

import contextlib

import pytest

from selfhelp.plain import home
from selfhelp.plain.console import Leave
from tests.e2e import walker
from tests.plain.typed import session


def say(*lines, target="list:measures", **options):
    made, console = session(walker.shelf(), lines, country="GB", **options)
    with contextlib.suppress(Leave):
        made.go(target)
    return made, console.text


NINE = ["", *["1"] * 8]
"""Past the first page of the PHQ-9, and "Not at all" to its first eight questions."""


@pytest.mark.parametrize("answer", ["2", "3", "4"])
def test_above_zero_thanks_then_asks_are_you_safe(answer):
    made, text = say(*NINE, answer, target="measure:phq-9")
    thanks, card = (
        text.index("Thank you for being honest here."),
        text.index("Are you safe right now?"),
    )
    assert thanks < card
    assert text[thanks:].startswith("Thank you for being honest here.\n\nAre you safe right now?")
    assert "This app cannot call anyone. You can." in text
    # What comes after it is never a page to read.
    assert "Your total" not in text[card:]
    assert "programme" not in text[card:]
    assert [record.data["item9"] for record in made.keeper.records] == [[str(int(answer) - 1)]]


def test_after_the_card_come_people_plans_and_tools():
    _, text = say(*NINE, "2", "4", "", "", "", target="measure:phq-9")
    after = text[text.index("What would help next?") :]
    assert "My stay-safe plan" in after
    assert "questionnaire" not in after.lower()


def test_zero_goes_on_to_the_total_with_the_numbers():
    _, text = say(*NINE, "1", target="measure:phq-9")
    total = text[text.index("Your total") :]
    assert "The total is 0. It can be from 0 to 27." in total
    assert "116 123" in total
    assert "999" in total
    assert "Thank you for being honest" not in text


def test_a_second_time_waits_and_help_does_not():
    made, text = say(*NINE, "1", "", "5", target="measure:phq-9")
    with contextlib.suppress(Leave):
        made.go("measure:phq-8")  # the same questions
    assert "It is next useful from" in made.console.text[len(text) :]
    assert "Help now, the tools, your plans and the numbers to call are open." in made.console.text
    with contextlib.suppress(Leave):
        made.go("card:help-now")
    assert "I might hurt myself" in made.console.text


@pytest.mark.parametrize(
    "flags, first", [((), "PHQ-9"), (("ocd",), "PHQ-8"), (("path:C",), "PHQ-8")]
)
def test_the_list_is_in_the_order_for_this_reader(flags, first):
    _, text = say(flags=flags)
    lines = [line for line in text.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")]
    order = [next(n for n in ("PHQ-9", "PHQ-8", "GAD-7", "K10") if n in line) for line in lines]
    assert sorted(order) == ["GAD-7", "K10", "PHQ-8", "PHQ-9"]
    assert next(name for name in order if name.startswith("PHQ")) == first


def test_a_question_left_out_means_no_total():
    made, text = say("", "1", "skip", *["1"] * 5, target="measure:gad-7")
    assert "there is no total and nothing is kept" in text
    assert made.keeper.records == []


def test_found_from_the_programme_and_the_tools():
    tools = str(len(walker.shelf().tools()) + 1)
    assert "Every two weeks at most." in say(tools, target="list:tools")[1]
    pages = str(len(walker.shelf().modules()) + 1)
    made, console = session(walker.shelf(), [pages])
    with contextlib.suppress(Leave):
        home.modules(made)
    assert "Every two weeks at most." in console.text


def test_under_18_gets_their_own_page():
    for target in ("list:measures", "measure:phq-9"):
        _, text = say(target=target, flags=["under-18"])
        assert "Little interest" not in text
        assert "It is good that you looked for help." in text
