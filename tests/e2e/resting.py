"""When the app has come to rest: everything that a key set off has been done."""

from __future__ import annotations

import asyncio
from typing import Any


def busy(app: Any) -> list[Any]:
    """Where any message or callback waits."""
    nodes = [app, *app.screen_stack, *app.screen.walk_children()]
    # A screen in the background does what is to be done "after refresh" when it is on show again.
    waiting = [(app.screen, app.screen._callbacks)] if app.screen._callbacks else []
    waiting += [(app.screen, "layout")] if app.screen._layout_required else []
    return waiting + [
        (node, node.message_queue_size, node._next_callbacks)
        for node in nodes
        if node.message_queue_size or node._next_callbacks
    ]


async def rest(app: Any, rounds: int = 5) -> None:
    """Wait until nothing waits, some rounds of the loop after each other."""
    quiet = 0
    for _ in range(5_000):
        await asyncio.sleep(0.002)
        quiet = 0 if busy(app) else quiet + 1
        if quiet >= rounds:
            return
    raise AssertionError(f"{app.screen} never comes to rest: {busy(app)}")
