"""Language tags: reading them, writing them, and where each falls back to. Standard library only.

Two forms: BCP 47 with hyphens (`fa-AF`: settings, `--lang`, HTML) and CLDR's with underscores
(`fa_AF`: folders, manifests). The small tables are from CLDR (likelySubtags, parentLocales and
languageAlias); a test holds them against the copy that Babel brings.
"""

import re
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 35
"""Characters of a tag: what BCP 47 asks every program to take (RFC 5646, 4.4.1)."""

_PART = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?P<variants>(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*)\Z"
)
_SYSTEM = re.compile(r"[^.@]*")
_SYSTEM_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "arabic": "Arab"}

# Another name for a language -> the one that CLDR uses.
_ALIASES = {
    "cmn": "zh",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "mo": "ro",
    "no": "nb",
    "pes": "fa",
    "prs": "fa-AF",
    "sh": "sr-Latn",
    "swh": "sw",
    "tl": "fil",
}
# The script of a language that is written in several, where none is named.
_SCRIPTS = {
    "az": "Latn",
    "bs": "Latn",
    "ff": "Latn",
    "ha": "Latn",
    "hi": "Deva",
    "kk": "Cyrl",
    "ks": "Arab",
    "ku": "Latn",
    "ky": "Cyrl",
    "mn": "Cyrl",
    "ms": "Latn",
    "pa": "Guru",
    "sd": "Arab",
    "sr": "Cyrl",
    "tg": "Cyrl",
    "tk": "Latn",
    "ug": "Arab",
    "ur": "Arab",
    "uz": "Latn",
    "vai": "Vaii",
    "yue": "Hant",
    "zh": "Hans",
}
# ... and where the country decides.
_REGION_SCRIPTS = {
    ("az", "IQ"): "Arab",
    ("az", "IR"): "Arab",
    ("az", "RU"): "Cyrl",
    ("ha", "CM"): "Arab",
    ("ha", "SD"): "Arab",
    ("kk", "AF"): "Arab",
    ("kk", "CN"): "Arab",
    ("kk", "IR"): "Arab",
    ("kk", "MN"): "Arab",
    ("ku", "LB"): "Arab",
    ("ky", "CN"): "Arab",
    ("ky", "TR"): "Latn",
    ("mn", "CN"): "Mong",
    ("ms", "CC"): "Arab",
    ("pa", "PK"): "Arab",
    ("sd", "IN"): "Deva",
    ("sr", "ME"): "Latn",
    ("sr", "RO"): "Latn",
    ("sr", "TR"): "Latn",
    ("tg", "PK"): "Arab",
    ("ug", "KZ"): "Cyrl",
    ("ug", "MN"): "Cyrl",
    ("uz", "AF"): "Arab",
    ("uz", "CN"): "Cyrl",
    ("yue", "CN"): "Hans",
    **{("zh", code): "Hant" for code in ("AU", "BN", "GB", "GF", "HK", "ID", "MO", "PA", "PF")},
    **{("zh", code): "Hant" for code in ("PH", "SR", "TH", "TW", "US", "VN")},
}
# A region whose own form lies nearer to another than to the plain language.
_LATIN_AMERICA = "AR,BO,BR,BZ,CL,CO,CR,CU,DO,EC,GT,HN,MX,NI,PA,PE,PR,PY,SV,US,UY,VE"
_PORTUGUESE = "AO,CH,CV,FR,GQ,GW,LU,MO,MZ,ST,TL"
_PARENTS = {
    **{("es", code): "es-419" for code in _LATIN_AMERICA.split(",")},
    **{("pt", code): "pt-PT" for code in _PORTUGUESE.split(",")},
    ("zh", "MO"): "zh-Hant-HK",
}


class Tag(NamedTuple):
    """A language tag. Every part but the language may be ""."""

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()

    @property
    def bcp47(self) -> str:
        """With hyphens: `zh-Hant-TW`."""
        return "-".join(part for part in (*self[:3], *self.variants) if part)

    @property
    def cldr(self) -> str:
        """With underscores: `zh_Hant_TW`. Folders of packs have this form."""
        return self.bcp47.replace("-", "_")

    @property
    def written(self) -> str:
        """The script it is written in, as far as that tells languages apart; else ""."""
        usual = _SCRIPTS.get(self.language, "")
        return self.script or _REGION_SCRIPTS.get((self.language, self.region), usual)


ENGLISH = Tag("en")


def parse(text: str) -> Tag | None:
    """A tag of either form, in any case; None if it is none.

    Old and deprecated codes become those that CLDR uses: `iw` is `he`, `prs` is `fa-AF`.
    """
    if len(text) > LONGEST or not text.isascii():
        return None
    found = _PART.match(text.replace("_", "-"))
    if not found:
        return None
    language = found["language"].lower()
    whole = Tag(
        language,
        (found["script"] or "").title(),
        (found["region"] or "").upper(),
        tuple(part.lower() for part in found["variants"].split("-") if part),
    )
    alias = _ALIASES.get(language)
    if not alias or alias == language:
        return whole
    base = _PART.match(alias)
    assert base
    return Tag(
        base["language"],
        whole.script or base["script"] or "",
        whole.region or base["region"] or "",
        whole.variants,
    )


def parse_system(text: str) -> Tag | None:
    """A locale's name as systems write it: `sr_RS.UTF-8@latin`. None for `C`, `POSIX` and nonsense."""
    found = _SYSTEM.match(text)
    tag = parse(found.group(0)) if found else None
    modifier = text.partition("@")[2].split(".")[0].lower()
    if tag and not tag.script and modifier in _SYSTEM_SCRIPTS:
        tag = tag._replace(script=_SYSTEM_SCRIPTS[modifier])
    return tag


def chain(tag: Tag) -> "tuple[Tag, ...]":
    """The tag and those it falls back to, nearest first, without the final English.

    A language in one script never falls back to another: whoever reads 繁體 may not read 简体.
    """
    out = [tag]
    while parent := _parent(out[-1]):
        out.append(parent)
    return tuple(out)


def _parent(tag: Tag) -> Tag | None:
    if tag.variants:
        return tag._replace(variants=tag.variants[:-1])
    if tag.region:
        nearer = _PARENTS.get((tag.language, tag.region))
        if nearer and (parent := parse(nearer)) and parent.written == tag.written:
            return parent
        if not tag.script and tag.written != _SCRIPTS.get(tag.language, ""):
            return Tag(tag.language, tag.written)
        return Tag(tag.language, tag.script)
    if tag.script and tag.script == _SCRIPTS.get(tag.language, ""):
        return Tag(tag.language)
    return None


def chain_of(tag: Tag, fallback: "Sequence[str]" = ()) -> "tuple[str, ...]":
    """All tags to look a unit up in, in CLDR's form, English last.

    Args:
        tag: the language.
        fallback: what a pack's manifest names; it comes before what CLDR says.
    """
    named = [found for text in fallback if (found := parse(text))]
    out: list[str] = []
    for each in (tag, *named, *chain(tag)):
        for one in chain(each) if each in named else (each,):
            if one.cldr not in out and one.language != "en":
                out.append(one.cldr)
    return (*out, "en") if tag.language != "en" else (*out, *_english(tag))


def _english(tag: Tag) -> tuple[str, ...]:
    """English's own chain: `en_GB`, `en`."""
    return tuple(each.cldr for each in chain(tag))
