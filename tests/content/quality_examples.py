"""For each rule on how the content reads: what breaks it in the small tree, and a good twin that doesn't."""

from typing import NamedTuple

from tests.content.bad_examples import CARDS, MODULE, PROGRAMME, REFERENCES, RETIRED, TOOL


class Pair(NamedTuple):
    """Replace `old` by `bad`, and the checker says `says` in a line with `at`; by `good`, nothing."""

    file: str
    old: str
    bad: str
    good: str
    at: str
    says: str


def words(count: int) -> str:
    """So many easy words in short sentences that end on a step."""
    sentences, rest = divmod(count, 4)
    return " ".join(["Ask one person today."] * sentences + ["Go."] * rest)


def card(text: str) -> str:
    return f"  - id: point\n    kind: card\n    body:\n      - {{id: p1, text: {text}, basis: advice}}\n"


PAGE = "  - {id: words, kind: reflect, prompt: What now?}\n"
FACT = "{id: p1, covers: [m1.k1], text: A fact., refs: [Key2021]}"
LAST = "You know the way now. Ask one person today."
HARD = "Epidemiological investigations demonstrate considerable heterogeneity."
TWENTY = " ".join(["to"] * 19)
BEHAVIOUR = "behaviour: yes, keep: ask, kind: reflect"


def said(text: str) -> str:
    return f'{{id: p1, covers: [m1.k1], text: "{text}", basis: advice}}'


def asked(text: str) -> str:
    return PAGE.replace("What now?", f'"{text}"')


def behaviour(text: str) -> str:
    return asked(text).replace("kind: reflect", BEHAVIOUR)


READING = [
    Pair(MODULE, LAST, f"Ask. {HARD} {HARD}", "Ask. Look.", "about:", "`first` reads at grade"),
    Pair(TOOL, "Sit still.", f"Sit. {HARD}", "Sit down.", "about:", "`pause` reads at grade"),
    Pair(CARDS, "Call {emergency}.", HARD, "Call them.", HARD, "the card `root` reads at grade"),
    Pair(
        MODULE,
        PAGE,
        card(" ".join([HARD] * 8)),
        card(words(44)),
        "Epidemio",
        "the page `point` reads at grade",
    ),
    Pair(
        PROGRAMME,
        "What it does.",
        HARD,
        "What is best.",
        "title: A path",
        "path A reads at grade",
    ),
    Pair(
        CARDS,
        "Call {emergency}.",
        f"Go {TWENTY} it.",
        "Go to it.",
        "Go to",
        "words a sentence; fewer",
    ),
    Pair(
        MODULE,
        "prompt: How much?",
        f"prompt: How {TWENTY} {TWENTY} it?",
        f"prompt: How {TWENTY} it?",
        "How to",
        "a sentence of 40 words",
    ),
]

WORDING = [
    Pair(
        MODULE,
        FACT,
        said("They were just looking. Ask us."),
        said("They looked. Ask us."),
        "just",
        "harm is not made small",
    ),
    Pair(
        RETIRED,
        "Its last words.",
        "Do it!",
        "Do it.",
        "first.gone",
        "`!` may not stand: a calm voice",
    ),
]

FACTS = [
    Pair(
        MODULE,
        FACT,
        said("In one study most did. Ask us."),
        "{id: p1, covers: [m1.k1], text: In one study most did. Ask us., refs: [Key2021]}",
        "In one",
        "`study` sounds like a finding; name its works in `refs`, or",
    ),
    *(
        Pair(MODULE, FACT, said(bad), said(good), "basis: advice", "sounds like a finding")
        for bad, good in (
            ("About 12 percent did. Ask us.", "Some of them did. Ask us."),
            ("It was 30 % less. Ask us.", "It was less. Ask us."),
            ("Three out of four did. Ask us.", "At three in the morning, call."),
            ("It helped 75 men. Ask us.", "It takes 10 minutes. Ask us."),
            ("There is good evidence. Ask us.", "Do not touch the evidence. Ask us."),
            ("Research says so. Ask us.", "We think so. Ask us."),
            ("A survey found it. Ask us.", "We found it. Ask us."),
            ("Nearly half of them did. Ask us.", "Wait nearly half an hour. Ask us."),
            ("People who do it are less sad.", "Ask people who know you."),
            ("A meta-analysis says so. Ask us.", "A doctor says so. Ask us."),
            ("It helped in one trial. Ask us.", "There was no trial. Ask us."),
            ("We have evidence that it helps.", "Do not read it as evidence of calm. Ask us."),
            ("It is common among people at sea. Ask us.", "It is common. Ask us."),
            ("They are twice as likely to go on.", "Do it twice. Ask us."),
        )
    ),
    Pair(
        MODULE,
        "    prompt: What is right?\n",
        "    prompt: What did the study find?\n",
        "    refs: [Key2021]\n    prompt: What did the study find?\n",
        "the study",
        "name its works in `refs` of the step",
    ),
    Pair(
        REFERENCES,
        "Key2021:\n",
        "Old1999:\n  text: A work. 1999.\nKey2021:\n",
        "# Works.\nKey2021:\n",
        "A work. 1999",
        "nothing rests on `Old1999`",
    ),
]

PROMPTS = [
    *(
        Pair(MODULE, PAGE, asked(bad), asked(good), "id: words", "asks who, where or when")
        for bad, good in (
            ("When did you look at it?", "When will you call?"),
            ("Where were you when it happened?", "Where will you sleep?"),
            ("How old was the child?", "How old do you feel?"),
            ("Which site did the images come from?", "Which rule is yours?"),
            ("How often have you viewed it?", "How often will you call?"),
            ("Write down what happened.", "Write down what helped."),
            ("Describe in order what you did.", "Describe what you feel."),
        )
    ),
    *(
        Pair(MODULE, PAGE, behaviour(bad), behaviour(good), "id: words", "asks who, where or when")
        for bad, good in (
            ("Who was there?", "What did I feel?"),
            ("Where did it start?", "What was the first step?"),
            ("When was the last time?", "Which thought came first?"),
            ("The date of that evening", "The mood of that evening"),
        )
    ),
    Pair(
        MODULE,
        "prompt: Which ones?",
        "prompt: Where were you when it happened?",
        "prompt: Where will you be tomorrow?",
        "Where were you",
        "asks who, where or when",
    ),
    Pair(
        MODULE,
        PAGE,
        behaviour("What did I feel?").replace("keep: ask, ", ""),
        behaviour("What did I feel?").replace("keep: ask", "keep: never"),
        "id: words",
        "is kept only if asked",
    ),
]

ENDS = [
    Pair(MODULE, LAST, "You know the way now.", LAST, "You know", "`first` may end here"),
    Pair(
        TOOL, "Sit still.", "It is still.", "Then sit still.", "It is still", "`pause` may end here"
    ),
    Pair(
        MODULE,
        FACT,
        said("Some think of it. Some die by suicide."),
        said("Some die by suicide. Someone can help."),
        "Some think",
        "this page ends on `die`",
    ),
    Pair(
        CARDS,
        "    buttons:\n      - {id: back, text: Back, to: back}\n"
        '      - {id: list, text: Tools, to: "list:tools"}\n',
        "    sections:\n      - id: s\n        items:\n          - {id: i, text: Go., basis: advice}\n",
        "    buttons:\n      - {id: back, text: Back, to: back}\n",
        "title: Other",
        "ends without a way on",
    ),
]

ANSWERS = [
    Pair(
        MODULE,
        "It is nearly that one.",
        "Not quite that.",
        "It is quite near that.",
        "text: This",
        "this reply is short",
    ),
    *(
        Pair(
            MODULE,
            "It is nearly that one.",
            f"{mark}. It is the other one.",
            "Nearly. It is the other one.",
            "text: This",
            "marks the reader",
        )
        for mark in ("Wrong", "No", "Not right", "That is incorrect", "Well done")
    ),
]

LENGTHS = [
    Pair(
        MODULE,
        PAGE,
        card(words(39)),
        card(words(40)),
        "id: p1, text: Ask",
        "this card has 39 words",
    ),
    Pair(
        MODULE,
        PAGE,
        card(words(71)),
        card(words(70)),
        "id: p1, text: Ask",
        "this card has 71 words",
    ),
    Pair(
        MODULE,
        FACT,
        said(words(101)),
        said(words(100)),
        "Ask one person today. Ask",
        "this text has 101 words",
    ),
    Pair(
        MODULE,
        "title: Sort them",
        f"title: {'x' * 61}",
        f"title: {'x' * 60}",
        "xxx",
        "this title has 61 characters",
    ),
]

EXAMPLES = [*READING, *WORDING, *FACTS, *PROMPTS, *ENDS, *ANSWERS, *LENGTHS]
