"""A module with every step kind, compiled beside the real content: for prompts no real page has yet."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from selfhelp.content import build
from selfhelp.content.library import read
from selfhelp.content.load import Shelf
from selfhelp.domain.kinds import KINDS
from selfhelp.domain.module import Module

ROOT = Path(__file__).parents[2]
ID = "every-kind"

SOURCE = """\
id: every-kind
revision: 1
title: Every kind of step
about: One of each.
audience: Tests.
minutes: 5
short-minutes: 2
note: This page has a note.
steps:
  - {id: k-read, kind: read, title: Read, short: yes, body: [{id: p1, text: "To read.", basis: advice}]}
  - {id: k-card, kind: card, title: Card, body: [{id: p1, text: "A card.", basis: advice}]}
  - {id: k-reflect, kind: reflect, prompt: What comes to mind?, short: yes}
  - {id: k-lines, kind: reflect, prompt: Name some things., lines: yes}
  - {id: k-unkept, kind: reflect, prompt: What did you do?, keep: never}
  - {id: k-ask, kind: reflect, prompt: What would you say?, keep: ask}
  - {id: k-scale, kind: scale, prompt: How warm is it?, min: 0, max: 10, low: Cold, high: Hot}
  - id: k-choose
    kind: choose
    prompt: Which one?
    options: [{id: tea, text: "Tea, hot"}, {id: milk, text: Milk}, {id: water, text: Water}]
  - id: k-many
    kind: choose
    prompt: Which of these?
    least: 1
    most: 3
    options: [{id: walk, text: Walk}, {id: swim, text: Swim}, {id: rest, text: Rest}]
  - id: k-fork
    kind: fork
    prompt: Which way?
    options: [{id: on, text: Straight on}, {id: far, text: Skip the check, goto: k-sort}]
  - id: k-check
    kind: check
    prompt: What fits?
    options:
      - {id: wrong, text: This, feedback: "That fits less."}
      - {id: fits, text: That, right: yes, feedback: "Yes, that fits."}
  - id: k-sort
    kind: sort
    prompt: Where does each belong?
    boxes: [{id: in, text: Inside}, {id: out, text: Outside}]
    rows:
      - {id: cup, text: A cup., right: in, feedback: "A cup is inside."}
      - {id: tree, text: A tree., right: out, feedback: "A tree is outside."}
  - id: k-matrix
    kind: matrix
    prompt: Fill in.
    rows: [{id: am, text: Morning}, {id: pm, text: Evening}]
    columns:
      - {id: words, text: In words}
      - {id: much, text: How much, min: 0, max: 5}
      - {id: kind, text: Which kind, options: [{id: a, text: First}, {id: b, text: Second}]}
  - {id: k-list, kind: list, prompt: What else?, most: 4}
  - id: k-form
    kind: form
    rows: [{id: one, text: First field, hint: A hint.}, {id: two, text: Second field}]
  - {id: k-thought, kind: thought_record, rows: [{id: t1, text: The thought}, {id: t2, text: The answer}]}
  - {id: k-chain, kind: chain, rows: [{id: c1, text: Before}, {id: c2, text: After}]}
  - {id: k-map, kind: map, rows: [{id: m1, text: Here}, {id: m2, text: There}]}
  - id: k-values
    kind: values_sort
    prompt: How much does each matter?
    boxes: [{id: much, text: A lot}, {id: less, text: Less}]
    rows: [{id: v1, text: Rest}, {id: v2, text: Work}]
  - id: k-week
    kind: week_grid
    rows: [{id: mon, text: Monday}, {id: tue, text: Tuesday}]
    columns: [{id: am, text: Morning}, {id: pm, text: Evening}]
  - id: k-plan
    kind: plan
    prompt: Write a few words.
    store: plan.test
    rows: [{id: s1, text: Section one, hint: Short.}, {id: s2, text: Section two}]
    closing: The last line stands always.
  - {id: k-wave, kind: timer, title: Wave, style: wave, minutes: 10, least: 5, most: 20}
  - id: k-breathe
    kind: timer
    title: Breathe
    style: breathing
    minutes: 2
    least: 1
    most: 5
    phases: [{id: in, text: Breathe in, seconds: 4}, {id: out, text: Breathe out, seconds: 6}]
  - id: k-ground
    kind: timer
    title: Ground
    style: grounding
    phases: [{id: see, text: One thing you see.}, {id: hear, text: One thing you hear.}]
  - {id: k-away, kind: timer, title: Away, style: away, minutes: 3}
  - {id: k-recall, kind: recall, title: Again, from: every-kind.k-reflect, else: "Nothing yet.", short: yes}
"""


def compiled(folder: Path, source: str = SOURCE) -> Path:
    """The compiled content with this module in it, in a folder of its own.

    The checker's wishes on wording don't matter here; only what can't be read at all does.
    """
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    (content / "en" / "modules" / f"{ID}.yaml").write_text(source, encoding="utf-8")
    programme = content / "en" / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("order:\n", f"order:\n  - {ID}\n", 1), encoding="utf-8")
    library = read(content)
    module = library.modules[ID]
    missing = set(KINDS) - {step.kind for step in module.steps}
    assert not missing, missing
    data = folder / "compiled"
    for name, value in build.files(library).items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")
    return data


def module(data: Path) -> Module:
    """The module, from the folder that `compiled` gave."""
    return Shelf(data).module(ID)
