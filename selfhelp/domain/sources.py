"""Earlier answers by name: "module.step", "module.step.row", "...row.column", "module.step=box"."""

from typing import NamedTuple


class Source(NamedTuple):
    """Where an earlier answer stands.

    Attributes:
        part: "" for all of it, "row", "row.column", or "=box" for the rows that were sorted into a box.
    """

    module: str
    step: str
    part: str = ""


def split(source: str) -> Source:
    """The parts of a source; one that names no step has an empty one."""
    whole, equals, box = source.partition("=")
    module, _, rest = whole.partition(".")
    step, _, row = rest.partition(".")
    return Source(module, step, equals + box if equals else row)
