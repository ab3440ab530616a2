"""Which language to show: flag > saved > LANGUAGE > LC_ALL > LC_MESSAGES > LANG > system > English.

Pure, and the standard library only: it runs before the first frame.
"""

from typing import Literal, NamedTuple

from selfhelp.l10n.tags import ENGLISH, Tag, chain, chain_of, parse, parse_system

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Why = Literal["flag", "saved", "environment", "system", "none"]


class Installed(NamedTuple):
    """A language that is there.

    Attributes:
        tag: in CLDR's form, its folder's name.
        whole: all essentials are translated; else nobody gets it without asking for it.
        fallback: what its manifest names.
    """

    tag: str
    whole: bool = True
    fallback: tuple[str, ...] = ()


class Chosen(NamedTuple):
    """The language to show.

    Attributes:
        tag: in CLDR's form.
        chain: where each unit is looked up, nearest first; the last is English.
        why: what decided.
        missing: what the person asked for by flag or setting and isn't there, as typed; else "".
    """

    tag: str
    chain: tuple[str, ...]
    why: Why
    missing: str = ""


def choose(
    installed: "Sequence[Installed]",
    *,
    flag: str = "",
    saved: str = "",
    environ: "Mapping[str, str] | None" = None,
    system: str = "",
) -> Chosen:
    """Choose a language.

    Args:
        installed: those there are besides English.
        flag: what `--lang` says.
        saved: the setting.
        environ: the environment.
        system: what the system's own interface says, where there is one (Windows, macOS).

    An unknown flag or setting is named in `missing`, and what comes next in the order counts.
    """
    there = {each.tag: each for each in installed}
    missing = ""
    asked: tuple[tuple[Why, str], ...] = (("flag", flag), ("saved", saved))
    for why, text in asked:
        tag = parse(text) if text else None
        if tag and (found := _nearest(tag, there, partial=True)) is not None:
            return _chosen(found, there, why, missing)
        missing = missing or text
    for text in _wishes(environ or {}):
        tag = parse_system(text)
        if tag is None:
            break  # C or POSIX: no language is wished for, and what is behind it doesn't count
        if (found := _nearest(tag, there, partial=False)) is not None:
            return _chosen(found, there, "environment", missing)
    else:
        tag = parse_system(system) if system else None
        if tag and (found := _nearest(tag, there, partial=False)) is not None:
            return _chosen(found, there, "system", missing)
    return Chosen("en", ("en",), "none", missing)


def _wishes(environ: "Mapping[str, str]") -> list[str]:
    """What the environment names, nearest first. As gettext has it, `C` switches LANGUAGE off."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    if locale in ("C", "POSIX"):
        return [locale]
    wished = [part for part in environ.get("LANGUAGE", "").split(":") if part]
    return [each for each in wished if parse_system(each)] + ([locale] if locale else [])


def _nearest(tag: Tag, there: "Mapping[str, Installed]", *, partial: bool) -> Tag | None:
    """The best that is there for a wish; None if nothing is.

    What is not whole counts only if the person asked for it by its own name: an empty `ar_DZ` must
    not hide an `ar` that is nearly done.
    """
    if tag.language == "en" and tag.cldr not in there:
        return ENGLISH
    steps = chain(tag)
    for step in steps:
        found = there.get(step.cldr)
        if found and (found.whole or (partial and step == tag)):
            return step
    if partial:
        return next((step for step in steps if step.cldr in there), None) or _other(tag, there)
    return _other(tag, {name: each for name, each in there.items() if each.whole})


def _other(tag: Tag, there: "Mapping[str, Installed]") -> Tag | None:
    """The same language and script from another country, if there is one: `fa_IR` for `fa`."""
    for name in sorted(there):
        other = parse(name)
        if other and (other.language, other.written) == (tag.language, tag.written):
            return other
    return None


def _chosen(tag: Tag, there: "Mapping[str, Installed]", why: Why, missing: str) -> Chosen:
    if tag == ENGLISH:
        return Chosen("en", ("en",), why, missing)
    found = chain_of(tag, there[tag.cldr].fallback)
    return Chosen(tag.cldr, tuple(x for x in found if x in there or x == "en"), why, missing)
