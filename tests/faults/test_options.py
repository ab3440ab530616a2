"""No option and no word of the command line takes a passphrase, or what a person writes."""

from __future__ import annotations

import argparse

import pytest

from selfhelp.cli import exits
from selfhelp.cli.journal import ACTIONS
from selfhelp.cli.parser import command_parser
from tests.faults.conftest import OLDER, PASSPHRASE, TEXT

HARMLESS = {"-o", "--output", "--include", "--kind", "--since", "--until", "--limit"}
"""Options with a value that is a file's name, an id, a name of ours, a date or a number."""

WORDS = {"id", "text", "words", "file"}
"""`text` and `words` stand there to be refused, and for "-"."""


def parser(name: str) -> argparse.ArgumentParser:
    made = command_parser(f"journal {name}")
    ACTIONS[name][0](made)
    return made


@pytest.mark.parametrize("name", ACTIONS)
def test_each_option_of_each_command(name):
    for action in parser(name)._actions:
        if not action.option_strings:
            assert action.dest in WORDS, action.dest
        elif action.nargs != 0:
            for option in set(action.option_strings) - HARMLESS:
                assert option.endswith(("passphrase-fd", "passphrase-file")), option
                # A number or the name of a file: never the thing itself.
                assert action.type is int or action.metavar == "PATH", option


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize(
    "option", ["--passphrase", "--pass", "--password", "-p", "--text", "--code"]
)
def test_what_one_might_try(name, option):
    for words in ([option, PASSPHRASE], [f"{option}={PASSPHRASE}"]):
        with pytest.raises(exits.UsageError):
            parser(name).parse_args(words)


def test_a_flag_takes_no_value():
    for name in ACTIONS:
        for action in parser(name)._actions:
            for option in action.option_strings if action.nargs == 0 else ():
                with pytest.raises(exits.UsageError):
                    parser(name).parse_args([f"{option}={PASSPHRASE}"])


@pytest.mark.parametrize("name", ["add", "edit", "search", "list"])
def test_words_on_the_command_line_are_refused_and_not_said_again(name, desk):
    ids = desk.make(OLDER)
    words = [ids[0], TEXT] if name == "edit" else [TEXT]
    before = desk.texts()
    done = desk.journal(name, *words, typed="")
    assert done.returncode == 2
    assert TEXT not in done.stdout
    assert desk.texts() == before
    if name != "list":  # it takes no words at all, and says which ones it didn't understand
        assert "history" in done.stderr
        assert TEXT not in done.stderr


def test_the_environment_opens_nothing(desk):
    desk.make(OLDER)
    names = ("PASSPHRASE", "PASSWORD", "SELFHELP_PASSPHRASE", "SELFHELP_PASSWORD", "JOURNAL_KEY")
    done = desk.run(
        ["/usr/bin/env", *(f"{n}={PASSPHRASE}" for n in names), *desk.argv("journal", "list")]
    )
    assert done.returncode == 2
    assert OLDER not in done.stdout
