"""Our themes. Colours carry meaning sparingly: one for the next step, one for help.

`$primary` marks where one is and what comes next, `$accent` is for help and its numbers, `$quiet`
is for what can be passed over. Contrast of text is at least 7:1 on `$background`, `$surface` and
`$panel` in all of them but "terminal", which uses the person's own palette; a test computes it by
WCAG's formula.
"""

from __future__ import annotations

from textual.theme import Theme

NAMES = ("calm-dark", "calm-light", "high-contrast")

THEMES = (
    Theme(
        name="calm-dark",
        dark=True,
        primary="#8fd0c6",
        secondary="#c3b8de",
        accent="#f0cd94",
        warning="#f2bd83",
        error="#f7b3a4",
        success="#aed8a4",
        foreground="#ece8df",
        background="#131e27",
        surface="#182530",
        panel="#20313e",
        variables={"quiet": "#b3bfc4", "line": "#3d5363"},
    ),
    Theme(
        name="calm-light",
        dark=False,
        primary="#0f4c50",
        secondary="#43376f",
        accent="#683b00",
        warning="#6b3a00",
        error="#7c1d12",
        success="#1c5122",
        foreground="#20272a",
        background="#f8f5ee",
        surface="#f2ede2",
        panel="#e9e2d3",
        variables={"quiet": "#3b454a", "line": "#b9ae98"},
    ),
    Theme(
        name="high-contrast",
        dark=True,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#00ffff",
        warning="#ffff00",
        error="#ffb0b0",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1f1f1f",
        variables={"quiet": "#e6e6e6", "line": "#a0a0a0"},
    ),
    Theme(
        name="terminal",
        ansi=True,
        dark=True,
        primary="ansi_cyan",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "quiet": "ansi_default",
            "line": "ansi_default",
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_white",
            "input-cursor-background": "ansi_white",
            "input-cursor-foreground": "ansi_black",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_bright_blue",
            "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_bright_blue",
            "screen-selection-foreground": "ansi_black",
        },
    ),
)
