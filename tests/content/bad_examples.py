"""One broken thing each: what to change in the small tree, and what the checker must say where."""

from typing import NamedTuple


class Bad(NamedTuple):
    """Replace `old` by `new` in a file.

    `at` stands in the line that must be named; `where` is the file that must be named, if it's
    another one.
    """

    file: str
    old: str
    new: str
    at: str
    says: str
    where: str = ""


MODULE, TOOL, GUIDE = "en/modules/first.yaml", "en/tools/pause.yaml", "en/guide.yaml"
CARDS, PROGRAMME, RETIRED = "en/cards.yaml", "en/programme.yaml", "en/retired.yaml"
MEASURE = "en/measures/how.yaml"
WIDER = "en/wider.yaml"
REFERENCES, LEDGER, REGION = "references.yaml", "en/ledger.txt", "regions/XK.yaml"
CURRICULUM, REVIEWS = "curriculum.yaml", "reviews.yaml"
NONE_YET = "wanted: [clinician, survivor], reviews: []"
ONE = """\
wanted: [clinician], reviews: [
    {id: clinician, name: A. Name, date: 2027-01-31, revision: 2, text: 0123456789abcdef}]"""
REFERENCE = "Key2021:\n  text: Key and others. A work. 2021.\n  url: https://doi.org/10.1000/1\n"
PATH = "pathways:\n  - id: A\n    title: A path\n    about: What it does.\n"

FIELDS = [
    Bad(MODULE, "title: First module\n", "", "id: first", "the field `title` is missing"),
    Bad(MODULE, "title: First module", "title: ''", "title: ''", "the field `title` is missing"),
    Bad(MODULE, "about: One line.", "about: [One]", "about:", "`about` should be text, not a list"),
    Bad(MODULE, "about: One line.", "about: {a: b}", "about:", "should be text, not fields"),
    Bad(MODULE, "{id: words,", "{id: My words,", "My words", "the id `My words` may hold only"),
    Bad(MODULE, "{id: words,", "{id: -words,", "-words", "the id `-words` may hold only"),
    Bad(MODULE, "{id: words,", f"{{id: {'w' * 41},", "www", "at most 40 characters"),
    Bad(MODULE, "{id: words, ", "{", "kind: reflect", "the field `id` is missing"),
    Bad(MODULE, "about: One line.", f"about: {'x' * 161}", "about:", "has 161 characters; 160 is"),
    Bad(MODULE, "text: A fact.", "text: <b>A fact.", "<b>", "the tag <b> is opened or closed"),
    Bad(MODULE, "text: A fact.", "text: A fact.</say>", "</say>", "the tag </say> is opened"),
    Bad(MODULE, "  - {id: lines,", "  - {id: words,", "id: words, kind: list", "stands in line 19"),
    Bad(
        TOOL,
        "id: pause\n",
        "id: first\n",
        "title: A pause",
        "the id `first.title` already stands in",
    ),
    Bad(MODULE, "heavy: no", "heavy: false", "heavy:", "`heavy` is `yes` or `no`"),
    Bad(
        MODULE,
        "minutes: 10",
        "minutes: ten",
        "minutes: ten",
        "a whole number from 0 to 120, not `ten`",
    ),
    Bad(MODULE, "minutes: 10", "minutes: 121", "minutes: 121", "a whole number from 0 to 120"),
    Bad(MODULE, "minutes: 10", "minutes: ٣", "minutes: ٣", "a whole number from 0 to 120"),
    Bad(
        TOOL, "serves: stress", "serves: fun", "serves:", "`serves` is one of urge, stress, either"
    ),
    Bad(
        MODULE,
        "checkin: [mood]",
        "checkin: mood",
        "checkin:",
        "should be a list: `checkin: [one, two]`",
    ),
    Bad(MODULE, "checkin: [mood]", "checkin: [mood, {a: b}]", "checkin:", "holds words only"),
    Bad(
        MODULE,
        "heavy: no",
        "heavy: no\nsafety-note: x",
        "safety-note",
        "`safety-note` is not known",
    ),
    Bad(MODULE, "low: Little", "lowest: Little", "lowest", "the field `lowest` is not known here"),
    Bad(
        MODULE,
        "aims:\n  - {id: a1, text: An aim.}",
        "aims: An aim.",
        "aims:",
        "`aims` should be a list",
    ),
    Bad(
        MODULE,
        "  - {id: a1, text: An aim.}",
        "  - An aim.",
        "- An aim.",
        "should stand here, not text",
    ),
    Bad(TOOL, "steps:\n", "steps: []\nx:\n", "steps:", "`steps` is empty; add at least one"),
    Bad(GUIDE, "lines:\n", "line:\n", "steps:", "the field `lines` is missing"),
    Bad(
        MODULE,
        "refs: [Key2021]",
        "refs: [Key2021, Nobody1999]",
        "Nobody",
        "the reference `Nobody1999`",
    ),
]

STEPS = [
    Bad(
        MODULE,
        "text: A fact., refs: [Key2021]}",
        "text: A fact.}",
        "A fact.",
        "say what this rests on",
    ),
    Bad(MODULE, "basis: design", "basis: belief", "belief", "`basis` is one of advice, design"),
    Bad(MODULE, "kind: reflect", "kind: write", "kind: write", "the kind `write` is not known"),
    Bad(MODULE, "kind: reflect, ", "", "id: words", "the field `kind` is missing"),
    Bad(
        MODULE,
        "kind: reflect, prompt: What now?",
        "kind: reflect, title: What now?",
        "id: words",
        "a step of kind reflect needs the field `prompt`",
    ),
    Bad(MODULE, "    store: plan.stay_safe\n", "", "id: plan", "kind plan needs the field `store`"),
    Bad(MODULE, "    title: Sort them\n", "", "id: boxes", "this step shows nothing"),
    Bad(
        MODULE,
        "kind: reflect,",
        "kind: reflect, keep: maybe,",
        "maybe",
        "one of always, ask, never",
    ),
    Bad(MODULE, "kind: reflect,", "kind: reflect, record: diary,", "diary", "`record` is one of"),
    Bad(MODULE, "kind: reflect,", "kind: reflect, role: rage,", "rage", "`role` is one of mood"),
    Bad(MODULE, "low: Little", "min: 5, max: 5, low: Little", "min: 5", "`min` must be less than"),
    Bad(MODULE, "min: 1, max: 5", "min: 6, max: 5", "min: 6", "`min` must be less than `max`"),
    Bad(MODULE, "that one., right: yes}", "that one.}", "id: quiz", "at least one option"),
    Bad(
        MODULE,
        "text: This, feedback: It is nearly that one.}",
        "text: This}",
        "text: This",
        "`feedback` is missing",
    ),
    Bad(MODULE, "    most: 2\n", "    most: 3\n", "id: pick", "don't fit the number of options"),
    Bad(MODULE, "    most: 2\n", "    most: 1\n    least: 2\n", "id: pick", "don't fit the number"),
    Bad(MODULE, '"card:root"', "somewhere", "somewhere", "`somewhere` leads nowhere"),
    Bad(MODULE, '"card:root"', '"card:"', '"card:"', "`card:` leads nowhere"),
    Bad(MODULE, "right: left", "right: top", "right: top", "must name the id of one of the boxes"),
    Bad(MODULE, "right: left, ", "", "Sort me", "must name the id of one of the boxes"),
    Bad(MODULE, ", feedback: It fits in that box.", "", "Sort me", "`feedback` is missing"),
    Bad(MODULE, "seconds: 4", "seconds: 0", "id: breaths", "a breathing timer needs phases"),
    Bad(
        MODULE,
        "    phases:\n      - {id: see, text: Five things}\n",
        "",
        "id: senses",
        "a grounding timer needs phases",
    ),
    Bad(MODULE, "    minutes: 5\n", "", "id: breaths", "this timer needs `minutes`"),
    Bad(MODULE, "style: grounding", "style: flying", "flying", "`style` is one of breathing"),
]

MODULES = [
    Bad(MODULE, "id: first\n", "id: second\n", "id: second", "must be the file's name, `first`"),
    Bad(MODULE, "revision: 2", "revision: 0", "revision:", "a whole number from 1 to 100000"),
    Bad(
        GUIDE,
        "crisis-words:\n  - kill myself\n",
        "crisis-words: []\n",
        "steps:",
        "missing or empty",
    ),
    Bad(GUIDE, "crisis-words:\n  - kill myself\n", "", "steps:", "`crisis-words` is missing"),
    Bad(GUIDE, "  - kill myself\n", "  - kill myself\n  - {a: b}\n", "{a: b}", "is plain text"),
    Bad(
        CARDS,
        "kinds: [emergency, crisis]",
        "kinds: [emergency, taxi]",
        "id: root",
        "`taxi` is no kind of helpline; known: emergency",
    ),
    Bad(
        CARDS,
        "    buttons:\n      - {id: back, text: Back, to: back}\n"
        '      - {id: list, text: Tools, to: "list:tools"}\n',
        "",
        "id: other",
        "this card is empty",
    ),
    Bad(CARDS, "{emergency}", "{police}", "id: root", "`{police}` is no placeholder"),
    Bad(CARDS, "text: Back, to: back", "text: Back", "text: Back", "the field `to` is missing"),
    Bad(CARDS, '"tool:pause"', "pause", "under18: pause", "`pause` leads nowhere"),
    Bad(CARDS, "cards:", "card:", "card:", "the field `cards` is missing"),
    Bad(REFERENCES, "https://doi", "http://doi", "text: Key", "a link starts with https://"),
    Bad(REFERENCES, "  text: Key and others. A work. 2021.\n", "", "url:", "`text` is missing"),
    Bad(REFERENCES, REFERENCE, "- Key2021\n", "- Key2021", "should stand here, not a list"),
    Bad(
        PROGRAMME,
        "order: [first]\nnot-yet: [second]",
        "order: [first]",
        "- id: A",
        "the module `second` is in neither `order` nor `not-yet`",
    ),
    Bad(
        PROGRAMME,
        "must: [first]",
        "must: [third]",
        "- id: A",
        "`third` is not among this path's `modules`",
    ),
    Bad(PROGRAMME, "- id: A", "- id: AB", "- id: AB", "a pathway's id is one capital letter"),
    Bad(PROGRAMME, "- id: A", "- id: a", "- id: a", "a pathway's id is one capital letter"),
    Bad(
        PROGRAMME,
        PATH,
        "pathways: none\nx:\n  - id: A\n    title: A path\n    about: X\n",
        "none",
        "`pathways` should be a list",
    ),
    Bad(PROGRAMME, "opens: card:root", "opens: root", "opens: root", "`root` leads nowhere"),
    Bad(RETIRED, "Its last words.", "''", "first.gone", "`first.gone` needs the last text"),
    Bad(RETIRED, "first.gone: Its", "- Its", "- Its", "should stand here, not a list"),
]

MEASURES = [
    Bad(
        MEASURE, "id: how\n", "id: low\n", "id: low", "the id `low` must be the file's name, `how`"
    ),
    Bad(MEASURE, "refs: [Key2021]\n", "", "id: how", "name the work that published this measure"),
    Bad(MEASURE, 'id: "0"', "id: never", "id: never", "an option's id is its published score"),
    Bad(
        MEASURE,
        "  - {id: dying, text: Thoughts of dying, role: item9}\n",
        "",
        "id: how",
        "`without-item9` stands where no question has `role: item9`",
    ),
    Bad(MEASURE, "less", "first", "title:", "must name the measure without that question"),
    Bad(MEASURE, "less", "how", "title:", "must name the measure without that question"),
    Bad(
        TOOL,
        "id: pause\n",
        "id: how\n",
        "title:",
        "`how` is the id of a module or tool as well; take another",
        where=MEASURE,
    ),
    Bad(MEASURE, "licence: Anyone may use it.\n", "", "id: how", "the field `licence` is missing"),
    Bad(MEASURE, "source: By somebody.\n", "", "id: how", "the field `source` is missing"),
    Bad(MEASURE, "role: item9", "role: mood", "role: mood", "`role` is one of item9"),
]

MARKS = [
    Bad(MODULE, "covers: [m1.k1]", "covers: [m1.k2]", "A fact.", "`m1.k2` is not in curriculum"),
    Bad(
        MODULE, "covers: [m1.k1]", "covers: [m1.k1, m1.k1]", "A fact.", "`m1.k1` stands here twice"
    ),
    Bad(MODULE, "covers: [m1.k1], ", "", "m1.k1", "nothing carries `m1.k1` (A fact to", CURRICULUM),
    Bad(CURRICULUM, "m1.k1: A fact", "m1-k1: A fact", "m1-k1", "`m1-k1` is no number of a point"),
    Bad(CURRICULUM, "m1.k1: A fact", "x.k1: A fact", "x.k1", "`x.k1` is no number of a point"),
    Bad(CURRICULUM, "m1.k1: A fact", "m1.z1: A fact", "m1.z1", "the letter of `m1.z1` is one of k"),
    Bad(CURRICULUM, "A fact to know", "''", "m1.k1", "needs a short name of one to 10 words"),
    Bad(CURRICULUM, "A fact to know", "a " * 11, "m1.k1", "needs a short name of one to 10 words"),
]

RECORD = [
    Bad(
        REVIEWS,
        "  - {id: pause, wanted: [clinician]}\n",
        "",
        "roles:",
        "`pause` has no entry under",
    ),
    Bad(REVIEWS, "{id: pause, ", "{id: paws, ", "paws", "`paws` is no module, tool or measure"),
    Bad(REVIEWS, "[clinician, survivor]", "[clinician, judge]", "judge", "`judge` is none of the"),
    Bad(
        REVIEWS,
        "[clinician, survivor]",
        "[survivor]",
        "id: first",
        "`wanted` must name `clinician`",
    ),
    Bad(
        REVIEWS,
        "    questions:\n      - Is it true?\n",
        "",
        "id: survivor",
        "this role has no `questions`",
    ),
    Bad(
        REVIEWS,
        NONE_YET,
        ONE.replace("id: clinician", "id: judge"),
        "id: judge",
        "`judge` is none of the roles",
    ),
    Bad(REVIEWS, NONE_YET, ONE.replace("A. Name", "''"), "2027", "the field `name` is missing"),
    Bad(REVIEWS, NONE_YET, ONE.replace("01-31", "02-30"), "2027", "`date` is the day of the"),
    Bad(
        REVIEWS, NONE_YET, ONE.replace("2027-01-31", "20270131"), "2027", "`date` is the day of the"
    ),
    Bad(REVIEWS, NONE_YET, ONE.replace("revision: 2, ", ""), "2027", "`revision` is missing; add"),
    Bad(REVIEWS, NONE_YET, ONE.replace("cdef", "xyz"), "2027", "`text` is the fingerprint on the"),
]

WIDER_PICTURE = [
    Bad(WIDER, "    title: Lines\n", "", "id: lines", "the field `title` is missing"),
    Bad(WIDER, "kinds: [crisis]", "kinds: [phone]", "id: lines", "`phone` is no kind of helpline"),
    Bad(WIDER, ", refs: [Key2021]", "", "id: p1", "say what this rests on"),
    Bad(WIDER, "kinds: [crisis]", "links: [crisis]", "links:", "the field `links` is not known"),
    Bad(WIDER, "about: One line.", "about: One line.\nminutes: 3", "minutes:", "is not known here"),
]

CROSSCHECK = [
    Bad(CARDS, '"card:other"', '"card:nobody"', "text: More", "`card:nobody` does not exist"),
    Bad(CARDS, '"tool:pause"', '"tool:first"', "text: More", "`tool:first` does not exist"),
    Bad(CARDS, '"list:tools"', '"list:cats"', "text: Tools", "`list:cats` does not exist"),
    Bad(CARDS, '"list:tools"', '"plan:urge"', "text: Tools", "`plan:urge` does not exist"),
    Bad(PROGRAMME, "card:root", "module:second", "title: A path", "`module:second` does not exist"),
    Bad(MODULE, '"card:root"', '"card:nobody"', "id: one", "`card:nobody` does not exist"),
    Bad(
        GUIDE,
        "steps:\n",
        "steps:\n  - id: ask\n    kind: fork\n    prompt: X?\n    options:\n"
        '      - {id: a, text: A, to: "card:nobody"}\n',
        "id: a,",
        "`card:nobody` does not exist",
    ),
    Bad(
        MODULE,
        "goto: quiz}",
        "goto: quiz, copies: first.words}",
        "prompt: Which way?",
        "`first.words` must be a `list` kept as `plan.words`",
    ),
    Bad(MODULE, "goto: quiz", "goto: quizz", "prompt: Which way?", "there is no step `quizz`"),
    Bad(MODULE, "What now?", "What now?, next: nowhere", "What now?", "there is no step `nowhere`"),
    Bad(
        MODULE,
        "from: first.plan.signs",
        "from: first.plan.hints",
        "from:",
        "`first.plan.hints` is no",
    ),
    Bad(MODULE, "from: first.plan.signs", "from: first.page", "from:", "`first.page` is no step"),
    Bad(MODULE, "from: first.plan.signs", "from: second.plan", "from:", "`second.plan` is no step"),
    Bad(MODULE, "from: first.plan.signs", "from: first", "from:", "is no step or row that stores"),
    Bad(
        MODULE,
        "kind: read\n    short: yes\n",
        "kind: read\n    short: yes\n    numbers: [phone]\n",
        "id: page",
        "`phone` is no kind of helpline",
    ),
    Bad(
        MODULE,
        "from: first.plan.signs",
        "from: first.plan.signs, only: ['has:first.page']",
        "from:",
        "`first.page` is no step",
    ),
    Bad(
        MODULE,
        "from: first.plan.signs",
        "from: first.plan.signs, needs: ['has:first.page']",
        "from:",
        "`first.page` is no step",
    ),
    Bad(
        MODULE,
        "{id: signs, text: Signs}",
        "{id: signs, text: Signs, from: [first.words.x]}",
        "id: signs",
        "`first.words.x` is no step",
    ),
    Bad(
        MODULE,
        "{id: signs, text: Signs}",
        "{id: signs, text: Signs, from: [first.boxes=middle]}",
        "id: signs",
        "`first.boxes=middle` is no step",
    ),
    Bad(
        MODULE,
        "{id: off, text: Off}",
        "{id: off, text: Off, copies: first.lines}",
        "Which way?",
        "`first.lines` must be a `list` kept as `plan.lines`",
    ),
    Bad(
        GUIDE,
        "steps:\n",
        "steps:\n  - {id: old, kind: recall, title: Old, from: first.page, else: None.}\n",
        "id: old",
        "`first.page` is no step",
    ),
    Bad(MODULE, "{id: back,", "{id: mood,", "{id: mood,", "`mood` is a shared step's id"),
    Bad(MODULE, "checkin: [mood]", "checkin: [mood, joy]", "title: First", "no shared step `joy`"),
    Bad(MODULE, "checkout: [mood]", "checkout: [calm]", "title: First", "no shared step `calm`"),
    Bad(MODULE, "    short: yes\n", "", "title: First", "no step is marked `short: yes`"),
    Bad(
        PROGRAMME,
        "order: [first]\nnot-yet: [second]",
        "order: []\nnot-yet: [first, second]",
        "title: First",
        "`first` is missing in `order` of programme.yaml",
        MODULE,
    ),
    Bad(
        PROGRAMME, "order: [first]", "order: [first, third]", "title: A path", "`third` has no file"
    ),
    Bad(PROGRAMME, "order: [first]", "order: [first, first]", "title: A path", "in `order` twice"),
    Bad(
        PROGRAMME,
        "not-yet: [second]",
        "not-yet: [second, first]",
        "title: A path",
        "`first` is written; move it from `not-yet`",
    ),
    Bad(
        RETIRED,
        "first.gone",
        "first.page.p1",
        "A fact.",
        "the id `first.page.p1` is retired",
        MODULE,
    ),
    Bad(
        RETIRED,
        "first.gone",
        "first.plan",
        "title: A plan",
        "the id `first.plan` is retired",
        MODULE,
    ),
    Bad(MODULE, "{id: words,", "{id: feelings,", "first.boxes", "`first.words` is gone", LEDGER),
    Bad(LEDGER, " first.words ", " ", "first.boxes", "1 new ids (first.words, ...)"),
]
