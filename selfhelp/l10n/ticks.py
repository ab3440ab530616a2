"""What a reviewer ticked on the sheet, as a small text that can be mailed. Pure.

selfhelp review 1
pack da 0.1.0
ok 3f9c2ab4d1e0ffaa:0011223344556677 stay-alive.title
say stay-alive.about Too formal.
end 2
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selfhelp.content.source import Problem
from selfhelp.domain.text import clean

FIRST = "selfhelp review 1"
MOST_BYTES = 1_000_000
_OK = re.compile(r"ok ([0-9a-f]{16}:[0-9a-f]{16}) (\S{1,200})\Z")
_SAY = re.compile(r"say (\S{1,200}) (.{1,2000})\Z")
_PACK = re.compile(r"pack ([A-Za-z0-9_-]{2,35}) (\S{1,40})\Z")
_END = re.compile(r"end (\d{1,6})\Z")


@dataclass(slots=True)
class Ticks:
    """What the text says.

    Args:
        locale, version: of the pack that the sheet was made from.
        right: unit id -> the hash pair that was ticked.
        said: unit id -> what the reviewer wants changed.
    """

    locale: str = ""
    version: str = ""
    right: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def read(text: str, name: str, problems: list[Problem]) -> Ticks | None:
    """Read the text; None and a problem if it isn't one, or isn't whole."""
    lines = [clean(line).strip() for line in text.lstrip("\ufeff").splitlines()]
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line]
    if not numbered or numbered[0][1] != FIRST:
        problems.append(
            Problem(name, 1, f"this is no list of ticks: its first line should be {FIRST}")
        )
        return None
    made, ended = Ticks(), -1
    for number, line in numbered[1:]:
        if ended >= 0:
            problems.append(Problem(name, number, "something stands after the end; take it out."))
            return None
        if found := _PACK.match(line):
            made.locale, made.version = found.groups()
        elif found := _OK.match(line):
            made.right[found[2]] = found[1]
        elif found := _SAY.match(line):
            made.said[found[1]] = found[2]
        elif found := _END.match(line):
            ended = int(found[1])
        else:
            problems.append(Problem(name, number, "this line can't be understood; copy it again."))
            return None
    if ended != len(made.right) + len(made.said) or not made.locale:
        problems.append(
            Problem(name, numbered[-1][0], "part of it is missing; copy all of it from the sheet.")
        )
        return None
    return made
