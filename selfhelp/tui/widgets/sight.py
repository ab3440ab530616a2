"""What is in sight: text is read to its end before what stands below it takes the keys."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

STEP = 3
"""The part of the window's height that one press of Down reads on, as a divisor."""


def around(widget: Widget) -> VerticalScroll | None:
    """The part of the screen that scrolls and holds the widget."""
    found = (each for each in widget.ancestors if isinstance(each, VerticalScroll))
    return next(found, None)


def place(widget: Widget, scrolls: VerticalScroll) -> Region:
    """Where a widget stands in what scrolls."""
    top = widget.region.y - scrolls.content_region.y + scrolls.scroll_offset.y
    return Region(0, top, 1, widget.region.height)


def out_of_sight(region: Region, scrolls: VerticalScroll) -> bool:
    """Whether nothing of a region can be seen."""
    top = scrolls.scroll_offset.y
    return region.y >= top + scrolls.content_region.height or region.bottom <= top


def below(region: Region, scrolls: VerticalScroll) -> bool:
    """Whether a region goes on below the edge."""
    return region.bottom > scrolls.scroll_offset.y + scrolls.content_region.height


def read_on(scrolls: VerticalScroll, by: int) -> None:
    """Show a part of a screen more, down (1) or up (-1)."""
    height = max(1, scrolls.content_region.height // STEP)
    scrolls.scroll_relative(y=by * height, animate=False, force=True)


def reads_down(widget: Widget) -> bool:
    """Show more, if the widget goes on below the edge; False if all of it is in sight."""
    scrolls = around(widget)
    if scrolls is None or not below(place(widget, scrolls), scrolls):
        return False
    before = scrolls.scroll_offset.y
    # A widget taller than the window is never wholly in sight: its beginning is enough.
    if place(widget, scrolls).y <= before:
        return False
    read_on(scrolls, 1)
    return True


def reads_up(widget: Widget) -> bool:
    """Show more of what stands above the widget; False at the beginning."""
    scrolls = around(widget)
    if scrolls is None or scrolls.scroll_offset.y <= 0:
        return False
    read_on(scrolls, -1)
    return True


def pages_down(widget: Widget) -> bool:
    """Read on by a screen, while nothing can be seen yet of a widget further down."""
    scrolls = around(widget)
    if scrolls is None:
        return False
    height = scrolls.content_region.height
    if place(widget, scrolls).y < scrolls.scroll_offset.y + height:
        return False
    scrolls.scroll_relative(y=max(1, height - 2), animate=False, force=True)
    return True
