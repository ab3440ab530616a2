"""Source YAML to checked model to compiled JSON, and back: one module loaded at a time.

`load` is all that the running app needs; it imports neither YAML nor the checker.
"""
