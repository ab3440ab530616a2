"""A private, offline companion for people who want to keep children safe from themselves.

The package is laid out as rooms with arrows one way; `docs/architecture.md` draws them.
Nothing is imported here: start-up pays only for what a command uses.
"""

__version__ = "0.1.0"
