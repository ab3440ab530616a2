"""The few words that work at every prompt."""

from __future__ import annotations

from selfhelp.domain.strings import t

HELP, REPEAT, BACK, SKIP, WHY, PAUSE, QUIT = [
    "help",
    "repeat",
    "back",
    "skip",
    "why",
    "pause",
    "quit",
]
VERBS = (HELP, REPEAT, BACK, SKIP, WHY, PAUSE, QUIT)


def word(verb: str) -> str:
    """The word for a verb in the chosen language."""
    match verb:
        case "help":
            return t("verb.help", "help")
        case "repeat":
            return t("verb.repeat", "repeat")
        case "back":
            return t("verb.back", "back")
        case "skip":
            return t("verb.skip", "skip")
        case "why":
            return t("verb.why", "why")
        case "pause":
            return t("verb.pause", "pause")
        case _:
            return t("verb.quit", "quit")


def understood(line: str) -> str:
    """The verb that a line is, or "". English works in every language; "help now" is help, also as
    the chosen language says it.
    """
    folded = " ".join(line.split()).casefold()
    if folded == "?":
        return HELP
    folded = folded.rstrip(".!?")
    now = t("now.title", "Help now").casefold()
    if folded in ("help now", now, word(HELP).casefold()):
        return HELP
    for verb in VERBS:
        if folded in (verb, word(verb).casefold()):
            return verb
    return ""


def announcement() -> list[str]:
    """What is said about them, once, at the start."""
    return [
        t("plain.verbs", "These words work whenever you are asked something:"),
        t("plain.verb-help", "{verb}: Help now, with numbers to call.", verb=word(HELP)),
        t("plain.verb-repeat", "{verb}: the last page again.", verb=word(REPEAT)),
        t("plain.verb-back", "{verb}: one step back.", verb=word(BACK)),
        t("plain.verb-skip", "{verb}, or an empty line: on without an answer.", verb=word(SKIP)),
        t("plain.verb-why", "{verb}: what this page rests on.", verb=word(WHY)),
        t("plain.verb-pause", "{verb}: stop this page and go to the start.", verb=word(PAUSE)),
        t("plain.verb-quit", "{verb}: leave.", verb=word(QUIT)),
    ]
