"""`selfhelp modules`, `tools`, `measures` and `pathways`: what there is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from selfhelp.cli import exits
from selfhelp.cli.context import Context, say, say_json
from selfhelp.domain.strings import t
from selfhelp.domain.text import plain


def arguments(parser: ArgumentParser, name: str) -> None:
    """How to print."""
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(what=name)


def run(arguments: Namespace, context: Context) -> int:
    """Print one list."""
    from selfhelp.content.codec import encode
    from selfhelp.domain import review
    from selfhelp.plain import show

    shelf = context.shelf
    if arguments.what == "pathways":
        paths = shelf.pathways()
        if arguments.json:
            say_json(encode(paths))
            return exits.DONE
        for path in paths:
            say(f"{path.id}  {plain(path.title)}", f"   {plain(path.about)}")
            if path.modules:
                pages = ", ".join(path.modules)
                say(f"   {t('list.pages', 'Pages: {pages}', pages=pages)}")
        return exits.DONE
    listed = {"modules": shelf.modules, "tools": shelf.tools, "measures": shelf.measures}
    rows = listed[arguments.what]()
    if arguments.json:
        # Said of each, whatever it is: that nobody has reviewed it is no default to be left out.
        state = ("reviewed", "review_changed")
        say_json([{**encode(row), **{name: getattr(row, name) for name in state}} for row in rows])
        return exits.DONE
    for row in rows:
        say(f"{row.id}  {show.summary(row)}")
        if row.type == "measure":
            say(*(f"   {plain(part.text)}" for part in shelf.module(row.id).licence))
        else:
            say(f"   {plain(review.line(row))}")
    return exits.DONE
