"""The module for the worst days, against the curriculum's brief for it (M1)."""

import re

import pytest

from tests.content.words import step_texts, user_texts

DEATH = re.compile(r"\b(die[ds]?|dying|dead|deaths?|suicid\w*|kill\w*)\b", re.IGNORECASE)
NUMBER = re.compile(
    r"[0-9]|%|\b(hundreds?|thousands?|dozens?|per ?cent|percent|two|three|four|five|six|seven|eight"
    r"|nine|ten|twenty|one in)\b",
    re.IGNORECASE,
)


@pytest.fixture
def module(library):
    return library.modules["stay-alive"]


def test_twenty_minutes_and_three(module):
    assert (module.minutes, module.short_minutes) == (20, 3)


def test_the_short_version_is_two_cards_one_action_and_the_end(module):
    assert [step.kind for step in module.steps if step.short] == ["card", "card", "plan", "read"]


def test_the_plan_is_kept_under_its_name_and_goes_nowhere_else(module):
    plan = module.step("plan")
    assert (plan.store, plan.record, plan.keep) == ("plan.stay_safe", "plan", "always")
    assert plan.closing
    reasons = module.step("reasons")
    assert (reasons.store, reasons.record) == ("plan.reasons", "plan")


def test_no_part_of_the_plan_asks_what_a_person_might_use(module):
    for row in module.step("plan").shape.rows:
        asked = f"{row.text} {row.hint}"
        if "keep" in row.id:
            assert "You do not need to write down what." in asked
        assert not re.search(
            r"\b(pills?|tablets?|rope|knife|gun|bridge|overdose)\b", asked, re.IGNORECASE
        )


def test_four_questions_each_answer_with_feedback_and_one_right(module):
    checks = [step for step in module.steps if step.kind == "check"]
    assert len(checks) == 4
    for step in checks:
        assert all(option.feedback for option in step.shape.options), step.id
        assert [option.right for option in step.shape.options].count(True) == 1, step.id


def test_feedback_says_what_was_agreed_whatever_was_chosen(module):
    agreed = {
        "check-when": "You can think better now, and the plan thinks for you later.",
        "check-talk": "It can bring relief, and it lets someone help.",
        "check-step": "A plan is a ladder: if one step does not hold, use the next.",
        "check-enough": "You decide. There is no minimum.",
    }
    for id, words in agreed.items():
        for option in module.step(id).shape.options:
            assert words in option.feedback, (id, option.id)


def test_no_number_stands_beside_death_on_a_page_for_users(module):
    """One sentence tells how much a plan helps, and how long people were followed."""
    found = [
        sentence
        for text in user_texts(module)
        for sentence in re.split(r"(?<=[.!?])\s", text)
        if DEATH.search(sentence) and NUMBER.search(sentence)
    ]
    assert found == [
        "They were about half as likely as others to act on suicidal feelings in the next six months."
    ]


def test_the_only_digits_for_users_are_lengths_of_time_and_a_step(module):
    found = {
        match
        for text in [*user_texts(module), module.title, module.about]
        for match in re.findall(r"(?:\w+ )?[0-9][\w.,%]*(?: \w+)?", text)
    }
    assert found == {"for 15 minutes", "next 24 hours", "step 2 was"}


def test_no_page_ends_on_the_word(module):
    for step in module.steps:
        shown = [text for text in step_texts(step) if text]
        assert not re.search(r"(suicid\w*|die|dying|death)\W*$", shown[-1], re.IGNORECASE), step.id


def test_it_ends_on_a_step_to_take(module):
    last = module.steps[-1]
    assert last.id == "onward"
    assert re.search(r"\b(ring|call|eat|wash)\b", last.body[-1].text, re.IGNORECASE)


def test_the_threats_card_is_offered_before_the_plan(module):
    ids = [step.id for step in module.steps]
    assert ids.index("exposed") < ids.index("plan")
    yes, no = module.step("exposed").shape.options
    assert (yes.to, no.goto) == ("card:threatened", "plan")
