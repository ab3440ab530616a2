"""What a person keeps: records, living plans, unfinished pages, search, trends.

The vault below knows bytes; this package knows what they mean. It draws nothing and asks nothing.
"""
