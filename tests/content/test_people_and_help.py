"""The modules on people (M11), on telling (M12) and on help (M14), against the curriculum's briefs."""

import re

import pytest

from selfhelp.domain.shapes import Choices
from tests.content.meeting import outline, page_text, seen, sheets, short_version
from tests.content.words import user_texts

THREE = ("connection", "telling-someone", "getting-help")
LISTENERS = ("path:F", "path:L")
# No listener meets what only the one who tells needs, and the other way round.
TELLING = {"child-first", "one-person", "police", "who-why", "script", "first-48", "practice"}
TOLD = {"first-told", "told-guard", "told-children", "told-death", "told-48", "practice-told"}
SHEETS = {"who-why", "script"}


@pytest.mark.parametrize("id", THREE)
def test_the_short_version_has_two_cards_for_everyone_and_one_action(id, library):
    short = short_version(library.modules[id])
    assert [s.kind for s in short].count("card") == 2
    assert [s.id for s in short][-2:] == ["short-now", "onward"]


@pytest.mark.parametrize("flag", LISTENERS)
def test_the_listeners_short_version_has_two_cards_and_one_action(flag, library):
    module = library.modules["telling-someone"]
    ids = seen("telling-someone", flag, mode="short")
    assert [module.step(id).kind for id in ids].count("card") == 2
    assert ids[-2:] == ["short-told", "onward-told"]


@pytest.mark.parametrize("id", THREE[:2])
def test_a_woman_or_a_carer_is_among_the_examples(id, library):
    text = " ".join(user_texts(library.modules[id]))
    assert re.search(r"\b(she|woman|mother|wife|carers?)\b", text)


@pytest.mark.parametrize("id", THREE)
def test_three_to_five_questions_with_feedback_on_every_answer(id, library):
    checks = [s for s in library.modules[id].steps if s.kind == "check"]
    assert 3 <= len([s for s in checks if not s.only]) <= 5
    for step in checks:
        assert isinstance(step.shape, Choices)
        assert all(option.feedback for option in step.shape.options), step.id
        # Who was wrong is told what is right all the same.
        assert sum(option.right for option in step.shape.options) == 1, step.id


@pytest.mark.parametrize("id", THREE)
def test_practice_asks_what_when_and_where(id, library):
    practices = [s for s in library.modules[id].steps if s.record == "practice"]
    assert practices
    for step in practices:
        assert [row.id for row in step.shape.rows] == ["what", "when", "where"]


@pytest.mark.parametrize("id", THREE)
def test_what_asks_about_behaviour_is_kept_only_if_asked_and_names_the_lawyer(id, library):
    expected = {"connection": [], "telling-someone": ["who-why"], "getting-help": ["need"]}
    assert [step.id for step in sheets(library.modules[id])] == expected[id]
    for step in sheets(library.modules[id]):
        assert "talk to a lawyer" in page_text(step)


# M11


def test_the_exercises_of_connection_are_of_the_kinds_agreed(library):
    module = library.modules["connection"]
    kinds = {"people": "map", "thought": "thought_record", "ladder": "matrix", "scripts": "form"}
    assert {id: module.step(id).kind for id in kinds} == kinds
    assert len(module.step("ladder").shape.rows) == 5
    assert [row.id for row in module.step("scripts").shape.rows] == [
        "no",
        "help",
        "disagree",
        "end",
    ]


def test_only_adults_stand_on_the_map_and_on_the_ladder(library):
    module = library.modules["connection"]
    assert "adults only" in page_text(module.step("people"))
    for id in ("people", "ladder", "scripts", "practice"):
        assert not re.search(
            r"\b(child|children|kids?|nephew|niece)\b", page_text(module.step(id))
        ), id


def test_with_a_partners_children_the_answer_is_stop_and_tell(library):
    module = library.modules["connection"]
    card = page_text(module.step("dating"))
    assert "Do not start it in secret" in card
    assert "If you cannot tell them, do not go further" in card
    right = next(option for option in module.step("check-dating").shape.options if option.right)
    assert right.id == "stop"


def test_in_ocd_mode_nothing_says_avoid_until_something_is_named():
    off = seen("connection", "ocd", "rules-off")
    assert not {"places", "dating", "check-club", "check-dating", "practice"} & set(off)
    assert {"ocd-way", "places-ocd", "practice-ocd"} <= set(off)
    kept = seen("connection", "ocd", "ocd-keep-rules")
    assert {"places", "dating", "check-club", "check-dating"} <= set(kept)


# M12


def test_each_side_meets_its_own_pages():
    for flag in LISTENERS:
        ids = set(seen("telling-someone", flag))
        assert ids >= TOLD | {"for-you", "told-faith"}
        assert not ids & TELLING
    for flag in ("path:A", "path:B", "path:E", "path:H", "path:K"):
        ids = set(seen("telling-someone", flag, police_ask=["none"]))
        assert ids >= TELLING | {"for-you", "faith"}
        assert not ids & TOLD
    told = seen("telling-someone", who_for=["told"])
    assert set(told) >= TOLD
    assert not set(told) & TELLING


@pytest.mark.parametrize("mode", ["full", "short"])
def test_a_child_in_danger_comes_before_every_card(mode, library):
    module = library.modules["telling-someone"]
    for flag, door in (("path:B", "child-first"), ("path:F", "first-told")):
        ids = seen("telling-someone", flag, mode=mode)
        cards = [id for id in ids if module.step(id).kind == "card"]
        assert ids.index(door) < ids.index(cards[0])
        to = {option.to for option in module.step(door).shape.options}
        assert to >= {"card:child-in-danger", "card:safe-now"}


@pytest.mark.parametrize(
    "flag, gate, answers",
    [
        ("path:B", "police-ask", {"none", "lawyer-yes"}),
        ("path:H", "police-ask", {"none", "lawyer-yes"}),
        ("path:C", "lawyer-yes", {"yes"}),
    ],
)
def test_the_sheets_wait_for_the_lawyer(flag, gate, answers, library):
    for option in library.modules["telling-someone"].step(gate).shape.options:
        ids = set(seen("telling-someone", flag, answers={gate: [option.id]}))
        assert (ids >= SHEETS) == (option.id in answers), option.id
        assert bool(ids & SHEETS) == (option.id in answers), option.id
        assert ("lawyer-first" in ids) == (option.id not in answers), option.id
    skipped = seen("telling-someone", flag, skip={gate})
    assert not set(skipped) & SHEETS
    assert "lawyer-first" in skipped


def test_nobody_can_start_behind_the_lawyers_gate():
    for flag in ("path:B", "path:C"):
        assert not SHEETS & set(outline("telling-someone", flag))


def test_the_script_is_never_kept_and_leaves_them_free(library):
    step = library.modules["telling-someone"].step("script")
    assert step.keep == "never"
    assert len(step.shape.rows) == 5
    assert "Lawyer first." in step.body[0].text
    words = page_text(step)
    for line in (
        "You don't need to fix it",
        "free to talk to anyone about this, including the police",
    ):
        assert line in words


def test_the_talk_is_booked_when_no_child_is_in_the_home(library):
    assert "no child is in the home" in page_text(
        library.modules["telling-someone"].step("practice")
    )


def test_in_ocd_mode_nothing_is_to_be_confessed():
    for mode in ("full", "short"):
        ids = set(seen("telling-someone", "ocd", "rules-off", "path:A", mode=mode))
        assert {"ocd-way", "ocd-words", "onward-ocd"} <= ids
        assert not ids & (TELLING | TOLD)
    assert (
        set(
            seen(
                "telling-someone",
                "ocd",
                "ocd-keep-rules",
                "path:B",
                police_ask=["none"],
            )
        )
        > SHEETS
    )


# M14


def test_no_medicine_is_named_to_readers_and_no_figure(library):
    named = re.compile(
        r"\b\w+(?:relix|relin|terone|oxetine|traline|pram|trexone)\b|hormon|testoster|anti-?androgen"
        r"|\bSSRI|\bGnRH|\d+ ?mg\b|\d ?%",
        re.IGNORECASE,
    )
    for text in user_texts(library.modules["getting-help"]):
        assert not named.search(text), text


def test_the_doors_for_today_stand_second(library):
    for path in ("path:A", "path:B", "path:E", "path:H"):
        for mode in ("full", "short"):
            ids = seen("getting-help", path, mode=mode)
            assert "first" in ids[:2]
    to = [option.to for option in library.modules["getting-help"].step("first").shape.options]
    assert to[:4] == ["card:immediate", "card:child-in-danger", "card:safe-now", "card:hurt-child"]


def test_eight_questions_end_in_advice_and_never_in_a_number(library):
    module = library.modules["getting-help"]
    for id in ("need", "need-now"):
        assert len(module.step(id).shape.rows) == 8
        assert module.step(id).keep == "ask"
    assert "Nothing is counted" in page_text(module.step("need"))
    for flags, sheet in (
        (("path:B",), "need"),
        (("path:C",), "need-now"),
        (("ocd", "rules-off"), "need-now"),
        (("ocd", "ocd-keep-rules"), "need-now"),
    ):
        ids = seen("getting-help", *flags)
        assert [id for id in ids if id in ("need", "need-now")] == [sheet]
        assert ids[ids.index(sheet) + 1] == f"{sheet}-next"


def test_a_yes_about_today_has_its_door_on_the_next_page(library):
    module = library.modules["getting-help"]
    doors = [option.to for option in module.step("need-next").shape.options]
    assert doors[:4] == [
        "card:immediate",
        "card:safe-now",
        "card:hurt-child",
        "card:hurt-child-online",
    ]
    assert module.step("need-now-next").shape.options[0].to == "card:safe-now"


def test_the_questions_without_behaviour_ask_for_none(library):
    rows = library.modules["getting-help"].step("need-now").shape.rows
    assert not re.search(
        r"\burges?\b|\bdone\b|\bchild|\blooked\b", " ".join(row.text for row in rows)
    )


def test_what_to_ask_before_saying_more_stands_in_the_first_sentence(library):
    module = library.modules["getting-help"]
    assert [row.id for row in module.step("my-first").shape.rows] == ["gp", "therapist", "helpline"]
    assert "what would you have to report?" in module.step("look-back").otherwise
