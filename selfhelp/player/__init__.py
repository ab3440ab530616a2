"""Walks a person through steps: a pure state machine with no I/O and no clock.

`machine.Player` is the whole interface; `rules` holds the safety net, `timers` and `cards` serve
the frontends in the same pure way.
"""
