"""The reviewer's sheet: English and translation side by side, with a box to tick for each unit.

One page of HTML that needs nothing else and may load nothing: a clinician opens it in any browser,
also with a screen reader or on paper. What is ticked comes back as a small text (`ticks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from selfhelp.domain.strings import t
from selfhelp.l10n import ticks
from selfhelp.l10n.manifest import Manifest
from selfhelp.l10n.po import Entry
from selfhelp.l10n.reviews import sign
from selfhelp.l10n.units import Unit

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.5 sans-serif; max-width: 75rem; margin: 1rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: start; font-weight: bold; font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
th, td { border: 1px solid #888; padding: .5rem; vertical-align: top; text-align: start; }
th.narrow { width: 15rem; } td p { margin: 0 0 .5rem; white-space: pre-line; }
.id, .note { font-size: .85rem; } .id { font-family: monospace; overflow-wrap: anywhere; }
.safety { border-inline-start: .5rem solid #b00020; } .was { font-style: italic; }
label { display: block; font-weight: bold; } textarea { width: 100%; box-sizing: border-box; }
input[type=checkbox] { width: 1.4rem; height: 1.4rem; vertical-align: middle; }
:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
@media (max-width: 45rem) { table, tbody, tr, th, td { display: block; } thead { display: none; } }
@media print { section.out { display: none; } tr { break-inside: avoid; } }
"""

_SCRIPT = """
function made() {
  const out = [FIRST, PACK];
  for (const box of document.querySelectorAll("input[data-unit]"))
    if (box.checked) out.push("ok " + box.dataset.pair + " " + box.dataset.unit);
  for (const box of document.querySelectorAll("textarea[data-unit]")) {
    const text = box.value.replace(/\\s+/g, " ").trim().slice(0, 2000);
    if (text) out.push("say " + box.dataset.unit + " " + text);
  }
  out.push("end " + (out.length - 2));
  return out.join("\\n") + "\\n";
}
function show() {
  const text = made(), area = document.getElementById("made");
  area.value = text;
  document.getElementById("save").href =
    URL.createObjectURL(new Blob([text], {type: "text/plain"}));
}
document.addEventListener("input", show);
show();
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit on the sheet.

    Args:
        unit, entry: the English and its translation.
        signed: the id of who has signed it off as it stands, or "".
        stale: the English has changed since it was translated.
    """

    unit: Unit
    entry: Entry
    signed: str = ""
    stale: bool = False


def html(manifest: Manifest, rooms: Iterable[tuple[str, Sequence[Row]]]) -> str:
    """The page.

    Args:
        manifest: of the pack.
        rooms: what each part is called, and its units.
    """
    title = t(
        "review.sheet-title",
        "Review of {name} ({locale}), version {version}",
        name=manifest.name,
        locale=manifest.locale,
        version=manifest.version,
    )
    how = t(
        "review.sheet-how",
        "Read each pair. Tick it if the translation says the same, in words that a person in need"
        " would understand and trust. If not, leave it and write what should change. Rows with a"
        " thick edge are about safety: a wrong word there can hurt someone.",
    )
    ends = t(
        "review.sheet-ends",
        "When you are done, save the text below as a file, or copy all of it into a message, and send"
        " it to whoever gave you this sheet. It holds no name. Nothing was sent anywhere.",
    )
    lang = manifest.locale.replace("_", "-")
    body = "".join(_table(title, list(rows), lang, manifest.direction) for title, rows in rooms)
    script = _SCRIPT.replace("FIRST", _quoted(ticks.FIRST)).replace(
        "PACK", _quoted(f"pack {manifest.locale} {manifest.version}")
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
<p>{escape(how)}</p>
{body}
<section class="out">
<h2>{escape(t("review.sheet-out", "What you ticked"))}</h2>
<p>{escape(ends)}</p>
<p><a id="save" download="review-{escape(manifest.locale)}.txt" href="#made">{
        escape(t("review.sheet-save", "Save as a file"))
    }</a></p>
<label for="made">{escape(t("review.sheet-made", "The text to send"))}</label>
<textarea id="made" rows="8" readonly></textarea>
<noscript><p>{
        escape(
            t(
                "review.sheet-noscript",
                "This browser runs no scripts, so the text can't be made. Use another browser, or"
                " print the page and tick it by hand.",
            )
        )
    }</p></noscript>
</section>
</main>
<script>{script}</script>
</body>
</html>
"""


def _table(title: str, rows: Sequence[Row], lang: str, direction: str) -> str:
    heads = (
        t("review.sheet-english", "English"),
        t("review.sheet-translation", "Translation"),
    )
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    right = escape(t("review.sheet-right", "Right?"))
    body = "".join(_row(row, lang, direction) for row in rows)
    return (
        f'<table><caption>{escape(title)}</caption><thead><tr>{cells}<th scope="col"'
        f' class="narrow">{right}</th></tr></thead><tbody>{body}</tbody></table>\n'
    )


def _row(row: Row, lang: str, direction: str) -> str:
    unit, entry = row.unit, row.entry
    english = [unit.text, *([unit.plural] if unit.plural else [])]
    old, _ = entry.source
    was = ""
    if row.stale:
        said = t("review.sheet-was", "Translated from an earlier English text: {text}", text=old)
        was = f'<p class="was">{escape(said)}</p>'
    note = f'<p class="note">{escape(unit.note)}</p>' if unit.note else ""
    before = ""
    if row.signed:
        said = t("review.sheet-signed", "Signed off by {name}.", name=row.signed)
        before = f'<p class="note">{escape(said)}</p>'
    id = escape(unit.id, quote=True)
    tick = escape(t("review.sheet-tick", "Right"))
    change = escape(t("review.sheet-change", "What should change?"))
    kind = ' class="safety"' if unit.tier == "safety" else ""
    return (
        f'<tr{kind}><td lang="en">{_paragraphs(english)}{was}{note}</td>'
        f'<td lang="{escape(lang)}" dir="{escape(direction)}">{_paragraphs(entry.forms)}</td>'
        f'<td><p class="id">{id}</p>{before}'
        f'<label><input type="checkbox" data-unit="{id}" data-pair="{pair(unit, entry)}"'
        f' aria-label="{tick}: {id}"> {tick}</label>'
        f'<label for="say-{id}">{change}</label>'
        f'<textarea id="say-{id}" rows="2" data-unit="{id}" lang="{escape(lang)}"></textarea></td></tr>\n'
    )


def pair(unit: Unit, entry: Entry) -> str:
    """What a sign-off of this translation of this English is bound to, as it stands in the sheet."""
    made = sign(unit, entry, "", "")
    return f"{made.source}:{made.translation}"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{_tagged(text)}</p>" for text in texts)


def _tagged(text: str) -> str:
    """The text with our two tags as HTML's; everything else is only text."""
    made = escape(text)
    swaps: tuple[tuple[str, str], ...] = (("b", "b"), ("say", "em"))
    for ours, theirs in swaps:
        made = made.replace(f"&lt;{ours}&gt;", f"<{theirs}>")
        made = made.replace(f"&lt;/{ours}&gt;", f"</{theirs}>")
    return made


def _quoted(text: str) -> str:
    """A string of JavaScript that can't end the script it stands in."""
    import json

    return json.dumps(text).replace("<", "\\u003c")
