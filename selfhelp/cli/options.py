"""The options that every command takes, accepted before or after the command."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfhelp.cli.exits import UsageError
from selfhelp.domain.strings import t
from selfhelp.domain.text import clean

SWITCHES = {
    "--plain": "plain",
    "--guest": "guest",
    "--locked": "locked",
    "--version": "version",
    "--help": "help",
}
VALUES = {"--lang": "lang", "--country": "country", "--data": "data"}


@dataclass(slots=True)
class Options:
    """What the whole command line asks for.

    Args:
        command: its name, "" for the app itself.
        rest: what is left for the command's own parser.
        data: None when `--data` wasn't given.
        locked: start hidden, with the passphrase to go on.
    """

    command: str = ""
    rest: list[str] = field(default_factory=list)
    plain: bool = False
    guest: bool = False
    locked: bool = False
    version: bool = False
    help: bool = False
    lang: str = ""
    country: str = ""
    data: str | None = None


def parse(argv: list[str]) -> Options:
    """Split a command line into the common options, the command and the rest.

    Raises:
        UsageError: an option has no value, or one that takes none has one.
    """
    options = Options()
    left = list(argv)
    while left:
        word = left.pop(0)
        if word == "--":
            options.rest += ["--", *left]
            break
        name, has_value, value = word.partition("=")
        if word == "-h":
            options.help = True
        elif name in SWITCHES:
            if has_value:
                raise UsageError(t("cli.no-value", "{option} takes no value.", option=name))
            setattr(options, SWITCHES[name], True)
        elif name in VALUES:
            if not has_value:
                if not left:
                    raise UsageError(
                        t("cli.value", "{option} needs a value after it.", option=name)
                    )
                value = left.pop(0)
            setattr(options, VALUES[name], value)
        elif not options.command and not word.startswith("-"):
            options.command = word
        else:
            options.rest.append(word)
    return options


def again(options: Options) -> list[str]:
    """The common options as a command line, for the fresh process that a lock starts."""
    made = ["--plain"] if options.plain else []
    for name, attribute in VALUES.items():
        if value := getattr(options, attribute):
            made += [name, value]
    return [*made, "--locked"]


def short(text: str, most: int = 40) -> str:
    """What was typed, for a message: its beginning, without control characters."""
    text = " ".join(clean(text.replace("\n", " ")[: 10 * most]).split())
    if not text:
        return t("cli.nothing", "(nothing readable)")
    return f"{text[:most]}..." if len(text) > most else text
