"""The entry point: common options, then the command's own file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from selfhelp import __version__, offline
from selfhelp.cli import exits, streams
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.options import Options, parse, short
from selfhelp.domain.strings import t

if TYPE_CHECKING:
    from argparse import ArgumentParser

COMMANDS = (
    "now",
    "helplines",
    "modules",
    "tools",
    "pathways",
    "read",
    "tool",
    "data",
    "doctor",
)
"""Each is a file beside this one, or shares one (`_FILES`)."""

_FILES = {"modules": "lists", "tools": "lists", "pathways": "lists", "": "app"}


def main(argv: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments without the program's name; the process's own if None.

    Returns:
        The exit code (`exits`).
    """
    offline.install()
    streams.prepare()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        streams.finish()
    except exits.UsageError as error:
        note(str(error))
        return exits.USAGE
    except BrokenPipeError:
        # Whoever read our output has what they wanted (`selfhelp helplines | head`).
        streams.abandon()
        return exits.DONE
    except KeyboardInterrupt:
        note("")
        return exits.INTERRUPTED
    except OSError as error:
        streams.abandon()
        note(t("cli.os", "This did not work: {reason}.", reason=error.strerror or "?"))
        return exits.NOT_SAVED
    except Exception as error:  # noqa: BLE001  # no traceback reaches a person
        return _crashed(error)
    return code


def _run(argv: list[str]) -> int:
    options = parse(argv)
    if options.version:
        say(f"selfhelp {__version__}")
        return exits.DONE
    if options.command and options.command not in COMMANDS:
        raise exits.UsageError(_unknown(options.command))
    if options.help and not options.command:
        say(*help_lines())
        return exits.DONE
    from importlib import import_module

    name = options.command
    command = import_module(f"selfhelp.cli.{_FILES.get(name, name)}")
    parser = _parser(name)
    command.arguments(parser, name)
    if options.help:
        say(*parser.format_help().splitlines())
        return exits.DONE
    arguments = parser.parse_args(options.rest)
    try:
        result: int = command.run(arguments, Context(options))
    except Exception as error:
        if type(error).__name__ == "ContentMissing":
            note(_missing_content(error))
            return exits.FAILED
        raise
    return result


def _parser(command: str) -> ArgumentParser:
    from argparse import ArgumentParser
    from typing import NoReturn

    class Parser(ArgumentParser):
        def error(self, message: str) -> NoReturn:
            """One sentence of ours in place of argparse's two lines."""
            raise exits.UsageError(
                t(
                    "cli.usage",
                    "This can't be understood ({why}). See: {help}",
                    why=short(message),
                    help=f"{self.prog} --help",
                )
            )

    prog = f"selfhelp {command}".strip()
    return Parser(prog=prog, allow_abbrev=False, add_help=False)


def _unknown(command: str) -> str:
    import difflib

    near = difflib.get_close_matches(command[:40], COMMANDS, n=1)
    if near:
        return t(
            "cli.unknown-near",
            "There is no command {typed}; did you mean: selfhelp {near}",
            typed=short(command),
            near=near[0],
        )
    return t(
        "cli.unknown", "There is no command {typed}. See: selfhelp --help", typed=short(command)
    )


def _missing_content(error: Exception) -> str:
    return t(
        "cli.content-missing",
        "The texts of the programme are missing or damaged ({file}). Install selfhelp again, or run"
        " python3 run.py in its folder. In danger, call your local emergency number.",
        file=short(str(error)),
    )


def _crashed(error: Exception) -> int:
    """Type and place only: what a person wrote may be in the error's text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?"
    if trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        place = f"{'/'.join(file[-2:])}:{trace.tb_lineno}"
    note(
        t(
            "cli.crash",
            "Something went wrong in the program ({type}, {place}). Nothing was sent anywhere."
            " For numbers to call: selfhelp now",
            type=type(error).__name__,
            place=place,
        )
    )
    return exits.FAILED


def help_lines() -> list[str]:
    """`selfhelp --help`."""
    rows = (
        ("", t("help.app", "the companion itself")),
        ("now [1|2|3]", t("help.now", "help at once: steps for the next minutes and numbers")),
        ("helplines [COUNTRY]", t("help.helplines", "all help lines of a country")),
        ("modules", t("help.modules", "the pages of the programme")),
        ("tools", t("help.tools", "tools for the next ten minutes")),
        ("pathways", t("help.pathways", "where to begin, for your situation")),
        ("read MODULE [--short]", t("help.read", "print one page")),
        ("tool TOOL", t("help.tool", "use one tool")),
        ("data show|remove", t("help.data", "what is kept on this device")),
        ("doctor", t("help.doctor", "what this terminal and folder can do")),
    )
    options = (
        ("--plain", t("help.plain", "lines of text, for screen readers and simple terminals")),
        ("--guest", t("help.guest", "write nothing on this device")),
        ("--country COUNTRY", t("help.country", "a name or two letters, such as GB")),
        ("--lang TAG", t("help.lang", "a language, such as en")),
        ("--data DIR", t("help.data-dir", "keep everything in this folder")),
        ("--version", t("help.version", "the version")),
    )
    out = [
        t(
            "help.title",
            "selfhelp: private help, offline, for people who want no child to be harmed.",
        ),
        "",
    ]
    out += [f"  {f'selfhelp {name}'.strip():<32} {text}" for name, text in rows]
    out += ["", t("help.options", "With any of these:")]
    out += [f"  {name:<32} {text}" for name, text in options]
    return out


__all__ = ["Options", "main"]
