"""A printable review sheet: every unit of a module, tool or the cards, and what each role looks at.

One HTML file that needs nothing else: no script, no picture, nothing from elsewhere. It can be
read with a screen reader, printed, and signed on paper.
"""

from __future__ import annotations

from html import escape

from selfhelp.content.outline import Part, parts, title
from selfhelp.content.reviews import fingerprint, walked
from selfhelp.content.tree import Library, Role
from selfhelp.domain.text import spans

STYLE = """
@page { margin: 18mm 15mm }
body { font: 12pt/1.45 Georgia, serif; color: #111; background: #fff; max-width: 48em;
  margin: 1.5em auto; padding: 0 1em }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; break-after: avoid }
h2 { border-top: 2px solid #111; padding-top: .4em; margin-top: 2em }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em }
caption { text-align: left; font-style: italic; padding: .2em 0 }
th, td { border: 1px solid #555; padding: .35em .5em; text-align: left; vertical-align: top }
thead th { background: #eee }
tbody th { font: .75em/1.4 "Courier New", monospace; width: 22%; overflow-wrap: anywhere }
td.note { font-size: .85em; width: 20% }
td.free { width: 18% }
tr { break-inside: avoid }
.line { border-bottom: 1px solid #555; min-height: 1.9em; margin: 0 }
.label { margin: 1.1em 0 0 }
section { margin-bottom: 1.5em }
"""

HOW = (
    (
        "Thank you for reading this. Read it in order, as a reader would. Each row is one text with its own"
        " id. Where something should change, write it in the last column, or note the id and your remark on"
        " another sheet."
    ),
    "You need not read everything that costs you too much. Say at the end which parts you left out.",
    "Please don't write about people you know, and nothing about any case.",
)


def page(library: Library, item: str, role: str = "") -> str:
    """The sheet of one item as HTML.

    Args:
        item: a module's or tool's id, "cards" or "guide".
        role: only the questions and the signature of this role; empty for all that are wanted.

    Raises:
        KeyError: there is no such item, or no such role.
    """
    wanted = (role,) if role else library.reviews[item].wanted
    roles = [library.roles[id] for id in wanted]
    found = parts(library, item)
    heading = f"Review sheet: {title(library, item)}"
    body = [
        f"<h1>{escape(heading)}</h1>",
        *_about(library, item, roles),
        *(line for part in found for line in _part(part)),
        *_works(library, found),
        *(line for each in roles for line in _role(each)),
        *_signature(roles),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(heading)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def _about(library: Library, item: str, roles: list[Role]) -> list[str]:
    """What lies on the table, and how to go about it."""
    revision = 1 if item in {"cards", "guide"} else walked(library, item).revision
    who = "".join(f"<li><b>{escape(r.title)}</b>: {escape(r.looks_at)}</li>" for r in roles)
    return [
        (
            f"<p>Text: {escape(item)}, revision {revision}, fingerprint {fingerprint(library, item)}."
            " If the fingerprint in the project is another one, the text has changed since.</p>"
        ),
        *(f"<p>{escape(line)}</p>" for line in HOW),
        "<h2>Who is asked to read it</h2>",
        f"<ul>{who}</ul>",
    ]


def _part(part: Part) -> list[str]:
    """One step, card or list: a table with a row for each unit."""
    rows = [
        f'<tr><th scope="row">{escape(row.id)}</th><td>{_text(row.text)}</td>'
        f'<td class="note">{"<br>".join(escape(note) for note in row.notes)}</td>'
        '<td class="free"></td></tr>'
        for row in part.rows
    ]
    return [
        "<section>",
        f"<h2>{escape(part.title)}</h2>",
        "<table>",
        f"<caption>{escape(part.about)}</caption>" if part.about else "",
        (
            '<thead><tr><th scope="col">Id</th><th scope="col">Text</th>'
            '<th scope="col">Rests on, leads to</th><th scope="col">Your remark</th></tr></thead>'
        ),
        "<tbody>",
        *rows,
        "</tbody>",
        "</table>",
        "</section>",
    ]


def _text(text: str) -> str:
    """A text with its two tags as HTML; words to say in bold and italics."""
    out = ""
    for span in spans(text):
        inner = escape(span.text).replace("\n\n", "<br><br>")
        tags = {"b": ("<b>", "</b>"), "say": ("<b><i>", "</i></b>")}.get(span.style, ("", ""))
        out += tags[0] + inner + tags[1]
    return out


def _works(library: Library, found: list[Part]) -> list[str]:
    """The works that the item rests on, each once."""
    keys = sorted({key for part in found for row in part.rows for key in row.refs})
    if not keys:
        return []
    rows = []
    for key in keys:
        work = library.references[key]
        rows.append(
            f'<tr><th scope="row">{escape(key)}</th>'
            f"<td>{escape(work.text)} {escape(work.url)}</td></tr>"
        )
    return [
        "<h2>Works</h2>",
        "<table>",
        '<thead><tr><th scope="col">Key</th><th scope="col">Work</th></tr></thead>',
        "<tbody>",
        *rows,
        "</tbody>",
        "</table>",
    ]


def _role(role: Role) -> list[str]:
    """The questions of one role, with room to answer."""
    out = ["<section>", f"<h2>Questions: {escape(role.title)}</h2>", "<ol>"]
    for question in role.questions:
        out.append(f'<li>{escape(question)}<p class="line"></p><p class="line"></p></li>')
    return [*out, "</ol>", "</section>"]


def _signature(roles: list[Role]) -> list[str]:
    """Where it is signed; whoever signs decides which name is shown."""
    asked = (
        f"My role (strike out what does not fit): {', '.join(role.title for role in roles)}",
        "Parts that I have not read",
        "My verdict: fit to be shown as it stands, fit after the changes above, or not fit",
        (
            "My name as it may be shown in the program and in the record (initials will do for every"
            " role but the clinician's)"
        ),
        "Qualification or post, for a professional; for a lawyer also the country",
        "Anything that could sway me, such as a part in this project",
        "Date and signature",
    )
    out = ["<h2>Signature</h2>"]
    for label in asked:
        out += [f'<p class="label">{escape(label)}:</p>', '<p class="line"></p>']
    return out
