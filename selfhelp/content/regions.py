"""Region files: `content/regions/<CC>.yaml`, one for each country and `INT.yaml` for the world.

```yaml
country: GB                # = file name; ISO 3166-1 alpha-2, XK for Kosovo, INT for everywhere
name: United Kingdom       # the English name as in CLDR
listed: 2026-11-22         # date of the listing; said beside every number until somebody called it
note: ...                  # optional, for the whole country
services:
  - id: gb-example         # never reused
    kind: crisis           # a kind of selfhelp/domain/helpline.py
    name: Example Line
    operator: ...          # who runs it
    region: Wales          # only if it serves a part of the country
    phone: 0800 00 00 00   # as dialled inside the country; never a number that is for texts only
    abroad: +44800000000   # from another country
    sms: Text HI to 000    # how to reach it by text message, in words
    web: https://...
    chat: https://...
    email: help@example.org
    hours: 24 hours, every day
    free: yes              # yes, no, or left out for not known
    anonymous: yes         # yes, no, or left out for not known
    languages: [en, cy]
    languages-guessed: yes # when they are only the usual ones of the country
    audience: ...          # what it is for; no full stop at the end
    tells: ...             # when it would tell someone, in our words
    caution: ...           # what a caller should know first, in our words
    confidence: high       # of the listing: high, medium, low
    conflict: yes          # sources disagree, or a closure was reported
    adults: yes            # a source says that adults may call
    checked: 2026-12-01    # when somebody called it, and
    checked-by: A. Name    # who
    sources:               # [] if none has an address; such a service is never shown
      - address: https://...
        seen: 2026-08-12   # date of the page: year, month or day; left out if not known
```

Every value is text. What is not known is left out, never guessed. A `conflict`, a `low`
confidence, or a service without any way to reach it needs a `caution` that says so to a caller.
"""

import re
from pathlib import Path
from typing import Final

from selfhelp.content.fields import Book, Fields
from selfhelp.content.source import Node, Problem, parse
from selfhelp.domain import text as display
from selfhelp.domain.helpline import KINDS, WORLD, Country, Service, Source

CONFIDENCE: Final = ("high", "medium", "low")
CONTACTS: Final = ("phone", "sms", "web", "chat", "email")

# No @: an address with a user name in it is not one to send people to.
_LINK: Final = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:[0-9]+)?([/?#][!-?A-~]*)?\Z")
_PHONE: Final = re.compile(r"[0-9 +()\-/*#]*[0-9][0-9 +()\-/*#]*\Z")
_ABROAD: Final = re.compile(r"\+[0-9][0-9 ()\-]*\Z")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\Z")
_CODE: Final = re.compile(r"[A-Z]{2}\Z")
DAY: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")
_SEEN: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\Z")
_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def read(path: Path, problems: list[Problem]) -> Country | None:
    """Read and check one region file.

    Args:
        path: the file; its stem is the country code.
        problems: grows by one plain sentence for each thing that is wrong.

    Returns:
        The country, or None if the file can't be used at all. Look at `problems` before using it.
    """
    node = parse(path, problems, f"content/regions/{path.name}")
    if node is None:
        return None
    book = Book(problems=problems)
    _controls(node, book)
    top = Fields(node, book)
    code = top.text("country", needed=True)
    if code and code != path.stem:
        _wrong(
            top, "country", f"`country: {code[:8]}` and the file name differ; make them the same."
        )
    if code and code != WORLD and not _CODE.match(code):
        _wrong(top, "country", "`country` is a code of two capital letters, or INT.")
    name = top.text("name", needed=True)
    listed = form(top, "listed", DAY, "a date such as 2026-11-22", needed=True)
    note = _line(top, "note")
    services = tuple(service(each, listed, path.stem) for each in top.maps("services", needed=True))
    top.done()
    if not code or not name:
        return None
    return Country(code=code, name=name, services=services, note=note)


def service(fields: Fields, listed: str, code: str) -> Service:
    """One service, each field checked for its form.

    Args:
        fields: its fields.
        listed: the date of the listing.
        code: the country's.
    """
    made = Service(
        id=fields.id(),
        kind=_kind(fields),
        name=_line(fields, "name", needed=True),
        operator=_line(fields, "operator"),
        region=_line(fields, "region"),
        phone=form(fields, "phone", _PHONE, "digits, spaces and + ( ) - / * # only"),
        abroad=form(fields, "abroad", _ABROAD, "+ and the number with its country code"),
        sms=_line(fields, "sms"),
        web=link(fields, "web"),
        chat=link(fields, "chat"),
        email=form(fields, "email", _EMAIL, "an e-mail address such as help@example.org"),
        hours=_line(fields, "hours"),
        free=_known(fields, "free"),
        anonymous=_known(fields, "anonymous"),
        languages=_languages(fields),
        languages_guessed=fields.yes("languages-guessed"),
        audience=_line(fields, "audience"),
        tells=_line(fields, "tells"),
        caution=_line(fields, "caution"),
        confidence=fields.one_of("confidence", CONFIDENCE, "high"),
        conflict=fields.yes("conflict"),
        adults=_known(fields, "adults"),
        checked_by=_line(fields, "checked-by"),
        checked=form(fields, "checked", DAY, "a date such as 2026-11-22"),
        listed=listed,
        sources=_sources(fields),
    )
    fields.done()
    _whole(fields, made, f"{code.lower()}-")
    return made


def _whole(fields: Fields, service: Service, own: str) -> None:
    """What holds between the fields of a service. Its id begins with `own`: ids are unique over all
    files that way, and a service that moves house is noticed.
    """
    if service.id and not service.id.startswith(own):
        _wrong(fields, "id", f"the id `{service.id}` should start with `{own}`; put it in front.")
    if (service.conflict or service.confidence == "low") and not service.caution:
        _wrong(
            fields,
            "id",
            f"{service.id} is in doubt (`conflict` or `low`); say what is in doubt in `caution`.",
        )
    if not any(getattr(service, name) for name in CONTACTS) and not service.caution:
        _wrong(
            fields,
            "id",
            f"{service.id} has no phone, sms, web, chat or email; "
            "add one, or say in `caution` that none is known.",
        )
    if bool(service.checked) != bool(service.checked_by):
        _wrong(
            fields, "id", f"{service.id}: `checked` and `checked-by` stand together or not at all."
        )


def _wrong(fields: Fields, name: str, text: str) -> None:
    """Note a problem at the line of a field, or of its map if the field is missing."""
    node = fields.node
    line = node.key_lines.get(name, node.line)
    fields.book.problems.append(Problem(node.file, line, text))


def _controls(node: Node, book: Book) -> None:
    """Refuse control characters, also those that YAML escapes have made."""
    for each in node.walk():
        if found := display.controls(each.text()):
            book.problem(each, f"character {', '.join(found)} is not allowed; take it out.")


def _line(fields: Fields, name: str, *, needed: bool = False) -> str:
    """A text field, reflowed to one line."""
    return " ".join(fields.text(name, needed=needed).split())


def form(
    fields: Fields, name: str, form: re.Pattern[str], what: str, *, needed: bool = False
) -> str:
    """A text field of a certain form; `what` says which."""
    value = fields.text(name, needed=needed)
    if value and not form.match(value):
        _wrong(fields, name, f"`{name}: {value[:40]}` should be {what}; correct it.")
        return ""
    return value


def link(fields: Fields, name: str) -> str:
    """A web address that is safe to show and to open."""
    what = "a link that starts with https:// or http:// and has plain letters only"
    return form(fields, name, _LINK, what)


def _kind(fields: Fields) -> str:
    """The kind; an unknown one is refused."""
    value = fields.text("kind", needed=True)
    if value and value not in KINDS:
        _wrong(fields, "kind", f"`{value[:40]}` is no kind of helpline; known: {', '.join(KINDS)}.")
        return ""
    return value


def _known(fields: Fields, name: str) -> bool | None:
    """yes, no, or None for not known."""
    node = fields.get(name)
    return None if node is None else fields.yes(name)


def _languages(fields: Fields) -> tuple[str, ...]:
    """The language tags."""
    tags = fields.names("languages")
    for tag in tags:
        if not _TAG.match(tag):
            _wrong(fields, "languages", f"`{tag[:20]}` is no language tag such as en or pt-BR.")
    return tags


def _sources(fields: Fields) -> tuple[Source, ...]:
    """Where it was read. The field must stand, if only as `[]`."""
    node = fields.get("sources")
    if node is None or not isinstance(node.value, list):
        _wrong(fields, "sources", "`sources` is missing or no list; write `sources: []` for none.")
        return ()
    result = []
    for item in node.items():
        source = Fields(item, fields.book)
        address = link(source, "address")
        seen = form(source, "seen", _SEEN, "a year, a month or a day such as 2026-11-22")
        source.done()
        if address:
            result.append(Source(address=address, seen=seen))
        elif "address" not in source:
            _wrong(
                source,
                "address",
                "the field `address` is missing; add the link, or drop the entry.",
            )
    return tuple(result)
