"""The entry point: common options, then the command's own file."""

from __future__ import annotations

import sys

from selfhelp import __version__, offline
from selfhelp.cli import exits, streams
from selfhelp.cli.context import Context, note, say
from selfhelp.cli.options import Options, parse, short
from selfhelp.domain.strings import t
from selfhelp.files import NotSaved

COMMANDS = (
    "now",
    "helplines",
    "modules",
    "tools",
    "measures",
    "pathways",
    "read",
    "tool",
    "journal",
    "pack",
    "data",
    "doctor",
)
"""Each is a file beside this one, or shares one (`_FILES`)."""

_FILES = {"modules": "lists", "tools": "lists", "measures": "lists", "pathways": "lists", "": "app"}


def main(argv: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments without the program's name; the process's own if None.

    Returns:
        The exit code (`exits`).
    """
    try:
        offline.install()
        streams.prepare()
        code = _run(sys.argv[1:] if argv is None else argv)
        streams.finish()
    except exits.UsageError as error:
        note(str(error))
        code = exits.USAGE
    except BrokenPipeError:
        # Whoever read our output has what they wanted (`selfhelp helplines | head`).
        code = exits.DONE
    except KeyboardInterrupt:
        _end_at_the_next_interrupt()
        # Nobody may be reading any more, so what is left isn't written: that could wait for ever.
        streams.abandon(sys.stdout)
        note("")
        code = exits.INTERRUPTED
    except OSError as error:
        streams.settle()
        why = error.strerror or type(error).__name__
        note(t("cli.os", "This did not work: {reason}.", reason=why))
        code = exits.NOT_SAVED
    except NotSaved as error:
        note(str(error))
        code = exits.NOT_SAVED
    except Exception as error:  # noqa: BLE001  # no traceback reaches a person
        code = _crashed(error)
    streams.settle()
    return code


def _end_at_the_next_interrupt() -> None:
    """Who presses Ctrl+C twice must not see how Python ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run(argv: list[str]) -> int:
    worst = exits.DONE
    try:
        options = parse(argv)
    except exits.UsageError as error:
        if "now" not in argv:
            raise
        # Who mistypes `selfhelp now` is told so, and gets help at once all the same.
        note(str(error))
        options, worst = Options(command="now"), exits.USAGE
    if options.version:
        say(f"selfhelp {__version__}")
        return exits.DONE
    if options.command and options.command not in COMMANDS:
        raise exits.UsageError(_unknown(options.command))
    if options.help and not options.command:
        say(*help_lines())
        return exits.DONE
    from importlib import import_module

    from selfhelp.cli.parser import command_parser

    name = options.command
    command = import_module(f"selfhelp.cli.{_FILES.get(name, name)}")
    parser = command_parser(name)
    command.arguments(parser, name)
    if options.help:
        say(*parser.format_help().splitlines())
        return exits.DONE
    context = Context(options, worst=worst)
    try:
        arguments = parser.parse_args(options.rest)
        if any(value == [] and key != "rest" for key, value in vars(arguments).items()):
            # What argparse of Python 3.11 makes of `--kind=--`, choices or not.
            parser.error("--")
    except exits.UsageError as error:
        if name != "now":
            raise
        note(str(error))
        arguments, context.worst = parser.parse_args([]), exits.USAGE
    try:
        result: int = command.run(arguments, context)
    except Exception as error:
        if type(error).__name__ != "ContentMissing":
            raise
        context.damaged(str(error))
        result = exits.FAILED
    return result or context.worst


def _unknown(command: str) -> str:
    import difflib

    near = difflib.get_close_matches(command[:40], COMMANDS, n=1)
    if near:
        return t(
            "cli.unknown-near",
            "There is no command {typed}; did you mean: selfhelp {near} (for help at once: selfhelp"
            " now)",
            typed=short(command),
            near=near[0],
        )
    return t(
        "cli.unknown",
        "There is no command {typed}. See: selfhelp --help, or for help at once: selfhelp now",
        typed=short(command),
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
            " For numbers to call: selfhelp now. In danger, call your local emergency number.",
            type=type(error).__name__,
            place=place,
        )
    )
    return exits.FAILED


def help_lines() -> list[str]:
    """`selfhelp --help`."""
    rows = (
        ("", t("help.app", "the companion itself")),
        ("now [1|2|3|4]", t("help.now", "help at once: steps for the next minutes and numbers")),
        ("helplines [COUNTRY]", t("help.helplines", "all help lines of a country")),
        ("modules", t("help.modules", "the pages of the programme")),
        ("tools", t("help.tools", "tools for the next ten minutes")),
        ("measures", t("help.measures", "questionnaires on how you are")),
        ("pathways", t("help.pathways", "where to begin, for your situation")),
        ("read MODULE [--short]", t("help.read", "print one page")),
        ("tool TOOL", t("help.tool", "use one tool")),
        ("journal init|add|list", t("help.journal", "what you keep, encrypted on this device")),
        (
            "pack new|check|status",
            t("help.pack", "translate the programme, or use another language"),
        ),
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
