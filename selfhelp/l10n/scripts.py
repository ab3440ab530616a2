"""What a language's script needs of a terminal. Pure; standard library only."""

INDIC = frozenset(
    [
        "as",
        "bho",
        "bn",
        "bo",
        "brx",
        "doi",
        "dz",
        "gom",
        "gu",
        "hi",
        "hne",
        "km",
        "kn",
        "kok",
        "kru",
        "mag",
        "mai",
        "ml",
        "mni",
        "mr",
        "my",
        "ne",
        "new",
        "or",
        "pa",
        "raj",
        "sa",
        "sat",
        "shn",
        "si",
        "ta",
        "tcy",
        "te",
    ]
)
"""Languages written in a script of South Asia's family: Devanagari, Bengali, ... also Burmese, Khmer."""

SCRIPTS = frozenset(
    [
        "Beng",
        "Deva",
        "Gujr",
        "Guru",
        "Khmr",
        "Knda",
        "Mlym",
        "Mymr",
        "Orya",
        "Sinh",
        "Taml",
        "Telu",
        "Tibt",
        "Mtei",
        "Olck",
    ]
)


def unboxed(language: str, script: str = "") -> bool:
    """Whether terminals disagree on how wide this language's text is.

    Their letters join into signs that take other widths in each terminal (measured for Devanagari:
    55 cells by Rich, 63 by wcwidth). So nothing may stand right of the text on its line.

    Args:
        language: such as "hi".
        script: such as "Deva", where a tag names one; else "".
    """
    return script in SCRIPTS if script else language in INDIC
