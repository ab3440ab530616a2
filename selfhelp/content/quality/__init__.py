"""What a careful reader would notice, as far as rules can: for English content only.

Never imported by the app or the build: content compiles without it. `python -m selfhelp.content
check` and CI run it (docs/content-format.md, "What the checker refuses").
"""

from __future__ import annotations

from selfhelp.content.quality import answers, ends, facts, lengths, prompts, reading, red_lines
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library

RULES = (answers, ends, facts, lengths, prompts, reading, red_lines)


def problems(library: Library) -> list[Problem]:
    """All that has to be mended, by file and line; one plain sentence each.

    Args:
        library: read without a translation. Where it has problems of its own, what could not be
            read isn't judged.
    """
    return sorted({problem for rule in RULES for problem in rule.problems(library)})


def advice(library: Library) -> list[Problem]:
    """What may stand, and is worth a look: modules much shorter or longer than agreed."""
    return sorted(lengths.advice(library))
