"""Words that must not reach a reader, each with a sentence that has them and one that may stand.

They are a net under the reviews, not a replacement: a pattern knows no meaning. Each is meant to be
narrow enough that nobody learns to work around it.
"""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A pattern, matched without regard to case and line ends."""

    why: str
    pattern: str
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()
    but: str = ""  # a source of texts that it isn't for
    quoted: bool = False  # a thought may be quoted, to be answered

    def found(self, text: str) -> list[str]:
        """What of `text` it matches."""
        flat = " ".join(text.replace("’", "'").split())
        if self.quoted:  # but words to say are ours
            flat = re.sub(r'(?<!<say>)"[^"]*"', '""', flat)
        return [match.group(0) for match in re.finditer(self.pattern, flat, re.IGNORECASE)]


LABELS = (
    r"(?:(?:sex(?:ual)?|child)[- ])?(?:offender|abuser|molester|predator|perpetrator|monster)s?"
)

RULES = (
    Rule(
        "sexual images of children are no pornography",
        r"\bchild(?:ren)?(?:'s)?[- ]porn\w*|\bporn\w* of (?:a )?child\w*|\bkiddie|\bkiddy"
        r"|\b(?:child|teen|pre-?teen) erotica|\bkid porn",
        ("He was arrested for child pornography.", "child-porn", "kiddie pictures"),
        ("sexual images of children", "Help with online pornography, for adults."),
    ),
    Rule(
        "a child is a child",
        r"\bunderage|\bunder-age|\bunder age\b|\byoung (?:wom[ae]n|ladies|lady|m[ae]n) under"
        r"|\bbarely legal|\blolit|\bjailbait|\bchild prostitut|\bchild sex tour"
        r"|\bminors?[- ]attract|\bMAPs?\b(?= (?:community|people|and|who))",
        ("underage women", "barely legal", "child prostitutes", "minor-attracted people"),
        ("I am under 18", "a map of areas of life", "someone under 18"),
    ),
    Rule(
        "a child can't consent, and takes no part",
        r"\bconsensual|\bconsenting (?:child|minor|teen)|\bwilling (?:child|minor|victim)"
        r"|\b(?:child|children|minor|girl|boy)s? (?:who )?(?:agreed|consented|wanted it|seduced)"
        r"|\b(?:affair|romance|sexual relationship|love story) with (?:a|the) (?:child|minor|girl|boy)",
        ("It was consensual.", "the child wanted it", "a romance with a minor"),
        ("It does not make a child able to consent.", "The agreed rules about children"),
        quoted=True,
    ),
    Rule(
        "harm is not made small",
        r"\bjust looking\b|\bonly (?:looking|looked|pictures?|images?|photos?|a picture|an image)\b"
        r"|\bjust (?:pictures?|images?|photos?|a picture|an image)\b"
        r"|(?<!so that )\b(?:no ?one|nobody) (?:was|is|gets?|got) (?:hurt|harmed)\b|\bvictimless"
        r"|\bharmless (?:images?|pictures?|curiosity|fun)\b"
        r"|\b(?:viewing|looking) (?:\w+ )?(?:was|is) (?:a |just a |only a )?(?:slip|mistake)\b",
        (
            "You were just looking.",
            "They are only pictures.",
            "No one was hurt.",
            "it is victimless",
        ),
        (
            "So that nobody is harmed.",
            '"It is only pictures." Answer: a child is hurt by this.',
            "Pictures of you as an adult",
        ),
        quoted=True,
    ),
    Rule(
        "nobody is without hope",
        r"\byou(?:'ll| will) (?:always|never) (?:be|have|want|feel|get|change|stop|recover)\b"
        r"|\byou can(?:'t|not| never) (?:ever )?change(?=[.!?,]| (?:who|what) you are)|\bonce an?\b[^.]{1,30}\balways an?\b"
        r"|\b(?:there is|you have) no hope\b|\bbeyond help\b|\bincurable\b|\buntreatable\b"
        r"|\bpeople like you\b|\byour kind\b",
        (
            "You will always have this.",
            "Once an X, always an X.",
            "You cannot change.",
            "people like you",
        ),
        (
            "You will always see the number here.",
            "No hope",
            "You can change the plan.",
            "You cannot change this here.",
        ),
    ),
    Rule(
        "no promise that can't be kept",
        r"\b(?:no ?one|nobody)(?: else)? (?:can|could|will|would)(?: ever| possibly)? "
        r"(?:\w+ )?(?:read|see|find|know|report|tell|trace|discover|decrypt)\b"
        r"|\bcan (?:never|not ever) be (?:read|found|traced|seen|decrypted|recovered)\b"
        r"|\b(?:100 ?%|completely|totally|perfectly|absolutely) (?:safe|secure|anonymous|private)\b"
        r"|\buntraceable|\bunbreakable|\bmilitary[- ]grade|\bwe guarantee|\bguaranteed to"
        r"|\bpolice (?:can(?:'t|not)|will never|can never)\b|\byou are safe now\b",
        (
            "Nobody can ever read this.",
            "No one will report you.",
            "It is completely anonymous.",
            "Police cannot open it.",
        ),
        ("In some countries police can order you to open it.", '"Nobody will know." Answer: I do.'),
        quoted=True,
    ),
    Rule(
        "no label for the reader",
        rf"\byou(?:'re| are| were) (?:a|an|the) {LABELS}\b|\b(?:as|like) (?:a|an) {LABELS}\b"
        rf"|\b{LABELS} (?:like|such as) you\b|\b(?:for|to|help|helping|helps|dear) {LABELS}\b"
        r"|\bp(?:a?e|æ)dophil(?:e|es|ia)\b|\bp(?:a?e)dos?\b|\bperv(?:s|ert|erts)?\b|\bsickos?\b"
        r"|\b(?:child )?molesters?\b|\bsexual predators?\b|\bsex(?:ual)? offenders?\b"
        r"|\bchild abusers?\b",
        (
            "You are an offender.",
            "Help for offenders",
            "paedophiles",
            "a sex offender",
            "as an abuser",
        ),
        (
            "someone who has viewed sexual images of children",
            "people convicted of sexual offences",
            "details of any offence",
            "contact with an offender manager",
        ),
    ),
    Rule(
        "suicide is not committed, and no attempt succeeds",
        r"\bcommit(?:s|ted|ting)? suicide|\b(?:successful|failed|unsuccessful|completed) "
        r"(?:suicide|attempt)|\bsuicide (?:succeeded|failed|epidemic|note)\b",
        ("He committed suicide.", "a failed attempt", "a successful suicide"),
        ("died by suicide", "a suicide attempt", "commitment therapy"),
    ),
    Rule(
        "no methods",
        r"\boverdos\w+|\bhang(?:ing|ed)? (?:him|her|them|your|my)?sel(?:f|ves)\b|\bslit\w*\b"
        r"|\b(?:jump|throw)\w* (?:off|from|in front of)\b|\bnoose|\bhelium|\bcarbon monoxide"
        r"|\blethal (?:dose|means)\b",
        ("an overdose", "jumped off", "lethal dose"),
        ("Ask someone to keep things for you.", "Hang up and call again."),
    ),
    Rule(
        "no verdict over a person, no instrument of the courts",
        r"\b(?:your|a|the) (?:risk (?:level|score|rating|category|class)) (?:is|was|shows)\b"
        r"|\b(?:low|medium|moderate|high)[- ]risk (?:offender|reader|person|user|category)"
        r"|\b(?<!whether )(?<!if )\byou (?:have|suffer from|are diagnosed with) (?:OCD|depression|a disorder|paraphilia)\b"
        r"|\bCPORT\b|\bKIRAT\b|\bSTATIC-?99R?\b|\bSVR-?20\b|\bSTABLE-?2007\b|\bMSI ?II\b"
        r"|\byour diagnosis is\b",
        ("Your risk level is high.", "a low-risk offender", "CPORT", "Static-99R", "You have OCD."),
        (
            "No risk level is computed or stored.",
            "It can be a sign of OCD.",
            "whether you have OCD",
            "a supported risk factor",
        ),
    ),
    Rule(
        "no advice to hide or destroy",
        r"\b(?:wipe|shred|destroy|erase|format|burn) (?:your|the|all|any) (?:\w+ )?"
        r"(?:drives?|disks?|phone|computer|evidence|files|history|device)\b"
        r"|(?<!not )(?<!never )\bdelete (?:your|the|all|any) (?:\w+ )?(?:history|files|images|pictures|evidence|messages)\b"
        r"|(?<!no )\bhidden volume|\bplausible deniab|(?<!no )\bduress\b|\bself-destruct|\bcover (?:your|his) tracks"
        r"|\b(?:avoid|escape|evade)\w* (?:detection|arrest|investigation|the police|prosecution)\b"
        r"|\b(?:burner|throwaway) (?:phone|account|e-?mail)",
        (
            "Wipe your drive first.",
            "Delete the images.",
            "a hidden volume",
            "how to avoid detection",
        ),
        ("Do not delete the messages or the account.", "Do not delete or change anything."),
    ),
    Rule(
        "no place or way to material is named",
        r"\bdark ?(?:web|net)\b|\bonion (?:site|service|link|address)|\btor browser\b|\bpeer-to-peer\b"
        r"|\bbittorrent\b|\b(?:telegram|discord|kik|snapchat|omegle|reddit|4chan|8chan|freenet)\b"
        r"|\b(?:search|look) for (?:images|pictures|videos) of (?:children|girls|boys)\b"
        r"|\.onion\b|\bfile[- ]sharing (?:site|network|app)",
        ("on the dark web", "the Tor browser", "a Telegram group", "a file-sharing network"),
        ("the store on the corner", "sites of public bodies", "Look for a doctor."),
        but="regions",  # a line for young people may well answer there
    ),
    Rule(
        "no prompt for what must not be written",
        r"\b(?:what|which) (?:site|app|forum|search word|file)s? (?:did|do|have|were)\b"
        r"|\b(?:child|victim)(?:'s)? (?:name|age|school|address)\b\?|\bhow old (?:is|was) the child\b"
        r"|\bdescribe (?:the|your|what you) (?:image|picture|video|fantas|saw|did|offence|abuse)\w*"
        r"|\bwhere does the child (?:live|go)\b|\bwhat did you (?:do to (?:the|a|that|your|him|her|them|it)|look at|watch)\b",
        (
            "Which sites did you use?",
            "How old was the child?",
            "Describe the image.",
            "The child's name?",
        ),
        (
            "Leave out names, places, and details of any offence or image.",
            "What did you do to rest?",
        ),
    ),
    Rule(
        "children are no comfort and no goal",
        r"\b(?:trusted|alone|time) with (?:children|a child|kids) (?:again|as a reward)\b"
        r"|\b(?:earn|win|regain) (?:back )?(?:the |a )?(?:child|children|kid)(?:'s|s'|ren's)? trust\b"
        r"|\bsafe to be (?:alone )?with (?:children|a child|kids)\b",
        ("so you can be alone with children again", "earn the child's trust"),
        ("I need help not to be alone with children.", "not alone with any child"),
    ),
    Rule(
        "a slip is not what this is called",
        r"\b(?:a |your |the |had a )slips?\b(?! of)|\bslipped up\b|\bstay(?:ed|ing)? clean\b|\bget clean\b",
        ("You had a slip.", "stayed clean for a month"),
        ("a slip of paper", "wash a cup"),
    ),
)
