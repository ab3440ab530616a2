"""The rules of plain mode (docs: only append, number or word, the same words everywhere), in a terminal."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from selfhelp.domain.text import plain
from selfhelp.player.state import Mode
from tests.e2e import every_kind, walker
from tests.e2e.test_plain_walks import APP, follow
from tests.e2e.tty import PROMPT, ROOT, Tty, environment
from tests.e2e.walker import Person, Visit

CLEAR = "\x1b[H\x1b[2J\x1b[3J"

# What must never come out: controls but newline, box drawing, blocks, arrows and dingbats, emoji.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2190-\u23ff\u2500-\u27bf\U0001f000-\U0001faff]"
)


def only_lines(raw: str) -> None:
    """Nothing but text and line ends: no escape sequence, no redraw, no drawing."""
    found = FORBIDDEN.search(raw.replace("\r\n", "\n"))
    assert found is None, f"{found.group()!r} in {raw[max(0, found.start() - 200) : found.end()]!r}"


def begin(tty: Tty) -> None:
    """Past the content note of the made module."""
    tty.prompt()
    tty.send("1")


# --- Only append ------------------------------------------------------------------------------


def test_a_whole_session_is_lines_of_text(tmp_path: Path) -> None:
    """Start page, a module, Help now, services, settings, leave: text and line ends only."""
    visits, _ = walker.walk(walker.shelf().module("stay-alive"), "short", lasting=False)
    with Tty.selfhelp("--plain", "--country", "GB", home=str(tmp_path)) as tty:
        tty.go("4", "1", "2")
        follow(tty, visits)
        assert "encrypted journal?" in tty.prompt()
        tty.send("2")
        tty.go("help", "1", "1", "2", "help", "8", "", "", "", "")
        while "What do you need right now?" not in tty.fresh:
            tty.say("back")
        tty.go("9", "2", "2", "3", "4", "5", "1")
        while "What do you need right now?" not in tty.fresh:
            tty.say("back")
        assert "Clear this window before you leave?" in tty.say("10")
        tty.send("2")
        assert tty.end() == 0
        only_lines(tty.raw)
        assert tty.text.count("These words work whenever you are asked something:") == 2, (
            "once at the start, once because settings were asked for them"
        )


@pytest.mark.parametrize("answer", ["1", "yes", ""])
def test_clearing_after_a_yes(answer: str, tmp_path: Path) -> None:
    """The only escape sequences: clear the screen and what it has scrolled; nothing follows."""
    with Tty.selfhelp("--plain", home=str(tmp_path), screen=True) as tty:
        tty.go("4", "1", "2", "3")
        while "What do you need right now?" not in tty.fresh:
            tty.say("pause")
        tty.say(re.search(r"\n(\d+)\. Leave", tty.fresh).group(1))  # type: ignore[union-attr]
        only_lines(tty.raw)
        before = len(tty.raw)
        tty.send(answer)
        assert tty.end() == 0
        assert tty.raw[before:].replace("\r\n", "\n").removeprefix(f"{answer}\n") == CLEAR
        assert tty.screen is not None
        assert not "".join(tty.screen.display).strip()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_clear_gets_no_codes(term: str, tmp_path: Path) -> None:
    with Tty.selfhelp("--plain", home=str(tmp_path), env={"TERM": term}) as tty:
        tty.go("leave")
        tty.send("1")
        assert tty.end() == 0
        only_lines(tty.raw)


@pytest.mark.parametrize("cols", [20, 40, 200])
def test_no_wrapping_of_our_own(cols: int, tmp_path: Path) -> None:
    """The window's width changes nothing: the terminal or the reader wraps."""
    with Tty(
        [sys.executable, "-m", "selfhelp", "now", "1", "--country", "GB"],
        environment(str(tmp_path)),
        cols=cols,
    ) as tty:
        assert (
            '1. Call the emergency number now. Say: "A child needs help." Say where.'
            in tty.prompt()
        )


# --- Number or word, and asking again -----------------------------------------------------------

LONG = "x" * 5_000
JUNK = [
    "99999",
    "-1",
    "1e3",
    "0 0",
    "no such words zzz",
    LONG,
    "\x1b[2J\x1b[31mred\x1b]0;title\x07",
    "\x1bOP\x1b[A\x1b[15~",
    "\x01\x02\x06\x0b\x0c\x0e",
    "\u202eevil\u2066\u0085\u009b2J",
    "{n} {typed} %s <b>",
]


def ask_again(tty: Tty, junk: str) -> None:
    """Type something that doesn't fit: one sentence, and the same prompt."""
    prompt = tty.text.rsplit("\n", 1)[-1]
    tty.send(junk)
    tty.wait_for(re.compile(re.escape(prompt) + "$"))
    lines = tty.fresh.split("\n")
    said = lines[0].removeprefix(prompt)
    assert lines[-1] == prompt, f"{junk[:40]!r}: {tty.fresh}"
    assert len(lines) == 2, f"more than one sentence for {junk[:40]!r}: {tty.fresh}"
    assert said.endswith(".") and len(said) < 160, said
    only_lines(tty.raw)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_what_does_not_fit_is_asked_again_at_every_prompt(
    junk: str, every: Path, tmp_path: Path
) -> None:
    """At each prompt for a number or a choice of each kind of step; the walk ends as it would."""
    visits, _ = walker.walk(every_kind.module(every))
    with Tty.python(
        APP, str(tmp_path / "k"), "--compiled", str(every), every_kind.ID, "full",
        home=str(tmp_path), echo=False,
    ) as tty:  # fmt: skip
        tty.prompt()
        ask_again(tty, junk)
        tty.send("1")
        tried = 0
        for visit in visits:
            for line in visit.lines:
                said = tty.prompt()
                last = said.rsplit("\n", 1)[-1]
                if last.startswith(("Type a number", "Type numbers", "How many minutes")):
                    ask_again(tty, junk)
                    tried += 1
                tty.send(line)
        assert tty.end() == 0
        assert tried > 15
        only_lines(tty.raw)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_menus_and_cards_ask_again(junk: str, tmp_path: Path) -> None:
    """Start page, lists, Help now, country, clear: the prompts outside the steps."""
    with Tty.selfhelp("--plain", "--country", "GB", home=str(tmp_path), echo=False) as tty:
        tty.prompt()
        ask_again(tty, junk)
        for line in ("1", "2", "1"):  # Help now, I might hurt a child, a child is with me
            tty.say(line)
            ask_again(tty, junk)
        tty.go("back", "back", "back")
        for line in ("9", "1"):
            tty.say(line)
        assert "Type the name of your country" in tty.fresh
        tty.say(junk)
        assert "No country in the list has this name." in tty.fresh
        assert "Type the name of your country, or Enter for none:" in tty.fresh
        only_lines(tty.raw)
        tty.go("", "back", "10")
        ask_again(tty, junk)
        tty.send("2")
        assert tty.end() == 0
        only_lines(tty.raw)


def test_hostile_words_are_kept_as_plain_characters(every: Path, tmp_path: Path) -> None:
    """Control characters in free writing are taken out before they are kept or shown again."""
    from tests.e2e import kept_app

    visits, _ = walker.walk(every_kind.module(every))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-form")
    store = tmp_path / "k"
    with Tty.python(
        APP, str(store), "--compiled", str(every), every_kind.ID, "full",
        home=str(tmp_path), echo=False,
    ) as tty:  # fmt: skip
        begin(tty)
        follow(tty, visits[:at])
        tty.go("\x1b[31mfirst\x07", "\u202e[b]second[/b]{n}<b>")
        tty.go("back")
        assert "First field: [31mfirst" in tty.fresh
        tty.send("quit")
        assert tty.end() == 0
        only_lines(tty.raw)
    row = next(row for row in kept_app.rows(store) if row["step"] == "k-form")
    assert row["data"]["answer"]["one"]["answer"] == "[31mfirst"
    assert row["data"]["answer"]["two"]["answer"] == "[b]second[/b]{n}<b>"


def test_a_field_that_is_too_long_says_so(every: Path, tmp_path: Path) -> None:
    visits, _ = walker.walk(every_kind.module(every))
    at = next(n for n, v in enumerate(visits) if v.ask.step.id == "k-form")
    with Tty.python(
        APP, str(tmp_path / "k"), "--compiled", str(every), every_kind.ID, "full",
        home=str(tmp_path), echo=False,
    ) as tty:  # fmt: skip
        begin(tty)
        follow(tty, visits[:at])
        tty.prompt()
        said = tty.say("y" * 3_000)
        assert "This is 3000 characters long; 2000 is the most. Shorten it a little." in said
        assert "Part 2" not in said


def test_every_choice_by_number_and_by_word(every: Path, tmp_path: Path) -> None:
    """Words pick what numbers pick, also in capitals, with a comma left out, or half of it."""
    module = every_kind.module(every)
    visits, records = walker.walk(module)
    words = {"k-choose": "TEA HOT", "k-fork": "straight", "k-check": "that"}
    worded = [
        Visit(v.ask, v.value, (words[v.ask.step.id],)) if v.ask.step.id in words else v
        for v in visits
    ]
    person = Person()
    assert person.answer(module.step("k-choose"), module) == ["tea"]
    store = tmp_path / "k"
    with Tty.python(
        APP, str(store), "--compiled", str(every), every_kind.ID, "full", home=str(tmp_path)
    ) as tty:
        begin(tty)
        follow(tty, worded)
        assert tty.end() == 0
    from tests.e2e import kept_app

    assert walker.bare(kept_app.rows(store)) == walker.bare(records)


@pytest.mark.parametrize(
    "words", ["Help now", "help", "I might hurt myself", "a child is in danger"]
)
def test_doors_by_their_words(words: str, tmp_path: Path) -> None:
    with Tty.selfhelp("now", "--country", "GB", home=str(tmp_path)) as tty:
        said = tty.go(words)
        title = {
            "I might hurt myself": "Are you safe right now?",
            "a child is in danger": "A child is in danger now",
        }
        assert title.get(words, "Help now") in said


# --- Help now at every prompt -------------------------------------------------------------------

HELP_NOW = "1. A child is in danger now\n2. I might hurt a child\n3. I might hurt myself\n"


def help_here(tty: Tty, number: str = "United Kingdom: 999") -> None:
    """Help now opens here, and an empty line comes back to the same prompt."""
    before = tty.text.rsplit("\n", 1)[-1]
    said = tty.say("help")
    assert HELP_NOW in said, said
    assert f"Emergency: {number}" in said, said
    again = tty.say("")
    assert again.rsplit("\n", 1)[-1] == before, again


@pytest.mark.parametrize("mode", ["full"])
@pytest.mark.parametrize("id", ["stay-alive", "leave", every_kind.ID])
def test_help_at_every_prompt_of_a_walk(id: str, mode: Mode, every: Path, tmp_path: Path) -> None:
    """Plans, lists, free writing, timers, closing lines: Help now, and on from the same place."""
    from tests.e2e import kept_app

    made = id == every_kind.ID
    module = every_kind.module(every) if made else walker.shelf().module(id)
    visits, records = walker.walk(module, mode)
    compiled = ["--compiled", str(every)] if made else []
    store = tmp_path / "k"
    env = {"LANG": "en_GB.UTF-8"}
    with Tty.python(APP, str(store), *compiled, id, mode, home=str(tmp_path), env=env) as tty:
        if made:
            tty.prompt()
            help_here(tty)
            tty.send("1")
        for visit in visits:
            tty.wait_for(visit.heading)
            for number, line in enumerate(visit.lines):
                said = tty.prompt()
                if said.endswith("\n"):  # a timer runs
                    assert HELP_NOW in tty.say("help")
                    tty.send("")
                    tty.wait_for("The time goes on. Enter ends it early.")
                else:
                    help_here(tty)
                if number == 0 and visit.ask.step.prompt:
                    assert plain(visit.ask.step.prompt) in tty.fresh
                tty.send(line)
        if module.type == "tool":
            tty.wait_for("What next?")
            tty.prompt()
            help_here(tty)
            tty.send("4")
        assert tty.end() == 0, tty.text[-2000:]
        assert walker.bare(kept_app.rows(store)) == walker.bare(records)
        only_lines(tty.raw)


MENUS = {
    "start": (["--plain"], []),
    "modules": (["--plain"], ["4"]),
    "whole-or-short": (["--plain"], ["4", "1"]),
    "situations": (["--plain"], ["5"]),
    "path-pages": (["--plain"], ["5", "3"]),
    "lines-more": (["--plain"], ["6"]),
    "lines-menu": (["--plain"], ["6", "back"]),
    "other-country": (["--plain"], ["6", "back", "1"]),
    "remember-country": (["--plain"], ["6", "back", "1", "France"]),
    "which-link": (["--plain"], ["6", "back", "3"]),
    "settings": (["--plain"], ["9"]),
    "ocd-question": (["--plain"], ["9", "2"]),
    "tools": (["--plain"], ["3"]),
    "clear": (["--plain"], ["leave"]),
    "tool": (["tool", "leave"], []),
    "minutes": (["tool", "leave"], ["3", "2", "", "", ""]),
    "people": (["now"], ["3", "yes", "4"]),
    "after-safety": (["--plain"], ["4", "1", "2", "5", "2", "0", ""]),
}
"""Prompts outside the steps, and the way there."""


@pytest.mark.parametrize("name", MENUS)
def test_help_repeat_why_at_menus(name: str, tmp_path: Path) -> None:
    argv, way = MENUS[name]
    with Tty.selfhelp(*argv, "--country", "GB", home=str(tmp_path)) as tty:
        tty.go(*way)
        help_here(tty, "France: 112" if name == "remember-country" else "United Kingdom: 999")
        before = tty.text.rsplit("\n", 1)[-1]
        for word in ("repeat", "why"):
            said = tty.say(word)
            assert said.rsplit("\n", 1)[-1] == before, f"{word}: {said}"
        if name == "after-safety":
            assert "What would help next?" in tty.text
        if name == "remember-country":
            assert "Remember this country on this device?" in said
        only_lines(tty.raw)


@pytest.mark.parametrize("name", MENUS)
@pytest.mark.parametrize("word", ["back", "pause", "skip"])
def test_leading_words_at_menus_break_nothing(name: str, word: str, tmp_path: Path) -> None:
    """From everywhere back to the start page or out, with nothing but this word."""
    argv, way = MENUS[name]
    with Tty.selfhelp(*argv, "--country", "GB", home=str(tmp_path)) as tty:
        tty.go(*way)
        for _ in range(90):
            tty.send(word)
            try:
                tty.prompt(10)
            except AssertionError:
                break
            if "What do you need right now?" in tty.fresh and "--plain" in argv:
                tty.send("quit")
                tty.prompt()
                tty.send("2")
                break
        else:
            pytest.fail(f"a dead end: {tty.text[-1000:]}")
        assert tty.end() == 0, tty.text[-1000:]
        assert "went wrong" not in tty.text


# --- Leaving ------------------------------------------------------------------------------------

LEAVING = {
    **{name: MENUS[name] for name in ("start", "whole-or-short", "other-country", "minutes", "after-safety")},
    "card": (["now"], ["1"]),
    "number": (["--plain"], ["4", "1", "2"]),
    "timer": (["tool", "leave"], ["3", "2", "", "", "", ""]),
    "breathing": (["tool", "breathe"], ["2", "3", "", "", "1"]),
    "grounding": (["tool", "ground"], ["2", "3", "", ""]),
    "plan": (["--plain"], ["4", "1", "2", "5", "2", "5", "1", "", "", "some words", "more"]),
    "clear-question": (["--plain"], ["leave"]),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAVING)
@pytest.mark.parametrize("key", ["ctrl-c", "ctrl-d", "quit"])
def test_leaving_from_anywhere(name: str, key: str, tmp_path: Path) -> None:
    """No traceback, nothing written, the right exit code, and the terminal as it was."""
    argv, way = LEAVING[name]
    with Tty.selfhelp(*argv, "--country", "GB", home=str(tmp_path)) as tty:
        tty.go(*way)
        match key:
            case "ctrl-c":
                tty.type("\x03")
                assert tty.end() == 130, tty.text[-500:]
            case "ctrl-d":
                tty.type("\x04")
                if name == "clear-question":
                    assert tty.end() == 0
                else:
                    assert tty.end() == 0, tty.text[-500:]
            case _:
                tty.send("quit")
                if "--plain" in argv and name != "clear-question":
                    tty.wait_for("Clear this window before you leave?")
                    tty.prompt()
                    tty.send("2")
                assert tty.end() == 0, tty.text[-500:]
        assert "Traceback" not in tty.text
        assert "went wrong" not in tty.text
        assert tty.text.endswith("\n"), "the shell's own prompt begins on a line of its own"
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize("name", ["start", "plan", "timer"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside(name: str, number: signal.Signals, tmp_path: Path) -> None:
    argv, way = LEAVING[name]
    with Tty.selfhelp(*argv, home=str(tmp_path)) as tty:
        tty.go(*way)
        tty.process.kill(number)
        assert tty.end() in (-number, 128 + number, 0)
        assert "Traceback" not in tty.text


@pytest.mark.parametrize("hangups", ["heard", "ignored"])
@pytest.mark.parametrize("name", ["number", "timer"])
def test_the_window_is_closed_while_it_waits(name: str, hangups: str, tmp_path: Path) -> None:
    """The terminal goes away: the program ends by itself, it neither spins nor waits for ever."""
    argv, way = LEAVING[name]
    trap = "trap '' HUP; " if hangups == "ignored" else ""
    tty = Tty(
        ["/bin/sh", "-c", f'{trap}exec "$0" -m selfhelp "$@"', sys.executable, *argv],
        environment(str(tmp_path)),
    )
    tty.go(*way)
    pid = tty.process.pid
    tty.process.ptyproc.fileobj.close()  # what closing the window does
    end = time.monotonic() + 20
    while os.waitpid(pid, os.WNOHANG)[0] == 0:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            pytest.fail("it goes on without a terminal")
        select.select([], [], [], 0.02)


# --- No terminal --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argv",
    [
        ["--plain"],
        ["now"],
        ["now", "1"],
        ["now", "2"],
        ["now", "3"],
        ["tool", "leave"],
        ["tool", "breathe"],
        ["tool", "ground"],
        ["read", "stay-alive"],
        ["read", "stay-alive", "--short"],
        ["modules"],
        ["tools"],
        ["pathways"],
        ["helplines", "GB"],
    ],
    ids=" ".join,
)
def test_output_that_is_no_terminal_is_printed_and_never_asks(
    argv: list[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "selfhelp", *argv],
        input="1\n2\nhelp\n",
        capture_output=True,
        text=True,
        env=environment(str(tmp_path)),
        cwd=ROOT,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert "Type a number" not in done.stdout
    assert "Enter" not in done.stdout or argv[0] in ("tool", "read")
    assert not PROMPT.search(done.stdout)
    only_lines(done.stdout)


@pytest.mark.parametrize("argv", [["--plain"], ["now"], ["tool", "leave"]], ids=" ".join)
def test_input_that_is_closed(argv: list[str], tmp_path: Path) -> None:
    """At a terminal, but with no input at all: what there is to read is printed."""
    with Tty(
        ["/bin/sh", "-c", 'exec "$0" -m selfhelp "$@" <&-', sys.executable, *argv],
        environment(str(tmp_path)),
    ) as tty:
        assert tty.end() == 0, tty.text
        assert "Traceback" not in tty.text
        assert "Help now" in tty.text or argv[0] == "tool"
        only_lines(tty.raw)


def test_answers_from_a_pipe(tmp_path: Path) -> None:
    """At a terminal with the input from a file: answered to its end, then it stops."""
    with Tty(
        ["/bin/sh", "-c", 'printf "9\\n5\\n" | "$0" -m selfhelp --plain', sys.executable],
        environment(str(tmp_path)),
    ) as tty:
        assert tty.end() == 0
        assert tty.text.count("What do you need right now?") == 2
        assert "The input has ended, so this stops here." in tty.text
        assert "Traceback" not in tty.text


@pytest.mark.parametrize("charset", ["C", "POSIX", "en_GB.ISO-8859-1"])
def test_other_charsets(charset: str, tmp_path: Path) -> None:
    """What a terminal can't show is replaced; nothing breaks."""
    env = {"LANG": charset, "LC_ALL": charset, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with Tty.selfhelp("now", "--country", "FR", home=str(tmp_path), env=env) as tty:
        said = tty.go("3", "no")
        assert "Get someone with you" in said
        tty.send("quit")
        assert tty.end() == 0


# --- Numbers to call ----------------------------------------------------------------------------


@pytest.mark.parametrize("country", ["GB", "US", "AU", "DE", "CA", "IN"])
def test_each_number_on_its_own_line(country: str, tmp_path: Path) -> None:
    """Each service has its line, and each line names its kind and begins a new one."""
    with Tty.selfhelp("now", "--country", country, home=str(tmp_path)) as tty:
        said = tty.prompt()
        lines = [
            line
            for line in said.splitlines()
            if re.match(r"(Emergency|Crisis line|Prevention helpline|Child protection): ", line)
        ]
        assert len(lines) >= 4
        for line in lines:
            assert line.count("Emergency:") + line.count("Crisis line:") <= 1, line
        tty.send("quit")
        assert tty.end() == 0


def test_the_short_way_to_a_tool_says_the_words_too(tmp_path: Path) -> None:
    """`selfhelp tool` has no start page, so it says in one line how to get help and how to leave."""
    with Tty.selfhelp("tool", "leave", home=str(tmp_path)) as tty:
        assert "Type help at any time for numbers to call, or quit to leave." in tty.prompt()
    with Tty.selfhelp("--plain", home=str(tmp_path)) as tty:
        tty.go("3", "1")
        assert "Type help at any time" not in tty.text
