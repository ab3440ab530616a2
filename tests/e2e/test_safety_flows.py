"""The safety net as a person meets it: through the real program on a real terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Self

import pytest

from selfhelp.domain.card import Card
from selfhelp.domain.text import plain
from tests.e2e import kept_app, walker
from tests.e2e.test_plain_walks import APP
from tests.e2e.tty import Tty

CHILD_QUESTION = "Is a child near you, or at the other end of a screen?"
AFTER = "What would help next?"
CARDS: dict[str, Card] = walker.shelf().cards()


def title(card: str) -> str:
    """A card's title."""
    return plain(CARDS[card].title)


def shows(said: str, card: str) -> bool:
    """Whether a card was printed: its title, then its texts or its buttons."""
    first = plain(CARDS[card].buttons[0].text)
    return f"\n{title(card)}\n" in said and f"1. {first}\n" in said


def never_a_lesson(said: str) -> None:
    """Plans, tools and people, or the start page; no page, no question of a lesson."""
    assert AFTER in said, said
    assert not re.search(r"Step \d+ of", said[said.index(AFTER) :])
    assert "1. People and lines to call\n2. My stay-safe plan\n3. A tool" in said


class App:
    """The program with its ways to the places that these tests are about."""

    def __init__(self, home: Path, *argv: str, store: bool = False, country: str = "GB") -> None:
        self.store = home / "kept"
        if store:
            env = {"LANG": f"en_{country}.UTF-8"}
            self.tty = Tty.python(
                APP, str(self.store), *(argv or ("home",)), home=str(home), env=env
            )
        else:
            argv = (*(argv or ("--plain",)), "--country", country)
            self.tty = Tty.selfhelp(*argv, home=str(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert "went wrong" not in self.tty.text
        assert "Traceback" not in self.tty.text
        self.tty.close()

    def go(self, *lines: str) -> str:
        return self.tty.go(*lines)

    def say(self, line: str) -> str:
        return self.tty.say(line)

    @property
    def said(self) -> str:
        return self.tty.fresh

    def module(self, *lines: str, short: bool = True) -> str:
        """The check-in of stay-alive, answered with these lines."""
        place = [m.id for m in walker.shelf().modules()].index("stay-alive") + 1
        return self.go(
            *self.start("A page of the programme"), str(place), "2" if short else "1", *lines
        )

    def start(self, name: str) -> list[str]:
        """The number of an entry of the start page."""
        self.tty.prompt()
        found = re.findall(rf"(?:^|\n)(\d+)\. {re.escape(name)}\n", self.tty.text)
        assert found, self.tty.text
        return [found[-1]]


# --- Urge 7 or more: the child question first ----------------------------------------------------


@pytest.mark.parametrize("answer", ["1", "2", "Yes", "not sure"])
def test_urge_7_yes_or_not_sure(answer: str, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = app.module("5", "7")
        assert f"\n{CHILD_QUESTION}\n" in said
        assert "hope" not in said, "the next question waits"
        said = app.say(answer)
        assert shows(said, "immediate")
        assert "Emergency: United Kingdom: 999" in said
        never_a_lesson(app.go("back", "back"))


@pytest.mark.parametrize("urge", ["8", "9", "10"])
def test_higher_urges_too(urge: str, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        assert CHILD_QUESTION in app.module("5", urge)


@pytest.mark.parametrize("urge", ["0", "5", "6"])
def test_urge_6_goes_on(urge: str, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = app.module("5", urge)
        assert "How much hope do you have right now?" in said
        assert CHILD_QUESTION not in app.tty.text


def test_urge_7_no_opens_leave_and_asks_not_again_at_once(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        app.module("5", "7")
        said = app.say("3")
        assert "\nDelay and leave\n" in said
        # Whether a child is near was answered just now, so it isn't the first question again.
        said = app.say("9")  # the rating before: as high as it was
        assert CHILD_QUESTION not in said
        assert "1. Stand up" in said
        app.go("", "", "", "", "", "yes", "")
        said = app.say("3")
        assert "Would you use this again?" in said
        # The tool has asked what next; nobody is asked the same once more, and no lesson comes.
        said = app.go("1", "4")
        assert "What do you need right now?" in said
        assert "What would help next?" not in said


def test_leave_still_high_afterwards_asks_again(tmp_path: Path) -> None:
    """Not at once, but a quarter of an hour later it is asked again."""
    with App(tmp_path, "tool", "leave") as app:
        app.go("3", "9", "", "", "", "", "", "yes", "")
        assert CHILD_QUESTION in app.say("8")


def test_breathing_for_an_urge_asks_before_the_tool(tmp_path: Path) -> None:
    with App(tmp_path, "tool", "breathe") as app:
        said = app.go("1", "1", "7")
        assert CHILD_QUESTION in said
        assert "Breathe in" not in app.tty.text
        assert "How it works" not in app.tty.text, "no reading comes before this"


def test_breathing_for_stress_does_not(tmp_path: Path) -> None:
    with App(tmp_path, "tool", "breathe") as app:
        said = app.go("2", "9")
        assert "How it works" in said


def test_not_away_from_the_device_opens_leave(tmp_path: Path) -> None:
    with App(tmp_path, "tool", "ground") as app:
        said = app.go("1", "2")
        assert "\nDelay and leave\n" in said
        assert "1. A child is with me\n" in said


@pytest.mark.parametrize("option, card", [("1", "immediate"), ("2", "immediate-online")])
def test_leave_with_a_child(option: str, card: str, tmp_path: Path) -> None:
    """The first question of `leave`, before any rating."""
    with App(tmp_path, "tool", "leave") as app:
        said = app.go()
        assert "How strong" not in said
        said = app.say(option)
        assert shows(said, card)
        said = app.go("back")
        while AFTER not in said:
            said = app.say("back")
        never_a_lesson(said)


def test_urge_at_the_end_of_a_module(tmp_path: Path) -> None:
    """Check-out: the child question comes there too."""
    module = walker.shelf().module("stay-alive")
    visits, _ = walker.walk(module, "short", lasting=False)
    from tests.e2e.test_plain_walks import follow

    with App(tmp_path) as app:
        app.module()
        follow(app.tty, visits[:-1])
        app.tty.prompt()
        assert CHILD_QUESTION in app.say("8")


# --- Safe to go on today? ------------------------------------------------------------------------


@pytest.mark.parametrize("unsafe", ["2", "3"])
@pytest.mark.parametrize(
    "who, card", [("1", "safe-now"), ("2", "immediate"), ("3", "immediate-both")]
)
def test_not_safe_to_go_on(unsafe: str, who: str, card: str, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = app.module("5", "2", "5", unsafe)
        assert shows(said, "which-danger")
        said = app.say(who)
        assert shows(said, card)
        if card == "immediate-both":
            assert "4. I might hurt myself\n" in said
        while AFTER not in said:
            said = app.say("back")
        never_a_lesson(said)


def test_safe_goes_on(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        assert "Step 5 of" in app.module("5", "2", "5", "1")


# --- Hope, mood ----------------------------------------------------------------------------------


@pytest.mark.parametrize("hope", ["0", "1"])
def test_low_hope_opens_are_you_safe(hope: str, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = app.module("5", "2", hope)
        assert shows(said, "safe-now")
        assert "Crisis line: Samaritans (United Kingdom): 116 123" in said
        never_a_lesson(app.say(""))


def test_hope_2_does_not(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        assert "Safe to go on today?" in app.module("5", "2", "2")


@pytest.mark.parametrize("after, asked", [("4", True), ("5", False), ("0", True)])
def test_a_fall_of_mood_by_three(after: str, asked: bool, tmp_path: Path) -> None:
    from tests.e2e.test_plain_walks import follow

    visits, _ = walker.walk(
        walker.shelf().module("stay-alive"),
        "short",
        walker.Person(steps={"mood": 7}),
        lasting=False,
    )
    with App(tmp_path) as app:
        app.module()
        follow(app.tty, visits[:-2])
        app.tty.prompt()
        assert "How strong is the urge now?" in app.say(after), "the urge is still asked"
        said = app.say("2")
        assert ("Who will you speak to today?" in said) == asked
        if asked:
            assert shows(said, "who-today")


# --- Crisis words: only an offer -----------------------------------------------------------------

OFFER = (
    "There is a page with people to call: Are you safe right now?\n1. Open this page\n2. Go on here"
)


def plan_with(app: App, *lines: str) -> str:
    """The plan of stay-alive with these lines in its first part."""
    said = app.module("5", "2", "6", "1", "", "", *lines, "")
    for _ in range(9):
        said = app.say("")
    return said


def test_crisis_words_only_offer(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = plan_with(app, "I want to die")
        assert OFFER in said
        for word in ("notice", "detect", "you wrote", "you typed", "suicid", "worried about you"):
            assert word not in said.lower()
        said = app.say("")
        assert "Your next step" in said, "Enter goes on"


def test_crisis_words_opened(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        plan_with(app, "I am better off dead")
        said = app.say("1")
        assert shows(said, "safe-now")
        never_a_lesson(app.say("back"))


@pytest.mark.parametrize("answer", ["no", "yes", "n", "y"])
def test_the_offer_cannot_be_misread(answer: str, tmp_path: Path) -> None:
    """ "No" could mean "I am not safe"; so yes and no are no answers here."""
    with App(tmp_path) as app:
        plan_with(app, "kill myself")
        said = app.say(answer)
        assert "is not one of the choices" in said
        assert "Step " not in said


def test_crisis_words_once_per_entry(tmp_path: Path) -> None:
    """Back to the same page and on again: not offered twice."""
    with App(tmp_path) as app:
        plan_with(app, "want to die")
        said = app.say("2")
        assert "Your next step" in said
        app.say("back")
        for _ in range(9):
            said = app.say("")
        said = app.say("")
        assert "Your next step" in said
        assert app.tty.text.count("There is a page with people to call") == 1


def test_no_crisis_words_no_offer(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = plan_with(app, "diet, skills, dying plants, the die is cast")
        assert "Your next step" in said


def test_crisis_words_in_a_list_and_in_a_form_field(tmp_path: Path) -> None:
    from tests.e2e.test_plain_walks import follow

    module = walker.shelf().module("stay-alive")
    visits, _ = walker.walk(module, lasting=False)
    at = [v.ask.step.id for v in visits].index("reasons")
    with App(tmp_path) as app:
        app.module(short=False)
        follow(app.tty, visits[:at])
        said = app.go("my cat", "nothing to live for", "")
        assert OFFER in said
        said = app.say("2")
        assert "My next 24 hours" in said
        said = app.go("toast", "I can't go on", "")
        assert OFFER in said


def test_nothing_about_the_match_is_kept(tmp_path: Path) -> None:
    """Records and places hold the person's words and nothing of the offer."""
    with App(tmp_path, "stay-alive", "short", store=True) as app:
        app.go("5", "2", "6", "1", "", "", "I want to die", "")
        for _ in range(8):
            app.say("")
        assert OFFER in app.say("")
        app.say("1")
        app.go("back")
        for path in app.store.iterdir():
            text = path.read_text(encoding="utf-8")
            for trace in ("crisis", "offer", "safe-now", "signal", "help_now"):
                assert trace not in text.replace('"offered": []', ""), (path.name, trace)
    rows = kept_app.rows(tmp_path / "kept")
    plan = next(row for row in rows if row["kind"] == "plan")
    assert plan["data"]["answer"] == {"signs": {"lines": "I want to die"}}
    draft = json.loads((tmp_path / "kept" / "draft-stay-alive.json").read_text(encoding="utf-8"))
    assert draft["offered"] == []


# --- Help now: each door, each button ------------------------------------------------------------


@pytest.mark.parametrize("under18", [False, True], ids=["adult", "under-18"])
def test_every_button_of_every_card_leads_somewhere(under18: bool, tmp_path: Path) -> None:
    """From each card by each button, in the terminal: the place it names, and no dead end."""
    from selfhelp.domain.targets import parse

    with App(tmp_path, "--plain") as app:
        if under18:
            app.go("1", "4", "back", "back")
        for id, card in CARDS.items():
            if card.sets:
                continue
            for number, button in enumerate(card.buttons, 1):
                way = route(id, under18=under18)
                to = button.under18 if under18 and button.under18 else button.to
                target = parse(to)
                # "I am under 18" changes where the other buttons lead; the other case has it.
                sets = target.kind == "card" and CARDS[target.id].sets and not under18
                if way is None or sets:
                    continue
                assert "What do you need right now?" in app.go()
                app.say("1")
                for step in way:
                    app.say(step)
                assert f"\n{plain(card.title)}\n" in app.said, (id, way)
                said = app.say(str(number))
                where = f"{id}/{button.id}: {said}"
                if target.kind == "card":
                    assert shows(said, target.id), where
                elif target.kind == "tool":
                    name = plain(walker.shelf().module(target.id).title)
                    assert f"\n{name}\n" in said, where
                elif target.kind == "plan":
                    assert "My stay-safe plan" in said, where
                elif target.id == "people":
                    assert "People you can speak to today" in said, where
                elif target.id == "tools":
                    assert "Tools for the next minutes" in said, where
                elif target.id == "helplines":
                    assert "Help lines: United Kingdom" in said, where
                # Out again by the word that works everywhere.
                for _ in range(30):
                    if "What do you need right now?" in app.said:
                        break
                    app.say("pause")
                else:
                    pytest.fail(f"no way out of {id}/{button.id}: {app.said}")


def route(card: str, *, under18: bool) -> list[str] | None:
    """The shortest way from the first card to a card, as numbers; None where there is none."""
    from selfhelp.domain.targets import parse

    ways: dict[str, list[str]] = {"help-now": []}
    queue = ["help-now"]
    while queue:
        at = queue.pop(0)
        for number, button in enumerate(CARDS[at].buttons, 1):
            to = parse(button.under18 if under18 and button.under18 else button.to)
            if to.kind != "card" or to.id in ways or (CARDS[to.id].sets and not under18):
                continue
            ways[to.id] = [*ways[at], str(number)]
            queue.append(to.id)
    return ways.get(card)


@pytest.mark.parametrize(
    "door, card",
    [("1", "child-in-danger"), ("2", "immediate"), ("3", "safe-now"), ("4", "under-18")],
)
def test_the_doors_come_before_all_else(door: str, card: str, tmp_path: Path) -> None:
    with App(tmp_path, "now") as app:
        said = app.go()
        first = said.index(
            "1. A child is in danger now\n2. I might hurt a child\n3. I might hurt myself"
        )
        assert first < said.index("Emergency:")
        assert said[:first].count("\n") <= 2
        assert shows(app.say(door), card)


def test_no_breathing_before_im_apart_now(tmp_path: Path) -> None:
    """On the cards for immediate danger no tool is offered; after "I'm apart now" it is."""
    with App(tmp_path, "now", "2") as app:
        said = app.go()
        assert "Breathe" not in said
        for number in range(1, 6):
            said = app.say(str(number))
            assert "Breathe" not in said, said
            app.say("back")
        said = app.go("1", "1")
        assert shows(said, "immediate-apart")
        assert "5. Breathe slowly for five minutes" in said
        said = app.say("5")
        assert "\nPaced breathing\n" in said
        said = app.go("pause")
        assert shows(said, "immediate-apart"), "after breathing the call still stands"


def test_each_card_for_danger_has_a_number_above_its_steps(tmp_path: Path) -> None:
    for door in ("1", "2", "3"):
        with App(tmp_path, "now", door) as app:
            assert "Emergency: United Kingdom: 999" in app.go()


def test_safe_yes_then_plan_then_a_person(tmp_path: Path) -> None:
    """ "Yes, for now": the plan, then who to speak to, then on or stop (0.5)."""
    with App(tmp_path, "now", "3") as app:
        said = app.go("4", "1")
        assert "Step 1 of 1: My stay-safe plan" in said
        for _ in range(10):
            said = app.say("")
        assert "2. Who will you speak to today?" in said
        assert shows(app.say("2"), "who-today")


# --- Under 18 ------------------------------------------------------------------------------------


def test_under_18(tmp_path: Path) -> None:
    """Adult pages closed, doors swapped; plan, breathing and grounding open."""
    with App(tmp_path) as app:
        said = app.go("1", "4")
        assert shows(said, "under-18")
        assert "Childline" in said
        assert "Stop It Now" not in said
        # The door "I might hurt a child" opens the page for young people.
        said = app.go("help", "2")
        assert shows(said, "u18-worried")
        # Open: plan, breathing, grounding, people.
        app.go("back", "4")
        assert "My stay-safe plan" in app.say("5")
        assert shows(app.say("pause"), "under-18")
        assert "\nPaced breathing\n" in app.say("6")
        assert shows(app.say("pause"), "under-18")
        assert "\nCome back to the room\n" in app.say("7")
        assert shows(app.say("pause"), "under-18")
        assert "People you can speak to today" in app.say("8")
        # Adult modules closed.
        for _ in range(20):
            if "What do you need right now?" in app.said:
                break
            app.say("back")
        said = app.go("4", "1")
        assert "The modules are for adults." in said
        assert shows(said, "under-18")
        assert "Step " not in said


def test_under_18_with_an_urge(tmp_path: Path) -> None:
    """Urge 7: the child question leads to the page for young people."""
    with App(tmp_path) as app:
        app.go("1", "4", "6", "1", "1")
        assert CHILD_QUESTION in app.say("7")
        assert shows(app.say("1"), "u18-worried")


def test_path_g_opens_the_page_and_no_modules(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = app.go("5", "7")
        assert shows(said, "under-18")
        said = app.say("back")
        assert "What do you need right now?" in said


# --- OCD mode ------------------------------------------------------------------------------------


def ocd(app: App, answer: str = "2") -> str:
    """Turn it on from the start page."""
    app.go(*app.start("Settings"))
    app.say("2")
    said = app.say(answer)
    app.say("back")
    return said


@pytest.mark.parametrize("answer, rules", [("1", True), ("3", True), ("", True), ("2", False)])
def test_turning_it_on_asks_the_one_question(answer: str, rules: bool, tmp_path: Path) -> None:
    with App(tmp_path) as app:
        said = ocd(app, answer)
        assert "Has anything been looked at, said or done, or do you mean to?" in app.tty.text
        assert "You will not be asked to rate thoughts or urges" in said
        assert ("A child's safety comes first" in said) == rules


def test_ocd_mode_rates_no_urge(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        ocd(app)
        said = app.module("5")
        assert "Today I did something that matters to me" in said
        before = len(app.tty.text)
        app.go("1", "6", "1")
        for _ in range(40):
            if "end of the page" in app.said or "What do you need right now?" in app.said:
                break
            app.say("5" if "from 0 to 10" in app.said.rsplit("\n", 1)[-1] else "")
        walked = app.tty.text[before:]
        assert "How strong is the urge" not in walked
        assert "How is your mood now?" in walked


def test_ocd_mode_tools(tmp_path: Path) -> None:
    """No opening question, no rating, no `leave`; the words that it is for stress."""
    with App(tmp_path) as app:
        ocd(app)
        said = app.go(*app.start("Calm an urge"))
        assert "Tools for the next minutes" in said
        assert "Delay and leave" not in said
        place = re.search(r"\n(\d+)\. Paced breathing", said)
        assert place
        said = app.say(place.group(1))
        assert "For general stress. Not to make a thought go." in said
        assert "How it works" in said
        before = len(app.tty.text)
        app.go("", "", "2", "", "")
        walked = app.tty.text[before:]
        for asked in ("How strong is the urge", "How bad do you feel", "Would you use this again?"):
            assert asked not in walked
        assert "What next?" in app.said
        # In Help now neither.
        said = app.say("help")
        assert "Delay and leave" not in said
        assert (
            "1. A child is in danger now\n2. I might hurt a child\n3. I might hurt myself" in said
        )


def test_ocd_mode_asks_safe_once_a_day(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        ocd(app)
        said = app.module("5", "1", "6")
        assert "Safe to go on today?" in said
        said = app.say("1")
        app.say("pause")
        place = [m.id for m in walker.shelf().modules()].index("stay-alive") + 1
        said = app.go(*app.start("A page of the programme"), str(place))
        assert "Go on where you stopped?" in said
        app.say("2")
        said = app.go("2", "5", "1", "6")
        assert "Safe to go on today?" not in said
        assert "When you think of dying" in said


def test_ocd_mode_keeps_the_doors(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        ocd(app)
        app.go("1")
        assert shows(app.say("2"), "immediate")
        app.say("back")
        assert shows(app.say("3"), "safe-now")


def test_ocd_mode_and_low_hope(tmp_path: Path) -> None:
    with App(tmp_path) as app:
        ocd(app)
        assert shows(app.module("5", "1", "0"), "safe-now")


# --- Pathways ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [p.id for p in walker.shelf().pathways() if p.opens])
def test_paths_that_open_with_a_card(path: str, tmp_path: Path) -> None:
    """E, F, G, H, J, K, L: the card stands before any list of pages."""
    every = walker.shelf().pathways()
    place = [p.id for p in every].index(path)
    card = every[place].opens.removeprefix("card:")
    with App(tmp_path) as app:
        said = app.go(*app.start("Where to begin, for your situation"), str(place + 1))
        assert shows(said, card)
        assert "The pages there are" not in said
        assert re.search(r"United Kingdom\)?: ", said), "a number stands on it"


def test_the_paths_that_must_open_a_card_do() -> None:
    opens = {p.id: p.opens for p in walker.shelf().pathways()}
    assert opens["E"] == "card:immediate"
    assert opens["G"] == "card:under-18"
    assert opens["H"] == "card:hurt-child"
    assert opens["J"] == "card:child-question"
    assert opens["L"] == "card:worried"


# --- Country -------------------------------------------------------------------------------------


def test_a_country_from_the_language_is_called_a_guess(tmp_path: Path) -> None:
    for argv in (("now",), ("now", "3"), ("helplines",)):
        with Tty.selfhelp(*argv, home=str(tmp_path), env={"LANG": "de_DE.UTF-8"}) as tty:
            tty.wait_for("from your language setting")
            assert "Germany" in tty.text
            if argv[0] == "now":
                tty.prompt()


def test_a_chosen_country_is_not_called_one(tmp_path: Path) -> None:
    env = {"LANG": "de_DE.UTF-8"}
    with Tty.selfhelp("now", "--country", "GB", home=str(tmp_path), env=env) as tty:
        said = tty.prompt()
        assert "United Kingdom: 999" in said
        assert "language setting" not in said
        assert "Germany" not in said


def test_no_country_at_all(tmp_path: Path) -> None:
    with Tty.selfhelp("now", home=str(tmp_path)) as tty:
        said = tty.prompt()
        assert "No country is chosen. Choose yours to see its numbers." in said
        assert not re.search(r"\b(911|999|112|000)\b", said), "no number is invented"


@pytest.mark.parametrize("argv", [["now"], ["--plain"], ["tool", "leave"]], ids=" ".join)
@pytest.mark.parametrize("country", ["Narnia", "Germny", "", "\x1b[31m", "x" * 500])
def test_an_unknown_country_never_stops_help(argv: list[str], country: str, tmp_path: Path) -> None:
    with Tty.selfhelp(*argv, "--country", country, home=str(tmp_path)) as tty:
        said = tty.prompt()
        if country:
            assert "is not in the list of countries" in said
        if country == "Germny":
            assert "did you mean" in said and "Germany" in said
        assert "\x1b" not in tty.raw
        assert len(max(said.splitlines(), key=len)) < 1200
        said = tty.say("help")
        assert "1. A child is in danger now" in said


def test_choosing_a_country_in_the_middle_of_help(tmp_path: Path) -> None:
    with Tty.selfhelp("now", home=str(tmp_path)) as tty:
        tty.go("8")
        assert "Type the name of your country" in tty.fresh
        said = tty.say("sweden")
        assert "Remember this country on this device?" in said
        said = tty.say("2")
        assert "Help lines: Sweden" in said
        for _ in range(20):
            if "1. A child is in danger now" in tty.fresh:
                break
            tty.say("back")
        assert "Emergency: Sweden: 112" in tty.fresh, tty.fresh
