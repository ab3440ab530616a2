"""Words and turns that must not reach a reader, each with the reason (CONTENT-POLICY, docs/style.md).

They are a net under the reviews, not a replacement: a pattern knows no meaning. Each is meant to be
narrow enough that nobody learns to work around it; the sentences that prove it, good and bad, stand
in the tests. Another language has words of its own: these are for English.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from selfhelp.content.quality.texts import at
from selfhelp.content.source import Problem
from selfhelp.content.tree import Library


class Rule(NamedTuple):
    """A pattern, matched without regard to case and line ends.

    Args:
        why: the reason, as it is told to the writer.
        pattern: what may not stand.
        but: a kind of text outside the content that it isn't for, such as "documents".
        quoted: a thought may be quoted, to be answered.
    """

    why: str
    pattern: str
    but: str = ""
    quoted: bool = False

    def found(self, text: str) -> list[str]:
        """What of `text` it matches."""
        flat = _flat(text, self.quoted)
        return [match.group(0) for match in re.finditer(self.pattern, flat, re.IGNORECASE)]


@cache
def _flat(text: str, quoted: bool) -> str:
    """The text in one line, without what is quoted if quotes may stand. Words to say are ours."""
    flat = " ".join(text.replace("’", "'").split())
    return re.sub(r'(?<!<say>)"[^"]*"', '""', flat) if quoted else flat


LABELS = (
    r"(?:(?:sex(?:ual)?|child)[- ])?(?:offender|abuser|molester|predator|perpetrator|monster)s?"
)

RULES = (
    Rule(
        "sexual images of children are no pornography",
        r"\bchild(?:ren)?(?:'s)?[- ]porn\w*|\bporn\w* of (?:a )?child\w*|\bkiddie|\bkiddy"
        r"|\b(?:child|teen|pre-?teen) erotica|\bkid porn",
    ),
    Rule(
        "a child is a child",
        r"\bunderage|\bunder-age|\bunder age\b|\byoung (?:wom[ae]n|ladies|lady|m[ae]n) under"
        r"|\bbarely legal|\blolit|\bjailbait|\bchild prostitut|\bchild sex tour"
        r"|\bminors?[- ]attract|\bMAPs?\b(?= (?:community|people|and|who))",
    ),
    Rule(
        "a child can't consent, and takes no part",
        r"\bconsensual|\bconsenting (?:child|minor|teen)|\bwilling (?:child|minor|victim)"
        r"|\b(?:child|children|minor|girl|boy)s? (?:who )?(?:agreed|consented|wanted it|seduced)"
        r"|\b(?:affair|romance|sexual relationship|love story) with (?:a|the) (?:child|minor|girl|boy)",
        quoted=True,
    ),
    Rule(
        "harm is not made small",
        r"\bjust looking\b|\bonly (?:looking|looked|pictures?|images?|photos?|a picture|an image)\b"
        r"|\bjust (?:pictures?|images?|photos?|a picture|an image)\b"
        r"|(?<!so that )\b(?:no ?one|nobody) (?:was|is|gets?|got) (?:hurt|harmed)\b|\bvictimless"
        r"|\bharmless (?:images?|pictures?|curiosity|fun)\b"
        r"|\b(?:viewing|looking|abuse|offence) (?:\w+ )?(?:was|is) (?:an? |just an? |only an? )?(?:slip|mistake|incident|accident)\b",
        quoted=True,
    ),
    Rule(
        "nobody is without hope",
        r"\byou(?:'ll| will) (?:always|never) (?:be|have|want|feel|get|change|stop|recover)\b"
        r"|\byou can(?:'t|not| never) (?:ever )?change(?=[.!?,]| (?:who|what) you are)|\bonce an?\b[^.]{1,30}\balways an?\b"
        r"|\b(?:there is|you have) no hope\b|\bbeyond help\b|\bincurable\b|\buntreatable\b"
        r"|\bpeople like you\b|\byour kind\b",
    ),
    Rule(
        "no promise that can't be kept",
        r"\b(?:no ?one|nobody)(?: else)? (?:can|could|will|would)(?: ever| possibly)? "
        r"(?:\w+ )?(?:read|see|find|know|report|tell|trace|discover|decrypt)\b"
        r"|\bcan (?:never|not ever) be (?:read|found|traced|seen|decrypted|recovered)\b"
        r"|\b(?:100 ?%|completely|totally|perfectly|absolutely) (?:safe|secure|anonymous|private)\b"
        r"|\buntraceable|\bunbreakable|\bmilitary[- ]grade|\bwe guarantee|\bguaranteed to"
        r"|\bpolice (?:can(?:'t|not)|will never|can never)\b|\byou are safe now\b",
        quoted=True,
    ),
    Rule(
        "no label for the reader",
        rf"\byou(?:'re| are| were) (?:a|an|the) {LABELS}\b|\b(?:as|like) (?:a|an) {LABELS}\b"
        rf"|\b{LABELS} (?:like|such as) you\b|\b(?:for|to|help|helping|helps|dear) {LABELS}\b"
        r"|\bp(?:a?e|æ)dophil(?:e|es|ia)\b|\bp(?:a?e)dos?\b|\bperv(?:s|ert|erts)?\b|\bsickos?\b"
        r"|\b(?:child )?molesters?\b|\bsexual predators?\b|\bsex(?:ual)? offenders?\b"
        r"|\bchild abusers?\b",
    ),
    Rule(
        "suicide is not committed, and no attempt succeeds",
        r"\bcommit(?:s|ted|ting)? suicide|\b(?:successful|failed|unsuccessful|completed) "
        r"(?:suicide|attempt)|\bsuicide (?:succeeded|failed|epidemic|note)\b",
    ),
    Rule(
        "no methods",
        r"\boverdos\w+|\bhang(?:ing|ed)? (?:him|her|them|your|my)?sel(?:f|ves)\b|\bslit\w*\b"
        r"|\b(?:jump|throw)\w* (?:off|from|in front of)\b|\bnoose|\bhelium|\bcarbon monoxide"
        r"|\blethal (?:dose|means)\b",
    ),
    Rule(
        "no verdict over a person, no instrument of the courts",
        r"\b(?:your|a|the) (?:risk (?:level|score|rating|category|class)) (?:is|was|shows)\b"
        r"|\b(?:low|medium|moderate|high)[- ]risk (?:offender|reader|person|user|category)"
        r"|\b(?<!whether )(?<!if )\byou (?:have|suffer from|are diagnosed with) (?:OCD|depression|a disorder|paraphilia)\b"
        r"|\bCPORT\b|\bKIRAT\b|\bSTATIC-?99R?\b|\bSVR-?20\b|\bSTABLE-?2007\b|\bMSI ?II\b"
        r"|\byour diagnosis is\b",
    ),
    Rule(
        "no advice to hide or destroy",
        r"\b(?:wipe|shred|destroy|erase|format|burn) (?:your|the|all|any) (?:\w+ )?"
        r"(?:drives?|disks?|phone|computer|evidence|files|history|device)\b"
        r"|(?<!not )(?<!never )\bdelete (?:your|the|all|any) (?:\w+ )?(?:history|files|images|pictures|evidence|messages)\b"
        r"|(?<!no )\bhidden volume|\bplausible deniab|(?<!no )\bduress\b|\bself-destruct|\bcover (?:your|his) tracks"
        r"|\b(?:avoid|escape|evade)\w* (?:detection|arrest|investigation|the police|prosecution)\b"
        r"|\b(?:burner|throwaway) (?:phone|account|e-?mail)",
    ),
    Rule(
        "no place or way to material is named",
        r"\bdark ?(?:web|net)\b|\bonion (?:site|service|link|address)|\btor browser\b|\bpeer-to-peer\b"
        r"|\bbittorrent\b|\b(?:telegram|discord|kik|snapchat|omegle|reddit|4chan|8chan|freenet)\b"
        r"|\b(?:search|look) for (?:images|pictures|videos) of (?:children|girls|boys)\b"
        r"|\.onion\b|\bfile[- ]sharing (?:site|network|app)",
        but="regions",
    ),
    Rule(
        "no prompt for what must not be written",
        r"\b(?:what|which) (?:site|app|forum|search word|file)s? (?:did|do|have|were)\b"
        r"|\b(?:child|victim)(?:'s)? (?:name|age|school|address)\b\?|\bhow old (?:is|was) the child\b"
        r"|\bdescribe (?:the|your|what you) (?:image|picture|video|fantas|saw|did|offence|abuse)\w*"
        r"|\bwhere does the child (?:live|go)\b|\bwhat did you (?:do to (?:the|a|that|your|him|her|them|it)|look at|watch)\b",
    ),
    Rule(
        "children are no comfort and no goal",
        r"\b(?:trusted|alone|time) with (?:children|a child|kids) (?:again|as a reward)\b"
        r"|\b(?:earn|win|regain) (?:back )?(?:the |a )?(?:child|children|kid)(?:'s|s'|ren's)? trust\b"
        r"|\bsafe to be (?:alone )?with (?:children|a child|kids)\b",
    ),
    Rule(
        "a slip is not what this is called",
        r"\b(?:a |your |the |had a )slips?\b(?! of)|\bslipped up\b|\bstay(?:ed|ing)? clean\b|\bget clean\b",
    ),
    Rule(
        "no slang, for people or for material",
        r"\bporno?s?\b|\bwank\w*|\bjerk(?:s|ed|ing)? off\b|\bhorny\b|\bfap(?:s|ped|ping)?\b|\bnonces?\b"
        r"|\bpaedos?\b|\bCP\b|\bsexy\b",
        but="documents",  # cp copies a file
    ),
    Rule(
        "nothing describes a child, abuse or a fantasy",
        r"\bfantas(?:y|ies|i[sz]e[sd]?|i[sz]ing) (?:about|of|involving|with|in which|where)\b"
        r"|\b(?:cute|innocent|seductive|provocative|flirty|erotic|arousing|attractive|pretty) (?:\w+ )?"
        r"(?:child|girl|boy|kid|image|picture|pose|body)\w*"
        r"|\b(?:child|children|girl|boy|kid)s? (?:\w+ )?(?:flirt|seduc|tempt|provok|led (?:me|you|him))\w*",
        but="regions",  # a service may say so of its callers
    ),
    Rule(
        "no exercise with arousal, no acting in the mind, no doses",
        r"\bmasturbat\w*|\borgasm\w*|\berections?\b|\bsatiation\b|\b\d+ ?mg\b"
        r"|\b(?:imagine|picture|think of) (?:yourself )?(?:acting on|doing it|giving in|touching|looking at)\b"
        r"|\bwrite (?:down )?(?:your|the|a) (?:\w+ )?(?:fantas|sexual dream)\w*",
    ),
    Rule(
        "no search words, and no way to look unseen",
        r"\bsearch (?:words?|terms?) (?:such as|like|are|is)\b|\b(?:hashtags?|keywords?) (?:such as|like)\b"
        r"|\bincognito\b|\b(?:open|use|in) (?:a )?private (?:window|browsing|tab)\b|\b(?:a|your|use|with) VPNs?\b",
        but="documents",  # they say how the program is searched
    ),
    Rule(
        "no praise for reading, no slogans",
        r"\b(?:healing|recovery|your|this) journey\b|\bcongratulat\w+|\bproud of (?:you|yourself)\b"
        r"|\byou(?:'ve| have) got this\b|\bbelieve in yourself\b|\bwell done\b|\bstay strong\b|\bwarriors?\b"
        r"|\byou(?:'re| are) (?:so |very |really )?(?:brave|amazing|strong)\b|\bnever give up\b",
    ),
    Rule(
        "a calm voice needs no exclamation marks",
        r"(?<!Stop It Now)!",  # as the service is called
        but="documents",  # a picture in Markdown begins with one
    ),
)


def problems(library: Library) -> Iterator[Problem]:
    """Each text that has such words; also the last texts of what was retired."""
    for unit in library.book.units.values():
        for rule, hit in _hits(unit.text):
            yield at(unit, _sentence(rule, hit))
    for id, text in library.retired.items():
        for rule, hit in _hits(text):
            yield Problem(*library.book.places[f"retired.{id}"], _sentence(rule, hit))


def _hits(text: str) -> Iterator[tuple[Rule, str]]:
    for rule in RULES:
        for hit in rule.found(text):
            yield rule, hit


def _sentence(rule: Rule, hit: str) -> str:
    return f"`{hit}` may not stand: {rule.why}. Say it another way (docs/style.md)."
