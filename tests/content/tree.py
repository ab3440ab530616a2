"""The smallest content tree that uses every kind of step and has no mistakes."""

from pathlib import Path

from selfhelp.content.library import read
from selfhelp.content.tree import Library

MODULE = """\
id: first
revision: 2
title: First module
about: One line.
minutes: 10
short-minutes: 3
note: A note.
heavy: no
checkin: [mood]
checkout: [mood]
aims:
  - {id: a1, text: An aim.}
steps:
  - id: page
    kind: read
    short: yes
    body:
      - {id: p1, covers: [m1.k1], text: A fact., refs: [Key2021]}
  - {id: words, kind: reflect, prompt: What now?}
  - {id: rate, kind: scale, prompt: How much?, low: Little, high: Much}
  - id: pick
    kind: choose
    prompt: Which ones?
    most: 2
    options:
      - {id: one, text: One, to: "card:root"}
      - {id: two, text: Two}
  - id: fork
    kind: fork
    prompt: Which way?
    options:
      - {id: on, text: On, goto: quiz}
      - {id: off, text: Off}
  - id: quiz
    kind: check
    prompt: What is right?
    options:
      - {id: wrong, text: This, feedback: It is nearly that one.}
      - {id: right, text: That, feedback: Yes. It is that one., right: yes}
  - id: boxes
    kind: sort
    title: Sort them
    boxes:
      - {id: left, text: Left}
      - {id: right, text: Right}
    rows:
      - {id: r1, text: Sort me, right: left, feedback: It fits in that box.}
  - id: grid
    kind: matrix
    title: A grid
    rows:
      - {id: r1, text: Row}
    columns:
      - {id: c1, text: Number, min: 1, max: 5}
      - id: c2
        text: Choice
        options:
          - {id: o1, text: Yes}
          - {id: o2, text: No}
      - {id: c3, text: Words}
  - {id: lines, kind: list, prompt: What comes to mind?}
  - id: plan
    kind: plan
    title: A plan
    store: plan.stay_safe
    closing: Call someone.
    rows:
      - {id: signs, text: Signs}
  - {id: back, kind: recall, title: Look back, from: first.plan.signs, else: Nothing yet.}
  - id: breaths
    kind: timer
    title: Breathe
    style: breathing
    minutes: 5
    phases:
      - {id: in, text: In, seconds: 4}
      - {id: out, text: Out, seconds: 6}
  - id: senses
    kind: timer
    title: Look round
    style: grounding
    phases:
      - {id: see, text: Five things}
  - id: onward
    kind: read
    body:
      - {id: p1, text: You know the way now. Ask one person today., basis: advice}
clinician:
  - {id: c1, text: A fact., refs: [Key2021]}
safety:
  - {id: s1, text: A note., basis: design}
"""

TOOL = """\
id: pause
covers: [tool.pause]
title: A pause
about: One line.
minutes: 1
serves: stress
steps:
  - id: still
    kind: card
    body:
      - {id: p1, text: Sit still., basis: advice}
"""

MEASURE = """\
id: how
title: How it was
about: One line.
minutes: 2
source: By somebody.
licence: Anyone may use it.
for-translators: Take the official one.
refs: [Key2021]
without-item9: less
asks: How often was it so?
options:
  - {id: "0", text: Never}
  - {id: "1", text: Often}
items:
  - {id: low, text: Low mood}
  - {id: dying, text: Thoughts of dying, role: item9}
clinician:
  - {id: c1, text: A note., basis: design}
safety:
  - {id: s1, text: A note., basis: design}
"""

SHORTER = (
    MEASURE.replace("id: how", "id: less")
    .replace("without-item9: less\n", "")
    .replace("  - {id: dying, text: Thoughts of dying, role: item9}\n", "")
)

GUIDE = """\
steps:
  - {id: mood, kind: scale, prompt: How are you?, role: mood, record: checkin, group: checkin}
lines:
  - {id: reminder, text: Leave out names., basis: design}
crisis-words:
  - kill myself
"""

CARDS = """\
cards:
  - id: root
    title: Help now
    kinds: [emergency, crisis]
    sections:
      - id: first
        title: First
        numbered: yes
        items:
          - {id: i1, text: "Call {emergency}.", basis: advice}
    buttons:
      - {id: more, text: More, to: "card:other", under18: "tool:pause"}
  - id: other
    title: Other
    buttons:
      - {id: back, text: Back, to: back}
      - {id: list, text: Tools, to: "list:tools"}
"""

WIDER = """\
title: The wider picture
about: One line.
pages:
  - id: lines
    title: Lines
    about: What they do.
    kinds: [crisis]
    body:
      - {id: p1, text: A fact., refs: [Key2021]}
"""

PROGRAMME = """\
order: [first]
not-yet: [second]
pathways:
  - id: A
    title: A path
    about: What it does.
    opens: card:root
    modules: [first, second]
    must: [first]
"""

REFERENCES = """\
Key2021:
  text: Key and others. A work. 2021.
  url: https://doi.org/10.1000/1
"""

CURRICULUM = """\
m1.k1: A fact to know
tool.pause: Being still
"""

REVIEWS = """\
roles:
  - id: clinician
    title: A clinician
    looks-at: Whether it is sound.
    questions:
      - Is it sound?
  - id: survivor
    title: A survivor reviewer
    looks-at: The words for harm.
    questions:
      - Is it true?
items:
  - {id: first, wanted: [clinician, survivor], reviews: []}
  - {id: pause, wanted: [clinician]}
  - {id: how, wanted: [clinician]}
  - {id: less, wanted: [clinician]}
  - {id: cards, wanted: [clinician], reviews: []}
  - {id: guide, wanted: [clinician], reviews: []}
"""

REGION = """\
country: XK
name: Kosovo
listed: 2026-11-22
services:
  - id: xk-one
    kind: emergency
    name: One
    phone: '112'
    languages: [sq]
    audience: Anyone
    sources:
      - {address: https://one.example}
"""

LEDGER = """\
first.boxes first.boxes.box first.boxes.box.left first.boxes.box.right first.boxes.r1
first.grid first.grid.c1 first.grid.c2 first.grid.c2.o1 first.grid.c2.o2 first.grid.c3 first.grid.r1
first.lines first.lines.line first.pick first.pick.one first.pick.two
first.plan first.plan.lines first.plan.signs first.quiz first.quiz.right first.quiz.wrong
first.rate first.words guide.mood
how.dying how.dying.0 how.dying.1 how.low how.low.0 how.low.1 less.low less.low.0 less.low.1
"""

TREE = {
    "en/modules/first.yaml": MODULE,
    "en/tools/pause.yaml": TOOL,
    "en/measures/how.yaml": MEASURE,
    "en/measures/less.yaml": SHORTER,
    "en/guide.yaml": GUIDE,
    "en/cards.yaml": CARDS,
    "en/wider.yaml": WIDER,
    "en/programme.yaml": PROGRAMME,
    "en/retired.yaml": "first.gone: Its last words.\n",
    "en/ledger.txt": LEDGER,
    "references.yaml": REFERENCES,
    "curriculum.yaml": CURRICULUM,
    "reviews.yaml": REVIEWS,
    "regions/XK.yaml": REGION,
}


def write(root: Path, changed: dict[str, str | None] | None = None) -> Path:
    """Put the tree under `root/content`; `changed` replaces files, None leaves one out."""
    for name, text in {**TREE, **(changed or {})}.items():
        if text is not None:
            path = root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root / "content"


def problems(root: Path, changed: dict[str, str | None]) -> list[str]:
    """What the checker says of the changed tree, as it is printed."""
    return [str(problem) for problem in checked(root, changed).problems]


def checked(root: Path, changed: dict[str, str | None] | None = None) -> Library:
    return read(write(root, changed))
