"""Languages: choosing one, and the packs that hold the translations.

A running app needs `tags`, `choose` and what install wrote; the rest is for translators and the
build, and is imported only by their commands. See docs/architecture.md.
"""
