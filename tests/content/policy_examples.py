"""For each rule of `selfhelp.content.quality.red_lines`: sentences that it finds, and some that may stand."""

from typing import NamedTuple


class Examples(NamedTuple):
    bad: tuple[str, ...]
    good: tuple[str, ...]


EXAMPLES: dict[str, Examples] = {
    "sexual images of children are no pornography": Examples(
        ("He was arrested for child pornography.", "child-porn", "kiddie pictures"),
        ("sexual images of children", "Help with online pornography, for adults."),
    ),
    "a child is a child": Examples(
        ("underage women", "barely legal", "child prostitutes", "minor-attracted people"),
        ("I am under 18", "a map of areas of life", "someone under 18"),
    ),
    "a child can't consent, and takes no part": Examples(
        ("It was consensual.", "the child wanted it", "a romance with a minor"),
        ("It does not make a child able to consent.", "The agreed rules about children"),
    ),
    "harm is not made small": Examples(
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
    ),
    "nobody is without hope": Examples(
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
    "no promise that can't be kept": Examples(
        (
            "Nobody can ever read this.",
            "No one will report you.",
            "It is completely anonymous.",
            "Police cannot open it.",
        ),
        ("In some countries police can order you to open it.", '"Nobody will know." Answer: I do.'),
    ),
    "no label for the reader": Examples(
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
    "suicide is not committed, and no attempt succeeds": Examples(
        ("He committed suicide.", "a failed attempt", "a successful suicide"),
        ("died by suicide", "a suicide attempt", "commitment therapy"),
    ),
    "no methods": Examples(
        ("an overdose", "jumped off", "lethal dose"),
        ("Ask someone to keep things for you.", "Hang up and call again."),
    ),
    "no verdict over a person, no instrument of the courts": Examples(
        ("Your risk level is high.", "a low-risk offender", "CPORT", "Static-99R", "You have OCD."),
        (
            "No risk level is computed or stored.",
            "It can be a sign of OCD.",
            "whether you have OCD",
            "a supported risk factor",
        ),
    ),
    "no advice to hide or destroy": Examples(
        (
            "Wipe your drive first.",
            "Delete the images.",
            "a hidden volume",
            "how to avoid detection",
        ),
        ("Do not delete the messages or the account.", "Do not delete or change anything."),
    ),
    "no place or way to material is named": Examples(
        ("on the dark web", "the Tor browser", "a Telegram group", "a file-sharing network"),
        ("the store on the corner", "sites of public bodies", "Look for a doctor."),
    ),
    "no prompt for what must not be written": Examples(
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
    "children are no comfort and no goal": Examples(
        ("so you can be alone with children again", "earn the child's trust"),
        ("I need help not to be alone with children.", "not alone with any child"),
    ),
    "a slip is not what this is called": Examples(
        ("You had a slip.", "stayed clean for a month"), ("a slip of paper", "wash a cup")
    ),
    "no slang, for people or for material": Examples(
        ("Watch less porn.", "He is a nonce.", "CP on his phone"),
        ("Help with pornography, for adults.", "A sponsor rang from the club."),
    ),
    "nothing describes a child, abuse or a fantasy": Examples(
        (
            "fantasies about children",
            "an innocent little girl",
            "the boy was flirting",
            "a pretty girl",
        ),
        (
            "sexual thoughts about children",
            "No sentence describes a fantasy.",
            "a child's birthday",
        ),
    ),
    "no exercise with arousal, no acting in the mind, no doses": Examples(
        (
            "Imagine doing it.",
            "Take 50 mg.",
            "Picture yourself giving in.",
            "Write down your fantasies.",
        ),
        ("Imagine a wave.", "Picture the kitchen.", "Ask a doctor about medicine."),
    ),
    "no search words, and no way to look unseen": Examples(
        ("Search words such as these", "Open a private window.", "Use a VPN."),
        ("Leave out sites and search words.", "Where nobody overhears.", "a window seat"),
    ),
    "no praise for reading, no slogans": Examples(
        ("Your journey starts here.", "Well done.", "You are so brave.", "You've got this."),
        (
            "lone journeys with a child",
            "It is brave to want to hold it together.",
            "That took courage.",
        ),
    ),
    "a calm voice needs no exclamation marks": Examples(
        ("Stop!", "You can do it! Go on."),
        ("Stop.", "Call Stop It Now! today."),
    ),
}
