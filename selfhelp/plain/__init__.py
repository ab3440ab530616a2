"""The whole programme as lines of text: for screen readers, pipes and simple terminals.

The rules (TUI.md section 5): only ever append; one fact a line; nothing said by colour, position
or drawing; numbered choices, number or word accepted; the same few verbs at every prompt.
"""
