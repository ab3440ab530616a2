"""Plural rules: which form of a text goes with which number.

A rule is a line of C as gettext has it. It is looked at once, for n = 0..1200, and becomes a table:
a running app never evaluates anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

USUAL = "nplurals=2; plural=(n != 1);"
"""For a language of which nothing is known; translators are told to check it."""

SPAN = 200
"""Numbers in a table. From 100 on every known rule looks at the last two digits only."""

_PROBE = 1_201
_RULE = re.compile(
    r"\s*nplurals\s*=\s*([1-6])\s*;\s*plural\s*=\s*([n0-9\s()?:!=<>&|%+*/-]+?)\s*;?\s*\Z"
)
_COMMON = (
    "nplurals=1; plural=0;",
    USUAL,
    "nplurals=2; plural=(n > 1);",
)


class BadRule(Exception):
    """The rule can't be used; the text is one sentence."""


class Rule(NamedTuple):
    """A plural rule.

    Attributes:
        forms: how many forms there are.
        table: for n = 0..199 the number of its form, a digit each.
    """

    forms: int
    table: str

    def form(self, n: int) -> int:
        """The form for a number."""
        return form(self.table, n)


def form(table: str, n: int) -> int:
    """The form for a number, by the table of a rule; 0 if the table says nothing."""
    n = abs(n)
    place = n if n < SPAN else 100 + n % 100
    return int(table[place]) if place < len(table) else 0


def parse(header: str) -> Rule:
    """Check a rule for n = 0..1200 and make its table.

    Raises:
        BadRule: it isn't understood, names a form that isn't there, divides by nothing, or goes by
            more than the last two digits of a number.
    """
    from gettext import c2py

    found = _RULE.match(header) if len(header) <= 500 else None
    if not found:
        raise BadRule(f"the plural rule is not understood; it looks like: {USUAL}")
    count = int(found[1])
    try:
        rule = c2py(found[2])
        values = [int(rule(n)) for n in range(_PROBE)]
    except (ValueError, ArithmeticError, RecursionError, TypeError) as why:
        raise BadRule(
            f"the plural rule can't be worked out for every number; the usual one is: {USUAL}"
        ) from why
    if wrong := [value for value in values if not 0 <= value < count]:
        raise BadRule(
            f"the plural rule leads to form {wrong[0]}, but nplurals={count} allows 0 to {count - 1}."
        )
    made = Rule(count, "".join(map(str, values[:SPAN])))
    if any(made.form(n) != value for n, value in enumerate(values)):
        raise BadRule("the plural rule looks at more than the last two digits of a number.")
    return made


def of_language(tag: str) -> str:
    """The rule of a language by CLDR, as a line for the manifest and PO files.

    Args:
        tag: in CLDR's form.

    Returns:
        The line that gettext's own tools know, where it says the same as CLDR; `USUAL` for a
        language that CLDR doesn't know.
    """
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import get_plural
    from babel.plural import to_gettext

    try:
        cldr = Locale.parse(tag).plural_form
    except (UnknownLocaleError, ValueError):
        return USUAL
    wanted = [cldr(n) for n in range(_PROBE)]
    for line in (str(get_plural(tag)), *_COMMON, to_gettext(cldr)):
        try:
            rule = parse(line)
        except BadRule:
            continue
        # The same numbers go together, whatever the forms are called.
        together = set(zip(map(rule.form, range(_PROBE)), wanted, strict=True))
        if len(together) == len(set(wanted)) == rule.forms:
            return line if line.endswith(";") else f"{line};"
    return USUAL


def examples(rule: Rule) -> list[str]:
    """For each form a few numbers that it goes with, for translators: "1, 21, 31"."""
    found: list[list[int]] = [[] for _ in range(rule.forms)]
    for n in range(SPAN):
        found[rule.form(n)].append(n)
    return [", ".join(map(str, each[:5])) for each in found]
