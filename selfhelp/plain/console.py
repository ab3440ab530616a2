"""Lines out, lines in. The only part of plain mode that touches the terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from selfhelp.domain.strings import t
from selfhelp.domain.text import clean
from selfhelp.plain import verbs

LONGEST_LINE = 100_000
"""Characters of one typed line that are looked at; a paste may be longer than memory."""


class Leave(Exception):
    """The person wants to leave, or there is nobody to ask any more.

    Attributes:
        held: what was typed so far of an answer with several parts, in its shape.
    """

    def __init__(self, *, ended: bool = False) -> None:
        super().__init__()
        self.ended = ended
        self.held: Any = None


class Verb(Exception):
    """At a prompt the person typed a verb that the caller has to carry out.

    Attributes:
        held: what was typed so far of an answer with several parts, in its shape.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        self.held: Any = None


class Console:
    """A person at a terminal, or a pipe.

    Attributes:
        interactive: somebody can be asked. When output goes to a pipe or a file nobody is.
        aside: carries out a verb after which the same question stands again, with all that was
            typed before; False for a verb that it doesn't know.
    """

    def __init__(self) -> None:
        self.interactive = _is_terminal(sys.stdout) and sys.stdin is not None
        self.terminal = _is_terminal(sys.stdout) and _is_terminal(sys.stdin)
        self.aside: Callable[[str], bool] = no_aside

    @contextlib.contextmanager
    def asides(self, aside: Callable[[str], bool]) -> Iterator[None]:
        """For a while, have other verbs that come back to the same question."""
        before, self.aside = self.aside, aside
        try:
            yield
        finally:
            self.aside = before

    def say(self, *lines: str) -> None:
        """Print lines. Control characters are taken out here as well: this is the last door."""
        for line in lines:
            sys.stdout.write("".join(f"{clean(part)}\n" for part in (line.split("\n") or [""])))
        sys.stdout.flush()

    def note(self, line: str) -> None:
        """Print a message that is no data, to standard error."""
        sys.stdout.flush()
        if sys.stderr is not None:
            sys.stderr.write(f"{clean(line)}\n")
            sys.stderr.flush()

    def read(self, prompt: str) -> str:
        """One line, without its end.

        Raises:
            Leave: nobody can be asked, or the input has ended.
        """
        if not self.interactive:
            raise Leave(ended=True)
        sys.stdout.write(f"{clean(prompt)} ")
        sys.stdout.flush()
        try:
            line = sys.stdin.readline(LONGEST_LINE)
        except UnicodeDecodeError:
            self.say(t("plain.not-text", "That was not text. Please type it again."))
            return self.read(prompt)
        except (OSError, ValueError):
            # A terminal that was closed or put in the background.
            line = ""
        if not line:
            with contextlib.suppress(OSError, ValueError):  # the window may be gone too
                sys.stdout.write("\n")
                sys.stdout.flush()
            raise Leave(ended=True)
        while not line.endswith("\n") and len(line) >= LONGEST_LINE:
            rest = sys.stdin.readline(LONGEST_LINE)
            if not rest or rest.endswith("\n"):
                break
        return line.rstrip("\r\n")

    def ask(self, prompt: str, again: Iterable[str] = (), *, skips: bool = True) -> str:
        """One line that is no verb. "help" and the like come back here.

        Args:
            again: lines that put the question, for when Help now has stood in between.
            skips: "skip" is the same as an empty line.

        Raises:
            Leave: "quit", or the input has ended.
            Verb: a verb that leads away from the question.
        """
        again = list(again)
        while True:
            line = self.read(prompt)
            verb = verbs.understood(line)
            if verb == verbs.QUIT:
                raise Leave
            if not verb:
                return line.strip()
            if verb == verbs.SKIP and skips:
                return ""
            if not self.aside(verb):
                raise Verb(verb)
            self.say(*again)

    def secret(self, prompt: str) -> str:
        """One line that isn't shown while it is typed; "" for nothing. Verbs work here too.

        Raises:
            Leave: "quit", or the input has ended.
            Verb: a verb that leads away.
        """
        while True:
            line = self._unseen(prompt) if self.terminal else self.read(prompt)
            verb = verbs.understood(line)
            if verb == verbs.QUIT:
                raise Leave
            if not verb:
                return line
            if not self.aside(verb):
                raise Verb(verb)

    def _unseen(self, prompt: str) -> str:
        import getpass
        import warnings

        try:
            with warnings.catch_warnings():
                # Where typing can't be hidden it warns and shows it. We'd rather not ask.
                warnings.simplefilter("error", getpass.GetPassWarning)
                return getpass.getpass(f"{clean(prompt)} ")
        except UnicodeDecodeError:
            self.say(t("plain.not-text", "That was not text. Please type it again."))
            return ""
        except (EOFError, OSError, getpass.GetPassWarning) as error:
            raise Leave(ended=True) from error

    def number(self, options: Iterable[str], *, start: int = 1) -> None:
        """Print options with their numbers."""
        self.say(*_numbered(options, start))

    def choose(
        self,
        options: Iterable[str],
        *,
        least: int = 1,
        most: int = 1,
        default: int = 0,
        printed: bool = False,
        back: bool = False,
        again: Iterable[str] = (),
    ) -> list[int]:
        """Ask for one or more of numbered options; re-ask with the reason until it fits.

        Args:
            options: their texts, in order. They are printed with numbers from 1.
            printed: they stand on the screen already.
            back: an empty line goes back, and the prompt says so.
            again: lines that put the question, for when Help now has stood in between.
            least, most: how many.
            default: the number that an empty line means; 0 means "none chosen".

        Returns:
            Indexes from 0, in order; empty when an empty line stands for no answer.
        """
        texts = list(options)
        numbered = _numbered(texts)
        if not printed:
            self.say(*numbered)
        if most > 1:
            prompt = t(
                "plain.choose-many",
                "Type numbers from 1 to {n} with spaces between them:",
                n=len(texts),
            )
        elif default:
            prompt = t(
                "plain.choose-default",
                "Type a number from 1 to {n}, or Enter for {default}:",
                n=len(texts),
                default=default,
            )
        elif back:
            prompt = t(
                "plain.choose-back",
                "Type a number from 1 to {n}, or Enter to go back:",
                n=len(texts),
            )
        else:
            prompt = t("plain.choose", "Type a number from 1 to {n}:", n=len(texts))
        while True:
            line = self.ask(prompt, [*again, *numbered])
            if not line:
                return [default - 1] if default else []
            chosen = pick(line, texts)
            if chosen is None:
                self.say(
                    t(
                        "plain.no-choice",
                        "{typed} is not one of the choices. They are numbered 1 to {n}.",
                        typed=_short(line),
                        n=len(texts),
                    )
                )
            elif not least <= len(chosen) <= most:
                self.say(
                    t("plain.how-many", "Choose {least} to {most} of them.", least=least, most=most)
                    if most > 1
                    else t("plain.one-only", "Choose one of them.")
                )
            else:
                return chosen

    def yes(self, question: str, *, default: bool) -> bool:
        """A yes-or-no question; an empty line means the default, which is said."""
        self.say(question)
        options = [t("plain.yes", "Yes"), t("plain.no", "No")]
        return self.choose(options, default=1 if default else 2, again=[question]) == [0]

    def clear(self) -> None:
        """Clear the screen and what it has scrolled, as far as the terminal obeys."""
        if self.terminal and os.environ.get("TERM", "") not in ("", "dumb"):
            sys.stdout.write("\x1b[H\x1b[2J\x1b[3J")
            sys.stdout.flush()


def no_aside(verb: str) -> bool:
    """Where each verb is the caller's to carry out."""
    return False


def _numbered(options: Iterable[str], start: int = 1) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(options, start)]


def pick(line: str, texts: list[str]) -> list[int] | None:
    """What a typed line chooses: numbers, or the words of one option; None if it is neither."""
    parts = line.replace(",", " ").split()
    if parts and all(part.isdecimal() and len(part) < 6 for part in parts):
        numbers = sorted({int(part) - 1 for part in parts})
        return numbers if all(0 <= n < len(texts) for n in numbers) else None
    typed = " ".join(parts).casefold().rstrip(".")
    plain = [" ".join(text.replace(",", " ").split()).casefold().rstrip(".") for text in texts]
    exact = [n for n, text in enumerate(plain) if text == typed]
    starts = [n for n, text in enumerate(plain) if len(typed) > 1 and text.startswith(typed)]
    found = exact or starts
    return found if len(found) == 1 else None


def _short(line: str) -> str:
    """A typed line for a message: its beginning, in quotes."""
    return f'"{line[:40]}..."' if len(line) > 40 else f'"{line}"'


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except (OSError, ValueError):
        return False
