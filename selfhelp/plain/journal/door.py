"""Into the journal: making it, opening it, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfhelp.domain.strings import t, tn
from selfhelp.files import NotSaved
from selfhelp.journal import limits
from selfhelp.plain.console import Verb
from selfhelp.plain.menus import menu, yes
from selfhelp.plain.session import Session
from selfhelp.vault.errors import VaultDamaged, VaultError, WrongPassphrase

if TYPE_CHECKING:
    from selfhelp.journal.journal import Journal

TRIES = 5


def enter(session: Session) -> None:
    """Open the journal, making it first if there is none, and go to its pages."""
    from selfhelp.plain.journal import pages

    if session.places.guest:
        session.console.say(
            t("journal.guest-closed", "This is a guest session: the journal stays closed.")
        )
    elif session.journal is not None or ready(session):
        pages.run(session)


def ready(session: Session) -> bool:
    """Open or make the journal; whether it is open now."""
    return unlock(session) if session.has_journal() else create(session)


def create(session: Session) -> bool:
    """Say what it is and what it can't do, then make it."""
    from selfhelp import hygiene
    from selfhelp.journal.journal import Journal

    hygiene.no_dumps()
    say = session.console.say
    say("", t("journal.why", "A journal keeps what you write and rate, if you want that."))
    say(t("journal.no-need", "You need none for help now, the tools and the pages."))
    say(*limits.before_creating())
    if not yes(session, t("journal.make", "Make a journal on this device?"), default=False):
        return False
    try:
        passphrase = new_passphrase(session)
        if not passphrase:
            return False
        question = t(
            "journal.want-code",
            "Make a recovery code as well? It opens the journal if you forget the passphrase. You"
            " would write it on paper.",
        )
        recovery = bool(yes(session, question, default=True))
        say(t("journal.making", "Making it. This takes a moment."))
        journal, code = Journal.create(session.places, passphrase, recovery=recovery)
    except (VaultError, NotSaved) as problem:
        say(str(problem))
        return False
    except Verb:
        return False
    if code:
        say(t("journal.code-is", "Your recovery code, shown only now:"), "", code, "")
        say(limits.recovery())
        session.console.ask(t("plain.enter", "Press Enter to go on."))
    _use(session, journal)
    say(t("journal.made-here", "The journal is made and open."))
    return True


def new_passphrase(session: Session) -> str:
    """Words that we draw, or the person's own; "" for neither."""
    from selfhelp.journal import passphrase
    from selfhelp.vault import words

    say = session.console.say
    options = [
        t("journal.draw", "Words chosen by chance: hard to guess, possible to remember"),
        t("journal.own", "A passphrase of my own"),
    ]
    title = t("journal.which-passphrase", "Which passphrase do you want?")
    chosen = menu(session, options, title=title, default=1)
    if chosen < 0:
        return ""
    while chosen == 0:
        drawn = words.generated()
        say("", drawn, "")
        say(t("journal.words-how", "Write it down and keep it where only you can find it."))
        typed = session.console.secret(
            t("journal.words-type", "Type it, or Enter for other words:")
        )
        if typed.split() == drawn.split():
            return drawn
        if typed:
            say(t("journal.words-not", "That is not it. Here are other words."))
    while True:
        first = session.console.secret(t("journal.new-passphrase", "New passphrase:"))
        if not first:
            return ""
        if problem := passphrase.refused(first):
            say(problem)
            continue
        say(passphrase.said(first))
        if session.console.secret(t("journal.again", "The same again:")) == first:
            return first
        say(t("journal.not-same", "The two are not the same. Type both again."))


def unlock(session: Session) -> bool:
    """Ask for the passphrase until it opens; whether it is open now."""
    from selfhelp import hygiene
    from selfhelp.journal.journal import Journal

    hygiene.no_dumps()
    say = session.console.say
    for _ in range(TRIES):
        try:
            secret = session.console.secret(
                t("journal.passphrase-or", "Passphrase, or Enter for other ways:")
            )
            code = False
            if not secret:
                chosen = menu(session, [t("journal.use-code", "I have the recovery code")])
                if chosen < 0:
                    return False
                secret, code = session.console.secret(t("journal.code", "Recovery code:")), True
            if not secret:
                return False
            say(t("journal.opening", "Opening."))
            journal = Journal.open(session.places, secret, code=code)
        except WrongPassphrase as problem:
            say(str(problem))
            continue
        except VaultDamaged as problem:
            say(str(problem))
            return _damaged(session, secret, code=code)
        except VaultError as problem:
            say(str(problem))
            return False
        except Verb:
            return False
        _use(session, journal)
        return True
    say(t("journal.later", "It stays closed. You can try again later."))
    return False


def _damaged(session: Session, secret: str, *, code: bool) -> bool:
    """Read what can still be read; nothing is written to a damaged file."""
    from selfhelp.journal.journal import Journal
    from selfhelp.vault import Vault

    question = t("journal.read-rest", "Read what can still be read? Nothing will be changed.")
    if not yes(session, question, default=True):
        return False
    say = session.console.say
    try:
        given = {"code": secret} if code else {"passphrase": secret}
        vault, parts = Vault.open_readable(session.places.journal, **given)
    except VaultError as problem:
        say(str(problem))
        return False
    journal = Journal(vault, session.places)
    say(*(t("journal.damaged-part", "Damaged: {part}", part=part) for part in parts))
    say(
        tn(
            "journal.readable",
            "{n} entry can still be read.",
            "{n} entries can still be read.",
            len(journal),
        )
    )
    say(
        t(
            "journal.repair-how",
            "To save them into a new file: selfhelp journal repair -o FILE. New answers are not kept"
            " until then.",
        )
    )
    from selfhelp.plain.journal import entries

    entries.browse(session, journal)
    journal.close()
    return False


def _use(session: Session, journal: Journal) -> None:
    earlier = False
    if session.earlier_answers():
        question = t("journal.keep-earlier", "Keep what you answered since you started today, too?")
        earlier = bool(yes(session, question, default=True))
    session.use_journal(journal, keep_earlier=earlier)
    if journal.older:
        session.console.say(limits.older())
    if earlier:
        lawyer_once(session)


def lawyer_once(session: Session) -> None:
    """The lawyer sentence at the first save on the paths where it matters (CURRICULUM.md 0.4)."""
    keeper = session.journal_keeper
    if keeper is None or not any(session.has(f"path:{path}") for path in limits.LAWYER_PATHS):
        return
    if not keeper.told("lawyer"):
        from selfhelp.domain.text import plain

        session.console.say("", plain(session.shelf.guide().line("lawyer")))
        keeper.tell("lawyer", session.now())


def lock(session: Session) -> None:
    """Close the journal by replacing this process; where that can't be done, by letting it go."""
    from selfhelp import hygiene

    session.console.clear()
    session.keeper.finish()
    if problem := session.keeper.problem:
        # What isn't saved lives in this process only.
        session.console.say(
            t("journal.still-open", "The journal stays open. {problem}", problem=problem)
        )
        return
    session.close_journal()
    if hygiene.can_restart():
        hygiene.restart(list(session.restart))
    session.console.say(
        t(
            "journal.closed",
            "The journal is closed. What was on it may stay in memory until you leave.",
        )
    )
