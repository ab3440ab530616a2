"""Our themes. Colours carry meaning sparingly: one accent for the next step, one for help.

Contrast of text on background is at least 7:1 in all of them but "terminal", which uses the
person's own palette; a test computes it by WCAG's formula.
"""

from __future__ import annotations

from textual.theme import Theme

NAMES = ("calm-dark", "calm-light", "high-contrast")

THEMES = (
    Theme(
        name="calm-dark",
        dark=True,
        primary="#8fc7c0",
        secondary="#b6a9d6",
        accent="#e8c48a",
        warning="#f0b26b",
        error="#f3a08f",
        success="#a5cf9b",
        foreground="#e8e4da",
        background="#14202a",
        surface="#1b2a36",
        panel="#243644",
    ),
    Theme(
        name="calm-light",
        dark=False,
        primary="#17565a",
        secondary="#4d4080",
        accent="#7a4b00",
        warning="#7c4400",
        error="#8a2317",
        success="#245c2a",
        foreground="#22282b",
        background="#f7f3ea",
        surface="#efe9dc",
        panel="#e4dccb",
    ),
    Theme(
        name="high-contrast",
        dark=True,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ffb0b0",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
    ),
)
