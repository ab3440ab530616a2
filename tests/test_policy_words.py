"""No reader meets the words that the content policy bans: help lines, program, README.

The pages are looked at by the rules themselves (tests/content/test_quality.py).
"""

from pathlib import Path

import pytest
import yaml

from selfhelp.content.quality.red_lines import RULES
from tests.content.policy_examples import EXAMPLES
from tests.string_rules import Texts, check

ROOT = Path(__file__).resolve().parents[1]
# It says which words to leave out, in words.
LISTS_THEM = {"docs/style.md"}
# What is ours in a region file. Names of services and their operators are theirs.
OURS = ("note", "region", "sms", "hours", "audience", "tells", "caution")


def regions() -> dict[str, str]:
    texts = {}
    for path in sorted((ROOT / "content/regions").glob("*.yaml")):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        data = yaml.load(path.read_text(encoding="utf-8"), loader)
        for entry in (data, *data["services"]):
            for name in OURS:
                if isinstance(entry.get(name), str):
                    texts[f"{path.name} ({entry.get('id', name)}.{name})"] = entry[name]
    return texts


def program() -> dict[str, str]:
    """Every sentence of `t()` and `tn()`."""
    found = Texts()
    for path in sorted((ROOT / "selfhelp").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("selfhelp/_data"):
            check(path.read_text(encoding="utf-8"), name, found)
    return {id: " / ".join(english) for id, (english, _) in found.ids.items()}


def documents() -> dict[str, str]:
    """What people read about the project, paragraph by paragraph."""
    paths = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    texts = {}
    for path in sorted(paths):
        name = path.relative_to(ROOT).as_posix()
        if name not in LISTS_THEM:
            for number, part in enumerate(path.read_text(encoding="utf-8").split("\n\n"), 1):
                texts[f"{name}, paragraph {number}"] = part
    return texts


SOURCES = {"regions": regions, "program": program, "documents": documents}
ENOUGH = {"regions": 500, "program": 150, "documents": 20}


@pytest.fixture(scope="module")
def texts():
    return {name: source() for name, source in SOURCES.items()}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.why)
def test_none_of_our_texts_has_a_banned_word(rule, source, texts):
    if source == rule.but:
        return
    found = {place: hits for place, text in texts[source].items() if (hits := rule.found(text))}
    assert found == {}


@pytest.mark.parametrize("source", SOURCES)
def test_there_are_texts_to_look_at(source, texts):
    assert len(texts[source]) > ENOUGH[source]


BAD = [(rule, text) for rule in RULES for text in EXAMPLES[rule.why].bad]
GOOD = [(rule, text) for rule in RULES for text in EXAMPLES[rule.why].good]


@pytest.mark.parametrize("rule, text", BAD, ids=lambda part: getattr(part, "why", part))
def test_a_bad_sentence_is_found_wherever_it_stands(rule, text):
    assert rule.found(text)
    assert rule.found(f'Say: <say>"{text}"</say>')
    assert rule.found(f"Before it. {text.upper()} After it.")
    assert rule.found(text.replace(" ", "\n  "))
    assert rule.found(text.replace("'", "’"))


@pytest.mark.parametrize("rule, text", GOOD, ids=lambda part: getattr(part, "why", part))
def test_a_sentence_that_only_looks_alike_may_stand(rule, text):
    assert rule.found(text) == []


def test_every_rule_has_sentences_to_prove_it():
    assert list(EXAMPLES) == [rule.why for rule in RULES]
    for why, examples in EXAMPLES.items():
        assert len(examples.bad) >= 2, why
        assert examples.good, why


def test_every_part_of_a_pattern_is_a_part_of_the_policy():
    """The words that the policy itself names are all banned somewhere."""
    for words in (
        "child pornography",
        "kiddie",
        "underage women",
        "consensual",
        "just looking",
        "only pictures",
        "no one was hurt",
        "you will always be",
        "nobody can ever read this",
        "no one will report you",
        "hidden volumes",
        "duress",
        "CPORT",
        "KIRAT",
        "Static-99R",
    ):
        assert any(rule.found(words) for rule in RULES), words
