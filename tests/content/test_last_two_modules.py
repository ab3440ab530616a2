"""A life worth protecting (M15) and staying changed (M16), against the curriculum's briefs for them."""

import re

import pytest

from selfhelp.domain.facts import Facts
from selfhelp.domain.moment import Moment
from selfhelp.domain.shapes import Choices
from selfhelp.player.inputs import Ask
from selfhelp.player.machine import Player
from selfhelp.player.memory import Memory
from tests.content.meeting import outline, seen, sheets
from tests.content.words import user_texts
from tests.e2e import walker
from tests.e2e.walker import NOW, Person

BOTH = ("good-life", "staying-changed")
PAGE = {"one-page", "page-next", "rules-back", "people-back", "goals-back"}
BACK = {"signs-back", "traps-back", "step-off-back", "links-back", "watch"}
REVIEW = {"review", "review-next"}
SAME_HOUR = {"same-child", "same-what"}
CHILD_QUESTION = "Is a child near you, or at the other end of a screen?"


def back_again(*flags) -> Facts:
    """Somebody who finished the module before."""
    return Facts(
        flags=frozenset(flags), done={"staying-changed": Moment(NOW.ms - 3_000_000_000, 60)}
    )


@pytest.fixture
def good(library):
    return library.modules["good-life"]


@pytest.fixture
def staying(library):
    return library.modules["staying-changed"]


# Both


@pytest.mark.parametrize("id", BOTH)
def test_every_check_has_one_right_answer(id, library):
    checks = [step for step in library.modules[id].steps if step.kind == "check"]
    assert len(checks) == {"good-life": 4, "staying-changed": 5}[id]
    for step in checks:
        assert [o.right for o in step.shape.options].count(True) == 1, step.id


@pytest.mark.parametrize("id", BOTH)
def test_the_short_version_has_two_cards_for_everyone(id, library):
    cards = [s.id for s in library.modules[id].steps if s.short and s.kind == "card" and not s.only]
    assert (
        cards
        == {
            "good-life": ["small", "mood-first"],
            "staying-changed": ["lapse-is", "same-hour"],
        }[id]
    )


def test_the_short_version_ends_in_one_action():
    assert seen("good-life", mode="short") == ["small", "mood-first", "today", "onward"]
    assert seen("staying-changed", mode="short") == [
        *("start", "welcome", "lapse-is", "same-hour", "drill-how", "drill", "onward"),
    ]


@pytest.mark.parametrize("id", BOTH)
def test_sheets_on_behaviour_open_without_saving_and_name_the_lawyer(id, library):
    found = sheets(library.modules[id])
    assert [step.id for step in found] == {
        "good-life": ["wheel", "wheel-ways"],
        "staying-changed": ["watch", "review", "monthly"],
    }[id]
    for step in found:
        assert "talk to a lawyer" in " ".join(part.text for part in step.body)


@pytest.mark.parametrize("id", BOTH)
def test_slip_never_names_harm(id, library):
    for text in user_texts(library.modules[id]):
        for sentence in re.split(r"(?<=[.!?])\s", text):
            if re.search(r"\bslips?\b", sentence, re.IGNORECASE):
                assert not re.search(r"view|look|contact|image", sentence), sentence


@pytest.mark.parametrize("id, step", [("good-life", "goals"), ("staying-changed", "one-page")])
def test_no_goal_rests_on_a_child_or_on_forgiveness(id, step, library):
    said = " ".join(part.text for part in library.modules[id].step(step).body)
    assert "do not depend on being near a child, or on anyone forgiving you" in said


# M15


def test_eleven_goods_and_two_numbers_each(good):
    shape = good.step("wheel").shape
    assert len(shape.rows) == 11
    assert [(c.id, c.cell.low, c.cell.high) for c in shape.columns] == [
        ("important", 0, 10),
        ("met", 0, 10),
    ]
    for id in ("wheel-ways", "wheel-safe"):
        assert [row.id for row in good.step(id).shape.rows] == [row.id for row in shape.rows]


def test_what_someone_used_to_do_is_picked_and_never_typed(good):
    used = next(c for c in good.step("wheel-ways").shape.columns if c.id == "used")
    assert isinstance(used.cell, Choices)


@pytest.mark.parametrize("path", ["", "path:A", "path:B", "path:C", "path:E", "path:H"])
def test_former_ways_open_only_with_an_answer(path):
    gate, yes = ("lawyer-yes", "yes") if path == "path:C" else ("ways-ready", "both")
    assert "wheel-ways" in (ids := seen("good-life", path, answers={gate: [yes]}))
    assert "wheel-safe" not in ids
    ids = seen("good-life", path, skip={gate})
    assert "wheel-ways" not in ids
    assert ids[ids.index(gate) + 1] == "wheel-safe"
    assert "wheel-ways" not in outline("good-life", path)


@pytest.mark.parametrize("answer", ["not-yet", "none"])
def test_without_the_lawyers_yes_path_c_sees_safe_ways(answer):
    ids = seen("good-life", "path:C", lawyer_yes=[answer])
    assert "wheel-ways" not in ids
    assert "wheel-safe" in ids


def test_in_ocd_mode_nothing_looks_back():
    ids = seen("good-life", "ocd")
    assert not {"wheel-ways", "gave-back", "ways-ready", "week", "check-need"} & set(ids)
    assert {"ocd-way", "wheel-safe", "goals", "week-plan"} <= set(ids)


def test_each_company_is_adult(good):
    """The planner and the practice ask about children before anything new."""
    assert "whether children are there" in " ".join(p.text for p in good.step("week-plan").body)
    assert "are children there" in good.step("practice").shape.rows[-1].text
    planned = {row.id for row in good.step("week-plan").shape.rows}
    assert planned == {"body", "people", "use", "fun", "quiet"}


# M16: the same-hour card


def test_the_child_question_comes_before_what_happened(staying):
    step = staying.step("same-child")
    assert step.prompt == CHILD_QUESTION
    assert {o.id: o.to for o in step.shape.options} == {
        "yes": "card:immediate",
        "not-sure": "card:immediate",
        "no": "",
    }
    ways = {o.id: (o.to or o.goto) for o in staying.step("same-what").shape.options}
    assert ways == {
        "contact": "card:hurt-child",
        "contact-online": "card:hurt-child-online",
        "viewed": "same-viewed",
        "other": "same-steps",
        "nothing": "letter-ask",
    }


@pytest.mark.parametrize("mode", ["full", "short"])
def test_on_path_j_it_is_the_first_page(mode):
    assert seen("staying-changed", "path:J", mode=mode)[:2] == ["same-child", "same-what"]


def test_path_j_begins_with_it(library):
    path = next(path for path in library.pathways if path.id == "J")
    assert path.opens == "card:child-question"
    assert path.modules[0] == "staying-changed"


@pytest.mark.parametrize("mode", ["full", "short"])
@pytest.mark.parametrize("path", ["", "path:B", "path:C", "path:E", "path:H", "path:J"])
def test_no_gate_closes_it(path, mode):
    ids = seen(
        "staying-changed", path, mode=mode, start=["happened"], same_what=["other"],
        same_now=["stop"],
    )  # fmt: skip
    begin = [] if path == "path:J" else ["start"]
    assert ids == [
        *begin, "same-child", "same-what", "same-steps", "same-own", "same-now", "onward"
    ]  # fmt: skip


@pytest.mark.parametrize("mode", ["full", "short"])
@pytest.mark.parametrize("skip", [(), ("same-viewed",), ("same-viewed-now",)])
def test_after_viewing_there_is_only_the_call(mode, skip):
    ids = seen(
        "staying-changed", "path:J", mode=mode, same_what=["viewed"], same_viewed_now=["stop"],
        skip=set(skip),
    )  # fmt: skip
    assert ids == ["same-child", "same-what", "same-viewed", "same-viewed-now", "onward-call"]


def test_the_page_after_viewing_is_the_one_agreed(staying):
    said = [part.text for part in staying.step("same-viewed").body]
    assert said[:2] == [
        "Close it. Do not delete, save or share anything. Call the helpline today; ask a lawyer.",
        (
            "If it shows a child you know, or who may be in danger now, tell the police or "
            "child-protection service today."
        ),
    ]
    assert staying.step("same-viewed").numbers[0] == "perpetration-prevention"
    for id in ("same-viewed", "same-steps"):
        assert "I might hurt myself" in staying.step(id).body[-1].text


def test_five_steps_in_their_order(staying):
    assert [part.text for part in staying.step("same-steps").body][:5] == [
        "1. Stop.",
        "2. Leave: go where other adults are.",
        "3. Tell one person or the helpline today.",
        "4. Put the rule back.",
        "5. Choose one change.",
    ]
    assert [row.id for row in staying.step("lapse").shape.rows] == [
        *("stop", "leave", "tell", "rule", "change"),
    ]


# M16: gates


@pytest.mark.parametrize("path", ["", "path:A", "path:B", "path:C", "path:D", "path:E", "path:H"])
def test_who_says_yes_at_the_gate_meets_page_and_review(path):
    assert set(seen("staying-changed", path)) >= PAGE | BACK | REVIEW


@pytest.mark.parametrize("path", ["", "path:A", "path:B", "path:C", "path:E", "path:H"])
def test_a_skipped_gate_stays_shut(path):
    ids = seen("staying-changed", path, skip={"spoken", "ready", "path-accused"})
    assert not (PAGE | BACK | REVIEW) & set(ids)


@pytest.mark.parametrize("path", ["", "path:C", "path:E", "path:H"])
def test_nobody_can_start_behind_the_gate(path):
    ids = set(outline("staying-changed", path))
    assert not (PAGE | BACK | REVIEW) & ids
    assert ids >= SAME_HOUR


@pytest.mark.parametrize("path", ["path:E", "path:H"])
def test_on_e_and_h_a_call_comes_first(path, staying):
    assert staying.step("spoken").prompt == "Have you spoken to a helpline or professional?"
    ids = seen("staying-changed", path, spoken=["no"])
    assert not (PAGE | BACK | REVIEW) & set(ids)
    assert ids[ids.index("spoken") + 1] == "call-first"
    assert {"lapse", "drill", "year"} <= set(ids)


@pytest.mark.parametrize("mode", ["full", "short"])
@pytest.mark.parametrize("answer", ["one", "none"])
def test_without_the_lawyers_yes_path_c_only_waits(answer, mode):
    ids = seen("staying-changed", "path:C", mode=mode, path_accused=[answer])
    assert ids == ["start", "welcome", "path-accused", "wait", "onward"]


def test_the_review_asks_about_a_child_and_then_about_the_reader():
    ids = seen("staying-changed")
    at = ids.index("review-ask")
    assert ids[at : at + 5] == [
        *("review-ask", "review-child", "review-safe", "review-what", "review"),
    ]
    for left in ("review-child", "review-safe", "review-what"):
        assert not REVIEW & set(seen("staying-changed", skip={left}))


def test_a_review_is_not_for_viewing(staying):
    ids = seen("staying-changed", review_what=["viewed"], same_viewed_now=["stop"])
    at = ids.index("review-what")
    assert ids[at + 1 :] == ["same-viewed", "same-viewed-now", "onward-call"]
    ways = {o.id: o.to for o in staying.step("review-what").shape.options}
    assert ways["contact"] == "card:hurt-child"
    assert ways["contact-online"] == "card:hurt-child-online"


def test_in_ocd_mode_the_urge_parts_are_off():
    ids = set(seen("staying-changed", "ocd", ocd_way=["nothing"]))
    off = {"lapse-is", "signs-card", "drill", "monthly", "ruler-important-now", "check-blown"}
    assert not (off | PAGE | BACK | REVIEW | SAME_HOUR) & ids
    assert {"low-week", "ending", "letter", "year", "onward-ocd"} <= ids
    # Something is named, or there is a doubt: the same-hour card and the rules are back.
    way = seen("staying-changed", "ocd", ocd_way=["something"], same_what=["nothing"])
    assert way[:3] == ["ocd-way", "same-child", "same-what"]
    assert set(way) >= PAGE
    assert not (BACK | REVIEW | {"signs-card", "ruler-important-now"}) & set(way)


def test_supporters_see_the_plan_and_write_their_own_part():
    ids = set(seen("staying-changed", "path:F"))
    assert {"path-support", "same-hour", "support-plan", "practice-support"} <= ids
    assert not ids & (PAGE | BACK | REVIEW | SAME_HOUR | {"lapse", "letter", "year", "practice"})


# M16: what comes from the other modules, and what comes back


def test_the_page_is_filled_from_the_other_modules(staying):
    sources = {s.source for s in staying.steps if s.kind == "recall" and s.only == ("plan-open",)}
    assert {source.partition(".")[0] for source in sources} == {
        *("my-pattern", "thinking-traps", "riding-urges", "online-life", "safe-around-children"),
        *("stay-alive", "why-change", "good-life"),
    }
    for step in staying.steps:
        if step.kind == "recall":
            assert len(step.otherwise.split()) >= 12, step.id


def test_whoever_went_through_it_all_finds_every_page_filled(staying):
    shelf, keeper = walker.shelf(), Memory(lasting=True)
    person = Person(steps={"sounds": ["no"], "ocd-offer": ["off"]})
    shown: dict[str, tuple[str, ...]] = {}
    for id in (
        *("stay-alive", "why-change", "my-pattern", "thinking-traps", "riding-urges"),
        *("online-life", "safe-around-children", "good-life", "staying-changed"),
    ):
        module = shelf.module(id)
        player = Player(module, shelf.guide(), keeper.facts())
        turn = player.start("full", NOW)
        while isinstance(turn.prompt, Ask):
            step = turn.prompt.step
            if id == "staying-changed" and step.kind == "recall":
                shown[step.id] = turn.prompt.lines
            given = walker.given(person, step, person.answer(step, module))
            turn = player.advance(turn.state, given, NOW)
            keeper.take(module, turn, NOW)
            player.facts = keeper.facts()
    way = {step.id for step in staying.steps if step.kind == "recall"}
    # Those two stand beside a question that this person answers otherwise.
    assert set(shown) == way - {"same-own", "letter-show"}
    assert all(shown.values()), shown
    assert shown["ruler-important-then"] == ("5",)


def test_the_side_with_traps_and_signs_is_left_out_of_exports_unless_ticked(staying):
    back, front = staying.step("watch"), staying.step("one-page")
    assert (back.behaviour, back.keep, back.store) == (True, "ask", "plan.watch")
    assert (front.behaviour, front.keep, front.store) == (False, "always", "plan.one_page")
    assert {row.id for row in front.shape.rows} == {
        *("tools", "internet", "boundaries", "people", "goals", "lapse"),
    }


@pytest.mark.parametrize("name", ["ruler-important", "ruler-sure"])
def test_the_ruler_is_the_same_and_stands_beside_the_earlier_one(name, library, staying):
    then, now = library.modules["why-change"].step(name), staying.step(f"{name}-now")
    assert (then.prompt, then.shape) == (now.prompt, now.shape)
    ids = seen("staying-changed")
    assert ids[ids.index(f"{name}-now") + 1] == f"{name}-then"
    assert staying.step(f"{name}-then").source == f"why-change.{name}"


def test_a_low_mood_is_asked_about_the_letter():
    assert "letter-ask" not in seen("staying-changed")
    ids = seen("staying-changed", mood=3)
    assert ids[ids.index("letter-ask") + 1] == "letter-show"
    assert "letter" not in ids
    assert "letter-show" not in seen("staying-changed", mood=3, letter_ask=["not-now"])
    # A child comes first, also then.
    ids = seen("staying-changed", "path:J", mood=3, same_what=["nothing"])
    assert ids[:3] == ["same-child", "same-what", "letter-ask"]


def test_the_monthly_check_leaves_out_quiz_and_lessons():
    ids = seen("staying-changed", facts=back_again(), again=["monthly"])
    at = ids.index("again")
    assert ids[at : at + 4] == ["again", "monthly", "monthly-mend", "monthly-day"]
    assert {"ruler-important-now", "ruler-important-then", "year"} <= set(ids)
    assert not [id for id in ids if id.startswith("check-")]
    assert "monthly" not in seen("staying-changed")


def test_no_days_are_counted(staying):
    for text in user_texts(staying):
        said = text.replace("This app counts no days in a row.", "")
        assert not re.search(r"\bstreak|\bdays (?:since|clean|in a row)\b", said), text
