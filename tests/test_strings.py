"""Every sentence that a person can see goes through `t()`, and each `t()` can be translated."""

import re
from pathlib import Path

import pytest

from tests.string_rules import PROSE, Texts, check

ROOT = Path(__file__).resolve().parents[1]

_STYLE = r"(\$[a-z-]+|bold|dim|italic|not|number|quiet|reverse|strike|underline)"
# File or folder -> a pattern of whole literals that may stand there, and why.
ALLOWED = {
    "selfhelp/cli/main.py": (
        r"(--)?[a-z]+ ([A-Z]+|[a-z]+(\|[a-z]+)*)( \[--[a-z]+\])?",
        "what to type, the same in every language",
    ),
    "selfhelp/helplines/choosing.py": (
        r"[a-z ]+",
        "names of countries, compared with what somebody typed and never shown",
    ),
    "selfhelp/domain/badge.py": (r".+", "never translated: a pack has no say in its own badge"),
    "selfhelp/l10n/sheet.py": (
        r"(?s:\\n.*|\s*([<>]|:root|function).*)",
        "HTML, CSS and JavaScript",
    ),
    "selfhelp/plain/home.py": (
        r"selfhelp [a-z]+( [a-z0-9-]+)?(, selfhelp [a-z]+ [a-z0-9-]+)*",
        "what to type, the same in every language",
    ),
    "selfhelp/tui/": (rf"{_STYLE}( {_STYLE})*", "weights, colours and names for style sheets"),
    "selfhelp/vault/store.py": (
        r"(BEGIN|CREATE TABLE|INSERT|PRAGMA|SELECT) .+|SQLite format 3\\x00",
        "SQL",
    ),
    "selfhelp/plain/verbs.py": (r"help now", "a word that can be typed, beside the translated one"),
}
# Its messages are for writers and translators, who read the English sources anyway.
EXEMPT = (
    "selfhelp/content/",
    "selfhelp/l10n/build.py",
    "selfhelp/l10n/checks.py",
    "selfhelp/l10n/fresh.py",
    "selfhelp/l10n/interface.py",
    "selfhelp/l10n/manifest.py",
    "selfhelp/l10n/overlay.py",
    "selfhelp/l10n/pack.py",
    "selfhelp/l10n/plurals.py",
    "selfhelp/l10n/po.py",
    "selfhelp/l10n/po_lines.py",
    "selfhelp/l10n/pseudo_pack.py",
    "selfhelp/l10n/reviews.py",
    "selfhelp/l10n/skeleton.py",
    "selfhelp/l10n/ticks.py",
)


def programs() -> list[str]:
    files = (path.relative_to(ROOT).as_posix() for path in (ROOT / "selfhelp").rglob("*.py"))
    return sorted(name for name in files if not name.startswith((*EXEMPT, "selfhelp/_data")))


def findings() -> list[str]:
    texts = Texts()
    return [
        finding
        for name in programs()
        for finding in check((ROOT / name).read_text(encoding="utf-8"), name, texts)
    ]


def allowed(finding: str) -> bool:
    name, _, text = finding.split(":", 2)
    literal = text.partition("prose outside t(): ")[2]
    return any(re.fullmatch(ALLOWED[place][0], literal[1:-1]) for place in places(name))


def places(name: str) -> list[str]:
    """The entries of the list that a file is under."""
    return [place for place in ALLOWED if name == place or name.startswith(f"{place.rstrip('/')}/")]


def test_every_sentence_goes_through_t_and_every_t_can_be_translated():
    assert len(programs()) > 40
    assert [finding for finding in findings() if not allowed(finding)] == []


def test_what_is_allowed_is_still_there():
    names = [finding.split(":")[0] for finding in findings() if allowed(finding)]
    assert {place for name in names for place in places(name)} == set(ALLOWED)


def test_there_are_texts_to_check():
    texts = Texts()
    for name in programs():
        check((ROOT / name).read_text(encoding="utf-8"), name, texts)
    assert len(texts.ids) > 150
    assert any(len(english) == 2 for english, _ in texts.ids.values())


HEAD = "from selfhelp.domain.strings import t, tn\n"

BAD = {
    "a printed sentence": ("print('Hello there')", "prose outside t(): 'Hello there'"),
    "in an f-string": ("print(f'{n} days left')", "prose outside t(): ' days left'"),
    "in a table": ("NAMES = {'a': 'Help now'}", "prose outside t(): 'Help now'"),
    "in other letters": ("print('здравствуй друг')", "prose outside t()"),
    "with a comma": ("print('Yes, please')", "prose outside t(): 'Yes, please'"),
    "in an error that is shown": ("raise UsageError('No such thing')", "prose outside t()"),
    "beside a style sheet": ("class A:\n    TITLE = 'Help now'", "prose outside t()"),
    "as a default": ("def f(text='Press Enter'): ...", "prose outside t(): 'Press Enter'"),
    "joined to a translation": ("def f(): print(t('a.b', 'x') + ' and more')", "prose outside"),
    "as the value of a field": ("def f(): t('a.b', '{x}', x='two words')", "prose outside t()"),
    "one id, two texts": ("def f(): t('a.b', 'One'); t('a.b', 'Two')", "another English text at"),
    "one id, t and tn": ("def f(): t('a.b', 'One'); tn('a.b', 'One', 'Two', 2)", "another English"),
    "an id of one word": ("def f(): t('title', 'One')", "the id 'title' should look like"),
    "an id with capitals": ("def f(): t('home.Title', 'One')", "should look like"),
    "an id with spaces": ("def f(): t('home. title', 'One')", "should look like"),
    "an f-string as text": ("def f(): t('a.b', f'{n} days')", "must be literals"),
    "a name as text": ("def f(): t('a.b', TEXT)", "must be literals"),
    "a name as id": ("def f(): t(ID, 'One')", "must be literals"),
    "no text": ("def f(): t('a.b')", "must be literals"),
    "a plural without its number": ("def f(): tn('a.b', 'One', 'Two')", "must be literals"),
    "a field too few": ("def f(): t('a.b', '{x} {y}', x=1)", "has the fields ['x', 'y'], and gets"),
    "a field too many": ("def f(): t('a.b', '{x}', x=1, z=2)", "and gets ['x', 'z']"),
    "a field and nothing given": ("def f(): t('a.b', '{x}')", "and gets []"),
    "a field of a plural": ("def f(): tn('a.b', '{n} {x}', '{n}', 2)", "has the fields"),
    "a field with an attribute": ("def f(): t('a.b', '{x.y}', x=1)", "is no plain field"),
    "a field with a format": ("def f(): t('a.b', '{x:>3}', x=1)", "is no plain field"),
    "fields nobody sees": ("def f(): t('a.b', '{x}', **fields)", "fields are named one by one"),
    "at import": ("TITLE = t('a.b', 'One')", "runs when this is imported"),
    "at import in a class": ("class A:\n    title = t('a.b', 'One')", "runs when this is imported"),
    "at import in a list": ("X = [t('a.b', 'One') for _ in 'x']", "runs when this is imported"),
    "at import as a default": ("def f(x=t('a.b', 'One')): ...", "runs when this is imported"),
    "at import in a decorator": ("@g(t('a.b', 'One'))\ndef f(): ...", "runs when this is imported"),
    "by the module's name": ("X = strings.t('a.b', 'One')", "runs when this is imported"),
    "under another name": ("from selfhelp.domain.strings import t as _", "keep their names"),
}

GOOD = [
    '"""A docstring of a module."""',
    'def f():\n    """A docstring of a function."""',
    'X = 3\n"""A docstring of a name."""',
    "def f(): return t('home.title', 'Hello there')",
    "def f(): return t('home.title', 'Hello ' 'there, {name}', name=n)",
    "def f(): return tn('home.days', '{n} day left', '{n} days left', n)",
    "def f(): return tn('home.days', 'one day', '{n} days of {all}', n, all=7)",
    "def f(): t('a.b', 'One'); t('a.b', 'One')",
    "X = lambda: t('a.b', 'One')",
    "def f(): return [t('a.b', 'One') for _ in 'x']",
    "raise ValueError('not a saved place')",
    "Static('x', classes='number quiet last')",
    "class A:\n    DEFAULT_CSS = 'A { align: center middle; }'",
    "def f(x: 'dict[str, int] | None') -> 'int | None': ...",
    "assert x, 'this is never so'",
    "X = ('help', 'two_words', '--no-color', '%Y-%m-%d', 'a b', '{x} {y}')",
]


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_one_is_caught(kind):
    source, says = BAD[kind]
    found = check(HEAD + source + "\n", "x.py")
    assert any(says in finding for finding in found), found
    assert all(re.match(r"x\.py:[0-9]+: ", finding) for finding in found)


@pytest.mark.parametrize("source", GOOD)
def test_a_good_one_is_left_alone(source):
    assert check(HEAD + source + "\n", "x.py") == []


def test_one_id_in_two_files_has_one_text():
    texts = Texts()
    assert check(HEAD + "def f(): t('a.b', 'One')", "x.py", texts) == []
    (finding,) = check(HEAD + "def f(): t('a.b', 'Two')", "y.py", texts)
    assert finding == "y.py:2: the id 'a.b' has another English text at x.py:2"


def test_prose_is_two_words_of_letters():
    for text in ("Hello there", "yes: no", "één twee", "Don't do"):
        assert PROSE.search(text), text
    for text in ("hello", "a b", "x-y", "1 2", "--data DIR"[:6], "snake_case name"[:10], ""):
        assert not PROSE.search(text), text
